/** How much the best single awards of companies add up to, more or less, from one layer to another. */
import type { TrackColumns } from '../assess-table.ts';
import type { AwardCells } from '../awards.ts';
import type { Plane } from '../columns.ts';
import type { MoneySum } from '../counts.ts';
import { allOf, countIn, countInBoth, rowsIn } from '../planes.ts';
import { pairsOf } from './changes.ts';
import type { ChangePlanes } from './changes.ts';
import type { AssessedLayer } from './layers.ts';
import { join } from './planes.ts';

/** The best award of each row of a chunk: lower and upper bound. */
type Best = readonly [min: Float64Array, max: Float64Array];

/**
 * Between which bounds the sum of best single awards moves, in steps. Only companies that get a track whose rules differ
 * are looked at, and of these only those that are not known to be `unchanged`: the best of all others is the same.
 */
export function* bestDifference(
  from: AssessedLayer,
  to: AssessedLayer,
  changes: ChangePlanes,
): Generator<void, MoneySum> {
  const { table } = to.result;
  const pairs = pairsOf(from, to);
  const same = pairs.filter(({ isSame }) => isSame);
  const changed = pairs.filter(({ isSame }) => !isSame);
  const bests = (): Best => [new Float64Array(table.chunkRows), new Float64Array(table.chunkRows)];
  const [before, after] = [bests(), bests()];
  const places = new Uint16Array(table.chunkRows);
  const difference = { min: 0n, max: 0n };
  for (const [chunk, { words }] of table.chunks.entries()) {
    const [concerned, moved] = [new Uint32Array(words), new Uint32Array(words)];
    for (const pair of changed)
      for (const track of [pair.before, pair.after]) if (track?.awards) join(concerned, track.eligible[chunk]);
    for (const planes of Object.values(changes)) join(moved, planes[chunk]);
    allOf(concerned, [concerned, moved], 2);
    const count = rowsIn(concerned, places);
    if (count > 0) {
      for (const part of before) part.fill(0);
      for (const { after: track } of same) raise(before, track?.awards?.[chunk], track?.eligible[chunk], concerned);
      before.forEach((part, end) => after[end]?.set(part));
      for (const pair of changed) {
        raise(before, pair.before?.awards?.[chunk], pair.before?.eligible[chunk], concerned);
        raise(after, pair.after?.awards?.[chunk], pair.after?.eligible[chunk], concerned);
      }
      difference.min += sumOf(after[0], places, count) - sumOf(before[1], places, count);
      difference.max += sumOf(after[1], places, count) - sumOf(before[0], places, count);
    }
    yield;
  }
  return difference;
}

/**
 * How many companies get a track on one side only whose award is no amount there, so that `bestDifference` leaves it
 * out, in steps. Of companies that are known to gain or to lose.
 */
export function* movedWithoutAmount(
  from: AssessedLayer,
  to: AssessedLayer,
  { gains, loses, mixed }: ChangePlanes,
): Generator<void, number> {
  const changed = pairsOf(from, to).filter(({ isSame }) => !isSame);
  let count = 0;
  for (const [chunk, { words }] of to.result.table.chunks.entries()) {
    const [without, moved] = [new Uint32Array(words), new Uint32Array(words)];
    for (const planes of [gains, loses, mixed]) join(moved, planes[chunk]);
    if (countIn(moved) > 0) {
      for (const { before, after } of changed) {
        join(without, withoutAmount(before, chunk), after?.eligible[chunk]);
        join(without, withoutAmount(after, chunk), before?.eligible[chunk]);
      }
      count += countInBoth(without, moved);
    }
    yield;
  }
  return count;
}

/** Rows of a chunk that get a track, but no amount can be given. */
function withoutAmount(track: TrackColumns | undefined, chunk: number): Plane | undefined {
  const rest = track?.eligible[chunk]?.slice();
  if (rest)
    for (const { rows, min } of track?.awards?.[chunk] ?? [])
      rows.forEach((row, k) => {
        if (!Number.isNaN(min[k])) rest[row >>> 5] = (rest[row >>> 5] ?? 0) & ~(1 << (row & 31));
      });
  return rest;
}

/** Let one track's awards stand where they are better, for rows that get it and are in `concerned`. */
function raise(
  [bestMin, bestMax]: Best,
  cells: readonly AwardCells[] | undefined,
  eligible: Plane | undefined,
  concerned: Plane,
): void {
  if (!eligible) return;
  for (const { rows, min, max } of cells ?? []) {
    for (let k = 0; k < rows.length; k += 1) {
      const row = rows[k] ?? 0;
      const w = row >>> 5;
      if (((((eligible[w] ?? 0) & (concerned[w] ?? 0)) >>> (row & 31)) & 1) === 0) continue;
      const low = min[k] ?? 0;
      const high = max[k] ?? 0;
      if (low > (bestMin[row] ?? 0)) bestMin[row] = low; // never for an amount that cannot be given
      if (high > (bestMax[row] ?? 0)) bestMax[row] = high;
    }
  }
}

/** The amounts of some rows, exactly: nothing is negative, so a sum below 2^53 was exact all the way. */
function sumOf(amounts: Float64Array, places: Uint16Array, count: number): bigint {
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += amounts[places[k] ?? 0] ?? 0;
  if (sum <= Number.MAX_SAFE_INTEGER) return BigInt(sum);
  let exact = 0n;
  for (let k = 0; k < count; k += 1) exact += BigInt(amounts[places[k] ?? 0] ?? 0);
  return exact;
}
