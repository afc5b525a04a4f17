/** Companies of which it cannot be said whether they get a track, and whether what changed can matter to them. */
import { changedRules } from '../../engine/index.ts';
import type { TrackColumns } from '../assess-table.ts';
import type { Planes } from '../columns.ts';
import { restVerdict } from '../counts.ts';
import { minus } from '../planes.ts';
import type { TrackPair } from './changes.ts';
import { addressOf, positionOf } from './layers.ts';
import type { AssessedLayer } from './layers.ts';
import { emptyPlanes } from './planes.ts';

/** A track whose rules differ between two layers, as to companies that are undetermined on both sides. */
export interface Undecided {
  /** Whether the award is worked out in another way. */
  awardChanged: boolean;
  /**
   * Undetermined on both sides, with every criterion that differs met or not applicable on both: whatever the missing
   * answers are, they decide the two sides alike. Null where there is no such row.
   */
  settled: Planes | null;
}

/** The undetermined rows of a track in a chunk, word by word; none where it takes no applications. */
export function openIn(track: TrackColumns | undefined, chunk: number): (word: number) => number {
  if (!track || restVerdict(track) !== 'undetermined') return () => 0;
  const [considered, eligible, ineligible] = [track.considered[chunk], track.eligible[chunk], track.ineligible[chunk]];
  return (w) => (considered?.[w] ?? 0) & ~(eligible?.[w] ?? 0) & ~(ineligible?.[w] ?? 0);
}

/** In steps. Nothing is alike where a value of the rules is not on file on one of the days: it may be another one. */
export function* undecidedOn(
  { before, after }: TrackPair,
  from: AssessedLayer,
  to: AssessedLayer,
): Generator<void, Undecided> {
  if (before?.prepared.status !== 'open' || after?.prepared.status !== 'open')
    return { awardChanged: true, settled: null };
  const changed = changedRules(before.prepared, after.prepared);
  const settled = emptyPlanes(from.result.table);
  let isAny = false;
  settled.forEach((plane, chunk) => {
    const [openA, openB] = [openIn(before, chunk), openIn(after, chunk)];
    for (let w = 0; w < plane.length; w += 1) isAny = (plane[w] = openA(w) & openB(w)) !== 0 || isAny;
  });
  if (isAny && changed.criteria.size > 0) {
    for (const [layer, track] of [
      [from, before],
      [to, after],
    ] as const)
      for (const unknown of yield* openCriteria(layer, track, changed.criteria))
        settled.forEach((plane, chunk) => minus(plane, plane, unknown[chunk] ?? plane));
  }
  return { awardChanged: changed.award, settled: isAny ? settled : null };
}

/** Where each of some criteria of a track is unknown. */
function* openCriteria(
  layer: AssessedLayer,
  track: TrackColumns,
  ids: ReadonlySet<string>,
): Generator<void, readonly Planes[]> {
  const criteria = layer.compiled.tracks[positionOf(layer, addressOf(track))]?.criteria ?? [];
  return yield* layer.planes(criteria.flatMap(({ criterion, unknown }) => (ids.has(criterion.id) ? [unknown] : [])));
}
