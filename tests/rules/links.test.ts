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
    ...Object.values(base.sources).flatMap((source) => ('url' in source ? source.url : (source.site ?? []))),
    ...base.schemes.map(({ link }) => link.url),
    ...base.referrals.map(({ link }) => link.url),
  ];
  expect(named.filter((url) => !listed.has(url))).toEqual([]);
});

/** Hosts of code, where anybody's notes lie, and hosts whose copies come with spam: read there, never sent there. */
const NOT_LINKED = [
  'github.com',
  'githubusercontent.com',
  'gitlab.com',
  'huggingface.co',
  'python88.com',
  'pilihbajumuslim.com',
  'kalent-zaiz.com',
  'yummybubby.com',
  'xxav2194.com',
  'lzd85.com',
  '5511mu.com',
];

test('no address leads to a code host or to spam', () => {
  const host = (url: string): string => new URL(url).hostname;
  const led = [...listed.keys()].filter((url) =>
    NOT_LINKED.some((name) => host(url) === name || host(url).endsWith(`.${name}`)),
  );
  expect(led).toEqual([]);
});

test('a case whose source has no address names the source', () => {
  const named = Object.values(cases).flatMap((list) => list.map(({ oracle }) => oracle));
  const ids = named.flatMap((oracle) => (oracle.startsWith('source:') ? oracle.slice('source:'.length) : []));
  expect(ids.length).toBeGreaterThan(20);
  expect(ids.filter((id) => !base.sources[id] || 'url' in base.sources[id])).toEqual([]);
});

test('no case points at a home page in place of a document that was read in a copy', () => {
  const sites = new Set(Object.values(base.sources).flatMap((source) => ('url' in source ? [] : (source.site ?? []))));
  const oracles = Object.values(cases).flatMap((list) => list.map(({ oracle }) => oracle));
  expect(oracles.filter((oracle) => sites.has(oracle))).toEqual([]);
});

test('an address in a text is found too, without the punctuation after it', () =>
  expect([
    ...addressesOf({ 'a.json': { text: '見 https://www.example.org/a，或 https://www.example.org/b。' } }),
  ]).toEqual([
    ['https://www.example.org/a', ['a.json text']],
    ['https://www.example.org/b', ['a.json text']],
  ]));
