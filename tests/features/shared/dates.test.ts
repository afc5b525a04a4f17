/** Dates as sources give them, in both languages. */
import { expect, test } from 'vitest';

import { dateWords, tickWords } from '../../../src/features/shared/dates.ts';
import { stateWords } from '../../../src/features/shared/values.ts';
import { sayIn } from '../../support/say.ts';

const en = await sayIn('en');
const zh = await sayIn('zh-Hant');

test.each([
  ['2024-11-16', '16 November 2024', '2024年11月16日'],
  ['2024-11', 'November 2024', '2024年11月'],
  ['2024', '2024', '2024'],
  ['2024-03-03/2024-11-16', 'Between 3 March 2024 and 16 November 2024', '2024年3月3日至2024年11月16日之間'],
  ['2022-04/2022-06', 'Between April 2022 and June 2022', '2022年4月至2022年6月之間'],
  ['after 2022-10', 'after 2022-10', 'after 2022-10'],
])('%s', (text, english, chinese) => {
  expect(dateWords(en, text)).toBe(english);
  expect(dateWords(zh, text)).toBe(chinese);
});

test('an axis names years, months and days in words', () => {
  const date = '2024-07-01';
  expect((['year', 'month', 'day'] as const).map((by) => tickWords(zh)({ date, by }))).toEqual([
    '2024',
    '2024年7月',
    '2024年7月1日',
  ]);
});

test('values of which one counts are joined by words, spaced where digits meet Chinese', () => {
  const at = { state: 'window' as const, candidates: [100_000, 200_000] };
  expect(stateWords(zh, 'hkd', at)).toBe('HK$100,000 或 HK$200,000（未能確定）');
  expect(stateWords(en, 'hkd', at)).toBe('HK$100,000 or HK$200,000 (not certain which)');
});
