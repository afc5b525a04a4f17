/** The words both pages share. */
import { expect, test } from 'vitest';

import { moneyWords, rangeWords } from '../../../src/features/shared/amounts.ts';
import { listChange, valueWords } from '../../../src/features/shared/values.ts';
import { sayIn } from '../../support/say.ts';

const zh = await sayIn('zh-Hant');
const en = await sayIn('en');
const hans = await sayIn('zh-Hans');

test('money has its ten-thousands in Chinese only, in the script of the reader', () => {
  expect(moneyWords(zh, 250_000)).toBe('HK$250,000（25 萬元）');
  expect(moneyWords(hans, 250_000)).toBe('HK$250,000（25 万元）');
  expect(moneyWords(en, 250_000)).toBe('HK$250,000');
  expect(moneyWords(zh, 9_999)).toBe('HK$9,999');
});

test.each([
  [{ min: 5_000, max: 5_000 }, 'HK$5,000', 'HK$5,000'],
  [{ min: 0, max: 8_000 }, '最多 HK$8,000', 'up to HK$8,000'],
  [{ min: 5_000, max: 8_000 }, '最多 HK$8,000，最少 HK$5,000', 'up to HK$8,000, at least HK$5,000'],
  [{ min: 5_000, max: null }, '最少 HK$5,000', 'at least HK$5,000'],
  [{ min: 0, max: null }, '視乎實際開支', 'depends on what you spend'],
  [{ min: 0, max: 0 }, 'HK$0', 'HK$0'],
])('the range %j has plain words', (range, chinese, english) => {
  expect(rangeWords(zh, range)).toBe(chinese);
  expect(rangeWords(en, range)).toBe(english);
});

test('values of every kind have words', () => {
  expect(valueWords(en, 'flag', true)).toBe('yes');
  expect(valueWords(zh, 'hkd', null)).toBe('未有資料');
  expect(valueWords(en, 'rate', ['1/2', '1/4'])).toBe('50%, 25%');
  expect(valueWords(hans, 'months', 24)).toBe('24 个月');
  expect(valueWords(en, 'economies', ['VN', 'CN'])).toBe('Vietnam, Mainland China');
});

test('a list says what came and what went', () => {
  expect(listChange('economies', { param: 'x', from: ['CN', 'VN'], to: ['VN', 'US'] })).toEqual({
    added: ['US'],
    removed: ['CN'],
  });
  expect(listChange('hkd', { param: 'x', from: 1, to: 2 })).toBeUndefined();
  expect(listChange('options', { param: 'x', from: null, to: ['a'] })).toBeUndefined();
});
