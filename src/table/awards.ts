/** The awards of one track for the rows of one chunk. */
import { awardFor, withRequired } from '../engine/index.ts';
import type { AwardPlan } from './amount-plan.ts';
import { createAmountRunner, magnitude } from './amounts.ts';
import { profileAt } from './columns.ts';
import type { Chunk, ProfileTable } from './columns.ts';
import type { ChunkPlanes } from './evaluate.ts';
import { rowsIn } from './planes.ts';

/**
 * Awards of some rows of a chunk in whole HK$, in the order of `rows` (ascending, counted from the chunk's first).
 * NaN: the amount cannot be given. Where every award is one amount, `min` and `max` are one array.
 */
export interface AwardCells {
  rows: Uint16Array;
  min: Float64Array;
  max: Float64Array;
}

/** Works out awards chunk by chunk: exact amounts first, then the ranges. Each row stands in one of the two. */
export function createAwarder(table: ProfileTable) {
  const runner = createAmountRunner(table.chunkRows);
  const places = new Uint16Array(table.chunkRows);

  const many = (award: AwardPlan, { cells }: Chunk, planeOf: ChunkPlanes, exact: boolean): AwardCells[] => {
    const count = rowsIn(planeOf(exact ? award.exact : award.ranged), places);
    if (count === 0) return [];
    const selection = { rows: places, count, exact, cells, planeOf };
    const { lo, hi } = runner.run(award.grant, selection);
    const min = new Float64Array(count);
    const max = exact ? min : new Float64Array(count);
    for (let k = 0; k < count; k += 1) {
      const low = lo[k] ?? 0;
      const high = exact ? low : (hi[k] ?? 0);
      const isGiven = high < Infinity && !Number.isNaN(low); // false for NaN too
      min[k] = isGiven ? wholeDollars(low, award.unit) : Number.NaN;
      if (!exact) max[k] = isGiven ? wholeDollars(high, award.unit) : Number.NaN;
    }
    if (award.needs) {
      const band = runner.run(award.needs, selection);
      for (let k = 0; k < count; k += 1) if (Number.isNaN(band.lo[k])) min[k] = max[k] = Number.NaN;
    }
    return [{ rows: places.slice(0, count), min, max }];
  };
  /** Numbers too large for exact arithmetic in columns: the engine's own, row by row. */
  const oneByOne = ({ prepared, rows }: AwardPlan, chunk: Chunk, planeOf: ChunkPlanes): AwardCells[] => {
    const { track, scheme, required } = prepared;
    const here = places.slice(0, rowsIn(planeOf(rows), places));
    const awards = Array.from(here, (at) =>
      track.award
        ? awardFor(track.award, scheme, withRequired(required, profileAt(table, chunk.start + at))).award
        : null,
    );
    return [
      {
        rows: here,
        min: Float64Array.from(awards, (award) => award?.min ?? Number.NaN),
        max: Float64Array.from(awards, (award) => award?.max ?? Number.NaN),
      },
    ];
  };
  return (award: AwardPlan, chunk: Chunk, planeOf: ChunkPlanes): AwardCells[] => {
    const isExact = Math.max(award.unit, magnitude(award.grant, chunk.cells)) <= Number.MAX_SAFE_INTEGER;
    if (!isExact) return oneByOne(award, chunk, planeOf);
    return [...many(award, chunk, planeOf, true), ...many(award, chunk, planeOf, false)];
  };
}

/** Never below nothing, and rounded down once. Exact for whole numbers up to 2^53: the quotient never rounds up to a whole. */
const wholeDollars = (amount: number, unit: number): number => (amount > 0 ? Math.floor(amount / unit) : 0);
