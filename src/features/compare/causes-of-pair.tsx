import type { ReactNode } from 'react';

import { Details } from '../../ui/details.tsx';
import { useSay } from '../shared/say.ts';
import type { Difference, Unchanged } from '../../engine/index.ts';
import { DifferenceCard } from './causes.tsx';
import { byEffect } from './changes.ts';
import type { Pair } from './layer-words.ts';
import { UnchangedTrack } from './unchanged.tsx';
import type { Compared } from './use-comparison.ts';

/** Two columns of the comparison: what differs and why, then what does not and why. */
export function CausesOfPair({ pair, compared }: { pair: Pair; compared: Compared }): ReactNode {
  const say = useSay();
  const { layers, comparison, nameOf } = compared;
  const find = (layer: string, scheme: string, track: string) =>
    layers
      .find(({ id }) => id === layer)
      ?.assessment.tracks.find((result) => result.scheme.id === scheme && result.track.id === track);
  const within = ({ from, to }: { from: string; to: string }) => from === pair.from && to === pair.to;
  const [differences, reasonOnly] = byEffect(comparison.differences.filter(within));
  const cardOf = (difference: Difference): ReactNode => {
    const from = find(pair.from, difference.scheme, difference.track);
    const to = find(pair.to, difference.scheme, difference.track);
    return from && to ? (
      <DifferenceCard
        key={`${difference.scheme}/${difference.track}`}
        difference={difference}
        from={from}
        to={to}
        proposals={proposals}
        nameOf={nameOf}
      />
    ) : null;
  };
  const others = comparison.unchanged.filter((entry) => within(entry) && entry.reason !== 'not-considered');
  const cannotKnow = others.filter(({ reason }) => reason === 'cannot-know');
  const unchanged = others.filter(({ reason }) => reason !== 'cannot-know');
  const proposals = layers.find(({ id }) => id === pair.to)?.assessment.proposals ?? [];
  const listOf = (entries: readonly Unchanged[]): ReactNode => (
    <ul className="rows">
      {entries.map((entry) => {
        const result = find(pair.to, entry.scheme, entry.track);
        return result ? (
          <li key={`${entry.scheme}/${entry.track}`}>
            <UnchangedTrack entry={entry} pair={pair} result={result} proposals={proposals} />
          </li>
        ) : null;
      })}
    </ul>
  );
  return (
    <section className="pair">
      <h3>
        {pair.key === null
          ? say.t('columns.pair', { from: nameOf(pair.from), to: nameOf(pair.to) })
          : say.t(`compare.pair.${pair.key}`)}
      </h3>
      {differences.length === 0 ? (
        <p>{say.t(cannotKnow.length > 0 ? 'compare.differencesNoneKnown' : 'compare.differencesNone')}</p>
      ) : null}
      {differences.map(cardOf)}
      {reasonOnly.length > 0 ? (
        <Details summary={say.t('compare.reasonOnlyTitle', { n: reasonOnly.length })}>{reasonOnly.map(cardOf)}</Details>
      ) : null}
      {cannotKnow.length > 0 ? (
        <Details summary={say.t('compare.cannotKnowTitle', { n: cannotKnow.length })}>{listOf(cannotKnow)}</Details>
      ) : null}
      {unchanged.length > 0 ? (
        <Details summary={say.t('compare.unchangedTitle', { n: unchanged.length })}>{listOf(unchanged)}</Details>
      ) : null}
    </section>
  );
}
