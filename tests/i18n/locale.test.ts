import { expect, test } from 'vitest';

import { detectLocale, isLocale, pickText } from '../../src/i18n/locale.ts';

test.each([
  ['zh-HK', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh', 'zh-Hant'],
  ['zh-Hant-CN', 'zh-Hant'],
  ['yue-Hant-HK', 'zh-Hant'],
  ['yue', 'zh-Hant'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['en-US', 'en'],
  ['ja', 'en'],
  ['zhx', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('a browser in %s begins in %s', (tag, locale) => {
  expect(detectLocale(tag)).toBe(locale);
});

test('only our languages are languages', () => {
  expect(isLocale('zh-Hans')).toBe(true);
  expect(isLocale('fr')).toBe(false);
  expect(isLocale(null)).toBe(false);
});

test('rule texts in Simplified Chinese fall back to Traditional Chinese, never to English', () => {
  const text = { 'zh-Hant': '資助', en: 'funding' };
  expect(pickText('en', text)).toBe('funding');
  expect(pickText('zh-Hans', text)).toBe('資助');
  expect(pickText('zh-Hans', { ...text, 'zh-Hans': '资助' })).toBe('资助');
});
