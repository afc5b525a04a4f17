/** Which neighbouring support is shown to whom. */
import { expect, test } from 'vitest';

import { referralsFor } from '../../src/engine/index.ts';
import type { Profile, Referral, RuleBase } from '../../src/rulebase/index.ts';
import { base, day, TODAY } from '../support/rules.ts';

const referral = (id: string, more: Partial<Referral> = {}): Referral => ({
  id,
  name: { 'zh-Hant': id, en: id },
  who: { 'zh-Hant': 'who', en: 'who' },
  what: { 'zh-Hant': 'what', en: 'what' },
  aims: ['research'],
  link: { label: { 'zh-Hant': 'page', en: 'page' }, url: 'https://example.org', lastChecked: TODAY },
  open: [{ from: day('2020-01-01'), sources: [], confidence: 'official' }],
  ...more,
});
const withReferrals = (...referrals: Referral[]): RuleBase => ({ ...base, referrals });
const shown = (rules: RuleBase, profile: Profile, on = TODAY) => referralsFor(rules, profile, on).map(({ id }) => id);

test('the aim decides, and without an aim all are shown', () => {
  const rules = withReferrals(referral('a'), referral('b', { aims: ['carbon-audit'] }));
  expect(shown(rules, { aims: ['research'] })).toEqual(['a']);
  expect(shown(rules, {})).toEqual(['a', 'b']);
  expect(shown(rules, { aims: null })).toEqual(['a', 'b']);
});

test('one known to be for others is left out; one not known stays', () => {
  const rules = withReferrals(
    referral('a', { applyTo: { fact: 'industry', operator: 'equal', value: 'manufacturing' } }),
  );
  expect(shown(rules, { industry: 'manufacturing' })).toEqual(['a']);
  expect(shown(rules, {})).toEqual(['a']);
  expect(shown(rules, { industry: 'finance' })).toEqual([]);
});

test('one that has ended on the day is left out; its last day still counts', () => {
  const until = day('2026-06-30');
  const rules = withReferrals(
    referral('a', { open: [{ from: day('2020-01-01'), until, sources: [], confidence: 'official' }] }),
  );
  expect(shown(rules, {}, until)).toEqual(['a']);
  expect(shown(rules, {})).toEqual([]);
});
