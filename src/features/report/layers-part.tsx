import type { ReactNode } from 'react';

import { LAYER_IDS } from '../../engine/index.ts';
import type { Difference, Layer, TrackResult } from '../../engine/index.ts';
import { byEffect } from '../compare/changes.ts';
import type { Pair } from '../compare/layer-words.ts';
import type { Compared } from '../compare/use-comparison.ts';
import { dateWords } from '../shared/dates.ts';
import { valueWords } from '../shared/values.ts';
import type { Proposal } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';
import { keyOf, trackName } from '../shared/verdicts.ts';
import { differenceWords, sourcesOfDifference } from './cause-words.ts';
import { aside, grantWords, verdictWords } from './paper-words.ts';
import { PaperTable, Part } from './part.tsx';
import type { Paper } from './part.tsx';

/** The usual columns on paper are three: what the proposals would have done then is for the screen. */
function columnsOnPaper({ layers, pairs }: Pick<Compared, 'layers' | 'pairs'>): {
  layers: readonly Layer[];
  pairs: readonly Pair[];
} {
  const usual = pairs.some(({ key }) => key !== null);
  if (!usual) return { layers, pairs };
  const left = LAYER_IDS[1];
  return { layers: layers.filter(({ id }) => id !== left), pairs: pairs.filter(({ to }) => to !== left) };
}

/** The result of one track in one column. */
export const resultIn = (layer: Layer | undefined, scheme: string, track: string): TrackResult | undefined =>
  layer?.assessment.tracks.find((result) => result.scheme.id === scheme && result.track.id === track);

/** Then, today, and today with the proposals: results by track, what made them differ, and the proposals by name. */
export function layersPart(paper: Paper): ReactNode {
  const { say, data } = paper;
  const { compared } = data;
  return (
    <Part id="layers" title={say.t('report.part.layers')}>
      {compared ? comparison(paper, compared) : <p>{say.t('report.layers.conflict')}</p>}
    </Part>
  );
}

function comparison(paper: Paper, compared: Compared): ReactNode {
  const { say } = paper;
  const { layers, pairs } = columnsOnPaper(compared);
  const last = layers.at(-1)?.assessment.tracks ?? [];
  const rows = last.filter(({ verdict }) => verdict !== null);
  return (
    <>
      <p>
        {say.t('report.layers.lead', {
          columns: say.list(
            layers.map(({ id, assessment }) =>
              say.t('report.layers.column', {
                name: compared.nameOf(id),
                date: say.day(assessment.asOf),
                n: assessment.proposals.length,
              }),
            ),
          ),
        })}
      </p>
      <PaperTable
        caption={say.t('report.tableOf', { title: say.t('report.part.layers') })}
        className="layers"
        head={[say.t('report.head.track'), ...layers.map(({ id }) => compared.nameOf(id))]}
      >
        {rows.map((result) => (
          <tr key={keyOf(result)}>
            <th scope="row">{trackName(say, result)}</th>
            {layers.map((layer) => cell(say, layer.id, resultIn(layer, result.scheme.id, result.track.id)))}
          </tr>
        ))}
      </PaperTable>
      {pairs.map((pair) => pairText(paper, compared, pair))}
      {proposals(paper, layers)}
    </>
  );
}

function cell(say: Say, layer: string, result: TrackResult | undefined): ReactNode {
  const grant = result && grantWords(say, result);
  return (
    <td key={layer}>
      {result ? verdictWords(say, result) : say.t('verdict.none')}
      {grant === undefined ? null : <strong className="amount-below">{grant}</strong>}
    </td>
  );
}

function pairText(paper: Paper, compared: Compared, pair: Pair): ReactNode {
  const { say, cite } = paper;
  const { layers, comparison: found, nameOf } = compared;
  const [from, to] = [layers.find(({ id }) => id === pair.from), layers.find(({ id }) => id === pair.to)];
  const within = (each: Pick<Difference, 'from' | 'to'>): boolean => each.from === pair.from && each.to === pair.to;
  const others = found.unchanged.filter((entry) => within(entry) && entry.reason !== 'not-considered');
  const cannotKnow = others.filter(({ reason }) => reason === 'cannot-know');
  const same = others.length - cannotKnow.length;
  const names = (of: readonly Pick<Difference, 'scheme' | 'track'>[]): string =>
    say.list(
      of.flatMap(({ scheme, track }) => {
        const result = resultIn(to, scheme, track);
        return result ? [trackName(say, result)] : [];
      }),
    );
  const [matter, reasonOnly] = byEffect(found.differences.filter(within));
  const differences = matter.flatMap((difference) => {
    const [a, b] = [from, to].map((layer) => resultIn(layer, difference.scheme, difference.track));
    return a && b ? [{ difference, sides: { from: a, to: b, proposals: to?.assessment.proposals ?? [] } }] : [];
  });
  return (
    <div key={pair.to} className="paper-pair">
      <h4>
        {pair.key === null
          ? say.t('columns.pair', { from: nameOf(pair.from), to: nameOf(pair.to) })
          : say.t(`compare.pair.${pair.key}`)}
      </h4>
      {differences.length === 0 ? (
        <p>{say.t(cannotKnow.length > 0 ? 'compare.differencesNoneKnown' : 'compare.differencesNone')}</p>
      ) : null}
      {differences.length > 0 ? (
        <ul>
          {differences.map(({ difference, sides }) => (
            <li key={`${difference.scheme}/${difference.track}`}>
              <strong>{trackName(say, sides.to)}</strong>
              {say.locale === 'en' ? ': ' : '：'}
              {differenceWords(say, difference, sides)}
              {cite(sourcesOfDifference(difference, sides), 2)}
            </li>
          ))}
        </ul>
      ) : null}
      {reasonOnly.length > 0 ? (
        <p className="small">{say.t('report.layers.reasonOnly', { n: reasonOnly.length, names: names(reasonOnly) })}</p>
      ) : null}
      {cannotKnow.length > 0 ? (
        <p className="small">{say.t('report.layers.cannotKnow', { n: cannotKnow.length, names: names(cannotKnow) })}</p>
      ) : null}
      {differences.length > 0 && same > 0 ? <p className="small">{say.t('report.layers.same', { n: same })}</p> : null}
    </div>
  );
}

/** The proposals laid over the rules, with the numbers assumed for them and what has come of each. */
function proposals({ say, data: { base } }: Paper, layers: readonly Layer[]): ReactNode {
  const chosen = base.proposals.filter(({ id }) => layers.some(({ ruleSet }) => ruleSet.proposals.includes(id)));
  if (chosen.length === 0) return null;
  const concerned = chosen.filter((proposal) => concerns(proposal, layers));
  const others = chosen.filter((proposal) => !concerned.includes(proposal)).map(({ title: name }) => say.text(name));
  const assumed = (address: string): number | string | undefined =>
    layers.map(({ ruleSet }) => ruleSet.assumptions[address]).find((value) => value !== undefined);
  const { publisher, title, date } = base.document;
  return (
    <>
      <h4>{say.t('report.layers.proposals', { n: chosen.length })}</h4>
      <p className="small">
        {say.t('compare.proposalsSource', {
          publisher: say.text(publisher),
          title: say.text(title),
          date: dateWords(say, date),
        })}{' '}
        {say.t('report.layers.assumed')}
      </p>
      <ul className="proposal-names">
        {concerned.map(({ id, title: name, outcome, assumptions }) => {
          const numbers = Object.entries(assumptions).map(([key, { label, unit, default: usual }]) =>
            say.t('report.layers.number', {
              label: say.text(label),
              value: valueWords(say, unit, assumed(`${id}.${key}`) ?? usual),
            }),
          );
          return (
            <li key={id}>
              {say.t('report.layers.proposal', {
                title: say.text(name),
                outcome: say.t(`compare.outcome.${outcome.status}`),
              })}
              {numbers.length > 0
                ? aside(say, say.t('report.layers.assumption', { numbers: say.list(numbers) }))
                : null}
            </li>
          );
        })}
      </ul>
      {others.length > 0 ? (
        <p className="small">{say.t('report.layers.others', { n: others.length, titles: say.list(others) })}</p>
      ) : null}
    </>
  );
}

/** Whether a proposal touches a scheme that the company looks at under any of these rules. */
function concerns({ changes }: Proposal, layers: readonly Layer[]): boolean {
  const looked = new Set(
    layers
      .flatMap(({ assessment }) => assessment.tracks.filter(({ considered }) => considered))
      .map(({ scheme }) => scheme.id),
  );
  return changes.some((change) => looked.has(change.op === 'add-scheme' ? change.definition.id : change.scheme));
}
