/** Figures of companies over all tracks of a layer, for every group at once. */
import type { TableAssessment } from '../assess-table.ts';
import type { Planes } from '../columns.ts';
import { hasBit } from '../columns.ts';
import { restVerdict } from '../counts.ts';
import { bitsIn, minus } from '../planes.ts';
import type { CompanyFigures } from '../service/protocol.ts';
import type { Grouping } from './groups.ts';
import { countRowsInBoth, emptyPlanes, everyRow, join } from './planes.ts';

/** Companies by where they stand; each is in one of the planes, or meets no track that it is asked about. */
export interface CompanyPlanes {
  /** With an eligible track. */
  eligible: Planes;
  /** Without one, but with an undetermined one. */
  undetermined: Planes;
  /** Asked about no track that is open. */
  noAim: Planes;
  /** Of the undetermined: none of their tracks waits for an answer, a rule is not on file. */
  noRule: Planes;
}

/** Best single award, all awards, and all awards if eligible: lower and upper bounds; upper bound of the best if eligible. */
const KINDS = 7;
const [BEST, ALL, IF, BEST_IF] = [0, 2, 4, 6];

/** Companies with an amount from an eligible track, and with one from an undetermined track. */
interface Given {
  eligible: Planes;
  undetermined: Planes;
}

/** An assessment never changes, and is asked for these again and again. */
const stood = new WeakMap<TableAssessment, CompanyPlanes>();

/** Where companies stand over all tracks. */
export function companyPlanes(result: TableAssessment): CompanyPlanes {
  const known = stood.get(result) ?? standOf(result);
  stood.set(result, known);
  return known;
}

function standOf({ table, tracks }: TableAssessment): CompanyPlanes {
  const eligible = emptyPlanes(table);
  const undetermined = emptyPlanes(table);
  const noAim = everyRow(table);
  const noRule = emptyPlanes(table);
  table.chunks.forEach((_, chunk) => {
    const [some, open, rest, waits] = [eligible[chunk], undetermined[chunk], noAim[chunk], noRule[chunk]];
    if (!some || !open || !rest || !waits) return;
    for (const track of tracks) {
      join(some, track.eligible[chunk]);
      if (restVerdict(track) !== 'undetermined') continue;
      const considered = track.considered[chunk];
      join(open, considered, track.ineligible[chunk]);
      if (track.prepared.status === 'open') join(waits, considered, track.ineligible[chunk]);
      if (considered) minus(rest, rest, considered);
    }
    minus(open, open, some);
    minus(waits, open, waits);
  });
  return { eligible, undetermined, noAim, noRule };
}

/** The figures of every group of every grouping, in order, in steps. */
export function* companyFigures(
  result: TableAssessment,
  planes: CompanyPlanes,
  groupings: readonly Grouping[],
): Generator<void, CompanyFigures[][]> {
  const sums = groupings.map(({ groups }) => groups.map(() => Array.from({ length: KINDS }, () => 0n)));
  const room = Array.from({ length: KINDS }, () => new Float64Array(result.table.chunkRows));
  const given = { eligible: emptyPlanes(result.table), undetermined: emptyPlanes(result.table) };
  for (const [chunk, { rows }] of result.table.chunks.entries()) {
    if (amountsOf(result, chunk, room, given, planes)) {
      const isExact = room.every((part) => sumOf(part) <= Number.MAX_SAFE_INTEGER);
      groupings.forEach((grouping, i) => {
        const index = grouping.index[chunk] ?? new Uint16Array();
        if (isExact) addUp(index, rows, room, sums[i] ?? []);
        else addExactly(result, chunk, index, room, sums[i] ?? []);
      });
    }
    yield;
  }
  return groupings.map(({ groups }, i) =>
    groups.map(({ planes: within, rows }, k) => {
      const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n] = sums[i]?.[k] ?? [];
      const eligible = countRowsInBoth(planes.eligible, within);
      const undetermined = countRowsInBoth(planes.undetermined, within);
      const noAim = countRowsInBoth(planes.noAim, within);
      return {
        eligible,
        undetermined,
        none: rows - eligible - undetermined - noAim,
        noAim,
        noRule: countRowsInBoth(planes.noRule, within),
        best: { min: a, max: b },
        bestIfEligible: { min: 0n, max: g },
        notGiven: countRowsLeft(planes.eligible, given.eligible, within),
        notGivenIfEligible: countRowsLeft(planes.undetermined, given.undetermined, within),
        all: { award: { min: c, max: d }, awardIfEligible: { min: e, max: f } },
      };
    }),
  );
}

/** How many rows of a plane and a group are not in another plane. */
function countRowsLeft(planes: Planes, less: Planes, within: Planes): number {
  let count = 0;
  planes.forEach((plane, chunk) => {
    const [out, group] = [less[chunk], within[chunk]];
    for (let w = 0; w < plane.length; w += 1) count += bitsIn((plane[w] ?? 0) & ~(out?.[w] ?? 0) & (group?.[w] ?? 0));
  });
  return count;
}

/** The amounts of each row of a chunk; false where nobody has one. Awards that cannot be given are left out. */
function amountsOf(
  { tracks }: TableAssessment,
  chunk: number,
  room: readonly Float64Array[],
  given: Given,
  stand: CompanyPlanes,
): boolean {
  const [bestMin, bestMax, allMin, allMax, ifMin, ifMax, bestIf] = room;
  const [has, might] = [given.eligible[chunk], given.undetermined[chunk]];
  const open = stand.undetermined[chunk];
  if (!bestMin || !bestMax || !allMin || !allMax || !ifMin || !ifMax || !bestIf) return false; // there are seven
  if (!has || !might || !open) return false; // every chunk has them
  for (const part of room) part.fill(0);
  let isAny = false;
  for (const { awards, eligible } of tracks) {
    const plane = eligible[chunk] ?? new Uint32Array();
    for (const { rows, min, max } of awards?.[chunk] ?? []) {
      isAny = true;
      for (let k = 0; k < rows.length; k += 1) {
        const row = rows[k] ?? 0;
        const low = min[k] ?? 0;
        const high = max[k] ?? 0;
        if (Number.isNaN(low)) continue;
        const [w, bit] = [row >>> 5, 1 << (row & 31)];
        if (((plane[w] ?? 0) & bit) !== 0) {
          has[w] = (has[w] ?? 0) | bit;
          if (low > (bestMin[row] ?? 0)) bestMin[row] = low;
          if (high > (bestMax[row] ?? 0)) bestMax[row] = high;
          allMin[row] = (allMin[row] ?? 0) + low;
          allMax[row] = (allMax[row] ?? 0) + high;
        } else {
          ifMin[row] = (ifMin[row] ?? 0) + low;
          ifMax[row] = (ifMax[row] ?? 0) + high;
          might[w] = (might[w] ?? 0) | bit;
          if (((open[w] ?? 0) & bit) !== 0 && high > (bestIf[row] ?? 0)) bestIf[row] = high;
        }
      }
    }
  }
  return isAny;
}

/** Add the amounts of a chunk to the sums of their groups. Nothing is negative: sums below 2^53 are exact all the way. */
function addUp(index: Uint16Array, rows: number, room: readonly Float64Array[], sums: bigint[][]): void {
  const found = new Float64Array(sums.length * KINDS);
  room.forEach((part, kind) => {
    for (let row = 0; row < rows; row += 1) {
      const place = (index[row] ?? 0) * KINDS + kind;
      found[place] = (found[place] ?? 0) + (part[row] ?? 0);
    }
  });
  sums.forEach((kinds, group) =>
    kinds.forEach((sum, kind) => (kinds[kind] = sum + BigInt(found[group * KINDS + kind] ?? 0))),
  );
}

/** The same for amounts that leave exact arithmetic. */
function addExactly(
  { tracks }: TableAssessment,
  chunk: number,
  index: Uint16Array,
  room: readonly Float64Array[],
  sums: bigint[][],
): void {
  const add = (row: number, kind: number, amount: number): void => {
    const kinds = sums[index[row] ?? 0];
    if (kinds) kinds[kind] = (kinds[kind] ?? 0n) + BigInt(amount);
  };
  for (let row = 0; row < index.length; row += 1) {
    add(row, BEST, room[BEST]?.[row] ?? 0);
    add(row, BEST + 1, room[BEST + 1]?.[row] ?? 0);
    add(row, BEST_IF, room[BEST_IF]?.[row] ?? 0);
  }
  for (const { awards, eligible } of tracks) {
    for (const { rows, min, max } of awards?.[chunk] ?? []) {
      rows.forEach((row, k) => {
        const [low, high] = [min[k] ?? 0, max[k] ?? 0];
        const kind = hasBit(eligible[chunk], row) ? ALL : IF;
        if (Number.isNaN(low)) return;
        add(row, kind, low);
        add(row, kind + 1, high);
      });
    }
  }
}

/** Of numbers that are not negative: exact where it is below 2^53. */
function sumOf(numbers: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i += 1) sum += numbers[i] ?? 0;
  return sum;
}
