/** The small words of a report: numbers of sources, the foot of the page, names of files. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { joinedNumbers } from '../../../src/features/report/cites.tsx';
import { sentences } from '../../../src/features/report/cause-words.ts';
import { cssString, marginTexts } from '../../../src/features/report/margins.ts';
import { amountWords, readableUrl, shortAnswer, unsure } from '../../../src/features/report/paper-words.ts';
import { fileName } from '../../../src/features/report/file-name.ts';
import { base } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';

const zh = await sayIn('zh-Hant');
const en = await sayIn('en');

test('three numbers in a row and more are joined, each once and in order', () => {
  expect(joinedNumbers([4])).toBe('[4]');
  expect(joinedNumbers([5, 4])).toBe('[4][5]');
  expect(joinedNumbers([9, 1, 7, 8, 9, 10])).toBe('[1][7–10]');
  expect(joinedNumbers([])).toBe('');
});

/** As a browser reads a string of a style sheet; undefined where it would end too early. */
function readCss(text: string): string | undefined {
  const inside = /^"((?:[^"\\\n\r\f]|\\[0-9a-f]{1,6} ?)*)"$/.exec(text)?.[1];
  return inside?.replaceAll(/\\([0-9a-f]{1,6}) ?/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

test('whatever a client is called, the foot of the page says just that', () => {
  expect(readCss(cssString('"; } body { display: none } /* \\ \n </style>'))).toBe(
    '"; } body { display: none } /* \\ \n </style>',
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => readCss(cssString(name)) === name));
});

test('the number of a page stands where the language has it', () => {
  const texts = (say: typeof en): (string | undefined)[] =>
    ['before', 'between', 'after'].map((part) => readCss(marginTexts(say, '')[`--page-${part}`] ?? ''));
  expect(texts(zh)).toEqual(['第 ', ' 頁，共 ', ' 頁']);
  expect(texts(en)).toEqual(['Page ', ' of ', '']);
});

test('names of files are names everywhere', () => {
  expect(fileName(['../a/b:c"\u202E', '結果', '2026-11-22'], 'csv')).toBe('a b c 結果 2026-11-22.csv');
  expect(fileName(['', '結果'], 'xlsx')).toBe('結果.xlsx');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const file = fileName([name, 'x'], 'csv');
      expect(file).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^\.|^\s/u);
      expect(Array.from(file).length).toBeLessThanOrEqual(84);
    }),
  );
});

test('sentences end once', () => {
  expect(sentences(zh, ['甲', '', '乙。', '丙：'])).toBe('甲。乙。丙：');
  expect(sentences(en, ['One', 'two.', 'three'])).toBe('One. two. three.');
});

test('an amount is bare on paper', () => {
  expect(amountWords(zh, { min: 150_000, max: 150_000 })).toBe('HK$150,000');
  expect(amountWords(en, { min: 0, max: 8_000 })).toBe('up to HK$8,000');
  expect(amountWords(en, { min: 5_000, max: null })).toBe('at least HK$5,000');
});

test('an answer that counts months says so, and a long list is cut short', () => {
  const fact = (test_: (each: (typeof base.facts)[number]) => boolean): (typeof base.facts)[number] => {
    const found = base.facts.find(test_);
    if (!found) throw new Error('no such fact');
    return found;
  };
  expect(
    shortAnswer(
      zh,
      fact(({ monthsOf }) => monthsOf !== undefined),
      12,
    ),
  ).toBe('12 個月');
  expect(
    shortAnswer(
      en,
      fact(({ roles }) => roles.includes('months-elapsed')),
      1,
    ),
  ).toBe('1 month');
  const markets = shortAnswer(
    en,
    fact(({ type }) => type === 'economies'),
    Object.keys(base.economies),
  );
  expect(markets).toMatch(new RegExp(`and others, ${Object.keys(base.economies).length} in all$`));
  expect(
    shortAnswer(
      en,
      fact(({ type }) => type === 'bool'),
      null,
    ),
  ).toBeUndefined();
});

test('what is not certain is marked, unless the text sends the reader to the department itself', () => {
  expect(unsure(en, 'No closing day.', 'unverified')).toBe(' (confirm with the department)');
  expect(unsure(zh, '未見公布。', 'unverified')).toBe('（待部門確認）');
  expect(unsure(zh, '未見公布，請確認。', 'unverified')).toBe('');
  expect(unsure(en, 'Confirm with HKPC.', 'unverified')).toBe('');
  expect(unsure(en, 'The task begins.', 'unverified')).not.toBe('');
  expect(unsure(en, 'No closing day.', 'secondary')).toBe('');
});

test('an address is written as people read it', () => {
  expect(readableUrl('https://example.org/%E8%A3%BD')).toBe('https://example.org/製');
  expect(readableUrl('https://example.org/%E8%A3')).toBe('https://example.org/%E8%A3');
});
