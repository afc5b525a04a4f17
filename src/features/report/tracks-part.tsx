import type { ReactNode } from 'react';

import type { Award, CriterionResult, CriterionState, TrackResult } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import type { Say } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { conditionsWords, keyOf, trackName } from '../shared/verdicts.ts';
import { flipCauseWords, flipWords } from '../track/change-words.ts';
import { sentences } from './cause-words.ts';
import { sourcesInForce } from './cites.tsx';
import { amountWords, aside, factNames, grantWords, joined, otherDayAside, unsure } from './paper-words.ts';
import { PaperTable, Part } from './part.tsx';
import type { Paper } from './part.tsx';

/** Every track open to the company in full: the money, the conditions, what may change. */
export function tracksPart(paper: Paper): ReactNode {
  const { say, data } = paper;
  return (
    <Part id="tracks" title={say.t('report.part.tracks')}>
      {data.applicable.length === 0 ? <p>{say.t('report.tracks.none')}</p> : null}
      {data.applicable.map((result) => trackText(paper, result))}
    </Part>
  );
}

function trackText(paper: Paper, result: TrackResult): ReactNode {
  const { say, data, cite } = paper;
  const { track, verdict, award } = result;
  const aims = data.base.facts.find(({ roles }) => roles.includes('aims'));
  const chosen = aims && data.profile[aims.id];
  const limits = track.award?.notes ?? [];
  const notes = Array.isArray(chosen) ? chosen.flatMap((aim) => track.aimNotes[aim] ?? []) : [];
  return (
    <article key={keyOf(result)} className="paper-track" aria-label={trackName(say, result)}>
      <div className="track-head">
        <h4>
          {trackName(say, result)} <TrackVerdict verdict={verdict} status={result.status} />
        </h4>
        <p>
          {[track.summary, ...notes].map(say.text).join(say.locale === 'en' ? ' ' : '')}{' '}
          <span className="small">
            {verdict === 'eligible' ? conditionsWords(say, result, data.rulesOf) : say.t('report.tracks.undetermined')}
          </span>
        </p>
        <div className="money">
          <dl>
            <div>
              <dt>{say.t(verdict === 'eligible' ? 'report.head.grant' : 'result.amountIf')}</dt>
              <dd className="strong">{grantWords(say, result)}</dd>
            </div>
            {award?.ownContribution ? (
              <div>
                <dt>{say.t('report.head.own')}</dt>
                <dd>{amountWords(say, award.ownContribution)}</dd>
              </div>
            ) : null}
            {track.cashFlow ? (
              <div>
                <dt>{say.t('result.cash')}</dt>
                <dd>
                  {say.text(track.cashFlow.text)}
                  {unsure(say, say.text(track.cashFlow.text), track.cashFlow.confidence)}
                  {cite(track.cashFlow.sources)}
                </dd>
              </div>
            ) : null}
            {deadline(paper, result)}
          </dl>
          {award && award.steps.length > 0 ? waterfall(say, result, award) : null}
        </div>
      </div>
      {award && limits.length > 0 ? (
        <p className="small">{say.t('report.tracks.notes', { notes: sentences(say, limits.map(say.text)) })}</p>
      ) : null}
      {conditions(paper, result)}
      {changes(paper, result)}
    </article>
  );
}

function deadline(paper: Paper, { track }: TrackResult): ReactNode {
  const { say, data, cite } = paper;
  const cutOff = track.practical?.nextCutOff;
  if (!cutOff && track.closesOn === undefined) return null;
  return (
    <div>
      <dt>{say.t('report.head.deadline')}</dt>
      <dd>
        {cutOff ? (
          <>
            {say.t('report.tracks.cutOff', { date: say.day(cutOff.on), text: say.text(cutOff.text) })}
            {unsure(say, say.text(cutOff.text), cutOff.confidence)}
            {otherDayAside(say, data, cutOff.on)}
            {cite(cutOff.sources)}
          </>
        ) : null}
        {track.closesOn === undefined ? null : (
          <>
            {' '}
            {say.t('result.closesOnText', { date: say.day(track.closesOn) })}
            {otherDayAside(say, data, track.closesOn)}
          </>
        )}
      </dd>
    </div>
  );
}

function waterfall(say: Say, result: TrackResult, award: Award): ReactNode {
  return (
    <PaperTable
      caption={say.t('report.tableOf', { title: trackName(say, result) })}
      className="figures waterfall-table"
      head={[say.t('result.awardTitle'), say.t('result.awardAmount')]}
    >
      {award.steps.map((step, i) => (
        <tr key={i}>
          <th scope="row">
            {fill(say.base, result.scheme, step.label, say.locale)}
            {step.binding ? <strong>{aside(say, say.t('report.tracks.binding'))}</strong> : null}
          </th>
          <td className="amount">{amountWords(say, step)}</td>
        </tr>
      ))}
      <tr className="total">
        <th scope="row">{say.t('result.awardResult')}</th>
        <td className="amount">{amountWords(say, award)}</td>
      </tr>
    </PaperTable>
  );
}

/** Conditions that are met need one line; what is open or judged is said in full. */
function conditions(paper: Paper, result: TrackResult): ReactNode {
  const { say } = paper;
  const of = (state: CriterionState): CriterionResult[] => result.criteria.filter((each) => each.state === state);
  const rows = (['unknown', 'judgement', 'met', 'not-applicable'] as const).flatMap((state) => {
    const criteria = of(state);
    return criteria.length === 0 ? [] : [{ state, criteria }];
  });
  if (rows.length === 0) return null;
  return (
    <dl className="conditions">
      {rows.map(({ state, criteria }) => (
        <div key={state}>
          <dt>{say.t('result.criteriaCount', { state: say.t(`verdict.state.${state}`), n: criteria.length })}</dt>
          <dd>
            {state === 'met' || state === 'not-applicable'
              ? line(paper, result, criteria)
              : full(paper, result, criteria)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const sentenceOf = ({ say }: Paper, { scheme }: TrackResult, { sentence }: CriterionResult): string =>
  fill(say.base, scheme, sentence, say.locale);

function line(paper: Paper, result: TrackResult, criteria: readonly CriterionResult[]): ReactNode {
  const { say, cite } = paper;
  return (
    <>
      {joined(
        say,
        criteria.map((criterion) => sentenceOf(paper, result, criterion)),
      )}
      {cite(
        criteria.flatMap((criterion) => sourcesInForce(result, criterion).slice(0, 1)),
        criteria.length,
      )}
    </>
  );
}

function full(paper: Paper, result: TrackResult, criteria: readonly CriterionResult[]): ReactNode {
  const { say, cite } = paper;
  return (
    <ul>
      {criteria.map((criterion) => (
        <li key={criterion.id}>
          {sentenceOf(paper, result, criterion)}
          {unsure(say, sentenceOf(paper, result, criterion), criterion.confidence)}
          {criterion.open.length > 0
            ? aside(say, say.t('report.tracks.needs', { facts: say.list(factNames(say, criterion.open)) }))
            : null}
          {cite(sourcesInForce(result, criterion))}
        </li>
      ))}
    </ul>
  );
}

/** When the result changes by itself. */
function changes({ say, data }: Paper, result: TrackResult): ReactNode {
  const { scheme, track } = result;
  const flips = data.flips.find((each) => each.scheme === scheme.id && each.track === track.id)?.flips ?? [];
  if (flips.length === 0) return null;
  return (
    <>
      <p className="strong">{say.t('track.flipTitle')}</p>
      <ul>
        {flips.map((flip) => (
          <li key={flip.on}>
            {sentences(say, [flipWords(say, flip), ...flip.because.map((cause) => flipCauseWords(say, cause, scheme))])}
          </li>
        ))}
      </ul>
    </>
  );
}
