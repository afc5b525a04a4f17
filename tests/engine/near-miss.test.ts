/** What would change a result: worked examples from the sources, and laws over random companies held to the reference. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { kindOfChange, partsOf, withChanges } from '../../src/engine/changes.ts';
import { createAssessor, nearMisses } from '../../src/engine/index.ts';
import type { Assessor, Change, NearMiss, NearMissOptions, Suggestion } from '../../src/engine/index.ts';
import { contradictions, parseFacts } from '../../src/rulebase/index.ts';
import type { Answer, Fact, Profile } from '../../src/rulebase/index.ts';
import { foodFactory, trader } from '../support/profiles.ts';
import {
  arbitraryAnswer,
  arbitraryLikelyProfile,
  arbitrarySituation,
  base,
  BASELINE,
  day,
  deciding,
  must,
  rulesFor,
  TODAY,
} from '../support/rules.ts';
import { SEED } from '../support/runs.ts';

const assessors = new Map<string, Assessor>();
function assessorFor(date: string, proposals: readonly string[] = []): Assessor {
  const key = `${date} ${proposals.join()}`;
  const known = assessors.get(key) ?? createAssessor(base, rulesFor(date, proposals));
  assessors.set(key, known);
  return known;
}
const missesOn = (date: string, profile: Profile, options?: NearMissOptions, proposals: readonly string[] = []) =>
  nearMisses(base, assessorFor(date, proposals).tracks, profile, options);
function miss(date: string, track: string, profile: Profile, options?: NearMissOptions): NearMiss {
  const found = missesOn(date, profile, options).find((each) => `${each.scheme}/${each.track}` === track);
  if (!found) throw new Error(`nothing said of ${track}`);
  return found;
}
const brief = ({ changes }: Suggestion) => changes.map(({ fact, to }) => [fact, to]);
const parts = partsOf(base);

describe('worked examples', () => {
  test('an export trader that has drawn the whole EMF ceiling by 2024-01-15: only the past stands in the way', () => {
    // emf.md: HK$1,000,000 per enterprise in all since 2022-11-07; what has been granted cannot be undone.
    const found = miss('2024-01-15', 'emf/export-promotion', trader);
    expect(found).toEqual({
      scheme: 'emf',
      track: 'export-promotion',
      failing: ['ceiling-left'],
      suggestions: [],
      reach: 'blocked',
      by: [{ kind: 'criterion', criterion: 'ceiling-left', facts: ['emfGrantsReceived'] }],
    });
    const shown = miss('2024-01-15', 'emf/export-promotion', trader, { past: true });
    expect(shown).toMatchObject({ reach: 'blocked', suggestions: [{ kind: 'past', award: { max: 1 } }] });
    expect(shown.suggestions.map(brief)).toEqual([[['emfGrantsReceived', 999_999]]]);
  });

  test('one market outside the list: leave it out; all of them outside: choose one of the list', () => {
    // bud.md: the United States has no free trade or investment agreement with Hong Kong; HK$600,000 at 1 : 3 gives 150,000.
    const two = miss(TODAY, 'bud/general', { ...foodFactory, targetMarkets: ['VN', 'US'] });
    expect(two).toMatchObject({
      reach: 'near',
      failing: ['markets-covered'],
      suggestions: [
        {
          kind: 'plan',
          verdict: 'eligible',
          award: { min: 150_000, max: 150_000 },
          mends: ['markets-covered'],
          changes: [{ from: ['VN', 'US'], to: ['VN'], edit: { remove: ['US'], addOneOf: [] } }],
        },
      ],
    });
    expect(two.suggestions).toHaveLength(1);
    const [only] = miss(TODAY, 'bud/general', { ...foodFactory, targetMarkets: ['US'] }).suggestions;
    const [change] = only?.changes ?? [];
    expect(change?.edit?.remove).toEqual(['US']);
    expect(change?.edit?.addOneOf).toEqual([expect.arrayContaining(['CN', 'VN', 'DE'])]);
    expect(change?.to).toEqual(change?.edit?.addOneOf.map(([first]) => first));
  });

  test('a smart line in the wrong place that takes too long: both at once, and neither alone', () => {
    // itf.md: the line is in Hong Kong and done within 24 months; one third of HK$900,000.
    const found = miss(TODAY, 'nifs/smart-line', {
      ...foodFactory,
      aims: ['new-production-line'],
      lineKind: 'new',
      lineLocation: 'mainland-gba',
      lineProjectMonths: 30,
    });
    expect(found.failing).toEqual(['line-location', 'duration']);
    expect(found.suggestions).toMatchObject([
      {
        kind: 'plan',
        verdict: 'eligible',
        award: { min: 300_000 },
        changes: [
          { fact: 'lineLocation', to: 'hong-kong', mends: ['line-location'] },
          { fact: 'lineProjectMonths', from: 30, to: 24, mends: ['duration'] },
        ],
      },
    ]);
    expect(found.suggestions).toHaveLength(1);
  });

  test('a large plant in the wrong place and too small: up to the least cost of the day', () => {
    // itf.md: NIAS takes projects of HK$300 million, from 2025-11-18 of HK$150 million.
    const plant: Profile = {
      aims: ['new-production-line'],
      legalForm: 'hk-company',
      governmentSubvented: false,
      technologyArea: 'ai-data',
      advancedTechnology: true,
      lineKind: 'new',
      lineLocation: 'elsewhere',
      mainlandFactory: 'none',
      lineSmart: true,
      lineProjectCost: 140_000_000,
      lineOwnFunds: 200_000_000,
      lineProjectMonths: 36,
      niasProjectsApproved: 0,
      niasGrantsReceived: 0,
    };
    const changes = (date: string) => miss(date, 'nias/facility', plant).suggestions.map(brief);
    expect(changes('2025-11-17')).toEqual([
      [
        ['lineLocation', 'hong-kong'],
        ['lineProjectCost', 300_000_000],
      ],
    ]);
    expect(changes('2025-11-18')).toEqual([
      [
        ['lineLocation', 'hong-kong'],
        ['lineProjectCost', 150_000_000],
      ],
    ]);
  });

  test('too soon after the last Easy BUD: waiting is enough', () => {
    // bud.md: six months between applications, from 2025-03-14 three.
    const profile = { ...foodFactory, appliedEasyBudBefore: true, monthsSinceLastEasyBud: 1 };
    expect(miss('2025-03-13', 'bud/easy', profile)).toMatchObject({
      reach: 'near',
      suggestions: [{ kind: 'time', changes: [{ fact: 'monthsSinceLastEasyBud', to: 6 }] }],
    });
    expect(miss('2025-03-14', 'bud/easy', profile).suggestions.map(brief)).toEqual([[['monthsSinceLastEasyBud', 3]]]);
  });

  test('a trader too large for the EMF: fewer staff, or a manufacturer of a size that is still small', () => {
    // emf.md: until 2021-04-29 fewer than 50 employed in Hong Kong, in manufacturing fewer than 100.
    const found = miss('2021-04-15', 'emf/export-promotion', { ...trader, emfGrantsReceived: 0, hkEmployees: 120 });
    expect(found.suggestions.map(({ changes }) => changes.map(({ fact, to, mends }) => [fact, to, mends]))).toEqual([
      [['hkEmployees', 49, ['sme-size-other']]],
      [
        ['industry', 'manufacturing', ['sme-size-other']],
        ['hkEmployees', 99, ['sme-size-manufacturing']],
      ],
    ]);
    expect(found.suggestions.map(({ kind }) => kind)).toEqual(['company', 'company']);
  });

  test('options that come to the same are one suggestion', () => {
    const [first] = miss(TODAY, 'bud/general', { ...foodFactory, legalForm: 'non-profit' }).suggestions;
    expect(first?.changes).toMatchObject([
      { to: 'hk-company', or: ['sole-proprietor', 'partnership', 'overseas-company'] },
    ]);
  });

  test('with answers missing the change leads to undetermined, and says what is still missing', () => {
    const found = miss(TODAY, 'bud/general', { ...foodFactory, listed: true, marketProjectMonths: null });
    expect(found.suggestions).toMatchObject([
      { verdict: 'undetermined', missing: ['marketProjectMonths'], changes: [{ fact: 'listed', to: false }] },
    ]);
  });

  test('more participants from abroad than there are participants: the whole follows its part', () => {
    const fair: Profile = {
      aims: ['organise-exhibition'],
      exhibitionOrganiser: true,
      exhibitionRecurrent: true,
      exhibitionVenue: 'hkcec',
      exhibitionRent: 1_000_000,
      exhibitionParticipants: 1_200,
      exhibitionNonLocalParticipants: 900,
    };
    // The value is on file, but not the amounts of those days: a rule set with them is made up from the last day they were.
    const at = assessorFor('2025-07-01').tracks.map((track) => ({ ...track, status: 'open' as const }));
    const [found] = nearMisses(base, at, fair);
    expect(found?.suggestions.map(({ changes }) => changes)).toMatchObject([
      [
        { fact: 'exhibitionNonLocalParticipants', to: 1_501, mends: ['international'] },
        { fact: 'exhibitionParticipants', to: 1_501, mends: [], follows: 'exhibitionNonLocalParticipants' },
      ],
    ]);
  });

  test('what does not fail is not a near miss, and neither is what is not asked about', () => {
    const named = missesOn(TODAY, { ...foodFactory, aims: ['sell-outside-hk'], listed: true });
    expect(named.map(({ scheme, track }) => `${scheme}/${track}`)).toEqual([
      'bud/general',
      'bud/easy',
      'bud/ecommerce-easy',
    ]);
    expect(
      missesOn(TODAY, { ...foodFactory, aims: ['sell-outside-hk'] }).map(({ scheme, track }) => `${scheme}/${track}`),
    ).toEqual(['bud/ecommerce-easy']);
  });

  test.each([
    ['emf/export-promotion', TODAY, 'closed'],
    ['manufacturing-plus/upgrade', BASELINE, 'not-yet-open'],
    ['green-cash-subsidy/equipment', TODAY, 'proposed'],
    ['isre/exhibition', TODAY, 'no-rule-known'],
  ])('%s on %s: no answer opens a track that is %s', (track, date, status) =>
    expect(miss(date, track, { ...foodFactory, aims: null })).toMatchObject({
      suggestions: [],
      reach: 'blocked',
      by: [{ kind: 'status', status }],
    }),
  );

  test('three things wrong at once are far, not blocked', () =>
    expect(
      miss(TODAY, 'bud/general', { ...foodFactory, listed: true, projectStarted: true, otherPublicFunding: true }),
    ).toMatchObject({
      reach: 'far',
      failing: ['non-listed', 'not-started', 'no-double-funding'],
      suggestions: [],
    }));
});

test.each([
  ['marketProjectCost', 5, 3, 'plan'],
  ['hkEmployees', 5, 3, 'company'],
  ['budGrantsReceived', 5, 3, 'past'],
  ['monthsInBusiness', 3, 5, 'time'],
  ['monthsSinceLastEasyBud', 3, 5, 'time'],
  ['monthsSinceLastEasyBud', 5, 3, 'past'],
])('%s from %i to %i: %s', (id, from, to, kind) =>
  expect(base.facts.filter((fact) => fact.id === id).map((fact) => kindOfChange(fact, from, to))).toEqual([kind]),
);

// ---- laws ------------------------------------------------------------------------------------------------------------

const apply = (profile: Profile, changes: readonly Change[]): Profile => ({
  ...profile,
  ...Object.fromEntries(changes.map(({ fact, to }) => [fact, to])),
});
async function reference(date: string, proposals: readonly string[], profile: Profile, of: NearMiss) {
  const { tracks } = await assessorFor(date, proposals).assess(profile);
  const result = tracks.find(({ scheme, track }) => scheme.id === of.scheme && track.id === of.track);
  if (!result) throw new Error(`no ${of.scheme}/${of.track}`);
  return result;
}
/** The profile with one change made another, and what has to follow; undefined where that contradicts the others. */
const otherwise = (profile: Profile, suggestion: Suggestion, changed: Record<string, Answer | undefined>) => {
  const given = suggestion.changes.filter(({ follows }) => follows === undefined);
  const answers = given.flatMap(({ fact, to }): [string, Answer][] => {
    const other = fact in changed ? changed[fact] : to;
    return other === undefined ? [] : [[fact, other]];
  });
  return withChanges(parts, profile, Object.fromEntries(answers))?.profile;
};
/** Answers to the same fact that are one step nearer to the present one. */
function oneStepNearer({ from, to, edit }: Change): Answer[] {
  if (typeof from === 'number' && typeof to === 'number')
    return to === from ? [] : [to > from ? Math.max(from, to - 1) : Math.min(from, to + 1)];
  if (!edit || !Array.isArray(to)) return [];
  const added = edit.addOneOf.flatMap((group) => group.filter((member) => to.includes(member)));
  return [
    ...edit.remove.map((member) => [...to, member]),
    ...added.map((member) => to.filter((each) => each !== member)),
  ];
}

test('every change suggested does it, is good input, and nothing smaller would', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySituation, fc.boolean(), fc.boolean(), async (situation, past, answered) => {
      const { date, proposals } = situation;
      const profile = answered ? situation.full : situation.partial;
      for (const found of nearMisses(base, assessorFor(date, proposals).tracks, profile, { past })) {
        const fails = async (other: Profile | undefined) =>
          other === undefined || (await reference(date, proposals, other, found)).verdict === 'ineligible';
        const before = await reference(date, proposals, profile, found);
        expect(found.failing).toEqual(
          before.criteria
            .filter(({ state }) => state === 'not-met' && before.verdict === 'ineligible')
            .map(({ id }) => id),
        );
        for (const suggestion of found.suggestions) {
          const after = apply(profile, suggestion.changes);
          expect(contradictions(base, after, '')).toEqual([]);
          expect(must(parseFacts(base, after, ''))).toEqual(after);
          const { verdict, award, missing } = await reference(date, proposals, after, found);
          expect({ verdict, award, missing }).toEqual({
            verdict: suggestion.verdict,
            award: suggestion.award,
            missing: suggestion.missing,
          });
          expect(suggestion.mends).toEqual(found.failing);
          expect(past || suggestion.kind !== 'past').toBe(true);
          for (const change of suggestion.changes) {
            for (const option of change.or) {
              const same = await reference(date, proposals, { ...after, [change.fact]: option }, found);
              expect(same.verdict).toBe(verdict);
              expect(same.award?.max).toBe(award?.max);
            }
            if (change.follows !== undefined) continue;
            expect(await fails(otherwise(profile, suggestion, { [change.fact]: undefined }))).toBe(true);
            for (const to of oneStepNearer(change))
              expect(await fails(otherwise(profile, suggestion, { [change.fact]: to }))).toBe(true);
          }
        }
        const order = ['plan', 'company', 'time', 'past'];
        const kinds = found.suggestions.map(({ kind }) => order.indexOf(kind));
        expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 100, ...SEED },
  );
});

/** Few enough days and choices of proposals for one assessor each. */
const arbitraryRules = fc.tuple(
  fc.constantFrom(BASELINE, TODAY, day('2021-04-15'), day('2024-08-01'), day('2025-03-01')),
  fc.constantFrom([], deciding()),
);

test('no change of one or two answers that would do is left out', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitraryRules.chain(([date, proposals]) =>
        arbitraryLikelyProfile(date, proposals).map((good) => ({ date, proposals, good })),
      ),
      fc.gen(),
      async ({ date, proposals, good }, gen) => {
        const assessor = assessorFor(date, proposals);
        const passing = (await assessor.assess(good)).tracks.filter(({ verdict }) => verdict === 'eligible');
        const chosen = passing[gen(fc.nat, 20) % Math.max(1, passing.length)];
        fc.pre(chosen !== undefined);
        const { scheme, track } = chosen;
        const prepared = assessor.tracks.filter((each) => each.scheme.id === scheme.id && each.track.id === track.id);
        const read = base.facts.filter(({ id }) =>
          prepared.some(({ criteria }) => criteria.some(({ facts }) => facts.includes(id))),
        );
        const spoilt = Object.fromEntries(
          gen(fc.subarray<Fact>, read, {
            minLength: Math.min(1, read.length),
            maxLength: Math.min(2, read.length),
          }).map((fact) => [fact.id, gen(arbitraryAnswer, fact)]),
        );
        const bad: Profile = { ...good, ...spoilt };
        fc.pre(contradictions(base, bad, '').length === 0);
        const [found] = nearMisses(base, prepared, bad, { past: true, limit: Infinity });
        if (!found) return; // it passes all the same
        tried += 1;
        const within = ({ changes }: Suggestion) =>
          changes.every(({ fact, follows }) => fact in spoilt || follows !== undefined);
        expect(found.suggestions.some(within), track.id).toBe(true);
        // The way back may be one of the past; where it is not, it is also found without asking for those.
        const [back] = nearMisses(base, prepared, bad, { limit: Infinity });
        expect(back?.suggestions).toEqual(found.suggestions.filter(({ kind }) => kind !== 'past'));
      },
    ),
    { numRuns: 500, ...SEED },
  );
  expect(tried).toBeGreaterThan(50);
});

test('what is said to be blocked stays so, whatever else is answered', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(arbitrarySituation, fc.gen(), async ({ date, proposals, full }, gen) => {
      const blocked = nearMisses(base, assessorFor(date, proposals).tracks, full).filter(
        ({ reach }) => reach === 'blocked',
      );
      const free = base.facts.filter(({ roles }) => !roles.some((role) => role === 'past' || role === 'aims'));
      const other: Profile = {
        ...full,
        ...Object.fromEntries(
          free.map((fact) => {
            const answer = gen(arbitraryAnswer, fact);
            const least = fact.roles.includes('months-elapsed') ? full[fact.id] : null;
            return [
              fact.id,
              typeof least === 'number' && typeof answer === 'number' ? Math.max(least, answer) : answer,
            ];
          }),
        ),
      };
      for (const each of blocked) {
        tried += each.reach === 'blocked' && each.by.some(({ kind }) => kind === 'criterion') ? 1 : 0;
        expect((await reference(date, proposals, other, each)).verdict).not.toBe('eligible');
      }
    }),
    { numRuns: 100, ...SEED },
  );
  expect(tried).toBeGreaterThan(20);
});

test('the same profile gives the same list, cut at five unless told, and never with a pair in the place of a single change', () =>
  fc.assert(
    fc.property(arbitrarySituation, fc.integer({ min: 1, max: 4 }), ({ date, proposals, full }, limit) => {
      const { tracks } = assessorFor(date, proposals);
      const list = (options: NearMissOptions, profile = full) =>
        nearMisses(base, tracks, profile, { past: true, ...options });
      const whole = list({ limit: Infinity });
      expect(list({ limit: Infinity }, Object.fromEntries(Object.entries(full).toReversed()))).toEqual(whole);
      expect(list({})).toEqual(list({ limit: 5 }));
      list({ limit }).forEach(({ suggestions }, i) => {
        const all = whole[i]?.suggestions ?? [];
        expect(suggestions).toHaveLength(Math.min(limit, all.length));
        const most = Math.max(0, ...suggestions.map(({ changes }) => changes.length));
        const kept = all.filter((each) => suggestions.some((other) => isSame(other, each)));
        expect(kept).toEqual(suggestions);
        expect(all.filter((each) => each.changes.length < most && !kept.includes(each))).toEqual([]);
      });
    }),
    { numRuns: 60, ...SEED },
  ));
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
