/** The list that `npm run check:links` asks through holds every address that stands anywhere in `rules/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { readCaseFiles } from '../support/cases.ts';
import { addressesOf } from '../support/links.ts';
import { base, ruleFiles, RULES } from '../support/rules.ts';

const cases = Object.fromEntries(readCaseFiles(RULES).map(({ file, cases: list }) => [`cases/${file}`, list]));
const listed = addressesOf({ ...ruleFiles(), ...cases });

test('every address in the rule files is listed', () => {
  const written = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.startsWith('schemas'))
    .flatMap((file) => [...readFileSync(join(RULES, file), 'utf8').matchAll(/"(https?:\/\/[^"]+)"/g)])
    .map(([, url = '']) => url);
  expect(written.length).toBeGreaterThan(100);
  expect([...new Set(written)].filter((url) => !listed.has(url))).toEqual([]);
});

test('so are sources, schemes and referrals by name', () => {
  const named = [
    ...Object.values(base.sources).map(({ url }) => url),
    ...base.schemes.map(({ link }) => link.url),
    ...base.referrals.map(({ link }) => link.url),
  ];
  expect(named.filter((url) => !listed.has(url))).toEqual([]);
});

test('an address in a text is found too, without the punctuation after it', () =>
  expect([
    ...addressesOf({ 'a.json': { text: '見 https://www.example.org/a，或 https://www.example.org/b。' } }),
  ]).toEqual([
    ['https://www.example.org/a', ['a.json text']],
    ['https://www.example.org/b', ['a.json text']],
  ]));
