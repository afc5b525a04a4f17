import type { ReactNode } from 'react';

import type { Suggestion, TrackResult } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import { gapsOf } from '../result/gaps.ts';
import type { Say } from '../shared/say.ts';
import { failing, keyOf, notOpenWords, trackName } from '../shared/verdicts.ts';
import { blockWords, changeWords, flipWords } from '../track/change-words.ts';
import { sentences } from './cause-words.ts';
import { sourcesInForce } from './cites.tsx';
import type { Findings } from './data.ts';
import { amountWords, joined, verdictWords } from './paper-words.ts';
import { PaperTable, Part } from './part.tsx';
import type { Paper } from './part.tsx';

/** Tracks the company cannot apply for, each with its reason and what would change it. */
export function barredPart(paper: Paper): ReactNode {
  const { say, data } = paper;
  const { barred, closed, notConsidered } = data;
  return (
    <Part id="barred" title={say.t('report.part.barred')}>
      {barred.length + closed.length === 0 ? <p>{say.t('report.barred.none')}</p> : null}
      {barred.length + closed.length > 0 ? (
        <PaperTable
          caption={say.t('report.tableOf', { title: say.t('report.part.barred') })}
          className="reasons"
          head={(['track', 'reason', 'change'] as const).map((key) => say.t(`report.head.${key}`))}
        >
          {barred.map((result) => (
            <tr key={keyOf(result)}>
              <th scope="row">{trackName(say, result)}</th>
              <td>{reasons(paper, result)}</td>
              <td>{changeOf(say, data, result)}</td>
            </tr>
          ))}
          {closed.map((result) => (
            <tr key={keyOf(result)}>
              <th scope="row">{trackName(say, result)}</th>
              <td colSpan={2}>
                {sentences(say, [verdictWords(say, result), ...notOpenWords(say, result, data.assessment)])}
                {paper.cite(result.track.sources)}
              </td>
            </tr>
          ))}
        </PaperTable>
      ) : null}
      {notConsidered > 0 ? <p className="small">{say.t('report.barred.notConsidered', { n: notConsidered })}</p> : null}
    </Part>
  );
}

function reasons({ say, cite }: Paper, result: TrackResult): ReactNode {
  if (result.status === 'no-rule-known') return say.t('result.noRule');
  return (
    <ul>
      {failing(result).map((criterion) => (
        <li key={criterion.id}>
          {sentences(say, [
            say.t('report.barred.fails', { sentence: fill(say.base, result.scheme, criterion.sentence, say.locale) }),
            ...gapsOf(say, result, criterion),
          ])}
          {cite(sourcesInForce(result, criterion))}
        </li>
      ))}
    </ul>
  );
}

const thenWords = (say: Say, { verdict, award }: Suggestion): string =>
  award
    ? say.t('contribution.result', { verdict: say.t(`verdict.${verdict}`), amount: amountWords(say, award) })
    : say.t(`verdict.${verdict}`);

/** The nearest change that would be enough, or that there is none; and when it changes by itself. */
export function changeOf(say: Say, { misses, flips }: Pick<Findings, 'misses' | 'flips'>, result: TrackResult): string {
  const here = (each: { scheme: string; track: string }): boolean =>
    each.scheme === result.scheme.id && each.track === result.track.id;
  const miss = misses.find(here);
  const [flip] = flips.find(here)?.flips ?? [];
  return sentences(say, [...nearest(), ...(flip ? [flipWords(say, flip)] : [])]);

  function nearest(): string[] {
    if (!miss || result.status !== 'open') return [];
    switch (miss.reach) {
      case 'near': {
        const [first] = miss.suggestions;
        if (!first) return [];
        const change = joined(
          say,
          first.changes.map((each) => changeWords(say, each)),
        );
        return [
          change,
          say.t('track.then', { result: thenWords(say, first) }),
          ...(first.kind === 'plan' ? [] : [say.t(`track.kind.${first.kind}`)]),
        ];
      }
      case 'far':
        return [say.t('track.far')];
      case 'blocked':
        return [
          say.t('report.barred.blocked', {
            why: joined(
              say,
              miss.by.map((block) => blockWords(say, block, result.scheme)),
            ),
          }),
        ];
    }
  }
}
