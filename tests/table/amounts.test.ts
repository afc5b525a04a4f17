/** Verdicts, states and awards in columns against the engine's, on random rules, and at the limits of exact arithmetic. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { AmountNode, LocalText, ParamState, Profile } from '../../src/rulebase/index.ts';
import { magnitude } from '../../src/table/amounts.ts';
import { compileTable, tableOf } from '../../src/table/index.ts';
import { arbitraryAmount, arbitraryCondition, arbitraryParams, arbitraryProfiles, TOY } from './random-rules.ts';
import { mismatches, searchMismatch, toyRules } from './support.ts';

const notes: LocalText[] = [];

const arbitraryCriterion = fc.record({
  kind: fc.constantFrom('rule' as const),
  condition: arbitraryCondition,
  appliesIf: fc.option(arbitraryCondition, { nil: undefined }),
});
const arbitraryTrack = fc.record({
  criteria: fc.dictionary(fc.constantFrom('one', 'two', 'three'), arbitraryCriterion, {
    maxKeys: 3,
    noNullPrototype: true,
  }),
  aims: fc.subarray(['grow', 'sell'], { minLength: 1 }),
  award: fc.record({ grant: arbitraryAmount, notes: fc.constant(notes) }),
});

test('random criteria and awards', async () => {
  const requests = fc.record({
    tracks: fc.array(arbitraryTrack, { minLength: 1, maxLength: 3 }),
    params: arbitraryParams,
    profiles: arbitraryProfiles,
  });
  const found = await searchMismatch(
    requests,
    ({ tracks, params, profiles }) => {
      const named = tracks.map(({ criteria, aims, award }, i) => ({ id: `t${i}`, criteria, aims, award }));
      return mismatches(TOY, toyRules(named, params, ['on']), profiles);
    },
    250,
  );
  expect(found).toBeUndefined();
});

test('random awards alone, with an own contribution that may not be known', async () => {
  const requests = fc.record({
    awards: fc.array(fc.tuple(arbitraryAmount, fc.option(arbitraryAmount, { nil: undefined })), {
      minLength: 3,
      maxLength: 3,
    }),
    params: arbitraryParams,
    profiles: arbitraryProfiles,
  });
  const found = await searchMismatch(
    requests,
    ({ awards, params, profiles }) => {
      const tracks = awards.map(([grant, ownContribution], i) => ({
        id: `t${i}`,
        criteria: {},
        award: { grant, ownContribution, notes },
      }));
      return mismatches(TOY, toyRules(tracks, params, ['on']), profiles);
    },
    400,
  );
  expect(found).toBeUndefined();
});

const third: AmountNode = { param: 'third' };
const cost: AmountNode = { fact: 'cost' };
const thirdOfCost: AmountNode = { mul: [third, cost] };
const below: AmountNode = { sub: [{ amount: 1 }, { amount: 5 }] };
const SELDOM: Record<string, AmountNode> = {
  'a negative share of an answer': { mul: [below, cost] },
  'nothing of an answer': { mul: [cost, { amount: 0 }] },
  'at most nothing of an answer': { mul: [{ sub: [{ amount: 0 }, { fact: 'count' }] }, cost] },
  'nothing of no limit': { mul: [{ amount: 0 }, { unlimited: true }] },
  'shares of shares': {
    mul: [{ min: [thirdOfCost, { amount: 50 }] }, { max: [{ mul: [third, { fact: 'count' }] }, { amount: 1 }] }],
  },
  'a share of an uncertain share': { mul: [third, { param: 'uncertain' }, cost] },
  'what is left, twice': { sub: [{ amount: 900 }, { sub: [cost, { fact: 'granted' }] }] },
  'a share of what is left': { mul: [third, { sub: [{ amount: 100 }, cost] }] },
  'something less an uncertain ceiling': { sub: [{ amount: 700 }, { param: 'perhaps-none' }] },
  'no limit or a cap, by an open test': {
    min: [
      thirdOfCost,
      { if: { fact: 'yes', operator: 'equal', value: true }, then: { unlimited: true }, else: { amount: 40 } },
    ],
  },
};

test.each(Object.entries(SELDOM))('%s', async (_, grant) => {
  const params: Record<string, ParamState> = {
    third: { state: 'known', value: '1/3' },
    uncertain: { state: 'window', candidates: ['1/3', '0.25'] },
    'perhaps-none': { state: 'window', candidates: [300, 'no-limit'] },
  };
  const numbers = [undefined, null, 0, 1, 2, 100, 1000];
  const profiles = numbers.flatMap((first) =>
    numbers.flatMap((count) =>
      [undefined, true, false].map((yes): Profile => ({
        ...(first === undefined ? {} : { cost: first }),
        ...(count === undefined ? {} : { count, granted: count }),
        ...(yes === undefined ? {} : { yes }),
      })),
    ),
  );
  const rules = toyRules([{ id: 'track', criteria: {}, award: { grant, notes } }], params);
  expect(await mismatches(TOY, rules, profiles)).toEqual([]);
});

describe('exact arithmetic', () => {
  const grant: AmountNode = {
    min: [{ mul: [{ param: 'rate' }, { fact: 'cost' }] }, { sub: [{ param: 'ceiling' }, { fact: 'granted' }] }],
  };
  const rulesWith = (ceiling: number) => {
    const params: Record<string, ParamState> = {
      rate: { state: 'known', value: '2/3' },
      ceiling: { state: 'known', value: ceiling },
    };
    return toyRules([{ id: 'track', criteria: {}, award: { grant, notes } }], params);
  };
  /** The size foreseen for a table of one profile. */
  const sizeOf = (ceiling: number, profile: Profile): number | undefined => {
    const [track] = compileTable(TOY, rulesWith(ceiling)).tracks;
    return track?.award ? magnitude(track.award.grant, tableOf(TOY, [profile]).chunks[0]?.cells ?? []) : undefined;
  };

  test('numbers at and beyond the limit of exact steps', async () => {
    const costs = [0, 1, 2, 3, 2 ** 31, 2 ** 45 + 1, 2 ** 52 - 1, 2 ** 52, 2 ** 52 + 1, Number.MAX_SAFE_INTEGER];
    const profiles = costs.flatMap((size) => [{ cost: size, granted: 0 }, { cost: size }, { granted: size }]);
    for (const ceiling of [2 ** 50, Number.MAX_SAFE_INTEGER]) {
      expect(await mismatches(TOY, rulesWith(ceiling), profiles)).toEqual([]);
      for (const profile of profiles) expect(await mismatches(TOY, rulesWith(ceiling), [profile])).toEqual([]);
    }
  });

  test('the size of every step is foreseen', () => {
    expect(compileTable(TOY, rulesWith(600)).tracks[0]?.award?.unit).toBe(3);
    expect(sizeOf(600, { cost: 1000, granted: 0 })).toBe(2000); // two thirds of the cost, in thirds
    expect(sizeOf(600, { cost: 0, granted: 100 })).toBe(3 * 700);
    expect(sizeOf(Number.MAX_SAFE_INTEGER, { cost: 1 })).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  });

  test('shares that no binary fraction holds', async () => {
    const shares = [0.07, 0.1, 0.29, 8.7, 33.3, 64.1, 99.99].map((share) => ({ share }));
    const award = { grant: { mul: [{ fact: 'share' }, { amount: 100 }] }, notes };
    const ofShare = toyRules([{ id: 'track', criteria: {}, award }]);
    expect(await mismatches(TOY, ofShare, [...shares, {}])).toEqual([]);
  });

  test('dividing is exact just below every whole number', () => {
    for (const unit of [2, 3, 7, 400, 1_000_003])
      for (const whole of [1, 2, 3, 2 ** 20, 2 ** 30 + 1, Math.floor(Number.MAX_SAFE_INTEGER / unit)])
        expect([Math.floor((whole * unit - 1) / unit), Math.floor((whole * unit) / unit)]).toEqual([whole - 1, whole]);
  });
});
