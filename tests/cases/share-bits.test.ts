/** Bits as letters: what is written is read, and nothing else is. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bitReader, bitWriter, checkLetters, NotReadable } from '../../src/cases/share-bits.ts';

test('whatever is written is read again, and then the end', () => {
  const part = fc.oneof(
    fc.boolean(),
    fc.nat(0x7ffffffe).map((small) => ({ small })),
    fc.maxSafeNat().map((large) => ({ large })),
    fc.constantFrom(0, 1, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER).map((large) => ({
      large,
    })),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'ASCII', '繁體', '🎪', '\u0000\uD800'),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const writer = bitWriter();
      for (const each of parts) {
        if (typeof each === 'boolean') writer.flag(each);
        else if (typeof each === 'string') writer.words(each);
        else if ('small' in each) writer.small(each.small);
        else writer.large(each.large);
      }
      const letters = writer.letters();
      expect(letters).toMatch(/^[\w-]*[A-Za-z0-9]$/); // a messenger would leave out a hyphen at the end
      const reader = bitReader(letters);
      const read = parts.map((each) => {
        if (typeof each === 'boolean') return reader.flag();
        if (typeof each === 'string') return reader.words();
        return 'small' in each ? { small: reader.small() } : { large: reader.large() };
      });
      expect(read).toEqual(parts);
      reader.end();
      expect(() => bitReader(`${letters}A`).end()).toThrow(NotReadable);
    }),
  );
});

describe('letters nobody wrote', () => {
  test('are refused, and never cost more than they are long', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', '_', 'g', 'B', '-', '7') }), (letters) => {
        for (const read of ['small', 'large', 'count', 'words'] as const) {
          const reader = bitReader(letters);
          let readings = 0;
          expect(() => {
            for (;;) {
              reader[read]();
              readings += 1;
            }
          }).toThrow(NotReadable);
          expect(readings).toBeLessThanOrEqual(letters.length * 6);
        }
      }),
    );
  });
  test.each([
    ['a list of more than anybody has', 'AAgAAAAA'],
    ['a number that no number holds', 'AAAAAAAAAAAAAA'],
    ['words longer than the text', 'AAAIAAAAA'],
  ])('%s', (_, letters) => {
    expect(() => bitReader(letters).count()).toThrow(NotReadable);
    expect(() => bitReader(letters).words()).toThrow(NotReadable);
  });
  test('a letter of another alphabet', () => expect(() => bitReader('ab+')).toThrow(NotReadable));
});

test('the check is CRC-32, which other programs can compute', () => {
  const value = (letters: string): number =>
    Array.from(letters, (letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(letter),
    ).reduce((sum, six) => sum * 64 + six, 0);
  expect(value(checkLetters('123456789'))).toBe(0xcbf43926); // the check value of its definition
  expect(value(checkLetters(''))).toBe(0);
});
