/** The award against the cost: a chart through the corners is within a dollar of the award, for real and random rules. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { assess, awardCurve, awardFor, costFactsOf, prepareTrack } from '../../src/engine/index.ts';
import type { AwardCurve, CurvePoint } from '../../src/engine/index.ts';
import { withRequired } from '../../src/engine/prepare.ts';
import type {
  AmountNode,
  Condition,
  ParamState,
  Profile,
  ResolvedScheme,
  ResolvedTrack,
} from '../../src/rulebase/index.ts';
import { arbitrarySituation, base, BASELINE, deciding, rulesFor, TODAY } from '../support/rules.ts';
import { foodFactory } from '../support/profiles.ts';
import { SEED } from '../support/runs.ts';

function trackOf(address: string, date: string, proposals: readonly string[] = []): [ResolvedScheme, ResolvedTrack] {
  for (const scheme of rulesFor(date, proposals).schemes)
    for (const track of scheme.tracks) if (`${scheme.id}/${track.id}` === address) return [scheme, track];
  throw new Error(`no ${address}`);
}
function drawn(curve: AwardCurve): Extract<AwardCurve, { kind: 'curve' }> {
  if (curve.kind === 'no-amount') throw new Error('no amount');
  return curve;
}
const awardAt = (scheme: ResolvedScheme, track: ResolvedTrack, profile: Profile, fact: string, cost: number) => {
  const { required } = prepareTrack(scheme, track);
  return track.award && awardFor(track.award, scheme, withRequired(required, { ...profile, [fact]: cost })).award;
};
/** What a chart shows at a cost: the straight line between the corners on either side; null between lines. */
function shownAt(lines: readonly CurvePoint[][], cost: number): { min: number; max: number } | null {
  const line = lines.find((points) => (points[0]?.cost ?? Infinity) <= cost && cost <= (points.at(-1)?.cost ?? -1));
  const right = line?.find((point) => point.cost >= cost);
  const left = line?.findLast((point) => point.cost <= cost);
  if (!left || !right) return null;
  const share = right.cost === left.cost ? 0 : (cost - left.cost) / (right.cost - left.cost);
  return { min: left.min + share * (right.min - left.min), max: left.max + share * (right.max - left.max) };
}
/** Rounding of the chart's own arithmetic. */
const HAIR = 1e-6;
/** Of these costs, those at which the chart is more than a dollar off, or has an amount where there is none. */
function wrongAt(
  curve: AwardCurve,
  [scheme, track]: [ResolvedScheme, ResolvedTrack],
  profile: Profile,
  fact: string,
  costs: Iterable<number>,
) {
  return [...new Set(costs)].flatMap((cost) => {
    const award = awardAt(scheme, track, profile, fact, cost);
    const shown = curve.kind === 'curve' ? shownAt(curve.lines, cost) : null;
    const off = (a: number, b: number) => Math.abs(a - b) > 1 + HAIR;
    const wrong =
      award && shown ? off(award.min, shown.min) || off(award.max, shown.max) : Boolean(award) !== Boolean(shown);
    return wrong ? [{ cost, award: award && [award.min, award.max], shown }] : [];
  });
}

describe('by example', () => {
  test('a share of the cost up to the cap, and level from there', () => {
    const curve = awardCurve(...trackOf('bud/general', TODAY), foodFactory, 'marketProjectCost');
    expect(curve).toEqual({
      kind: 'curve',
      from: 0,
      to: 4_000_000,
      lines: [
        [
          { cost: 0, min: 0, max: 0 },
          { cost: 3_200_000, min: 800_000, max: 800_000 },
          { cost: 4_000_000, min: 800_000, max: 800_000 },
        ],
      ],
      flatFrom: 3_200_000,
      barred: [{ from: 0, to: 3, criteria: ['has-cost'] }],
    });
  });
  test('what remains of a ceiling levels it sooner', () => {
    const used = { ...foodFactory, budGrantsReceived: 6_900_000 };
    const curve = awardCurve(...trackOf('bud/general', TODAY), used, 'marketProjectCost');
    expect(curve).toMatchObject({ flatFrom: 400_000 });
  });
  test('an open answer gives two borders', () => {
    const { budGrantsReceived: _, ...open } = foodFactory;
    const curve = drawn(awardCurve(...trackOf('bud/general', TODAY), open, 'marketProjectCost'));
    expect(curve.lines[0]?.at(-1)).toEqual({ cost: 4_000_000, min: 0, max: 800_000 });
  });
  test('a smallest project is said to stand in the way below it', () => {
    const curve = drawn(awardCurve(...trackOf('nias/facility', TODAY), foodFactory, 'lineProjectCost'));
    expect(curve.barred).toEqual([{ from: 0, to: 149_999_999, criteria: ['minimum-cost'] }]);
    expect(curve.to).toBeGreaterThan(150_000_000);
  });
  test('the range asked for is the range drawn', () => {
    const [scheme, track] = trackOf('bud/general', TODAY);
    const curve = awardCurve(scheme, track, foodFactory, 'marketProjectCost', { from: 1_000_000, to: 3_300_000 });
    expect(drawn(curve).lines).toEqual([
      [
        { cost: 1_000_000, min: 250_000, max: 250_000 },
        { cost: 3_200_000, min: 800_000, max: 800_000 },
        { cost: 3_300_000, min: 800_000, max: 800_000 },
      ],
    ]);
  });
  test('a cost far beyond the last corner is within the range', () => {
    const large = { ...foodFactory, marketProjectCost: 30_000_000 };
    const curve = drawn(awardCurve(...trackOf('bud/general', TODAY), large, 'marketProjectCost'));
    expect(curve.to).toBeGreaterThan(30_000_000);
  });
  test('no rule on file, no amount', () => {
    expect(awardCurve(...trackOf('emf/export-promotion', TODAY), foodFactory, 'promotionCost')).toEqual({
      kind: 'no-amount',
    });
  });
});

describe('which costs', () => {
  const named = (address: string) => costFactsOf(base, trackOf(address, BASELINE)[1]).map(({ id }) => id);
  test('those the award reads that are still to be spent', () => {
    expect(named('bud/general')).toEqual(['marketProjectCost']);
    expect(named('gsf/external-review')).toEqual(['preIssuanceReviewCost', 'postIssuanceReviewCostPerYear']);
  });
  test('every track with an award of its own has one', () => {
    for (const { tracks } of rulesFor(TODAY, deciding()).schemes)
      for (const track of tracks) expect(costFactsOf(base, track).length > 0, track.id).toBe(track.award !== null);
  });
});

const arbitraryCosts = fc.array(fc.oneof(fc.nat(2_000_000), fc.double({ min: 0, max: 1, noNaN: true })), {
  minLength: 6,
  maxLength: 12,
});
/** A whole cost in the range: a number as it is, a share as that share of the range. */
const within = (from: number, to: number, pick: number) =>
  Math.min(to, from + (Number.isInteger(pick) && pick > 1 ? pick : Math.floor(pick * (to - from))));
const around = (lines: readonly CurvePoint[][], from: number, to: number) =>
  lines
    .flat()
    .flatMap(({ cost }) => [cost - 2, cost - 1, cost, cost + 1, cost + 2])
    .filter((cost) => cost >= from && cost <= to);

describe('for every track, day and company', () => {
  const arbitraryCurve = fc.tuple(arbitrarySituation, fc.boolean(), fc.nat(100)).map(([situation, complete, pick]) => {
    const choices = rulesFor(situation.date, situation.proposals).schemes.flatMap((scheme) =>
      scheme.tracks.flatMap((track) => costFactsOf(base, track).map(({ id }) => ({ scheme, track, fact: id }))),
    );
    const chosen = choices[pick % choices.length];
    if (!chosen) throw new Error('no cost');
    return { ...chosen, profile: complete ? situation.full : situation.partial };
  });
  test('a chart through the corners is within a dollar of the award, also in a range asked for', () => {
    fc.assert(
      fc.property(arbitraryCurve, arbitraryCosts, fc.boolean(), ({ scheme, track, fact, profile }, picks, chosen) => {
        const ends = picks.map((pick) => Math.floor(pick * 3));
        const asked = { from: Math.min(...ends), to: Math.max(...ends) + 1 };
        const curve = awardCurve(scheme, track, profile, fact, chosen ? asked : {});
        const { from, to, lines } = curve.kind === 'curve' ? curve : { ...asked, lines: [] };
        const costs = [...picks.map((pick) => within(from, to, pick)), ...around(lines, from, to)];
        expect(wrongAt(curve, [scheme, track], profile, fact, costs)).toEqual([]);
      }),
      { numRuns: 100, ...SEED },
    );
  });
  test('its corners are awards, by rising cost, from one end of the range to the other', () => {
    fc.assert(
      fc.property(arbitraryCurve, ({ scheme, track, fact, profile }) => {
        const curve = awardCurve(scheme, track, profile, fact);
        if (curve.kind === 'no-amount') return;
        const points = curve.lines.flat();
        expect([points[0]?.cost, points.at(-1)?.cost]).toEqual([curve.from, curve.to]);
        points.forEach((point, i) => {
          expect(point.cost).toBeGreaterThan(points[i - 1]?.cost ?? -1);
          const { min, max } = awardAt(scheme, track, profile, fact, point.cost) ?? {};
          expect(point).toEqual({ cost: point.cost, min, max });
        });
        expect(curve.to).toBeGreaterThanOrEqual(Number(profile[fact] ?? 0));
        expect(curve.to).toBeGreaterThan(curve.flatFrom ?? 0);
      }),
      { numRuns: 100, ...SEED },
    );
  });
  test('from where it is level, no cost however large earns more; where it never is, a larger one does', () => {
    fc.assert(
      fc.property(arbitraryCurve, fc.integer({ min: 1, max: 1e12 }), ({ scheme, track, fact, profile }, more) => {
        const curve = awardCurve(scheme, track, profile, fact);
        if (curve.kind === 'no-amount') return;
        const award = (cost: number) => {
          const found = awardAt(scheme, track, profile, fact, cost);
          return JSON.stringify(found && [found.min, found.max]);
        };
        const level = curve.flatFrom ?? curve.to;
        const larger = curve.flatFrom === null ? level * 1_000 : level + more;
        expect(award(larger) === award(level)).toBe(curve.flatFrom !== null);
      }),
      { numRuns: 100, ...SEED },
    );
  });
  test('the costs said to stand in the way are those at which the reference finds a test on the cost not met', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCurve, arbitraryCosts, async ({ scheme, track, fact, profile }, picks) => {
        const curve = awardCurve(scheme, track, profile, fact);
        if (curve.kind === 'no-amount' || track.status !== 'open') return;
        const { aims: _, ...answers } = profile;
        const ruleSet = { ...rulesFor(TODAY), schemes: [{ ...scheme, tracks: [track] }] };
        const edges = curve.barred.flatMap(({ from, to }) => [from, to, to + 1]).filter((cost) => cost <= curve.to);
        for (const cost of [...edges, ...picks.slice(0, 3).map((pick) => within(curve.from, curve.to, pick))]) {
          const { tracks } = await assess(base, ruleSet, { ...answers, [fact]: cost });
          const failing = tracks.flatMap(({ criteria }) =>
            criteria.filter(({ state, values }) => state === 'not-met' && fact in values).map(({ id }) => id),
          );
          const said = curve.barred.find(({ from, to }) => from <= cost && cost <= to)?.criteria ?? [];
          expect(said, `${scheme.id}/${track.id} at ${cost}`).toEqual(failing);
        }
      }),
      { numRuns: 60, ...SEED },
    );
  });
});

describe('for awards of any shape', () => {
  const word = { 'zh-Hant': '項', en: 'line' };
  const states: Record<string, ParamState> = {
    share: { state: 'known', value: '3/7' },
    'share-or-share': { state: 'window', candidates: ['1/2', '1/4'] },
    cap: { state: 'known', value: 4_321 },
    'cap-or-cap': { state: 'window', candidates: [2_000, 5_000] },
    'no-cap': { state: 'known', value: 'no-limit' },
    unsure: { state: 'unverified', value: 900 },
    limit: { state: 'known', value: 1_234 },
    'limit-or-limit': { state: 'window', candidates: [700, 7_000] },
  };
  const [someScheme] = rulesFor(TODAY).schemes;
  const [someTrack] = someScheme?.tracks ?? [];
  if (!someScheme || !someTrack) throw new Error('no track');
  const params = Object.fromEntries(
    Object.entries(states).map(([id, at]) => [
      id,
      { id, unit: 'hkd' as const, label: word, at, sources: [], confidence: 'official' as const },
    ]),
  );
  const made = (grant: AmountNode): [ResolvedScheme, ResolvedTrack] => {
    const track = { ...someTrack, criteria: [], award: { grant, notes: [] } };
    return [{ ...someScheme, params, criteria: {}, tracks: [track] }, track];
  };
  const COST = 'cost';
  const cost: AmountNode = { fact: COST };
  const atLeast = (value: number): Condition => ({ fact: COST, operator: 'greaterThanInclusive', value });

  test('a jump is two corners a dollar apart', () => {
    const grant: AmountNode = { if: atLeast(1_000), then: { amount: 500 }, else: { amount: 100 } };
    expect(drawn(awardCurve(...made(grant), {}, COST)).lines[0]?.slice(0, 3)).toEqual([
      { cost: 0, min: 100, max: 100 },
      { cost: 999, min: 100, max: 100 },
      { cost: 1_000, min: 500, max: 500 },
    ]);
  });
  test('where a value may not decide, the line breaks', () => {
    const grant: AmountNode = {
      if: atLeast(1_000),
      then: { if: atLeast(2_000), then: cost, else: { param: 'unsure' } },
      else: cost,
    };
    const curve = drawn(awardCurve(...made(grant), {}, COST, { to: 3_000 }));
    expect(curve.lines.map((line) => line.map((point) => point.cost))).toEqual([
      [0, 999],
      [2_000, 3_000],
    ]);
  });
  test('a peak between two level ends is not missed', () => {
    // Nothing up to 100,000, a peak at 100,100, nothing again from 100,200: as least and most of sloping lines.
    const rising: AmountNode = { sub: [cost, { amount: 100_000 }] };
    const falling: AmountNode = { sub: [{ amount: 100_200 }, cost] };
    const curve = drawn(awardCurve(...made({ max: [{ amount: 0 }, { min: [rising, falling] }] }), {}, COST));
    expect(curve.lines[0]?.map((point) => [point.cost, point.max])).toEqual([
      [0, 0],
      [100_000, 0],
      [100_100, 100],
      [100_200, 0],
      [curve.to, 0],
    ]);
  });
  test('an award without an end is drawn to twice the present cost, or else on the scale of its own numbers', () => {
    const grant: AmountNode = { mul: [{ param: 'share' }, cost] };
    expect(drawn(awardCurve(...made(grant), { [COST]: 7_000 }, COST))).toMatchObject({ to: 15_000, flatFrom: null });
    const scaled: AmountNode = { add: [grant, { param: 'cap' }] };
    expect(drawn(awardCurve(...made(scaled), {}, COST))).toMatchObject({ to: 10_000, flatFrom: null });
  });

  const arbitraryTest: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({
      fact: fc.constant(COST),
      operator: fc.constantFrom(
        'lessThan',
        'lessThanInclusive',
        'greaterThan',
        'greaterThanInclusive',
        'equal',
        'notEqual',
      ),
      value: fc.oneof(fc.nat(9_000), fc.constantFrom({ param: 'limit' }, { param: 'limit-or-limit' })),
    }),
    fc.constant<Condition>({ fact: 'open', operator: 'greaterThan', value: 5 }),
    fc.constant<Condition>({ fact: 'other', operator: 'greaterThan', value: 5 }),
  );
  const { tree: arbitraryTree } = fc.letrec<{ tree: AmountNode }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constant(cost),
      fc.nat(9_000).map((amount): AmountNode => ({ amount })),
      fc.constantFrom<AmountNode>(
        ...['cap', 'cap-or-cap', 'no-cap'].map((param) => ({ param })),
        { fact: 'open' },
        { fact: 'other' },
        { mul: [{ param: 'share' }, cost] },
        { mul: [{ param: 'share-or-share' }, cost] },
        { mul: [{ fact: 'open' }, cost] },
      ),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((min): AmountNode => ({ min })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((min): AmountNode => ({ min })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((max): AmountNode => ({ max })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((add): AmountNode => ({ add })),
      fc.tuple(tie('tree'), tie('tree')).map((sub): AmountNode => ({ sub })),
      fc
        .tuple(arbitraryTest, tie('tree'), fc.oneof(tie('tree'), fc.constant<AmountNode>({ param: 'unsure' })))
        .map(([test1, then, other]): AmountNode => ({ if: test1, then, else: other })),
    ),
  }));
  test('a chart through the corners is within a dollar of the award at every cost', () => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryCosts, (grant, picks) => {
        const subject = made(grant);
        const profile = { other: 7 };
        const curve = awardCurve(...subject, profile, COST, { from: 0, to: 20_000 });
        const lines = curve.kind === 'curve' ? curve.lines : [];
        const costs = [...picks.map((pick) => within(0, 20_000, pick % 20_000)), ...around(lines, 0, 20_000)];
        expect(wrongAt(curve, subject, profile, COST, costs)).toEqual([]);
      }),
      { numRuns: 300, ...SEED },
    );
  });
});
