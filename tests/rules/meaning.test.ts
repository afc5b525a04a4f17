/** Whether the rule base means something: every criterion is tried, every question matters, every source is used, every text is readable. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { createAssessor, verdictOf, stateOf } from '../../src/engine/assess.ts';
import type { Assessor, CriterionState } from '../../src/engine/assess.ts';
import { awardFor } from '../../src/engine/award.ts';
import { evaluate } from '../../src/engine/kleene.ts';
import { prepare, withRequired } from '../../src/engine/prepare.ts';
import type { PreparedTrack } from '../../src/engine/prepare.ts';
import { contradictions, optionsOf, parseFacts, todayInHongKong } from '../../src/rulebase/index.ts';
import type { Answer, BoundCondition, Fact, Profile, Scheme, TrackStatus } from '../../src/rulebase/index.ts';
import { readCaseFiles } from '../support/cases.ts';
import type { WorkedCase } from '../support/cases.ts';
import {
  arbitraryLikelyProfile,
  base,
  BASELINE,
  deciding,
  must,
  populationFile,
  ruleFiles,
  RULES,
  rulesFor,
  TODAY,
} from '../support/rules.ts';
import { proseProblems, textsOf } from '../support/texts.ts';

const files = { ...ruleFiles(), 'population.json': populationFile() };
const caseFiles = readCaseFiles(RULES);
const cases: WorkedCase[] = caseFiles.flatMap((file) => file.cases);

const assessors = new Map<string, Assessor>();
function assessorFor(
  date: string,
  proposals: readonly string[],
  assumptions: WorkedCase['assumptions'] = {},
): Assessor {
  const key = JSON.stringify([date, proposals, assumptions]);
  const known = assessors.get(key) ?? createAssessor(base, rulesFor(date, proposals, assumptions));
  assessors.set(key, known);
  return known;
}

/** Every scheme there is, those that only a proposal would create among them. */
const definitions: Scheme[] = [
  ...base.schemes,
  ...base.proposals.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.op === 'add-scheme' ? [change.definition] : [])),
  ),
];

describe('every rule criterion is tried by a worked case', () => {
  /** `scheme criterion` → states it takes in cases that name one of its tracks. */
  const seen = new Map<string, Set<CriterionState>>();
  beforeAll(async () => {
    for (const { asOf, proposals, assumptions, facts, expect: wanted } of cases) {
      const { tracks } = await assessorFor(asOf, proposals, assumptions).assess(must(parseFacts(base, facts, 'cases')));
      for (const { scheme, track, criteria } of tracks) {
        if (wanted[`${scheme.id}/${track.id}`] === undefined) continue;
        for (const { id, state } of criteria) {
          const key = `${scheme.id} ${id}`;
          seen.set(key, (seen.get(key) ?? new Set()).add(state));
        }
      }
    }
  });

  const decidable = definitions.flatMap((scheme) =>
    Object.entries(scheme.criteria)
      .filter(([, { kind, inForce }]) => kind === 'rule' && inForce.some((span) => span.confidence !== 'unverified'))
      .map(([id]) => `${scheme.id} ${id}`),
  );
  test.each(['met', 'not-met', 'unknown'] as const)('%s', (state) => {
    expect(
      decidable.filter((key) => seen.get(key)?.has(state) !== true),
      `criteria without a case in which they are ${state}; add one to rules/cases`,
    ).toEqual([]);
  });
});

describe('every question matters', () => {
  const situations = new Map<string, PreparedTrack[]>();
  function tracksOf(date: string, proposals: readonly string[], assumptions: WorkedCase['assumptions'] = {}) {
    const key = JSON.stringify([date, proposals, assumptions]);
    const known = situations.get(key) ?? prepare(rulesFor(date, proposals, assumptions));
    situations.set(key, known);
    return known;
  }
  /** Numbers a bound condition compares the fact with. */
  function thresholdsOf(condition: BoundCondition | undefined, fact: string): number[] {
    if (!condition || 'constant' in condition) return [];
    if ('fact' in condition)
      return condition.fact === fact ? condition.values.filter((value) => typeof value === 'number') : [];
    const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not];
    return parts.flatMap((part) => thresholdsOf(part, fact));
  }
  /** Answers worth trying: every option, and numbers around those the track compares with. */
  function answersTo(fact: Fact, track: PreparedTrack): Exclude<Answer, null>[] {
    const options = optionsOf(base, fact) ?? [];
    const numbers = track.criteria.flatMap(({ condition, appliesIf }) =>
      [condition, appliesIf].flatMap((each) => thresholdsOf(each, fact.id)),
    );
    switch (fact.type) {
      case 'bool':
        return [true, false];
      case 'one':
        return options;
      case 'set':
      case 'economies':
        return [[], options, ...options.map((option) => [option])];
      case 'int':
      case 'hkd':
        return [...new Set([0, 1, 1_000_000_000, ...numbers.flatMap((n) => [Math.max(n - 1, 0), n, n + 1])])];
      case 'pct':
        return [0, 100, ...numbers];
    }
  }
  /** What the track gives on paper: verdict and award, or single states where no whole rule is on file. */
  function outcomeOf({ criteria, status, track, scheme, required }: PreparedTrack, profile: Profile): string {
    const states = criteria.map(({ condition, appliesIf }) => ({
      state: condition
        ? stateOf(appliesIf ? evaluate(appliesIf, profile) : true, evaluate(condition, profile))
        : ('judgement' as const),
    }));
    if (status === 'no-rule-known') return JSON.stringify(states);
    const verdict = verdictOf(states);
    if (verdict === 'ineligible' || !track.award) return verdict;
    const { award } = awardFor(track.award, scheme, withRequired(required, profile));
    return JSON.stringify([verdict, award?.min, award?.max]);
  }
  /** True where one answer gives another outcome than the others. */
  function matters(fact: Fact, track: PreparedTrack, profile: Profile): boolean {
    const outcomes = answersTo(fact, track)
      .map((answer) => ({ ...profile, [fact.id]: answer }))
      .filter((changed) => contradictions(base, changed, '').length === 0)
      .map((changed) => outcomeOf(track, changed));
    return new Set(outcomes).size > 1;
  }
  const profiles: { tracks: PreparedTrack[]; profile: Profile }[] = [
    ...cases.map(({ asOf, proposals, assumptions, facts }) => ({
      tracks: tracksOf(asOf, proposals, assumptions),
      profile: must(parseFacts(base, facts, 'cases')),
    })),
    ...[TODAY, BASELINE].flatMap((date) =>
      [deciding(), []].flatMap((proposals) =>
        fc
          .sample(arbitraryLikelyProfile(date, proposals), { seed: 1, numRuns: 200 })
          .map((profile) => ({ tracks: tracksOf(date, proposals), profile })),
      ),
    ),
  ];
  const decides = (fact: Fact, status: TrackStatus): boolean =>
    profiles.some(({ tracks, profile }) =>
      tracks.some((track) => track.status === status && track.facts.includes(fact.id) && matters(fact, track, profile)),
    );
  /** Facts that other rules than those of schemes read: referrals, and the definition of an SME. */
  const factsNamed = (node: unknown): string[] => {
    if (node === null || typeof node !== 'object') return [];
    const own = 'fact' in node && typeof node.fact === 'string' ? [node.fact] : [];
    return [...own, ...Object.values(node).flatMap(factsNamed)];
  };
  const elsewhere = new Set([...factsNamed(base.referrals), ...factsNamed(base.settings)]);

  test.each(base.facts.filter(({ roles }) => !roles.includes('aims')).map((fact) => [fact.id, fact] as const))(
    '%s',
    (id, fact) => {
      if (decides(fact, 'open') || elsewhere.has(id)) return;
      expect(
        decides(fact, 'no-rule-known'),
        `${id} changes no verdict, no award and no referral on any day: nobody need be asked`,
      ).toBe(true);
      console.warn(`${id} decides single conditions only, of a track for which no whole rule is on file.`);
    },
  );
  test('every aim considers a track or a referral', () => {
    const aims = base.facts.find(({ roles }) => roles.includes('aims'))?.options?.map(({ value }) => value) ?? [];
    const used = new Set([
      ...definitions.flatMap(({ tracks }) => Object.values(tracks).flatMap((track) => track.aims)),
      ...base.referrals.flatMap((referral) => referral.aims),
    ]);
    expect(aims.filter((aim) => !used.has(aim))).toEqual([]);
  });
});

describe('sources', () => {
  /** Every id under a key `sources` or `source`. */
  const idsIn = (node: unknown): string[] => {
    if (node === null || typeof node !== 'object') return [];
    return Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
      if (key === 'sources' && Array.isArray(child)) return child.map(String);
      if (key === 'source' && typeof child === 'string') return [child];
      return idsIn(child);
    });
  };
  const named = Object.entries(files).flatMap(([file, content]) => (file === 'sources.json' ? [] : idsIn(content)));

  test('every one that is named exists', () =>
    expect([...new Set(named)].filter((id) => base.sources[id] === undefined)).toEqual([]));
  test('every one is used somewhere', () =>
    expect(Object.keys(base.sources).filter((id) => !named.includes(id))).toEqual([]));
  test('every value and every period names at least one', () => {
    const bare = definitions.flatMap((scheme) => [
      ...Object.entries(scheme.params).flatMap(([id, { values }]) =>
        values.filter(({ sources }) => sources.length === 0).map(({ from }) => `${scheme.id} ${id} ${from}`),
      ),
      ...Object.entries(scheme.criteria).flatMap(([id, { inForce }]) =>
        inForce.filter(({ sources }) => sources.length === 0).map(({ from }) => `${scheme.id} ${id} ${from}`),
      ),
    ]);
    expect(bare).toEqual([]);
  });
  test('every address is well-formed', () => {
    const wellFormed = (url: string): boolean =>
      URL.canParse(url) &&
      /^https?:$/.test(new URL(url).protocol) &&
      new URL(url).hostname.includes('.') &&
      !/[\s"<>]/.test(url);
    const addresses = [
      ...Object.values(base.sources).flatMap((source) => ('url' in source ? source.url : (source.site ?? []))),
      ...definitions.map(({ link }) => link.url),
      ...base.referrals.map(({ link }) => link.url),
      ...cases.flatMap(({ oracle }) => (oracle.startsWith('source:') ? [] : oracle)),
    ];
    expect([...new Set(addresses)].filter((url) => !wellFormed(url))).toEqual([]);
  });
});

describe('words', () => {
  const texts = [
    ...Object.entries(files).flatMap(([file, content]) => textsOf(content, file)),
    ...caseFiles.flatMap(({ file, cases: list }) => textsOf({ cases: list }, `cases/${file}`)),
  ];
  test('there are texts, each in two languages', () => {
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '')).toEqual([]);
  });
  /** Sentences to be shortened; take a line away with its sentence. */
  test('each is in its own language, short, and without signs of arithmetic', () =>
    expect(texts.flatMap(proseProblems)).toEqual([]));
});

test('review dates', () => {
  const today = todayInHongKong();
  const late = base.schemes.filter(({ reviewDue }) => reviewDue < today);
  for (const { id, reviewDue } of late)
    console.warn(`REVIEW OVERDUE: rules/schemes/${id}.json was to be read against its sources by ${reviewDue}.`);
  expect(late.every(({ reviewDue }) => reviewDue < today)).toBe(true); // a warning, never a failure: the calendar breaks no build
});
