/** Figures of companies over all tracks of a layer, for every group at once. */
import type { TableAssessment } from '../assess-table.ts';
import type { Planes } from '../columns.ts';
import { hasBit } from '../columns.ts';
import { restVerdict } from '../counts.ts';
import type { CompanyFigures } from '../service/protocol.ts';
import type { Grouping } from './groups.ts';
import { countRowsInBoth, emptyPlanes, join } from './planes.ts';

/** Companies with an eligible track, and those without one but with an undetermined one. */
export interface CompanyPlanes {
  eligible: Planes;
  undetermined: Planes;
}

/** Best single award, all awards, and all awards if eligible: lower and upper bounds. */
const KINDS = 6;
const [BEST, ALL, IF] = [0, 2, 4];

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
  table.chunks.forEach((_, chunk) => {
    const [some, open] = [eligible[chunk], undetermined[chunk]];
    if (!some || !open) return;
    for (const track of tracks) {
      join(some, track.eligible[chunk]);
      if (restVerdict(track) === 'undetermined') join(open, track.considered[chunk], track.ineligible[chunk]);
    }
    for (let w = 0; w < open.length; w += 1) open[w] = (open[w] ?? 0) & ~(some[w] ?? 0);
  });
  return { eligible, undetermined };
}

/** The figures of every group of every grouping, in order, in steps. */
export function* companyFigures(
  result: TableAssessment,
  planes: CompanyPlanes,
  groupings: readonly Grouping[],
): Generator<void, CompanyFigures[][]> {
  const sums = groupings.map(({ groups }) => groups.map(() => Array.from({ length: KINDS }, () => 0n)));
  const room = Array.from({ length: KINDS }, () => new Float64Array(result.table.chunkRows));
  for (const [chunk, { rows }] of result.table.chunks.entries()) {
    if (amountsOf(result, chunk, room)) {
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
      const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n] = sums[i]?.[k] ?? [];
      const eligible = countRowsInBoth(planes.eligible, within);
      const undetermined = countRowsInBoth(planes.undetermined, within);
      return {
        eligible,
        undetermined,
        none: rows - eligible - undetermined,
        best: { min: a, max: b },
        all: { award: { min: c, max: d }, awardIfEligible: { min: e, max: f } },
      };
    }),
  );
}

/** The amounts of each row of a chunk; false where nobody has one. Awards that cannot be given are left out. */
function amountsOf({ tracks }: TableAssessment, chunk: number, room: readonly Float64Array[]): boolean {
  const [bestMin, bestMax, allMin, allMax, ifMin, ifMax] = room;
  if (!bestMin || !bestMax || !allMin || !allMax || !ifMin || !ifMax) return false; // there are six
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
        if ((((plane[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1) {
          if (low > (bestMin[row] ?? 0)) bestMin[row] = low;
          if (high > (bestMax[row] ?? 0)) bestMax[row] = high;
          allMin[row] = (allMin[row] ?? 0) + low;
          allMax[row] = (allMax[row] ?? 0) + high;
        } else {
          ifMin[row] = (ifMin[row] ?? 0) + low;
          ifMax[row] = (ifMax[row] ?? 0) + high;
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
