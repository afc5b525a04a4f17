/** Amounts: exact shares, one rounding, ranges, and what binds. */
import { describe, expect, test } from 'vitest';

import { awardFor } from '../../src/engine/index.ts';
import { parseRate } from '../../src/rulebase/index.ts';
import type { AmountNode, ParamState, Profile, ResolvedScheme } from '../../src/rulebase/index.ts';
import { rulesFor } from '../support/rules.ts';

const [real] = rulesFor('2026-11-22').schemes;
if (!real) throw new Error('no scheme');
const word = { 'zh-Hant': '項', en: 'line' };
function scheme(params: Record<string, ParamState>): ResolvedScheme {
  if (!real) throw new Error('no scheme');
  return {
    ...real,
    params: Object.fromEntries(
      Object.entries(params).map(([id, at]) => [
        id,
        { id, unit: 'hkd', label: word, at, sources: [], confidence: 'official' },
      ]),
    ),
  };
}
const known = (value: number | string): ParamState => ({ state: 'known', value });
const cost = { fact: 'marketProjectCost' };
const share: AmountNode = { mul: [{ param: 'rate' }, cost] };
const grantOf = (grant: AmountNode, params: Record<string, ParamState>, profile: Profile) =>
  awardFor({ grant, ownContribution: { sub: [cost, { award: true }] } }, scheme(params), profile);

test.each([
  ['1/3', 1n, 3n],
  ['0.25', 25n, 100n],
  ['1', 1n, 1n],
])('%s is an exact fraction', (text, num, den) => expect(parseRate(text)).toEqual({ num, den }));
test.each(['25%', '1/0', '-1/3', '', '1/3/5', 'a'])('%s is no rate', (text) => expect(parseRate(text)).toBe(undefined));

test.each([
  ['1/3', 100, 33],
  ['1/3', 3_000_000_000_001, 1_000_000_000_000],
  ['0.25', 3, 0],
  ['0.1', 3, 0],
  ['0.29', 100, 29], // 0.29 × 100 is 28.999… in floating point
])('%s of HK$%d is HK$%d, rounded down once', (rate, amount, expected) => {
  const { award } = grantOf(share, { rate: known(rate) }, { marketProjectCost: amount });
  expect(award).toMatchObject({
    min: expected,
    max: expected,
    ownContribution: { min: amount - expected, max: amount - expected },
  });
});

test('rounding happens once, after the sum', () => {
  const { award } = grantOf({ add: [share, share, share] }, { rate: known('1/3') }, { marketProjectCost: 100 });
  expect(award?.max).toBe(100);
});

describe('a range', () => {
  const grant: AmountNode = {
    min: [
      { ...share, step: word },
      { param: 'cap', step: word },
      { sub: [{ param: 'ceiling' }, { fact: 'budGrantsReceived' }], step: word },
    ],
  };
  const params = { rate: known('1/4'), cap: known(800), ceiling: known(7000) };
  test('with an unanswered cost goes up to the cap, and the cost is missing', () => {
    expect(grantOf(grant, params, { budGrantsReceived: 0 })).toMatchObject({
      award: { min: 0, max: 800 },
      missing: ['marketProjectCost'],
    });
  });
  test('narrows with what remains; a cost that cannot matter any more is not missing', () => {
    expect(grantOf(grant, params, { marketProjectCost: 100_000, budGrantsReceived: 6900 })).toMatchObject({
      award: { min: 100, max: 100 },
      missing: [],
    });
    expect(grantOf(grant, params, { marketProjectCost: 40 })).toMatchObject({
      award: { min: 0, max: 10 },
      missing: ['budGrantsReceived'],
    });
  });
  test('never goes below nothing when the ceiling is overdrawn', () => {
    expect(grantOf(grant, params, { marketProjectCost: 100, budGrantsReceived: 9000 }).award).toMatchObject({
      min: 0,
      max: 0,
    });
  });
  test('marks the step that sets the award', () => {
    const { award } = grantOf(grant, params, { marketProjectCost: 1000, budGrantsReceived: 0 });
    expect(award?.steps.map(({ max, binding }) => [max, binding])).toEqual([
      [250, true],
      [800, false],
      [7000, false],
    ]);
  });
  test('"no limit" drops out; a value not on file gives no amount at all', () => {
    expect(grantOf(grant, { ...params, ceiling: known('no-limit') }, { marketProjectCost: 1000 })).toMatchObject({
      award: { min: 250, max: 250 },
      missing: [],
    });
    expect(
      grantOf(grant, { ...params, cap: { state: 'unverified', value: 1 } }, { marketProjectCost: 1000 }).award,
    ).toBe(null);
    expect(grantOf(grant, { ...params, cap: { state: 'unknown' } }, { marketProjectCost: 1000 }).award).toBe(null);
  });
  test('takes both candidates where the day of a change is not known', () => {
    expect(
      grantOf(
        grant,
        { ...params, cap: { state: 'window', candidates: [100, 200] } },
        { marketProjectCost: 100_000, budGrantsReceived: 0 },
      ).award,
    ).toMatchObject({ min: 100, max: 200 });
  });
});

describe('an alternative', () => {
  const grant: AmountNode = {
    min: [share, { if: { fact: 'listed', operator: 'equal', value: true }, then: { amount: 5 }, else: { amount: 9 } }],
  };
  const params = { rate: known('1/2') };
  test('with an unanswered test spans both sides and asks for it', () => {
    expect(grantOf(grant, params, { marketProjectCost: 100 })).toMatchObject({
      award: { min: 5, max: 9 },
      missing: ['listed'],
    });
    expect(grantOf(grant, params, { marketProjectCost: 100, listed: false }).award).toMatchObject({ min: 9, max: 9 });
  });
  test('that can make no difference is not asked', () => {
    expect(grantOf(grant, params, { marketProjectCost: 6 }).missing).toEqual([]);
  });
});

test('an amount that nothing bounds is no amount', () => {
  expect(grantOf(share, { rate: known('1/2') }, {}).award).toBe(null);
});
