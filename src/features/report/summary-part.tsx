import type { ReactNode } from 'react';

import type { TrackResult } from '../../engine/index.ts';
import { rangeWords } from '../shared/amounts.ts';
import { judged, keyOf, trackName } from '../shared/verdicts.ts';
import { deadlineOf, firstDeadline, missingIn, planDiffers, together } from './figures.ts';
import { amountWords, aside, deadlineWords, grantWords, ofOtherDay, pastOr, verdictWords } from './paper-words.ts';
import { PaperTable, Part } from './part.tsx';
import type { Paper } from './part.tsx';

/** The report in one paragraph, and its tracks in one table. */
export function summaryPart(paper: Paper): ReactNode {
  const { say, data } = paper;
  const { applicable } = data;
  return (
    <Part id="summary" title={say.t('report.summary.title')}>
      <p>
        {summarySentences(paper).map((sentence, i) => (
          <span key={i}>
            {sentence}
            {say.locale === 'en' ? ' ' : ''}
          </span>
        ))}
      </p>
      {applicable.length > 0 ? (
        <PaperTable
          caption={say.t('report.summary.table')}
          className="figures glance"
          head={(['track', 'result', 'grant', 'own', 'judged', 'deadline'] as const).map((key) =>
            say.t(`report.head.${key}`),
          )}
        >
          {applicable.map((result) => row(paper, result))}
        </PaperTable>
      ) : null}
      {ofOtherDay(data) && applicable.some((result) => deadlineOf(result) !== undefined) ? (
        <p className="strong">{say.t('report.otherDay.deadlines', { date: say.day(data.rulesOf) })}</p>
      ) : null}
      {planDiffers(data) ? <p className="small">{say.t('report.summary.planDiffers')}</p> : null}
    </Part>
  );
}

function row({ say, data }: Paper, result: TrackResult): ReactNode {
  const own = result.award?.ownContribution;
  const deadline = deadlineOf(result);
  return (
    <tr key={keyOf(result)}>
      <th scope="row">{trackName(say, result)}</th>
      <td>{verdictWords(say, result)}</td>
      <td className="amount">{grantWords(say, result)}</td>
      <td className="amount">{own ? amountWords(say, own) : say.t('report.notKnown')}</td>
      <td>{say.t('report.points', { n: judged(result) })}</td>
      <td>
        {deadline === undefined ? say.t('report.noDeadline') : deadlineWords(say, deadline)}
        {pastOr(data, deadline?.on) === 'past' ? <strong>{aside(say, say.t('report.otherDay.past'))}</strong> : null}
      </td>
    </tr>
  );
}

const strong = (words: ReactNode): ReactNode => <strong>{words}</strong>;

function summarySentences({ say, data }: Paper): ReactNode[] {
  const { applicable, base, plan, rulesOf, barred, closed } = data;
  const date = say.day(rulesOf);
  const named = (verdict: TrackResult['verdict']): string[] =>
    applicable.filter((result) => result.verdict === verdict).map((result) => trackName(say, result));
  const [eligible, open] = [named('eligible'), named('undetermined')];
  const missing = missingIn([...applicable, ...barred]).length;
  const unruled = barred.filter(({ status }) => status === 'no-rule-known').length;
  const failed = barred.length - unruled;
  const next = firstDeadline(applicable);
  return [
    eligible.length > 0
      ? say.t('report.summary.eligible', { date, n: eligible.length, names: say.list(eligible) })
      : say.t(open.length + unruled > 0 ? 'report.summary.noneYet' : 'report.summary.none', { date }),
    ...(open.length > 0
      ? [
          say.t('report.summary.undetermined', {
            n: open.length,
            names: say.list(open),
            after: eligible.length > 0 ? 'some' : 'none',
          }),
        ]
      : []),
    ...(failed > 0 ? [say.t('report.summary.barred', { n: failed })] : []),
    ...(unruled > 0 ? [say.t('report.summary.noRule', { n: unruled })] : []),
    ...(closed.length > 0 ? [say.t('report.summary.closed', { n: closed.length })] : []),
    ...(plan ? planSentence() : togetherSentence()),
    missing > 0 ? say.t('report.summary.missing', { n: missing }) : say.t('report.summary.nothingMissing'),
    ...(next
      ? [
          say.t(ofOtherDay(data) ? 'report.otherDay.nearest' : 'report.summary.deadline', {
            date: deadlineWords(say, next.deadline),
            track: trackName(say, next.result),
            rules: date,
            when: pastOr(data, next.deadline.on),
          }),
        ]
      : []),
  ];

  function planSentence(): ReactNode[] {
    if (!plan) return [];
    const { grant, ownContribution, unfunded } = plan.plan.totals;
    const own = { min: ownContribution + unfunded, max: ownContribution + unfunded };
    return [
      say.t.rich('report.summary.plan', {
        strong,
        grant: rangeWords(say, { min: grant, max: grant }),
        own: rangeWords(say, own),
      }),
    ];
  }

  function togetherSentence(): ReactNode[] {
    const best = together(base, applicable);
    if (!best) return [];
    const { tracks, grant, own } = best;
    return [
      say.t.rich(tracks.length > 1 ? 'report.summary.together' : 'report.summary.single', {
        tracks: say.list(tracks.map((result) => trackName(say, result))),
        grant: rangeWords(say, grant),
        strong,
      }),
      ...(own ? [say.t.rich('report.summary.own', { own: rangeWords(say, own), strong })] : []),
    ];
  }
}
