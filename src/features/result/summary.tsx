import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { byAim, openQuestions, unknownQuestions } from '../../engine/index.ts';
import type { Assessment, TrackResult } from '../../engine/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { awardWords, rangeWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';
import { UnknownAnswers } from '../shared/unknown-answers.tsx';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { conditionsWords, failing, isOpenTo, keyOf, successorOf, trackName } from '../shared/verdicts.ts';
import { Blockers } from './criteria.tsx';
import { groupAims } from './group-aims.ts';
import { AimNames } from './aim-names.tsx';
import type { AimGroup } from './group-aims.ts';
import { JumpLink } from './jump-link.tsx';
import type { TodayResults } from './use-today.ts';

/** The answer to "which money can we get", by what the company wants to do. */
export function Summary({ results }: { results: TodayResults }): ReactNode {
  const t = useTranslations('result');
  const { base, profile, assessment } = results;
  return (
    <section className="part" aria-labelledby="summary">
      <h2 id="summary">{t('summaryTitle')}</h2>
      <ul className="aim-list">
        {groupAims(byAim(base, assessment, profile)).map((group) => (
          <li key={group.aims.map(({ aim }) => aim).join()}>
            <AimSummary group={group} assessment={assessment} />
          </li>
        ))}
      </ul>
      <Questions results={results} />
    </section>
  );
}

function AimSummary({ group, assessment }: { group: AimGroup; assessment: Assessment }): ReactNode {
  const say = useSay();
  const { best, others, nearest, replaced } = group;
  return (
    <>
      <h3>
        <AimNames aims={group.aims} />
      </h3>
      {best ? <Best result={best} asOf={assessment.asOf} /> : <NoneOpen nearest={nearest} />}
      {group.aims.map(({ aim }) => {
        const note = best?.track.aimNotes[aim];
        return note ? (
          <p key={aim}>
            <strong>{say.text(note)}</strong>
          </p>
        ) : null;
      })}
      {replaced.map((closed) => (
        <Replaced key={keyOf(closed)} closed={closed} assessment={assessment} />
      ))}
      {others.length > 0 ? (
        <p className="small-print">
          {say.t('result.summaryMore')}
          {others.map((other, i) => (
            <span key={keyOf(other)}>
              {i > 0 ? say.list(['', '']) : ' '}
              <JumpLink to={keyOf(other)}>
                {say.t('result.summaryMoreItem', { track: trackName(say, other), words: awardWords(say, other) })}
              </JumpLink>
            </span>
          ))}
        </p>
      ) : null}
    </>
  );
}

/** What people may look for under its old name. */
function Replaced({ closed, assessment }: { closed: TrackResult; assessment: Assessment }): ReactNode {
  const say = useSay();
  const successor = successorOf(closed, assessment);
  if (!successor) return null;
  const words = { old: trackName(say, closed), track: trackName(say, successor) };
  return (
    <p>
      {closed.track.closedOn === undefined
        ? say.t('result.replaced', words)
        : say.t('result.replacedAfter', { ...words, date: say.day(closed.track.closedOn) })}{' '}
      {isOpenTo(successor.verdict) ? (
        <JumpLink to={keyOf(successor)}>{say.t('result.detailsLink')}</JumpLink>
      ) : (
        <Link href={`/track/${keyOf(successor)}`}>{say.t('result.detailsLink')}</Link>
      )}
    </p>
  );
}

function Best({ result, asOf }: { result: TrackResult; asOf: string }): ReactNode {
  const say = useSay();
  const own = result.award?.ownContribution;
  return (
    <>
      <p className="aim-amount sentence-case">
        {result.verdict === 'eligible' || !result.award
          ? awardWords(say, result)
          : say.t('result.summaryIf', { amount: awardWords(say, result) })}
      </p>
      {own ? <p>{say.t('result.youPayAmount', { amount: rangeWords(say, own) })}</p> : null}
      <p>
        <TrackVerdict verdict={result.verdict} status={result.status} />
      </p>
      <p>
        {trackName(say, result)} <JumpLink to={keyOf(result)}>{say.t('result.detailsLink')}</JumpLink>
      </p>
      {result.verdict === 'eligible' ? <p className="small-print">{conditionsWords(say, result, asOf)}</p> : null}
    </>
  );
}

function NoneOpen({ nearest }: { nearest: TrackResult | undefined }): ReactNode {
  const say = useSay();
  return (
    <>
      <p>
        <TrackVerdict verdict={nearest?.verdict ?? null} />
      </p>
      <p>{say.t('result.summaryNone')}</p>
      {nearest ? (
        <p>
          {say.t('result.summaryNoneFails', { track: trackName(say, nearest), n: failing(nearest).length })}{' '}
          <JumpLink to={keyOf(nearest)}>{say.t('result.reasonsLink')}</JumpLink>
        </p>
      ) : null}
      {nearest ? <Blockers result={nearest} most={2} /> : null}
    </>
  );
}

/** How many answers could still change something, and where to give them. */
function Questions({ results: { base, assessment, profile } }: { results: TodayResults }): ReactNode {
  const t = useTranslations('result');
  const open = openQuestions(base, [assessment], profile);
  const verdicts = open.filter(({ decides }) => decides === 'verdict').length;
  const awards = open.length - verdicts;
  const unknown = unknownQuestions(base, [assessment], profile).map(({ fact }) => fact.id);
  const [first] = open;
  return (
    <div className="next-answers">
      <p>
        {verdicts > 0 ? t('questionsVerdict', { n: verdicts }) : null}
        {verdicts > 0 && awards > 0 ? ` ${t('questionsAward', { n: awards })}` : null}
        {verdicts === 0 && awards > 0 ? t('questionsAwardOnly', { n: awards }) : null}
        {open.length === 0 && unknown.length === 0 ? t('questionsNone') : null}
      </p>
      <UnknownAnswers facts={unknown} />
      {first ? (
        <p>
          <ButtonLink href={`/check?fact=${first.fact.id}`} look="primary">
            {t('questionsLink')}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}
