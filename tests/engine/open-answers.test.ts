/** Which answers to the open questions lead to which verdict. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { describeAnswers } from '../../src/engine/answers.ts';
import { cellsOf, inCell } from '../../src/engine/cells.ts';
import type { Leaf } from '../../src/engine/cells.ts';
import { decide } from '../../src/engine/operators.ts';
import { createAssessor, isAmong, openAnswers } from '../../src/engine/index.ts';
import type { Assessor, OpenAnswers } from '../../src/engine/index.ts';
import { contradictions, optionsOf } from '../../src/rulebase/index.ts';
import type { Answer, Fact, OperatorName, ParamValue, Profile } from '../../src/rulebase/index.ts';
import { foodFactory, trader } from '../support/profiles.ts';
import {
  arbitraryAnswer,
  arbitraryLikelyProfile,
  base,
  BASELINE,
  day,
  deciding,
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
const factOf = (id: string): Fact => {
  const found = base.facts.find((fact) => fact.id === id);
  if (!found) throw new Error(`no fact ${id}`);
  return found;
};
function without(profile: Profile, ...ids: string[]): Profile {
  return Object.fromEntries(Object.entries(profile).filter(([id]) => !ids.includes(id)));
}
function opened(date: string, track: string, profile: Profile): OpenAnswers {
  const found = openAnswers(base, assessorFor(date).tracks, profile).find(
    (each) => `${each.scheme}/${each.track}` === track,
  );
  if (!found) throw new Error(`${track} is not undetermined`);
  return found;
}

describe('worked examples', () => {
  test('a number: up to the limit, and from above it', () => {
    // bud.md: at most 24 months.
    expect(opened(TODAY, 'bud/general', without(foodFactory, 'marketProjectMonths'))).toMatchObject({
      facts: [
        {
          fact: 'marketProjectMonths',
          classes: [
            {
              outcome: 'passes',
              verdict: 'eligible',
              answers: { kind: 'numbers', ranges: [{ from: 0, to: 24 }] },
            },
            { outcome: 'ineligible', answers: { kind: 'numbers', ranges: [{ from: 25, to: null }] } },
          ],
        },
      ],
      combinations: null,
    });
  });

  test('a choice, a yes or no, and a list', () => {
    const [form] = opened(TODAY, 'bud/general', without(foodFactory, 'legalForm')).facts;
    expect(form?.classes.map(({ outcome, answers }) => [outcome, answers])).toEqual([
      ['passes', { kind: 'options', options: ['hk-company', 'sole-proprietor', 'partnership', 'overseas-company'] }],
      ['ineligible', { kind: 'options', options: ['statutory-body', 'non-profit'] }],
    ]);
    const [listed] = opened(TODAY, 'bud/general', without(foodFactory, 'listed')).facts;
    expect(listed?.classes.map(({ outcome, answers }) => [outcome, answers])).toEqual([
      ['ineligible', { kind: 'yes-no', values: [true] }],
      ['passes', { kind: 'yes-no', values: [false] }],
    ]);
    const [measures] = opened(TODAY, 'bud/general', without(foodFactory, 'marketMeasures')).facts;
    const others = (optionsOf(base, factOf('marketMeasures')) ?? []).filter((option) => option !== 'holistic-plan');
    expect(measures?.classes.map(({ outcome, answers }) => [outcome, answers])).toEqual([
      [
        'ineligible',
        {
          kind: 'members',
          rules: [
            { kind: 'nothing' },
            {
              kind: 'every',
              rules: [
                { kind: 'at-least-one-of', of: ['holistic-plan'] },
                { kind: 'at-least-one-of', of: others },
              ],
            },
          ],
        },
      ],
      [
        'passes',
        {
          kind: 'members',
          rules: [
            { kind: 'only', of: ['holistic-plan'] },
            { kind: 'none-of', of: ['holistic-plan'] },
          ],
        },
      ],
    ]);
  });

  test('markets: only those of the list, none besides', () => {
    const [markets] = opened('2024-08-01', 'bud/ecommerce-easy', {
      ...without(foodFactory, 'targetMarkets'),
      ecommerceProject: true,
    }).facts;
    // bud.md: E-commerce Easy was for the Mainland alone at first.
    expect(markets?.classes).toMatchObject([
      { outcome: 'ineligible', answers: { rules: [{ kind: 'nothing' }, { kind: 'at-least-one-of' }] } },
      { outcome: 'passes', verdict: 'eligible', answers: { rules: [{ kind: 'only', of: ['CN'] }] } },
    ]);
  });

  test('whether a criterion applies at all: one answer settles it, the other asks on', () => {
    const found = opened(TODAY, 'bud/easy', without(foodFactory, 'appliedEasyBudBefore', 'monthsSinceLastEasyBud'));
    expect(found.facts).toEqual([
      {
        fact: 'appliedEasyBudBefore',
        classes: [
          { outcome: 'open', verdict: 'undetermined', answers: { kind: 'yes-no', values: [true] } },
          { outcome: 'passes', verdict: 'eligible', answers: { kind: 'yes-no', values: [false] } },
        ],
      },
      {
        fact: 'monthsSinceLastEasyBud',
        classes: [
          {
            outcome: 'open',
            verdict: 'undetermined',
            answers: { kind: 'numbers', ranges: [{ from: 0, to: 2 }] },
          },
          { outcome: 'passes', verdict: 'eligible', answers: { kind: 'numbers', ranges: [{ from: 3, to: null }] } },
        ],
      },
    ]);
    expect(found.combinations).toEqual({
      first: 'appliedEasyBudBefore',
      second: 'monthsSinceLastEasyBud',
      rows: [
        {
          when: { kind: 'yes-no', values: [true] },
          then: [
            { verdict: 'ineligible', answers: { kind: 'numbers', ranges: [{ from: 0, to: 2 }] } },
            { verdict: 'eligible', answers: { kind: 'numbers', ranges: [{ from: 3, to: null }] } },
          ],
        },
        {
          when: { kind: 'yes-no', values: [false] },
          then: [{ verdict: 'eligible', answers: { kind: 'numbers', ranges: [{ from: 0, to: null }] } }],
        },
      ],
    });
  });

  test('a part ends at its whole, and a whole begins at its part', () => {
    // bud.md: HK$800,000 of running projects, HK$7 million in all.
    const [ongoing] = opened(TODAY, 'bud/general', {
      ...without(foodFactory, 'budGrantsOngoing'),
      budGrantsReceived: 1_000_000,
    }).facts;
    expect(ongoing?.classes.map(({ answers }) => answers)).toEqual([
      { kind: 'numbers', ranges: [{ from: 0, to: 799_999 }] },
      { kind: 'numbers', ranges: [{ from: 800_000, to: 1_000_000 }] },
    ]);
    const [received] = opened(TODAY, 'bud/general', {
      ...without(foodFactory, 'budGrantsReceived'),
      budGrantsOngoing: 500_000,
    }).facts;
    expect(received?.classes.map(({ answers }) => answers)).toEqual([
      { kind: 'numbers', ranges: [{ from: 500_000, to: 6_999_999 }] },
      { kind: 'numbers', ranges: [{ from: 7_000_000, to: null }] },
    ]);
    const both = opened(TODAY, 'bud/general', without(foodFactory, 'budGrantsReceived', 'budGrantsOngoing'));
    expect(both.combinations?.rows.map(({ then }) => then.map(({ verdict }) => verdict))).toEqual([
      ['eligible', 'ineligible'],
      ['ineligible'],
    ]);
  });

  test('a day on which the list is not certain: what both lists hold passes, what neither holds fails', () => {
    const [markets] = opened('2022-05-01', 'bud/general', without(foodFactory, 'targetMarkets')).facts;
    expect(markets?.classes.map(({ outcome, verdict }) => [outcome, verdict])).toEqual(
      expect.arrayContaining([
        ['passes', 'eligible'],
        ['ineligible', 'ineligible'],
        ['open', 'undetermined'],
      ]),
    );
  });

  test('settled tracks, closed ones and those not asked about have no open answers', () => {
    expect(openAnswers(base, assessorFor(TODAY).tracks, trader)).toEqual([]);
    const named = openAnswers(base, assessorFor(TODAY).tracks, { aims: ['existing-production-line'] });
    expect(named.map(({ track }) => track)).toEqual(['upgrade', 'smart-line']);
  });
});

test('every possible answer lies in exactly one class, which tells its verdict', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      fc
        .tuple(
          fc.constantFrom(BASELINE, TODAY, day('2022-05-01'), day('2024-08-01'), day('2025-03-14')),
          fc.constantFrom([], deciding()),
        )
        .chain(([date, proposals]) =>
          arbitraryLikelyProfile(date, proposals).map((full) => ({ date, proposals, full })),
        ),
      fc.gen(),
      async ({ date, proposals, full }, gen) => {
        const assessor = assessorFor(date, proposals);
        const verdicts = (await assessor.assess(full)).tracks;
        const fine = verdicts.filter(({ verdict }) => verdict === 'eligible');
        const chosen = fine[gen(fc.nat, 20) % Math.max(1, fine.length)];
        fc.pre(chosen !== undefined);
        const read = [...new Set(chosen.criteria.flatMap(({ values }) => Object.keys(values)))];
        const most = Math.min(3, read.length);
        const profile = without(
          full,
          ...gen(fc.subarray<string>, read, { minLength: Math.min(1, most), maxLength: most }),
        );
        const assessed = async (answers: Record<string, Answer>) => {
          const { tracks } = await assessor.assess({ ...profile, ...answers });
          return tracks.find(({ scheme, track }) => scheme.id === chosen.scheme.id && track.id === chosen.track.id);
        };
        const before = await assessed({});
        const found = openAnswers(base, assessor.tracks, profile).find(
          ({ scheme, track }) => scheme === chosen.scheme.id && track === chosen.track.id,
        );
        expect(found === undefined).toBe(before?.verdict !== 'undetermined');
        if (!found) return;
        expect(found.facts.map(({ fact }) => fact)).toEqual(before?.missing);
        for (const { fact, classes } of found.facts) {
          for (let i = 0; i < 3; i += 1) {
            const answer = gen(arbitraryAnswer, factOf(fact));
            if (contradictions(base, { ...profile, [fact]: answer }, '').length > 0) continue;
            tried += 1;
            const [only, ...more] = classes.filter(({ answers }) => isAmong(answers, answer));
            expect(more).toEqual([]);
            const result = await assessed({ [fact]: answer });
            expect(only?.verdict, `${fact} ${JSON.stringify(answer)}`).toBe(result?.verdict);
            const states = (result?.criteria ?? []).filter(({ values }) => fact in values).map(({ state }) => state);
            const said = states.includes('not-met') ? 'ineligible' : states.includes('unknown') ? 'open' : 'passes';
            expect(only?.outcome).toBe(result?.verdict === 'ineligible' ? 'ineligible' : said);
          }
        }
        expect(found.combinations === null).toBe(found.facts.length !== 2);
        if (!found.combinations) return;
        const { first, second, rows } = found.combinations;
        for (let i = 0; i < 5; i += 1) {
          const pair = { [first]: gen(arbitraryAnswer, factOf(first)), [second]: gen(arbitraryAnswer, factOf(second)) };
          if (contradictions(base, { ...profile, ...pair }, '').length > 0) continue;
          const when = rows.filter((row) => isAmong(row.when, pair[first] ?? null));
          expect(when).toHaveLength(1);
          const then = (when[0]?.then ?? []).filter(({ answers }) => isAmong(answers, pair[second] ?? null));
          expect(then.map(({ verdict }) => verdict)).toEqual([(await assessed(pair))?.verdict]);
        }
      },
    ),
    { numRuns: 150, ...SEED },
  );
  expect(tried).toBeGreaterThan(100);
});

// ---- cells and their descriptions, on made-up tests -----------------------------------------------------------------

const NUMERIC: OperatorName[] = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'equal',
  'notEqual',
];
const LISTS: OperatorName[] = ['subsetOf', 'intersects', 'disjointFrom', 'allOrNoneOf'];

/** Tests a rule base might one day hold on a fact, windows and "no limit" among them. */
function arbitraryLeaf(fact: Fact): fc.Arbitrary<Leaf> {
  const options = (optionsOf(base, fact) ?? []).slice(0, 8);
  const value: fc.Arbitrary<ParamValue> =
    options.length > 0
      ? fc.subarray(options)
      : fc.oneof(fc.constant('no-limit'), fact.type === 'pct' ? fc.constantFrom(0, 25, 33.5, 50, 100) : fc.nat(6));
  return fc.record({
    fact: fc.constant(fact.id),
    operator: fc.constantFrom(...(options.length > 0 ? LISTS : NUMERIC)),
    values: fc.array(value, { minLength: 1, maxLength: 2 }),
  });
}

test.each(['hkEmployees', 'hkLenderShare', 'marketMeasures', 'targetMarkets'])(
  'cells of %s: every answer in one, all tests alike in each, and a description says exactly its cells',
  (id) => {
    const fact = factOf(id);
    const answers: fc.Arbitrary<Answer> =
      {
        hkEmployees: fc.nat(8),
        hkLenderShare: fc.constantFrom(0, 12, 25, 25.5, 33, 33.5, 34, 49.9, 50, 51, 99.5, 100),
        marketMeasures: arbitraryAnswer(fact),
        targetMarkets: fc.subarray((optionsOf(base, fact) ?? []).slice(0, 10)),
      }[id] ?? fc.constant(null);
    fc.assert(
      fc.property(
        fc.array(arbitraryLeaf(fact), { maxLength: 3 }),
        fc.infiniteStream(fc.boolean()),
        fc.array(answers, { minLength: 5, maxLength: 20 }),
        (leaves, picks, samples) => {
          const all = cellsOf(base, fact, leaves);
          const chosen = all.cells.filter(() => picks.next().value === true);
          const described = describeAnswers(base, fact, chosen, all);
          for (const answer of [...samples, ...all.cells.map(({ at }) => at)]) {
            const [cell, ...more] = all.cells.filter((each) => inCell(each, all.groups, answer));
            expect(more).toEqual([]);
            for (const { operator, values } of leaves)
              expect(decide(operator, answer, values)).toBe(decide(operator, cell?.at, values));
            expect(isAmong(described, answer)).toBe(cell !== undefined && chosen.includes(cell));
          }
        },
      ),
      { numRuns: 100, ...SEED },
    );
  },
);
