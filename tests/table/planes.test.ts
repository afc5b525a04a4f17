/** Each loop over bits against the same thing said row by row. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  allOf,
  anyOf,
  belowAny,
  belowWhole,
  bitsIn,
  countIn,
  countInBoth,
  lookUp,
  minus,
  rowsIn,
} from '../../src/table/planes.ts';

const words = fc.array(fc.nat(0xffff_ffff), { minLength: 3, maxLength: 3 }).map((list) => Uint32Array.from(list));
const bitsOf = (plane: Uint32Array): number[] =>
  Array.from({ length: plane.length * 32 }, (_, i) => ((plane[i >>> 5] ?? 0) >>> (i & 31)) & 1);
const written = (write: (out: Uint32Array) => void): number[] => {
  const out = new Uint32Array(3).fill(0xdead_beef);
  write(out);
  return bitsOf(out);
};
const INT32_MAX = 2 ** 31 - 1;
const whole = fc.oneof(fc.constantFrom(0, 1, 2, INT32_MAX - 1, INT32_MAX), fc.nat(5), fc.nat(INT32_MAX));
const column = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 96, maxLength: 96 });

test('below, for whole numbers and for any', () => {
  fc.assert(
    fc.property(column(whole), words, whole, (values, known, limit) => {
      const expected = bitsOf(known).map((bit, i) => (bit === 1 && (values[i] ?? 0) < limit ? 1 : 0));
      expect(written((out) => belowWhole(out, Int32Array.from(values), known, limit))).toEqual(expected);
      expect(written((out) => belowAny(out, Float64Array.from(values), known, limit))).toEqual(expected);
    }),
  );
  fc.assert(
    fc.property(column(fc.double({ min: 0, max: 100, noNaN: true })), words, fc.nat(100), (values, known, limit) => {
      const expected = bitsOf(known).map((bit, i) => (bit === 1 && (values[i] ?? 0) < limit ? 1 : 0));
      expect(written((out) => belowAny(out, Float64Array.from(values), known, limit))).toEqual(expected);
    }),
  );
});

test('looking up an index', () => {
  fc.assert(
    fc.property(column(fc.nat(6)), fc.array(fc.nat(1), { minLength: 7, maxLength: 7 }), (index, marks) => {
      const expected = index.map((i) => marks[i]);
      expect(written((out) => lookUp(out, Int32Array.from(index), Uint8Array.from(marks)))).toEqual(expected);
    }),
  );
});

test('all, any and minus', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 9 }), words, (planes, other) => {
      const columns = planes.map(bitsOf);
      const each = (op: (bits: number[]) => boolean) =>
        Array.from({ length: 96 }, (_, i) => (op(columns.map((bits) => bits[i] ?? 0)) ? 1 : 0));
      const leftover = [...planes, other]; // beyond the count: not meant
      expect(written((out) => allOf(out, leftover, planes.length))).toEqual(each((bits) => !bits.includes(0)));
      expect(written((out) => anyOf(out, leftover, planes.length))).toEqual(each((bits) => bits.includes(1)));
      const [first = other] = planes;
      expect(written((out) => minus(out, first, other))).toEqual(
        bitsOf(first).map((bit, i) => (bit === 1 && bitsOf(other)[i] === 0 ? 1 : 0)),
      );
    }),
  );
});

test('counting rows and listing them', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [one, other] = [bitsOf(a), bitsOf(b)];
      const total = one.reduce((sum, bit) => sum + bit, 0);
      expect(countIn(a)).toBe(total);
      expect(countInBoth(a, b)).toBe(one.filter((bit, i) => bit === 1 && other[i] === 1).length);
      const rows = new Uint16Array(96);
      expect(rowsIn(a, rows)).toBe(total);
      expect([...rows.subarray(0, total)]).toEqual(one.flatMap((bit, i) => (bit === 1 ? [i] : [])));
      expect(bitsIn(a[0] ?? 0)).toBe(one.slice(0, 32).filter((bit) => bit === 1).length);
    }),
  );
});
