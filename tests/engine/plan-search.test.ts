/** The plan is the best there is: compared with trying everything, on the real rules and on rules made up for the run. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { budgetsOf, createAssessor, fundingPlan } from '../../src/engine/index.ts';
import type { Application, Plan, PlanItem, UnusedTrack } from '../../src/engine/index.ts';
import { ruleSetFor } from '../../src/rulebase/index.ts';
import type { Answer, Profile, RuleBase, RuleSet } from '../../src/rulebase/index.ts';
import { bestByTrying } from '../support/plan.ts';
import { arbitraryTrialBase, arbitraryTrialItems, arbitraryTrialProfile } from '../support/plan-trial.ts';
import { arbitraryLikelyProfile, base, BASELINE, day, deciding, must, rulesFor, TODAY } from '../support/rules.ts';
import { SEED } from '../support/runs.ts';

const each = async <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => Promise<void> | void, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(arbitrary, async (value) => law(value)),
    { numRuns, ...SEED },
  );

const measure = ({ applications }: Pick<Plan, 'applications'>) => ({
  total: applications.reduce((sum, { grant }) => sum + grant, 0),
  applications: applications.length,
  cost: applications.reduce((sum, { cost }) => sum + cost, 0),
});

// ---- companies and items ---------------------------------------------------------------------------

const budgets = budgetsOf(base);
/** Budgets that many tracks pay a share of come up more often than others. */
const SINGLE = budgets.filter(({ years }) => !years).map(({ fact }) => fact.id);
const COMMON = budgets
  .filter(({ kinds, months }) => kinds !== undefined || months !== undefined)
  .map(({ fact }) => fact.id);

const arbitraryItem: fc.Arbitrary<Omit<PlanItem, 'id'>> = fc
  .oneof(
    fc.subarray(COMMON, { minLength: 1, maxLength: 3 }),
    fc.subarray(SINGLE, { minLength: 1, maxLength: 3 }),
    fc.constant(budgets.filter(({ years }) => years).map(({ fact }) => fact.id)),
  )
  .chain((countsAs) =>
    fc.record({
      label: fc.constant(''),
      amount: fc.oneof(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 4_000_000 })),
      countsAs: fc.constant(countsAs),
      kinds: fc
        .tuple(
          ...budgets.map(({ fact, kinds }) =>
            kinds && countsAs.includes(fact.id)
              ? fc.option(fc.constantFrom(...(kinds.options ?? []).map(({ value }) => [kinds.id, value] as const)), {
                  freq: 5,
                })
              : fc.constant(null),
          ),
        )
        .map((named) => Object.fromEntries(named.filter((pair) => pair !== null))),
    }),
  );
const arbitraryItems = (most: number): fc.Arbitrary<PlanItem[]> =>
  fc
    .array(arbitraryItem, { minLength: 1, maxLength: most })
    .map((items) => items.map((item, i) => ({ id: `item-${i}`, ...item })));

interface Situation {
  rules: RuleSet;
  profile: Profile;
  items: PlanItem[];
}
/** Days before and after what changed most, with and without proposals, and companies that may well pass something. */
const arbitrarySituation = (most: number): fc.Arbitrary<Situation> =>
  fc
    .tuple(
      fc.constantFrom(BASELINE, TODAY, day('2024-09-01'), day('2025-06-01'), day('2026-03-01')),
      fc.oneof(fc.constant([]), fc.constant(deciding()), fc.subarray(deciding())),
    )
    .chain(([date, proposals]) =>
      fc
        .tuple(
          arbitraryLikelyProfile(date, proposals),
          arbitraryLikelyProfile(date, proposals),
          arbitraryItems(most),
          // what pools have left, so that ceilings bind often
          fc.record({
            received: fc.constantFrom(0, 100_000, 6_500_000, 6_950_000),
            ongoing: fc.constantFrom(0, 0, 500_000, 780_000),
            promotion: fc.constantFrom(0, 900_000, 960_000),
          }),
          fc.array(fc.nat(base.facts.length - 1), { maxLength: 4 }),
        )
        .map(([one, other, items, pool, dropped]) => {
          const profile: Record<string, Answer> = {
            ...one,
            // a company that passes this and that: half of its answers are another's
            ...Object.fromEntries(Object.entries(other).filter((_, i) => i % 2 === 0)),
            budGrantsReceived: pool.received + pool.ongoing,
            budGrantsOngoing: pool.ongoing,
            budEcommerceGrantsReceived: Math.min(pool.received, 100_000),
            emfGrantsReceived: pool.promotion,
            emfWebsiteGrantsReceived: Math.min(pool.promotion, 460_000),
            emfLocalGrantsReceived: 0,
            greenTenorYears: Number(one['greenTenorYears'] ?? 0) % 8 || 3,
            aims: null,
          };
          const years = budgets.flatMap(({ years: fact }) => (fact ? [fact.id] : []));
          for (const i of dropped) {
            const id = base.facts[i]?.id ?? '';
            if (!years.includes(id)) profile[id] = null;
          }
          return { rules: rulesFor(date, proposals), profile, items };
        }),
    );

/** What the search finds and what trying everything finds: certain, and if open questions were answered well. */
async function bothWays(of: RuleBase, { rules, profile, items }: Situation) {
  const plan = must(fundingPlan(of, rules, profile, items));
  const best = await bestByTrying(of, rules, profile, items, false);
  const possible = await bestByTrying(of, rules, profile, items, true);
  return {
    searched: [measure(plan), plan.ifAnswered && measure(plan.ifAnswered)],
    tried: [best, possible.total > best.total ? possible : null],
  };
}

test.each([
  [4, 60],
  [5, 6],
])('no other choice, division or order gives more, on the real rules with up to %i items', (most, runs) =>
  each(
    arbitrarySituation(most),
    async (situation) => {
      const { searched, tried } = await bothWays(base, situation);
      expect(searched).toEqual(tried);
    },
    runs,
  ),
);

test('nor where grants open, close, raise and lower other tracks in every way', () =>
  each(
    fc.tuple(arbitraryTrialBase, arbitraryTrialProfile, arbitraryTrialItems),
    async ([of, profile, items]) => {
      const rules = must(ruleSetFor(of, { date: TODAY, proposals: [] }));
      const { searched, tried } = await bothWays(of, { rules, profile, items });
      expect(searched).toEqual(tried);
    },
    200,
  ));

// ---- what holds of every plan ----------------------------------------------------------------------

/** The company's answers with what an application changes, as somebody would type them in. */
function answersOf(application: Application, profile: Profile): Profile {
  const answers: Record<string, Answer> = { ...profile };
  for (const { fact } of budgets) {
    const inside = application.items.filter(({ budget }) => budget === fact.id);
    answers[fact.id] = inside.reduce((sum, { item }) => sum + item.amount, 0);
    const kinds = budgets.find((budget) => budget.fact.id === fact.id)?.kinds;
    if (!kinds || inside.length === 0) continue;
    const named = inside.map(({ item }) => item.kinds?.[kinds.id] ?? profile[kinds.id] ?? null);
    answers[kinds.id] = named.includes(null)
      ? null
      : kinds.type === 'set'
        ? [...new Set(named.flat().map(String))]
        : (named[0] ?? null);
  }
  for (const { fact, to } of application.changed) answers[fact] = to;
  return answers;
}

test('each application is what the reference assessor says of it', () =>
  each(
    arbitrarySituation(6),
    async ({ rules, profile, items }) => {
      const { applications } = must(fundingPlan(base, rules, profile, items));
      const assessor = createAssessor(base, rules);
      for (const application of applications) {
        const { tracks } = await assessor.assess(answersOf(application, profile));
        const found = tracks.find(
          ({ scheme, track }) => scheme.id === application.scheme.id && track.id === application.track.id,
        );
        expect([found?.status, found?.verdict]).toEqual(['open', 'eligible']);
        expect(found?.award).toEqual(application.award);
        expect(application.grant).toBe(found?.award?.min);
        expect(found?.award?.ownContribution?.min ?? 0).toBeLessThanOrEqual(application.ownContribution);
        const judged = found?.criteria.filter(({ state }) => state === 'judgement').map(({ id }) => id);
        expect(application.judgement).toEqual(judged);
      }
    },
    30,
  ));

test('every item is somewhere once, and the sums add up', () =>
  each(
    arbitrarySituation(7),
    ({ rules, profile, items }) => {
      const plan = must(fundingPlan(base, rules, profile, items));
      const used = [...plan.applications.flatMap((each_) => each_.items), ...plan.unfunded].map(({ item }) => item.id);
      expect(used.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
      const tracks = plan.applications.map(({ scheme, track }) => `${scheme.id}/${track.id}`);
      expect(new Set(tracks).size).toBe(tracks.length);
      const { cost, planned, grant, ownContribution, unfunded } = plan.totals;
      expect(planned + unfunded).toBe(cost);
      expect(grant + ownContribution).toBe(planned);
      expect(grant).toBe(measure(plan).total);
      expect(plan.gain).toBe(grant - (plan.alone?.grant ?? 0));
      expect(plan.gain).toBeGreaterThanOrEqual(0);
      for (const { grant: own, cost: whole, items: inside } of plan.applications) {
        expect(own).toBeGreaterThan(0);
        expect(own).toBeLessThanOrEqual(whole);
        expect(inside.reduce((sum, each_) => sum + each_.cost, 0)).toBe(whole);
      }
    },
    50,
  ));

test('what tracks share is never given twice', () =>
  each(
    arbitrarySituation(6),
    ({ rules, profile, items }) => {
      const { applications } = must(fundingPlan(base, rules, profile, items));
      const pools = [
        { fact: 'budGrantsReceived', scheme: 'bud', ceiling: 'lifetime-ceiling' },
        { fact: 'budGrantsOngoing', scheme: 'bud', ceiling: 'ongoing-ceiling' },
      ];
      for (const { fact, scheme: id, ceiling } of pools) {
        const at = rules.schemes.find((scheme) => scheme.id === id)?.params[ceiling]?.at;
        const drawn = applications.filter(({ scheme }) => scheme.id === id).reduce((sum, { grant }) => sum + grant, 0);
        if (drawn === 0 || at?.state !== 'known' || typeof at.value !== 'number') continue;
        expect(drawn, fact).toBeLessThanOrEqual(at.value - Number(profile[fact]));
      }
    },
    50,
  ));

test('one more item never makes the grants smaller, and one track less never larger', () =>
  each(
    arbitrarySituation(6),
    ({ rules, profile, items }) => {
      const all = must(fundingPlan(base, rules, profile, items));
      const fewer = must(fundingPlan(base, rules, profile, items.slice(1)));
      expect(all.totals.grant).toBeGreaterThanOrEqual(fewer.totals.grant);
      const [first] = all.applications;
      if (!first) return;
      const except = [`${first.scheme.id}/${first.track.id}`];
      const without = must(fundingPlan(base, rules, profile, items, { except }));
      expect(without.totals.grant).toBeLessThanOrEqual(all.totals.grant);
      expect(without.applications.map(({ scheme, track }) => `${scheme.id}/${track.id}`)).not.toContain(except[0]);
    },
    30,
  ));

test('a track that is not used says why, and by itself gives no more than the plan', () =>
  each(
    arbitrarySituation(5),
    ({ rules, profile, items }) => {
      const plan = must(fundingPlan(base, rules, profile, items));
      const unanswered = (facts: string[]) =>
        facts.length > 0 && facts.every((fact) => (profile[fact] ?? null) === null);
      const told = (track: UnusedTrack): boolean => {
        switch (track.reason) {
          case 'ineligible':
            return track.criteria.length > 0;
          case 'unanswered':
            return unanswered(track.missing);
          case 'no-certain-amount':
            return track.most === null || track.most > 0;
          case 'used-up':
            return track.alone <= plan.totals.grant && track.by.length > 0;
          case 'others-give-more':
            return track.alone <= plan.totals.grant;
        }
      };
      expect(plan.unused.filter((track) => !told(track))).toEqual([]);
      const tried = plan.unfunded.flatMap((item) => ('tracks' in item ? item.tracks : []));
      expect(
        tried.filter(
          ({ alone, criteria, missing, application }) =>
            alone === 0 && criteria.length === 0 && !unanswered(missing) && application === null,
        ),
      ).toEqual([]);
    },
    40,
  ));
