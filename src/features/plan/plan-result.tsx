import type { ReactNode } from 'react';

import type { Application, Plan } from '../../engine/index.ts';
import { fill, money } from '../../i18n/words.ts';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { moneyWords } from '../shared/amounts.ts';
import { AwardSteps } from '../shared/award-steps.tsx';
import { FactLink } from '../shared/fact-link.tsx';
import { useSay } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { trackName } from '../shared/verdicts.ts';
import { changedWords, unfundedWords, unusedWords } from './plan-words.ts';

/** The applications of the plan, what it comes to, and why it is not otherwise. */
export function PlanResult({ plan }: { plan: Plan }): ReactNode {
  const say = useSay();
  const { applications, totals, alone, gain, unfunded, unused, ifAnswered } = plan;
  return (
    <>
      <section className="part" aria-labelledby="plan-totals">
        <h2 id="plan-totals">{say.t('plan.totalsTitle')}</h2>
        <dl className="plan-totals">
          {(['grant', 'ownContribution', 'unfunded', 'cost'] as const).map((key) => (
            <div key={key}>
              <dt>{say.t(`plan.totals.${key}`)}</dt>
              <dd className={key === 'grant' ? 'strong' : undefined}>{moneyWords(say, totals[key])}</dd>
            </div>
          ))}
        </dl>
        {applications.length === 0 ? <p>{say.t('plan.none')}</p> : null}
        {alone && applications.length > 1 && gain > 0 ? (
          <p>
            {say.t('plan.gain', {
              track: trackName(say, alone),
              alone: moneyWords(say, alone.grant),
              gain: moneyWords(say, gain),
            })}
          </p>
        ) : null}
        {ifAnswered ? (
          <Notice title={say.t('plan.ifAnsweredTitle', { amount: moneyWords(say, ifAnswered.grant) })}>
            <p>{say.t('plan.ifAnswered')}</p>
            <ul>
              {ifAnswered.missing.map((fact) => (
                <li key={fact}>
                  <FactLink fact={fact} />
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </section>
      {applications.length > 0 ? (
        <section className="part" aria-labelledby="plan-applications">
          <h2 id="plan-applications">{say.t('plan.applicationsTitle', { n: applications.length })}</h2>
          <p>{say.t('plan.order')}</p>
          {applications.map((application, i) => (
            <ApplicationCard key={trackName(say, application)} application={application} n={i + 1} plan={plan} />
          ))}
        </section>
      ) : null}
      {unfunded.length > 0 ? (
        <section className="part" aria-labelledby="plan-unfunded">
          <h2 id="plan-unfunded">{say.t('plan.unfundedTitle', { n: unfunded.length })}</h2>
          <ul className="rows">
            {unfunded.map((each) => (
              <li key={each.item.id}>
                <p className="strong">{say.t('plan.item', { label: each.item.label, amount: money(each.cost) })}</p>
                {unfundedWords(say, each).map((words) => (
                  <p key={words}>{words}</p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {unused.length > 0 ? (
        <Details summary={say.t('plan.unusedTitle', { n: unused.length })}>
          <ul className="rows">
            {unused.map((each) => (
              <li key={trackName(say, each)}>
                <p className="strong">{trackName(say, each)}</p>
                <p>{unusedWords(say, each, applications)}</p>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      <Details summary={say.t('plan.limitsTitle')}>
        <ul>
          {plan.limits.map((limit) => (
            <li key={limit}>{say.t(`plan.limits.${limit}`)}</li>
          ))}
        </ul>
      </Details>
    </>
  );
}

function ApplicationCard({ application, n, plan }: { application: Application; n: number; plan: Plan }): ReactNode {
  const say = useSay();
  const { items, cost, grant, ownContribution, award, changed, judgement, verdict, scheme } = application;
  return (
    <Card
      level={3}
      title={say.t('plan.application', { n, track: trackName(say, application) })}
      aside={<TrackVerdict verdict={verdict} />}
    >
      <dl className="track-facts track-facts-short">
        <div>
          <dt>{say.t('plan.grant')}</dt>
          <dd className="strong">{moneyWords(say, grant)}</dd>
        </div>
        <div>
          <dt>{say.t('plan.projectCost')}</dt>
          <dd>{moneyWords(say, cost)}</dd>
        </div>
        <div>
          <dt>{say.t('result.youPay')}</dt>
          <dd>{moneyWords(say, ownContribution)}</dd>
        </div>
      </dl>
      <h4>{say.t('plan.itemsOf')}</h4>
      <ul>
        {items.map(({ item, cost: each }) => (
          <li key={item.id}>{say.t('plan.item', { label: item.label, amount: money(each) })}</li>
        ))}
      </ul>
      <p>
        {say.t('plan.binding', {
          limits: say.list(
            award.steps.filter(({ binding }) => binding).map(({ label }) => fill(say.base, scheme, label, say.locale)),
          ),
        })}
      </p>
      {changed.map((each) => (
        <p key={each.fact}>{changedWords(say, each, plan)}</p>
      ))}
      {judgement.length > 0 ? (
        <Details summary={say.t('verdict.judgements', { n: judgement.length })}>
          <ul>
            {judgement.map((id) => {
              const criterion = scheme.criteria[id];
              return criterion ? <li key={id}>{fill(say.base, scheme, criterion.sentence, say.locale)}</li> : null;
            })}
          </ul>
        </Details>
      ) : null}
      <Details summary={say.t('result.awardTitle')}>
        <AwardSteps scheme={scheme} steps={award.steps} result={award} />
      </Details>
    </Card>
  );
}
