/** What the search finds, over the real rules. */
import { expect, test } from 'vitest';

import { indexOf, search } from '../../../src/features/schemes/search.ts';
import { inBothScripts } from '../../../src/features/shared/both-scripts.ts';
import { normalise } from '../../../src/features/shared/normalise.ts';
import { base, rulesFor, TODAY } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';

const rules = rulesFor(TODAY);
const sayZh = await sayIn('zh-Hant');
const zh = indexOf(sayZh, rules);
const en = indexOf(await sayIn('en'), rules);
const titles = (index: typeof zh, query: string, group: string) =>
  search(index, query)
    ?.find((found) => found.group === group)
    ?.hits.map(({ id }) => id) ?? [];

test('width, capitals and quotation marks make no difference', () => {
  expect(normalise('  ＢＵＤ　Fund’s ')).toBe("bud fund's");
});

test('a short name finds its scheme in both languages, a former name too', () => {
  for (const index of [zh, en]) {
    expect(titles(index, 'bud', 'schemes')).toContain('bud');
    expect(titles(index, 'ＢＵＤ', 'schemes')).toContain('bud');
    expect(titles(index, 'RFS', 'schemes')).toContain('nifs');
  }
  expect(titles(en, 'bud/easy', 'schemes')).toEqual(['bud']);
});

test('conditions are found by words of their sentence, and lead to where they stand', () => {
  const [hit] = search(zh, '商業登記')?.find(({ group }) => group === 'criteria')?.hits ?? [];
  expect(hit?.href).toMatch(/^\/scheme\/[a-z-]+\?at=criterion-/);
  expect(titles(en, 'not a listed company', 'criteria').length).toBeGreaterThan(0);
});

test('proposals are found by their title and by the words quoted from the document', () => {
  const [proposal] = base.proposals;
  expect(titles(zh, proposal?.title['zh-Hant'] ?? '', 'proposals')).toContain(proposal?.id);
  expect(titles(en, proposal?.quote ?? '', 'proposals')).toContain(proposal?.id);
});

test('every term and every other support is found by its name', () => {
  for (const { id, term } of base.glossary) expect(titles(en, term.en, 'glossary'), id).toContain(id);
  for (const { id, name } of base.referrals) expect(titles(zh, name['zh-Hant'], 'referrals'), id).toContain(id);
});

test('Chinese is found in either script', () => {
  const index = indexOf(sayZh, rules, inBothScripts);
  const found = (query: string) => search(index, query, inBothScripts);
  expect(found('商业登记')).toEqual(found('商業登記'));
  expect(found('商业登记')?.length).toBeGreaterThan(0);
});

test('all words must be there, and nothing is searched for without one', () => {
  expect(search(en, 'bud zzz')).toEqual([]);
  expect(search(en, '   ')).toBeUndefined();
});
