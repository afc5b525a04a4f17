/** Two companies side by side: what differs, and what each can get. */
import { describe, expect, test } from 'vitest';

import { assess } from '../../../src/engine/index.ts';
import { bestByAim, differingFacts, trackPairs } from '../../../src/features/cases/beside.ts';
import type { Company } from '../../../src/features/cases/beside.ts';
import { keyOf } from '../../../src/features/shared/verdicts.ts';
import type { Profile } from '../../../src/rulebase/index.ts';
import { foodFactory, trader } from '../../support/profiles.ts';
import { base, rulesFor, TODAY } from '../../support/rules.ts';

const company = async (facts: Profile): Promise<Company> => ({
  facts,
  assessment: await assess(base, rulesFor(TODAY), facts),
});
const pair = async (): Promise<readonly [Company, Company]> => [await company(foodFactory), await company(trader)];

describe('answers', () => {
  test('that differ are listed in the order of the questions, the others counted', () => {
    const { differ, same } = differingFacts(base, [foodFactory, trader]);
    const ids = differ.map(({ id }) => id);
    expect(ids).toContain('hkEmployees');
    expect(ids).not.toContain('legalForm');
    expect(ids).toEqual(base.facts.map(({ id }) => id).filter((id) => ids.includes(id)));
    expect(same).toBeGreaterThan(5);
  });

  test('the order of a list, and not knowing instead of not answering, are no difference', () => {
    const [a, b] = [{ targetMarkets: ['VN', 'CN'], listed: null }, { targetMarkets: ['CN', 'VN'] }];
    expect(differingFacts(base, [a, b])).toEqual({ differ: [], same: 1 });
    expect(differingFacts(base, [{ listed: false }, {}]).differ.map(({ id }) => id)).toEqual(['listed']);
    expect(differingFacts(base, [{}, {}])).toEqual({ differ: [], same: 0 });
  });
});

describe('results', () => {
  test('by aim, for every aim that one of them has', async () => {
    const companies = await pair();
    const rows = bestByAim(base, companies);
    expect(rows.map(({ aim }) => aim)).toEqual(['sell-outside-hk', 'promote-exhibit', 'existing-production-line']);
    const [first, second] = rows;
    expect(first?.best[0]?.award?.max).toBeGreaterThan(0);
    expect(first?.best[1]).toBeUndefined(); // not one of its plans
    expect(second?.best[1]?.verdict).toBe('eligible');
  });

  test('by track, for every track that one of them considers, each pair of one track', async () => {
    const companies = await pair();
    const pairs = trackPairs(companies);
    expect(pairs.length).toBeGreaterThan(3);
    for (const [a, b] of pairs) {
      expect(keyOf(a)).toBe(keyOf(b));
      expect(a.verdict === null && b.verdict === null).toBe(false);
    }
    const left = companies[0].assessment.tracks.length - pairs.length;
    expect(left).toBeGreaterThan(0);
  });
});
