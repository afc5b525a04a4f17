import { useMemo } from 'react';
import type { ReactNode } from 'react';

import { LAYER_IDS } from '../../engine/index.ts';
import { Choice, Fieldset } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useLayers } from '../session/layers.ts';
import { useSession } from '../session/session.tsx';
import { NothingAnswered } from '../shared/nothing-answered.tsx';
import { RulesDay } from '../shared/rules-day.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { CashPart } from './cash-part.tsx';
import { CostItems } from './cost-items.tsx';
import { budgetsFor, ready } from './items.ts';
import { PlanResult } from './plan-result.tsx';
import './plan.css';
import { problemWords } from './plan-words.ts';
import { usePlan } from './use-plan.ts';

const RULES = [LAYER_IDS[2], LAYER_IDS[3]] as const;

/** Which open tracks to combine for what the company wants to pay for. */
export function PlanPage(): ReactNode {
  const say = useSay();
  const { base, session, update } = useSession();
  const under = RULES[session.planWithProposals ? 1 : 0];
  const { layers } = useLayers();
  const layer = layers?.find(({ id }) => id === under);
  const budgets = useMemo(
    () => (layer ? budgetsFor(base, layer.assessment.tracks, session.costs) : []),
    [base, layer, session.costs],
  );
  const { items, waiting } = ready(session.costs, (n) => say.t('plan.nameless', { n }));
  const { plan, settled, flow, problems } = usePlan(layer?.ruleSet, items);
  if (Object.keys(session.facts).length === 0)
    return (
      <Page title={say.t('plan.title')}>
        <NothingAnswered />
      </Page>
    );
  const wrong = [...(plan && !plan.ok ? plan.problems : []), ...problems];
  return (
    <Page title={say.t('plan.title')}>
      <p className="lead">{say.t('plan.lead')}</p>
      <RulesDay withAnswers />
      <section className="part" aria-labelledby="plan-items">
        <h2 id="plan-items" tabIndex={-1}>
          {say.t('plan.itemsTitle')}
        </h2>
        <p>{say.t('plan.itemsText')}</p>
        <CostItems budgets={budgets} />
        <Fieldset id="plan-rules" legend={say.t('plan.rules')} inline>
          {RULES.map((id) => (
            <Choice
              key={id}
              type="radio"
              name="plan-rules"
              label={say.t(id === RULES[0] ? 'layers.today' : 'layers.today-proposals')}
              checked={under === id}
              onChange={() => update({ planWithProposals: id === RULES[1] ? true : undefined })}
            />
          ))}
        </Fieldset>
      </section>
      <div role="status">
        {session.costs.length === 0 ? null : waiting > 0 ? (
          <p>{say.t('plan.waiting', { n: waiting })}</p>
        ) : settled ? null : (
          <p>{say.t('compare.loading')}</p>
        )}
      </div>
      {wrong.length > 0 ? (
        <Notice tone="error" title={say.t('plan.problemsTitle')}>
          <ul>
            {wrong.map((problem) => (
              <li key={problem.field}>{problemWords(say, problem, items)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {plan?.ok && items.length > 0 ? (
        <>
          <PlanResult plan={plan.value} />
          {flow ? <CashPart plan={plan.value} flow={flow} /> : null}
          <p className="small-print">{say.t('compare.notAdvice')}</p>
        </>
      ) : null}
    </Page>
  );
}
