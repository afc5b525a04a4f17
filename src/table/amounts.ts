/** Awards of many rows at once: interval arithmetic in whole numbers over columns, the same as the engine's for one profile. */
import type { Amount } from './amount-plan.ts';
import type { Pairwise } from './amount-terms.ts';
import { hasBit } from './columns.ts';
import type { Cells, Plane } from './columns.ts';
import type { PlaneId } from './plan.ts';

/** Lowest and highest amounts of the chosen rows. Where every amount is one number only `lo` is worked out. */
interface Band {
  lo: Float64Array;
  hi: Float64Array;
}

/** The rows of a chunk to work out, and where their answers are. */
export interface Selection {
  /** Rows of the chunk; the first `count` are meant. */
  rows: Uint16Array;
  count: number;
  /** Every amount is one number: no answer is open, no test undecided. */
  exact: boolean;
  cells: readonly (Cells | undefined)[];
  planeOf: (id: PlaneId) => Plane;
}

export interface AmountRunner {
  /** Work out `amount` for the selection; the band is good until the next call. */
  run: (amount: Amount, selection: Selection) => Band;
}

/** Keeps the bands it works in, so that no chunk allocates. */
export function createAmountRunner(chunkRows: number): AmountRunner {
  const bands: Band[] = [];
  const bandAt = (depth: number): Band =>
    (bands[depth] ??= { lo: new Float64Array(chunkRows), hi: new Float64Array(chunkRows) });
  /** Leaves its result in the band of `depth`. */
  const run = (amount: Amount, selection: Selection, depth: number): Band => {
    const band = bandAt(depth);
    switch (amount.op) {
      case 'value':
        band.lo.fill(amount.lo, 0, selection.count);
        if (!selection.exact) band.hi.fill(amount.hi, 0, selection.count);
        return band;
      case 'linear':
        line(band, amount, selection, false);
        return band;
      case 'if': {
        run(amount.then, selection, depth);
        choose(band, run(amount.else, selection, depth + 1), amount.test.met, amount.test.not, selection);
        return band;
      }
      default: {
        const { op, a, b } = amount;
        run(a, selection, depth);
        if (op === 'min' && b.op === 'linear') line(band, b, selection, true);
        else if (op === 'min' && b.op === 'value') lower(band, b, selection);
        else join(op, band, run(b, selection, depth + 1), selection);
        return band;
      }
    }
  };
  return { run: (amount, selection) => run(amount, selection, 0) };
}

/** Write amounts that follow an answer, or lower the band to them. An unanswered amount lies anywhere from nothing up. */
function line(band: Band, amount: Extract<Amount, { op: 'linear' }>, selection: Selection, isMin: boolean): void {
  const { column, base, factor, given } = amount;
  const { rows, count, exact, cells } = selection;
  const { lo, hi } = band;
  const answers = cells[column];
  const values = answers?.kind === 'number' ? answers.values : undefined;
  const known = answers?.kind === 'number' ? answers.known : undefined;
  if (exact && given === undefined && values) {
    for (let k = 0; k < count; k += 1) {
      const here = base + factor * (values[rows[k] ?? 0] ?? 0);
      lo[k] = isMin ? Math.min(lo[k] ?? 0, here) : here;
    }
    return;
  }
  const instead = base + factor * (given ?? 0);
  const openLo = given === undefined && factor < 0 ? -Infinity : instead;
  const openHi = given === undefined && factor > 0 ? Infinity : instead;
  for (let k = 0; k < count; k += 1) {
    const row = rows[k] ?? 0;
    const isKnown = hasBit(known, row);
    const here = isKnown ? base + factor * (values?.[row] ?? 0) : 0;
    const low = isKnown ? here : openLo;
    const high = isKnown ? here : openHi;
    lo[k] = isMin ? Math.min(lo[k] ?? 0, low) : low;
    if (!exact) hi[k] = isMin ? Math.min(hi[k] ?? 0, high) : high;
  }
}

/** Lower a band to a constant. */
function lower({ lo, hi }: Band, to: Extract<Amount, { op: 'value' }>, { count, exact }: Selection): void {
  for (let k = 0; k < count; k += 1) lo[k] = Math.min(lo[k] ?? 0, to.lo);
  if (!exact) for (let k = 0; k < count; k += 1) hi[k] = Math.min(hi[k] ?? 0, to.hi);
}

/** Where the test is not decided, the range that holds both. */
function choose(then: Band, other: Band, met: PlaneId, not: PlaneId, { rows, count, exact, planeOf }: Selection): void {
  const [yes, no] = [planeOf(met), planeOf(not)];
  for (let k = 0; k < count; k += 1) {
    const row = rows[k] ?? 0;
    if (hasBit(yes, row)) continue;
    const low = other.lo[k] ?? 0;
    const high = other.hi[k] ?? 0;
    if (hasBit(no, row)) {
      then.lo[k] = low;
      if (!exact) then.hi[k] = high;
    } else {
      then.lo[k] = Math.min(then.lo[k] ?? 0, low);
      then.hi[k] = Math.max(then.hi[k] ?? 0, high);
    }
  }
}

function join(op: Pairwise, a: Band, b: Band, { count, exact }: Selection): void {
  switch (op) {
    case 'min':
      for (let k = 0; k < count; k += 1) a.lo[k] = Math.min(a.lo[k] ?? 0, b.lo[k] ?? 0);
      if (!exact) for (let k = 0; k < count; k += 1) a.hi[k] = Math.min(a.hi[k] ?? 0, b.hi[k] ?? 0);
      return;
    case 'max':
      for (let k = 0; k < count; k += 1) a.lo[k] = Math.max(a.lo[k] ?? 0, b.lo[k] ?? 0);
      if (!exact) for (let k = 0; k < count; k += 1) a.hi[k] = Math.max(a.hi[k] ?? 0, b.hi[k] ?? 0);
      return;
    case 'add':
      for (let k = 0; k < count; k += 1) a.lo[k] = sum(a.lo[k] ?? 0, b.lo[k] ?? 0);
      if (!exact) for (let k = 0; k < count; k += 1) a.hi[k] = sum(a.hi[k] ?? 0, b.hi[k] ?? 0);
      return;
    case 'sub':
      for (let k = 0; k < count; k += 1) {
        const low = b.lo[k] ?? 0;
        const high = exact ? low : (b.hi[k] ?? 0);
        a.lo[k] = sum(a.lo[k] ?? 0, -high);
        if (!exact) a.hi[k] = low === Infinity ? Infinity : sum(a.hi[k] ?? 0, -low);
      }
      return;
    case 'mul':
      for (let k = 0; k < count; k += 1) {
        const aLow = a.lo[k] ?? 0;
        const bLow = b.lo[k] ?? 0;
        const aHigh = exact ? aLow : (a.hi[k] ?? 0);
        const bHigh = exact ? bLow : (b.hi[k] ?? 0);
        a.lo[k] = productLow(aLow, aHigh, bLow, bHigh);
        if (!exact) a.hi[k] = productHigh(aLow, aHigh, bLow, bHigh);
      }
  }
}

/** Infinity less infinity is still "no limit"; NaN stays NaN. */
function sum(a: number, b: number): number {
  const total = a + b;
  return Number.isNaN(total) && !Number.isNaN(a) && !Number.isNaN(b) ? Infinity : total;
}

/** Nothing times anything is nothing, "no limit" times anything else is no limit; a missing lower bound counts as 0. */
function productLow(aLow: number, aHigh: number, bLow: number, bHigh: number): number {
  if (Number.isNaN(aLow) || Number.isNaN(bLow)) return Number.NaN;
  if ((aLow === 0 && aHigh === 0) || (bLow === 0 && bHigh === 0)) return 0;
  if (aLow === Infinity || bLow === Infinity) return Infinity;
  return (aLow === -Infinity ? 0 : aLow) * (bLow === -Infinity ? 0 : bLow);
}

function productHigh(aLow: number, aHigh: number, bLow: number, bHigh: number): number {
  if (Number.isNaN(aHigh) || Number.isNaN(bHigh)) return Number.NaN;
  if ((aLow === 0 && aHigh === 0) || (bLow === 0 && bHigh === 0)) return 0;
  if (aLow === Infinity || bLow === Infinity) return Infinity;
  if (aHigh === 0 || bHigh === 0) return 0;
  return aHigh === Infinity || bHigh === Infinity ? Infinity : aHigh * bHigh;
}

/**
 * The largest size any number can reach while `amount` is worked out for a chunk; NaN where an answer is no whole
 * number. Up to 2^53 - 1 every step is exact.
 */
export function magnitude(amount: Amount, cells: readonly (Cells | undefined)[]): number {
  switch (amount.op) {
    case 'value':
      return Math.max(finite(amount.lo), finite(amount.hi));
    case 'linear': {
      const answers = cells[amount.column];
      const { largest, isWhole } = answers?.kind === 'number' ? answers : { largest: 0, isWhole: true };
      if (!isWhole || !Number.isInteger(amount.given ?? 0)) return Number.NaN;
      return Math.abs(amount.base) + Math.abs(amount.factor) * Math.max(largest, amount.given ?? 0);
    }
    case 'if':
      return Math.max(magnitude(amount.then, cells), magnitude(amount.else, cells));
    case 'min':
    case 'max':
      return Math.max(magnitude(amount.a, cells), magnitude(amount.b, cells));
    case 'add':
    case 'sub':
      return magnitude(amount.a, cells) + magnitude(amount.b, cells);
    case 'mul':
      return Math.max(1, magnitude(amount.a, cells)) * Math.max(1, magnitude(amount.b, cells));
  }
}

const finite = (bound: number): number => (Number.isFinite(bound) ? Math.abs(bound) : 0);
