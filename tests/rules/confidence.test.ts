/** How sure an entry is said to be agrees with whose words its sources are. */
import { describe, expect, test } from 'vitest';

import { OFFICIAL_KINDS } from '../../src/rulebase/schema.ts';
import { base, ruleFiles } from '../support/rules.ts';

interface Entry {
  where: string;
  confidence: string;
  sources: string[];
}

/** Everything in the rule files that says how sure it is and on what it rests. */
function entriesOf(node: unknown, where: string): Entry[] {
  if (node === null || typeof node !== 'object') return [];
  const own =
    'confidence' in node && 'sources' in node && Array.isArray(node.sources)
      ? [{ where, confidence: String(node.confidence), sources: node.sources.map(String) }]
      : [];
  return [...own, ...Object.entries(node).flatMap(([key, child]) => entriesOf(child, `${where} ${key}`))];
}

const entries = Object.entries(ruleFiles()).flatMap(([file, content]) => entriesOf(content, file));
const kindsOf = ({ sources }: Entry) => sources.flatMap((id) => base.sources[id]?.kind ?? []);
const said = ({ where, sources }: Entry): string => `${where}: ${sources.join(', ')}`;

describe('how sure an entry is', () => {
  test('official only where a source is official: a department, a faithful copy, or whoever runs the support', () => {
    const official = entries.filter(({ confidence }) => confidence === 'official');
    expect(official.length).toBeGreaterThan(200);
    const without = official.filter((entry) => !kindsOf(entry).some((kind) => OFFICIAL_KINDS.has(kind)));
    expect(without.map(said)).toEqual([]);
  });
  test('secondary only where somebody says it', () =>
    expect(entries.filter((e) => e.confidence === 'secondary' && kindsOf(e).length === 0).map(said)).toEqual([]));
});

describe('kinds of sources', () => {
  const sources = Object.entries(base.sources);
  test('a page of a department is on a site of a department or public body', () => {
    const PUBLIC =
      /(?:^|\.)(?:gov\.hk|hkpc\.org|cleanerproduction\.hk|recyclingfund\.hk|hkstp\.org|startmeup\.hk|hktdc\.com)$/;
    const elsewhere = sources.filter(
      ([, source]) => source.kind === 'government' && !('url' in source && PUBLIC.test(new URL(source.url).hostname)),
    );
    expect(elsewhere.map(([id]) => id)).toEqual([]);
  });
  test('what a code repository or a copy says is not linked as if it were the document', () => {
    const linked = sources.filter(([, source]) => source.kind === 'repository' && 'url' in source);
    expect(linked.map(([id]) => id)).toEqual([]);
  });
  test('no document is linked by a home page that another document also claims', () => {
    const urls = sources.flatMap(([, source]) => ('url' in source ? [source.url] : []));
    expect(urls.filter((url, i) => urls.indexOf(url) !== i)).toEqual([]);
  });
});
