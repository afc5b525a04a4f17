/** Rule sets and companies on which the printed SQL is held to the reference. */
import * as fc from 'fast-check';

import { contradictions } from '../../src/rulebase/index.ts';
import type { LocalText, Profile, RuleSet } from '../../src/rulebase/index.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../support/profiles.ts';
import {
  arbitraryLikelyProfile,
  arbitrarySituation,
  base,
  BASELINE,
  deciding,
  interestingDates,
  rulesFor,
  TODAY,
} from '../support/rules.ts';
import { arbitraryAmount, arbitraryCondition, arbitraryParams, arbitraryProfiles } from './random-rules.ts';
import { toyRules } from './support.ts';

const SEED = 20230831;

/** The first day on which a value of a rule set has candidates only. */
function dayInWindow(): string {
  const day = interestingDates().find((date) =>
    rulesFor(date).schemes.some(({ params }) => Object.values(params).some(({ at }) => at.state === 'window')),
  );
  if (day === undefined) throw new Error('no value is in a window on any day');
  return day;
}

/** Days and proposals: the four layers, a day in a window, an early day, and random ones. */
export function sqlRuleSets(random: number): RuleSet[] {
  const all = deciding();
  const days: [string, string[]][] = [
    [BASELINE, []],
    [BASELINE, all],
    [TODAY, []],
    [TODAY, all],
    [dayInWindow(), []],
    ['2020-06-01', []],
  ];
  const others = fc.sample(fc.tuple(fc.constantFrom(...interestingDates()), fc.subarray(all)), {
    numRuns: random,
    seed: SEED,
  });
  return [...days, ...others].map(([date, proposals]) => rulesFor(date, proposals));
}

/** Companies with every answer, with some left out or not known, at thresholds and far beyond them. */
export function sqlProfiles(random: number): Profile[] {
  const sample = <T>(arbitrary: fc.Arbitrary<T>): T[] => fc.sample(arbitrary, { numRuns: random, seed: SEED });
  const stories = [foodFactory, listedGroupSubsidiary, trader].flatMap((full) => [
    full,
    ...Object.keys(full).map((id) => ({ ...full, [id]: null })),
  ]);
  const likely = [BASELINE, TODAY].flatMap((date) => sample(arbitraryLikelyProfile(date, deciding())));
  const others = sample(arbitrarySituation).flatMap(({ partial, full }, i) =>
    i % 4 === 0 ? [partial, full] : [partial],
  );
  const huge = likely.slice(0, 40).map((profile) =>
    Object.fromEntries(
      Object.entries(profile).map(([id, answer]) => {
        const isAmount = base.facts.some((fact) => fact.id === id && fact.type === 'hkd');
        return [id, isAmount && typeof answer === 'number' && answer > 2 ? 10_000_000_000_000 + (answer % 7) : answer];
      }),
    ),
  );
  // A part above its whole never reaches the rules.
  const sound = huge.filter((profile) => contradictions(base, profile, '').length === 0);
  return [{}, ...stories, ...likely, ...others, ...sound];
}

/** 2^31: products of several of them still fit into 38 digits, mostly. */
const LARGEST = 2 ** 31;

/** Companies of the toy facts. */
export const sqlToyProfiles = (lists: number): Profile[] =>
  fc
    .sample(arbitraryProfiles, { numRuns: lists, seed: SEED })
    .flat()
    .map((profile) =>
      Object.fromEntries(
        Object.entries(profile).map(([id, answer]) => [
          id,
          typeof answer === 'number' ? Math.min(answer, LARGEST) : answer,
        ]),
      ),
    );

const noNotes: LocalText[] = [];
const arbitraryTrack = fc.record({
  criteria: fc.dictionary(
    fc.constantFrom('one', 'two', 'three'),
    fc.record({
      kind: fc.constantFrom('rule' as const),
      condition: arbitraryCondition,
      appliesIf: fc.option(arbitraryCondition, { nil: undefined }),
    }),
    { maxKeys: 3, noNullPrototype: true },
  ),
  aims: fc.subarray(['grow', 'sell']),
  award: fc.record({
    grant: arbitraryAmount,
    ownContribution: fc.option(arbitraryAmount, { nil: undefined }),
    notes: fc.constant(noNotes),
  }),
});
const arbitraryRules = fc.record({
  tracks: fc.array(arbitraryTrack, { minLength: 3, maxLength: 3 }),
  params: arbitraryParams,
});

/** Rules that no file holds. */
export const sqlToyRules = (count: number): RuleSet[] =>
  fc.sample(arbitraryRules, { numRuns: count, seed: SEED }).map(({ tracks, params }) =>
    toyRules(
      tracks.map(({ criteria, aims, award }, i) => ({ id: `t${i}`, criteria, aims, award })),
      params,
      ['on'],
    ),
  );
