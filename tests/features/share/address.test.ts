import { expect, test } from 'vitest';

import { openRoute, shareAddress, sharedText } from '../../../src/features/share/address.ts';

const TEXT = '1.AntTsp-Gb_BNXG';

test('a link keeps where the app is, and nothing of the query or fragment it was at', () => {
  expect(shareAddress(TEXT, 'en', 'https://example.org/tool/?from=mail#/result?x=1')).toBe(
    `https://example.org/tool/#/open?lang=en&s=${TEXT}`,
  );
  expect(shareAddress(TEXT, 'zh-Hant', 'file:///home/a/index.html#/')).toBe(
    `file:///home/a/index.html#/open?lang=zh-Hant&s=${TEXT}`,
  );
});

test.each([
  ['the address', `https://example.org/tool/#/open?s=${TEXT}`],
  ['the address with its language', `https://example.org/tool/#/open?lang=en&s=${TEXT}`],
  ['the text alone', TEXT],
  [
    'an address that a mail program wrapped up',
    `https://safe.example/?url=${encodeURIComponent(`https://example.org/#/open?s=${TEXT}`)}&data=05`,
  ],
  ['an address with a query of its own', `https://example.org/?s=other#/open?s=${TEXT}`],
  ['words before it', `Here are our answers: https://example.org/#/open?s=${TEXT}`],
])('%s is read', (_, pasted) => expect(sharedText(pasted)).toBe(TEXT));

test('a line break within stays, for whoever reads the text to leave out', () =>
  expect(sharedText(`https://example.org/#/open?s=1.Ant\n  Tsp`)).toBe('1.Ant\n  Tsp'));
test('a stray percent sign does no harm', () => expect(sharedText(`100% s=${TEXT}`)).toBe(TEXT));
test('whatever was pasted fits the address again', () => {
  const search = new URLSearchParams(openRoute('1.a b&c=d%').split('?')[1]);
  expect(search.get('s')).toBe('1.a b&c=d%');
});
