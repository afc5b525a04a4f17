/** The picture of a QR code has the modules of the code, and is large enough to be read. */
import * as fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';

import { LONGEST_IN_QR, qrCode } from '../../../src/features/share/qr.ts';
import type { QrCode } from '../../../src/features/share/qr.ts';

/** The modules that the path of a picture covers. */
function drawn({ size, path }: QrCode): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, run, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(run).toBe(back);
    for (let i = 0; i < Number(run); i += 1) {
      const row = rows[Number(y)];
      if (row?.[Number(x) + i] !== false) throw new Error(`drawn twice or outside: ${x} ${y}`);
      row[Number(x) + i] = true;
    }
  }
  return rows;
}
const codeOf = (address: string): QrCode => {
  const code = qrCode(address);
  if (!code) throw new Error('too long');
  return code;
};
const address = `https://example.org/tool/#/open?s=1.${'AntTspGBBNXG-VgJjfVM'.repeat(10)}`;

test('the picture has the modules of the code, with four light ones around', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: LONGEST_IN_QR }), (text) => {
      const modules = drawn(codeOf(text));
      const { data } = encode(text, { ecc: 'L', boostEcc: true, border: 0 });
      expect(modules).toHaveLength(data.length + 8);
      expect(modules.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data);
      const edge = [...modules.slice(0, 4), ...modules.slice(-4)].flat();
      const sides = modules.flatMap((row) => [...row.slice(0, 4), ...row.slice(-4)]);
      expect([...edge, ...sides].includes(true)).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('three corners have the pattern a reader looks for, and the lines between them alternate', () => {
  const inner = drawn(codeOf(address))
    .slice(4, -4)
    .map((row) => row.slice(4, -4));
  const size = inner.length;
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  const corner = (x: number, y: number): string[] =>
    inner.slice(y, y + 7).map((row) =>
      row
        .slice(x, x + 7)
        .map((dark) => (dark ? '#' : '.'))
        .join(''),
    );
  for (const [x, y] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const)
    expect(corner(x, y)).toEqual(finder);
  expect(corner(size - 7, size - 7)).not.toEqual(finder);
  const timing = inner[6]?.slice(8, -8) ?? [];
  expect(timing.every((dark, i) => dark === (i % 2 === 0))).toBe(true);
});

describe('length', () => {
  test('a code has as much error correction as its size leaves room for', () => {
    const roomy = encode('A'.repeat(60), { ecc: 'L', boostEcc: true, border: 0 });
    const bare = encode('A'.repeat(60), { ecc: 'L', border: 0 });
    expect(roomy.size).toBe(bare.size);
    expect(roomy.data).not.toEqual(bare.data);
    expect(codeOf('A'.repeat(60)).size).toBe(roomy.size + 8);
  });
  test('the longest link is a code of 85 modules a side; one character more is too many', () => {
    expect(codeOf('a'.repeat(LONGEST_IN_QR)).size).toBe(85 + 8);
    expect(qrCode('a'.repeat(LONGEST_IN_QR + 1))).toBeUndefined();
    expect(encode('a'.repeat(LONGEST_IN_QR + 1), { ecc: 'L', border: 0 }).size).toBeGreaterThan(85);
    expect(qrCode('繁'.repeat(LONGEST_IN_QR / 2))).toBeUndefined(); // three bytes a character
  });
});
