/**
 * Work on bit planes, a word (32 rows) at a time. Loops are unrolled and free of branches on data: that is where the
 * speed of the table comes from. `?? 0` only says that no index leaves its array.
 */
import type { Plane } from './columns.ts';

/** Shift a loop's eight answers (0 or 1 each) into one byte. */
const byte = (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number): number =>
  a | (b << 1) | (c << 2) | (d << 3) | (e << 4) | (f << 5) | (g << 6) | (h << 7);

/** 1 where a value is below `limit`: both lie in 0 … 2^31 - 1, so the sign of the difference says it. */
const under = (values: Int32Array, i: number, limit: number): number => ((values[i] ?? 0) - limit) >>> 31;

/** Rows whose whole number is known and below `limit` (0 … 2^31 - 1). */
export function belowWhole(out: Plane, values: Int32Array, known: Plane, limit: number): void {
  for (let w = 0, i = 0; w < out.length; w += 1) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |=
        byte(
          under(values, i, limit),
          under(values, i + 1, limit),
          under(values, i + 2, limit),
          under(values, i + 3, limit),
          under(values, i + 4, limit),
          under(values, i + 5, limit),
          under(values, i + 6, limit),
          under(values, i + 7, limit),
        ) << j;
    }
    out[w] = bits & (known[w] ?? 0);
  }
}

/** Rows whose number, whole or not, is known and below `limit`. */
export function belowAny(out: Plane, values: Float64Array, known: Plane, limit: number): void {
  for (let w = 0, i = 0; w < out.length; w += 1, i += 32) {
    const open = known[w] ?? 0;
    let bits = 0;
    if (open !== 0) for (let j = 0; j < 32; j += 1) if ((values[i + j] ?? 0) < limit) bits |= 1 << j;
    out[w] = bits & open;
  }
}

const found = (table: Uint8Array, index: Int32Array, i: number): number => table[index[i] ?? 0] ?? 0;

/** Rows whose index is marked 1 in `table`. */
export function lookUp(out: Plane, index: Int32Array, table: Uint8Array): void {
  for (let w = 0, i = 0; w < out.length; w += 1) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |=
        byte(
          found(table, index, i),
          found(table, index, i + 1),
          found(table, index, i + 2),
          found(table, index, i + 3),
          found(table, index, i + 4),
          found(table, index, i + 5),
          found(table, index, i + 6),
          found(table, index, i + 7),
        ) << j;
    }
    out[w] = bits;
  }
}

const at = (plane: Plane, w: number): number => plane[w] ?? 0;

/** The rows that are in each of the first `count` planes (one or more). */
export function allOf(out: Plane, planes: readonly Plane[], count: number): void {
  let from = planes[0] ?? out;
  if (count === 1) out.set(from);
  for (let i = 1; i < count; i += 3) {
    const a = planes[i] ?? from;
    const b = i + 1 < count ? (planes[i + 1] ?? a) : a;
    const c = i + 2 < count ? (planes[i + 2] ?? a) : a;
    for (let w = 0; w < out.length; w += 1) out[w] = at(from, w) & at(a, w) & at(b, w) & at(c, w);
    from = out;
  }
}

/** The rows that are in any of the first `count` planes (one or more). */
export function anyOf(out: Plane, planes: readonly Plane[], count: number): void {
  let from = planes[0] ?? out;
  if (count === 1) out.set(from);
  for (let i = 1; i < count; i += 3) {
    const a = planes[i] ?? from;
    const b = i + 1 < count ? (planes[i + 1] ?? a) : a;
    const c = i + 2 < count ? (planes[i + 2] ?? a) : a;
    for (let w = 0; w < out.length; w += 1) out[w] = at(from, w) | at(a, w) | at(b, w) | at(c, w);
    from = out;
  }
}

/** The rows of one plane that are not in the other. */
export function minus(out: Plane, from: Plane, without: Plane): void {
  for (let w = 0; w < out.length; w += 1) out[w] = at(from, w) & ~at(without, w);
}

/** Ones in a word. */
export function bitsIn(word: number): number {
  let n = word - ((word >>> 1) & 0x5555_5555);
  n = (n & 0x3333_3333) + ((n >>> 2) & 0x3333_3333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** How many rows are in a plane. */
export function countIn(plane: Plane): number {
  let count = 0;
  for (let w = 0; w < plane.length; w += 1) count += bitsIn(at(plane, w));
  return count;
}

/** How many rows are in both planes. */
export function countInBoth(a: Plane, b: Plane): number {
  let count = 0;
  for (let w = 0; w < a.length; w += 1) count += bitsIn(at(a, w) & at(b, w));
  return count;
}

/** The numbers of the rows in a plane, ascending, written to `rows`; gives how many there are. */
export function rowsIn(plane: Plane, rows: Uint16Array): number {
  let n = 0;
  for (let w = 0; w < plane.length; w += 1) {
    for (let word = at(plane, w) | 0; word !== 0; word &= word - 1) {
      rows[n] = (w << 5) + 31 - Math.clz32(word & -word);
      n += 1;
    }
  }
  return n;
}
