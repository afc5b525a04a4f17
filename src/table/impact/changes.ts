/**
 * What became of companies from one layer to another. A track that a company does not get is nothing; one it gets is
 * its award, and is better than nothing whatever the award, even where no amount can be given. Where answers are
 * missing it is unchanged only if nothing that is still open has changed (see undecided.ts).
 */
import type { TrackColumns } from '../assess-table.ts';
import type { AwardCells } from '../awards.ts';
import type { Plane, Planes, ProfileTable } from '../columns.ts';
import { countIn, minus } from '../planes.ts';
import type { ChangeClass, ChangeCounts } from '../service/protocol.ts';
import { addressOf, positionOf, sameAddress } from './layers.ts';
import type { Address, AssessedLayer } from './layers.ts';
import { countRows, countRowsInBoth, emptyPlanes, everyRow, join } from './planes.ts';
import { openIn, undecidedOn } from './undecided.ts';
import type { Undecided } from './undecided.ts';

/** Rows by what became of them; those in none are unchanged. */
export type ChangePlanes = Record<Exclude<ChangeClass, 'unchanged'>, Planes>;

export interface Changes {
  companies: ChangePlanes;
  tracks: { address: Address; changes: ChangeCounts }[];
}

export interface TrackPair {
  address: Address;
  /** Undefined where the layer has no such track: nobody gets it. */
  before: TrackColumns | undefined;
  after: TrackColumns | undefined;
  isSame: boolean;
}

/** From one layer to another, over all tracks or one alone, in steps. */
export function* changesBetween(from: AssessedLayer, to: AssessedLayer, only?: Address): Generator<void, Changes> {
  const { table } = to.result;
  const pairs = pairsOf(from, to, only);
  const changed: (TrackPair & { undecided: Undecided; gains: number; loses: number; undetermined: number })[] = [];
  for (const pair of pairs) {
    if (pair.isSame) continue;
    const undecided = yield* undecidedOn(pair, from, to);
    changed.push({ ...pair, undecided, gains: 0, loses: 0, undetermined: 0 });
  }
  const planes = {
    gains: emptyPlanes(table),
    loses: emptyPlanes(table),
    mixed: emptyPlanes(table),
    undetermined: emptyPlanes(table),
  };
  const room = createRoom(table);
  for (const [index, { words }] of table.chunks.entries()) {
    const part = {
      gains: planes.gains[index] ?? room.gains,
      loses: planes.loses[index] ?? room.loses,
      mixed: planes.mixed[index] ?? room.gains,
      undetermined: planes.undetermined[index] ?? room.undetermined,
    };
    const [gains, loses, undetermined] = [room.gains, room.loses, room.undetermined].map((p) => p.subarray(0, words));
    if (!gains || !loses || !undetermined) continue; // there are three of them
    for (const pair of changed) {
      classify(pair, index, { ...room, gains, loses, undetermined });
      pair.gains += countIn(gains);
      pair.loses += countIn(loses);
      pair.undetermined += countIn(undetermined);
      join(part.gains, gains);
      join(part.loses, loses);
      join(part.undetermined, undetermined);
    }
    settle(part);
    yield;
  }
  const tracks = pairs.map(({ address }) => {
    const counts = changed.find((pair) => pair.address === address);
    const { gains = 0, loses = 0, undetermined = 0 } = counts ?? {};
    const unchanged = table.rows - gains - loses - undetermined;
    return { address, changes: { gains, loses, mixed: 0, unchanged, undetermined } };
  });
  return { companies: planes, tracks };
}

/** How many rows, of all or of some, are in each class. */
export function changeCounts(table: ProfileTable, planes: ChangePlanes, within?: Planes): ChangeCounts {
  const count = (rows: Planes): number => (within ? countRowsInBoth(rows, within) : countRows(rows));
  const [gains, loses, mixed] = [count(planes.gains), count(planes.loses), count(planes.mixed)];
  const undetermined = count(planes.undetermined);
  const rows = within ? countRows(within) : table.rows;
  return { gains, loses, mixed, unchanged: rows - gains - loses - mixed - undetermined, undetermined };
}

/** The rows of one class. */
export function rowsOfClass(table: ProfileTable, planes: ChangePlanes, is: ChangeClass): Planes {
  if (is !== 'unchanged') return planes[is];
  const rest = everyRow(table);
  for (const moved of Object.values(planes)) rest.forEach((plane, i) => minus(plane, plane, moved[i] ?? plane));
  return rest;
}

/** The tracks of two layers side by side. */
export function pairsOf(from: AssessedLayer, to: AssessedLayer, only?: Address): TrackPair[] {
  const addresses = [
    ...to.result.tracks,
    ...from.result.tracks.filter((track) => positionOf(to, addressOf(track)) < 0),
  ];
  return addresses.map(addressOf).flatMap((address) => {
    if (only && !sameAddress(only, address)) return [];
    const [i, j] = [positionOf(from, address), positionOf(to, address)];
    const isSame = i >= 0 && j >= 0 && from.rules[i] === to.rules[j];
    return [{ address, before: from.result.tracks[i], after: to.result.tracks[j], isSame }];
  });
}

/** Room for one chunk: the classes of one track, and awards by row. */
interface Room {
  gains: Plane;
  loses: Plane;
  undetermined: Plane;
  /** Lower and upper bounds before and after. */
  bounds: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
}

function createRoom({ chunkRows }: ProfileTable): Room {
  const plane = () => new Uint32Array(Math.ceil(chunkRows / 32));
  const numbers = () => new Float64Array(chunkRows);
  return {
    gains: plane(),
    loses: plane(),
    undetermined: plane(),
    bounds: [numbers(), numbers(), numbers(), numbers()],
  };
}

/** One track in one chunk. */
function classify({ before, after, undecided }: TrackPair & { undecided: Undecided }, chunk: number, room: Room): void {
  const { gains, loses, undetermined } = room;
  const [eligibleA, eligibleB] = [before?.eligible[chunk], after?.eligible[chunk]];
  const [openA, openB] = [openIn(before, chunk), openIn(after, chunk)];
  const settled = undecided.settled?.[chunk];
  let some = 0;
  for (let w = 0; w < gains.length; w += 1) {
    const [a, b] = [eligibleA?.[w] ?? 0, eligibleB?.[w] ?? 0];
    const [mayA, mayB] = [openA(w), openB(w)];
    gains[w] = b & ~a & ~mayA;
    loses[w] = a & ~b & ~mayB;
    const alike = settled?.[w] ?? 0;
    undetermined[w] = (mayA | mayB) & ~(undecided.awardChanged ? 0 : alike);
    some |= (a & b) | (undecided.awardChanged ? alike : 0);
  }
  if (some === 0 || (before?.awards === after?.awards && !undecided.awardChanged)) return;
  const [minA, maxA, minB, maxB] = room.bounds;
  spread(before?.awards?.[chunk], minA, maxA);
  spread(after?.awards?.[chunk], minB, maxB);
  for (let w = 0; w < gains.length; w += 1) {
    for (let word = (eligibleA?.[w] ?? 0) & (eligibleB?.[w] ?? 0); word !== 0; word &= word - 1) {
      const bit = word & -word;
      const row = (w << 5) + 31 - Math.clz32(bit);
      const low = step(minA[row], minB[row]);
      const high = step(maxA[row], maxB[row]);
      const isRange = (minA[row] ?? 0) < (maxA[row] ?? 0);
      if (low === 0 && high === 0) {
        // Two ranges of different rules may well be equal; what is inside them is not.
        if (isRange && undecided.awardChanged) undetermined[w] = (undetermined[w] ?? 0) | bit;
      } else if ((minB[row] ?? 0) > (maxA[row] ?? 0)) gains[w] = (gains[w] ?? 0) | bit;
      else if ((maxB[row] ?? 0) < (minA[row] ?? 0)) loses[w] = (loses[w] ?? 0) | bit;
      else undetermined[w] = (undetermined[w] ?? 0) | bit; // ranges that meet: it depends on what is missing
    }
    if (!undecided.awardChanged) continue;
    for (let word = settled?.[w] ?? 0; word !== 0; word &= word - 1) {
      const bit = word & -word;
      const row = (w << 5) + 31 - Math.clz32(bit);
      const amount = minA[row];
      const isSettled = amount === maxA[row] && amount === minB[row] && amount === maxB[row]; // never where there is none
      if (isSettled) undetermined[w] = (undetermined[w] ?? 0) & ~bit;
    }
  }
}

/** By how much an amount moves; 0 where there is none on either side, NaN where on one side only: that is not comparable. */
const step = (a = Number.NaN, b = Number.NaN): number => (Number.isNaN(a) && Number.isNaN(b) ? 0 : b - a);

/** Awards by their row in the chunk; NaN where there is none. */
function spread(cells: readonly AwardCells[] | undefined, low: Float64Array, high: Float64Array): void {
  low.fill(Number.NaN);
  high.fill(Number.NaN);
  for (const { rows, min, max } of cells ?? []) {
    for (let k = 0; k < rows.length; k += 1) {
      const row = rows[k] ?? 0;
      low[row] = min[k] ?? Number.NaN;
      high[row] = max[k] ?? Number.NaN;
    }
  }
}

/** From what happened in any track to what became of the company. */
function settle({ gains, loses, mixed, undetermined }: Record<keyof ChangePlanes, Plane>): void {
  for (let w = 0; w < gains.length; w += 1) {
    const [more, less] = [gains[w] ?? 0, loses[w] ?? 0];
    mixed[w] = more & less;
    gains[w] = more & ~less;
    loses[w] = less & ~more;
    undetermined[w] = (undetermined[w] ?? 0) & ~more & ~less;
  }
}
