/** Which questions stand on the desk, and what is known of each. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { assess, openQuestions } from '../../../src/engine/index.ts';
import { factsRead, matcherFor, rowsOf } from '../../../src/features/desk/rows.ts';
import type { Mark } from '../../../src/features/desk/rows.ts';
import type { Profile } from '../../../src/rulebase/index.ts';
import { foodFactory } from '../../support/profiles.ts';
import { arbitrarySituation, base, BASELINE, deciding, rulesFor, TODAY } from '../../support/rules.ts';

const layers = [rulesFor(BASELINE), rulesFor(BASELINE, deciding()), rulesFor(TODAY), rulesFor(TODAY, deciding())];
const none: ReadonlySet<string> = new Set();

async function standing(profile: Profile) {
  const assessments = await Promise.all(layers.map((rules) => assess(base, rules, profile)));
  const asked = openQuestions(base, assessments.slice(2), profile).map(({ fact }) => fact.id);
  const today = new Set('aims' in profile ? asked : ['aims', ...asked]); // as the guided questions begin
  const compare = openQuestions(base, assessments.slice(0, 2), profile).map(({ fact }) => fact.id);
  return {
    base,
    profile,
    read: factsRead(base, layers, profile['aims']),
    open: { today, compare: new Set(compare.filter((id) => !today.has(id))) },
  };
}
const marks = async (profile: Profile, also = none): Promise<Record<string, Mark>> =>
  Object.fromEntries(rowsOf(await standing(profile), also).map(({ fact, mark }) => [fact.id, mark]));

test('every question that can still matter is read by a track of the aims', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySituation, async ({ partial }) => {
      const { read, open } = await standing(partial);
      expect([...open.today, ...open.compare].filter((id) => !read.has(id))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

describe('rows', () => {
  test('without aims only the aims are asked, beside what is answered and what somebody points at', async () => {
    expect(await marks({})).toEqual({ aims: 'needed' });
    expect(Object.keys(await marks({ listed: false }, new Set(['lineKind'])))).toEqual(['aims', 'listed', 'lineKind']);
  });

  test('aims nobody knows ask every question some track reads', async () => {
    const all = Object.keys(await marks({ aims: null }));
    expect(all.length).toBeGreaterThan(60);
    expect(all).toEqual(base.facts.map(({ id }) => id).filter((id) => all.includes(id)));
  });

  test('an aim brings the questions of its tracks under all four sets of rules, and no others', async () => {
    const found = await marks({ aims: ['promote-exhibit'] });
    expect(found['emfGrantsReceived']).toBe('compare'); // closed today, open then
    expect(found).not.toHaveProperty('greenLabel');
    expect(found['legalForm']).toBe('needed');
  });

  test('what is answered, not known, settled or of no use to the aims is told apart', async () => {
    const found = await marks({ ...foodFactory, monthsInBusiness: 120, listed: null, greenAmount: 5 });
    expect(found['legalForm']).toBe('answered');
    expect(found['listed']).toBe('unknown');
    expect(found['greenAmount']).toBe('unused');
    expect(found['monthsSinceLastEasyBud']).toBe('settled');
    expect(found['hkEmployees']).toBe('answered'); // says whether the company is small or medium
  });
});

describe('the filter', () => {
  const find = (query: string): string[] => base.facts.filter(matcherFor(base)(query)).map(({ id }) => id);

  test.each([
    ['市場項目開支', 'marketProjectCost'],
    ['selling project COST', 'marketProjectCost'],
    ['ｃｏｓｔ selling', 'marketProjectCost'],
    ['Viet', 'targetMarkets'],
    ['越南', 'targetMarkets'],
    ['商標', 'marketMeasures'],
    ['sole proprietor', 'legalForm'],
  ])('%s finds %s', (query, fact) => {
    expect(find(query)).toContain(fact);
  });

  test('every word must be there, and nothing is left out without words', () => {
    expect(find('selling cost')).not.toContain('promotionCost');
    expect(find('atlantis')).toEqual([]);
    expect(find('  ')).toHaveLength(base.facts.length);
  });
});
