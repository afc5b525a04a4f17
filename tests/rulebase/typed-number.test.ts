/** Numbers as people type them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { chineseNumber, parseNumber } from '../../src/rulebase/index.ts';

test.each([
  ['400000', 400_000],
  ['400,000', 400_000],
  [' 400 000 ', 400_000],
  ['HK$400,000', 400_000],
  ['$400000', 400_000],
  ['４００，０００', 400_000],
  ['400,000.00', 400_000],
  ['40萬', 400_000],
  ['40 万元', 400_000],
  ['1.1萬', 11_000],
  ['1.5億', 150_000_000],
  ['400k', 400_000],
  ['1.25m', 1_250_000],
  ['0', 0],
  ['', undefined],
  ['-5', undefined],
  ['1,5', undefined],
  ['40,00', undefined],
  ['1.5', undefined],
  ['1.234', undefined],
  ['1.00005萬', undefined],
  ['4e5', undefined],
  ['十萬', 100_000],
  ['六十萬元', 600_000],
  ['一百五十萬', 1_500_000],
  ['兩百萬', 2_000_000],
  ['3百萬', 3_000_000],
  ['一億二千萬', 120_000_000],
  ['一萬五', undefined],
  ['三百五', undefined],
  ['萬', undefined],
  ['十十萬', undefined],
])('an amount typed as %j is %j', (text, amount) => {
  expect(parseNumber('hkd', text)).toBe(amount);
});

test('a number written out in full is that number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => {
      expect(chineseNumber(writtenOut(number))).toBe(number);
    }),
  );
});

test.each([
  ['12', 12],
  ['十二', 12],
  ['1,200', 1200],
  ['１２', 12],
  ['12.0', undefined],
  ['1萬', undefined],
  ['12人', undefined],
])('a count typed as %j is %j', (text, count) => expect(parseNumber('int', text)).toBe(count));

test.each([
  ['75', 75],
  ['33.3%', 33.3],
  ['7k', undefined],
])('a percentage typed as %j is %j', (text, share) => expect(parseNumber('pct', text)).toBe(share));

/** Chinese numerals of a whole number below 10,000 億. */
function writtenOut(number: number): string {
  if (number === 0) return '零';
  const group = (value: number): string => {
    const digits = Array.from(String(value), Number);
    return digits
      .map((digit, i) =>
        digit === 0 ? '零' : `${'零一二三四五六七八九'[digit]}${['', '十', '百', '千'][digits.length - 1 - i]}`,
      )
      .join('')
      .replace(/零+/g, '零')
      .replace(/(.)零$/, '$1');
  };
  const parts = [
    [Math.floor(number / 1e8), '億'],
    [Math.floor(number / 1e4) % 1e4, '萬'],
    [number % 1e4, ''],
  ] as const;
  return parts.reduce((text, [value, sign]) => {
    if (value === 0) return text;
    return `${text}${text !== '' && value < 1000 ? '零' : ''}${group(value)}${sign}`;
  }, '');
}
