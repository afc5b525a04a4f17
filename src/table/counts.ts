/** Reading the columns of an assessment: single rows, counts and exact sums, over all rows or some of them. */
import type { Verdict } from '../engine/index.ts';
import type { CriterionColumns, TrackColumns } from './assess-table.ts';
import { hasBit, placeOf } from './columns.ts';
import type { Plane, Planes, ProfileTable } from './columns.ts';
import { bitsIn, countIn, countInBoth } from './planes.ts';

/** How many rows have which verdict; they add up to the rows counted. */
export type VerdictCounts = Record<Verdict | 'not-considered', number>;

/** Sums in whole HK$, exact however large. */
export interface MoneySum {
  min: bigint;
  max: bigint;
}

/** Columns never change, and an assessment after a change has most of them in common with the one before it. */
const counted = new WeakMap<Planes, number>();
const summed = new WeakMap<NonNullable<TrackColumns['awards']>, { eligible: Planes; sums: AwardSums }>();

function countAll(planes: Planes): number {
  const count = counted.get(planes) ?? planes.reduce((sum, plane) => sum + countIn(plane), 0);
  counted.set(planes, count);
  return count;
}

/** Count verdicts, of all rows or of those in `within`. */
export function verdictCounts(table: ProfileTable, track: TrackColumns, within?: Planes): VerdictCounts {
  const count = (planes: Planes): number =>
    within === undefined
      ? countAll(planes)
      : planes.reduce((sum, plane, i) => sum + countInBoth(plane, within[i] ?? plane), 0);
  const rows = within ? count(within) : table.rows;
  const [considered, eligible, ineligible] = [count(track.considered), count(track.eligible), count(track.ineligible)];
  const rest = considered - eligible - ineligible;
  const isOpen = restVerdict(track) === 'undetermined';
  return {
    eligible,
    ineligible,
    undetermined: isOpen ? rest : 0,
    closed: isOpen ? 0 : rest,
    'not-considered': rows - considered,
  };
}

/** The verdict of considered rows that are neither eligible nor ineligible. */
export const restVerdict = ({ prepared: { status } }: Pick<TrackColumns, 'prepared'>): Verdict =>
  status === 'open' || status === 'no-rule-known' ? 'undetermined' : 'closed';

/** The verdict of one row; null where the track is not considered. */
export function verdictAt(table: ProfileTable, track: TrackColumns, row: number): Verdict | null {
  const { chunk, at } = placeOf(table, row);
  if (!hasBit(track.considered[chunk], at)) return null;
  if (hasBit(track.eligible[chunk], at)) return 'eligible';
  return hasBit(track.ineligible[chunk], at) ? 'ineligible' : restVerdict(track);
}

/** The award of one row; null where it has none. */
export function awardAt(table: ProfileTable, track: TrackColumns, row: number): { min: number; max: number } | null {
  const { chunk, at } = placeOf(table, row);
  for (const { rows, min, max } of track.awards?.[chunk] ?? []) {
    const k = positionOf(rows, at);
    const [low, high] = [min[k] ?? Number.NaN, max[k] ?? Number.NaN];
    if (!Number.isNaN(low)) return { min: low, max: high };
  }
  return null;
}

/** Where a row stands in an ascending list; past its end where it does not. */
function positionOf(rows: Uint16Array, row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row ? low : rows.length;
}

export interface AwardSums {
  /** Of eligible rows. */
  award: Readonly<MoneySum>;
  /** Of undetermined rows: what they would get if eligible. */
  awardIfEligible: Readonly<MoneySum>;
}

/** Sum the awards of all rows or of those in `within`. Awards that cannot be given are left out. */
export function awardSums(track: TrackColumns, within?: Planes): AwardSums {
  const { awards, eligible } = track;
  if (!awards || within) return sumAwards(track, within);
  const known = summed.get(awards);
  if (known?.eligible === eligible) return known.sums;
  const sums = sumAwards(track, undefined);
  summed.set(awards, { eligible, sums });
  return sums;
}

function sumAwards(track: TrackColumns, within: Planes | undefined): AwardSums {
  const award = { min: 0n, max: 0n };
  const awardIfEligible = { min: 0n, max: 0n };
  track.awards?.forEach((groups, chunk) => {
    for (const { rows, min, max } of groups) {
      const [low, lowIf] = sumsOf(min, rows, track.eligible[chunk], within?.[chunk]);
      const [high, highIf] = max === min ? [low, lowIf] : sumsOf(max, rows, track.eligible[chunk], within?.[chunk]);
      award.min += low;
      award.max += high;
      awardIfEligible.min += lowIf;
      awardIfEligible.max += highIf;
    }
  });
  return { award, awardIfEligible };
}

/** The amounts of rows that are in `eligible`, and of the others. */
function sumsOf(amounts: Float64Array, rows: Uint16Array, eligible?: Plane, within?: Plane): [bigint, bigint] {
  let sum = 0;
  let others = 0;
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k] ?? 0;
    const amount = amounts[k] ?? 0;
    if (Number.isNaN(amount) || (within && !hasBit(within, row))) continue;
    if (hasBit(eligible, row)) sum += amount;
    else others += amount;
  }
  // Nothing is negative: a sum that ends below 2^53 was exact all the way.
  if (sum <= Number.MAX_SAFE_INTEGER && others <= Number.MAX_SAFE_INTEGER) return [BigInt(sum), BigInt(others)];
  const exact: [bigint, bigint] = [0n, 0n];
  rows.forEach((row, k) => {
    const amount = amounts[k] ?? 0;
    if (!Number.isNaN(amount) && (!within || hasBit(within, row)))
      exact[hasBit(eligible, row) ? 0 : 1] += BigInt(amount);
  });
  return exact;
}

/** How many eligible and how many undetermined rows have an award that can be given. */
export function givenCounts({ awards, eligible }: TrackColumns): { eligible: number; undetermined: number } {
  const given = { eligible: 0, undetermined: 0 };
  awards?.forEach((groups, chunk) => {
    const plane = eligible[chunk];
    for (const { rows, min } of groups) {
      for (let k = 0; k < rows.length; k += 1) {
        if (Number.isNaN(min[k])) continue;
        const row = rows[k] ?? 0;
        if ((((plane?.[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1) given.eligible += 1;
        else given.undetermined += 1;
      }
    }
  });
  return given;
}

/** How often a criterion stands in the way. */
export interface BlockerCount {
  criterion: string;
  notMet: number;
  unknown: number;
  /** Rows that meet or may meet everything else: this criterion alone keeps them out. */
  alone: number;
}

/** Of each criterion, how many rows it keeps out, of all rows or of those in `within`. */
export function blockerCounts(criteria: readonly CriterionColumns[], within?: Planes): BlockerCount[] {
  const chunks = criteria[0]?.notMet.length ?? 0;
  const counts = criteria.map(({ criterion }) => ({ criterion: criterion.id, notMet: 0, unknown: 0, alone: 0 }));
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const several = inSeveral(criteria.flatMap(({ notMet }) => notMet[chunk] ?? []));
    const among = within?.[chunk];
    criteria.forEach(({ notMet, unknown }, i) => {
      const [count, blocked, open] = [counts[i], notMet[chunk], unknown[chunk]];
      if (!count || !blocked || !open) return;
      for (let w = 0; w < blocked.length; w += 1) {
        const here = among === undefined ? -1 : (among[w] ?? 0);
        count.notMet += bitsIn((blocked[w] ?? 0) & here);
        count.unknown += bitsIn((open[w] ?? 0) & here);
        count.alone += bitsIn((blocked[w] ?? 0) & ~(several[w] ?? 0) & here);
      }
    });
  }
  return counts;
}

/** Rows that are in two of the planes or more. */
export function inSeveral(planes: readonly Plane[]): Plane {
  const words = planes[0]?.length ?? 0;
  const [once, twice] = [new Uint32Array(words), new Uint32Array(words)];
  for (const plane of planes) {
    for (let w = 0; w < words; w += 1) {
      twice[w] = (twice[w] ?? 0) | ((once[w] ?? 0) & (plane[w] ?? 0));
      once[w] = (once[w] ?? 0) | (plane[w] ?? 0);
    }
  }
  return twice;
}
