/** The real rule base, for tests that decide with it. */
import { fileURLToPath } from 'node:url';

import * as fc from 'fast-check';

import { prepare } from '../../src/engine/prepare.ts';
import type { PreparedTrack } from '../../src/engine/prepare.ts';
import { isIsoDate, NO_LIMIT, optionsOf, ruleSetFor, sentence } from '../../src/rulebase/index.ts';
import type {
  Answer,
  BoundCondition,
  Fact,
  IsoDate,
  OperatorName,
  ParamValue,
  Profile,
  Result,
  RuleBase,
  RuleSet,
  RuleSetRequest,
} from '../../src/rulebase/index.ts';
import { readPopulationFile, readRuleBase, readRuleFiles } from '../../src/rulebase/read-files.ts';

export const RULES = fileURLToPath(new URL('../../rules', import.meta.url));

/** The value, or a failure that says why there is none. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(sentence).join('\n'));
}

export const base: RuleBase = must(readRuleBase(RULES));

/** A fresh copy of the parsed rule files, to break on purpose. */
export const ruleFiles = (): Record<string, unknown> => structuredClone(readRuleFiles(RULES));

/** A fresh copy of how made-up lists are drawn, to break on purpose. */
export const populationFile = (): unknown => readPopulationFile(RULES);

export function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new Error(`not a date: ${text}`);
  return text;
}

export const BASELINE = base.settings.baseline.date;
export const TODAY = day('2026-11-22');

export const rulesFor = (
  date: string,
  proposals: readonly string[] = [],
  assumptions: RuleSetRequest['assumptions'] = {},
): RuleSet => must(ruleSetFor(base, { date: day(date), proposals, assumptions }));

/** Numbers that rules compare with, and their neighbours: where an off-by-one would show. */
function interestingNumbers(): number[] {
  const found = new Set<number>([0, 1, 2, 3]);
  const visit = (node: unknown): void => {
    if (typeof node === 'number')
      for (const n of [node - 1, node, node + 1, node * 2, node * 3, node * 4]) if (n >= 0) found.add(n);
    if (node !== null && typeof node === 'object') for (const child of Object.values(node)) visit(child);
  };
  visit(base.schemes.map((scheme) => [scheme.params, scheme.criteria]));
  return [...found];
}
const numbers = interestingNumbers();

/** Arbitrary answers to one fact, boundary values of the rule base among them. */
export function arbitraryAnswer(fact: Fact): fc.Arbitrary<Exclude<Answer, null>> {
  switch (fact.type) {
    case 'bool':
      return fc.boolean();
    case 'int':
      return fc.oneof(fc.constantFrom(...numbers.filter((n) => n < 500)), fc.nat(120));
    case 'hkd':
      return fc.oneof(fc.constantFrom(...numbers), fc.nat(3_000_000));
    case 'pct':
      return fc.oneof(fc.constantFrom(0, 49, 49.5, 50, 51, 100), fc.nat(100));
    case 'one':
      return fc.constantFrom(...(optionsOf(base, fact) ?? []));
    case 'set':
      return fc.subarray(optionsOf(base, fact) ?? []);
    case 'economies':
      return fc.oneof(
        fc.subarray(['CN', 'VN', 'US', 'HK', 'AE', 'TR', 'BH', 'PE', 'SA']),
        fc.subarray(optionsOf(base, fact) ?? [], { maxLength: 3 }),
      );
  }
}

/** A part never exceeds its whole: such a profile is bad input and never reaches the engine. */
function consistent(profile: Record<string, Answer>): Profile {
  const mended = { ...profile };
  for (const fact of base.facts) {
    const whole = fact.partOf === undefined ? undefined : mended[fact.partOf];
    const part = mended[fact.id];
    if (typeof part === 'number' && typeof whole === 'number') mended[fact.id] = Math.min(part, whole);
  }
  return mended;
}

/** Profiles in which every fact but the aims is answered. */
const arbitraryFullProfile: fc.Arbitrary<Profile> = fc
  .record(
    Object.fromEntries(
      base.facts.filter((fact) => !fact.roles.includes('aims')).map((fact) => [fact.id, arbitraryAnswer(fact)]),
    ),
  )
  .map(consistent);

/** An answer that passes one leaf, at its boundary as often as inside it. */
function passing(fact: Fact, operator: OperatorName, value: ParamValue): fc.Arbitrary<Answer> {
  const options = optionsOf(base, fact) ?? [];
  const list = Array.isArray(value) ? value : [];
  const bound = typeof value === 'number' ? value : 0;
  const free = arbitraryAnswer(fact);
  switch (operator) {
    case 'equal':
      return typeof value === 'object' ? free : fc.constant(value);
    case 'notEqual':
      return fc.constantFrom(...options.filter((option) => option !== value));
    case 'in':
      return list.length === 0 ? free : fc.constantFrom(...list);
    case 'notIn':
      return fc.constantFrom(...options.filter((option) => !list.includes(option)));
    case 'lessThan':
      return value === NO_LIMIT || bound === 0
        ? free
        : fc.oneof(fc.constantFrom(0, bound - 1), fc.integer({ min: 0, max: bound - 1 }));
    case 'lessThanInclusive':
      return value === NO_LIMIT ? free : fc.oneof(fc.constant(bound), fc.integer({ min: 0, max: bound }));
    case 'greaterThan':
    case 'greaterThanInclusive': {
      const least = operator === 'greaterThan' ? bound + 1 : bound;
      const most = fact.type === 'pct' ? 100 : least * 4 + 1_000_000;
      return fc.oneof(fc.constant(least), fc.integer({ min: least, max: most }));
    }
    case 'subsetOf':
      return fc.subarray(list, { minLength: 1, maxLength: Math.min(4, list.length) });
    case 'intersects':
      return fc.subarray(list, { minLength: 1 });
    case 'disjointFrom':
    case 'allOrNoneOf':
      return fc.subarray(
        options.filter((option) => !list.includes(option)),
        { minLength: 1 },
      );
  }
}

/** Answers that pass every leaf of a bound condition, fact by fact. */
function passingAnswers(condition: BoundCondition): [string, fc.Arbitrary<Answer>][] {
  if ('all' in condition) return condition.all.flatMap(passingAnswers);
  if ('any' in condition) return condition.any.flatMap(passingAnswers);
  if (!('fact' in condition)) return [];
  const fact = base.facts.find(({ id }) => id === condition.fact);
  const value = condition.values.at(-1);
  return fact && value !== undefined ? [[fact.id, passing(fact, condition.operator, value)]] : [];
}

const preparedFor = new Map<string, PreparedTrack[]>();
function openTracks(date: string, proposals: readonly string[]): PreparedTrack[] {
  const key = `${date} ${proposals.join()}`;
  const known = preparedFor.get(key) ?? prepare(rulesFor(date, proposals)).filter(({ status }) => status === 'open');
  if (preparedFor.size >= 200) preparedFor.clear(); // long runs try thousands of rule sets
  preparedFor.set(key, known);
  return known;
}

/** A company made to pass one track on one day, with up to two of its answers then replaced at random. */
export function arbitraryLikelyProfile(date: string, proposals: readonly string[]): fc.Arbitrary<Profile> {
  const tracks = openTracks(date, proposals);
  if (tracks.length === 0) return arbitraryFullProfile;
  return fc.constantFrom(...tracks).chain((track) => {
    const answers = Object.fromEntries(
      track.criteria.flatMap(({ condition }) => (condition ? passingAnswers(condition) : [])),
    );
    return fc
      .tuple(
        arbitraryFullProfile,
        fc.record(answers),
        fc.subarray(Object.keys(answers), { maxLength: Math.min(2, Object.keys(answers).length) }),
        fc.boolean(),
      )
      .map(([full, passes, spoilt, spoil]) =>
        consistent({
          ...full,
          ...passes,
          ...(spoil ? Object.fromEntries(spoilt.map((id) => [id, full[id] ?? null])) : {}),
        }),
      );
  });
}

/** A day, proposals, and a company that may well pass something on that day. */
export const arbitrarySituation: fc.Arbitrary<{ date: IsoDate; proposals: string[]; full: Profile; partial: Profile }> =
  fc.tuple(fc.constantFrom(...interestingDates()), fc.subarray(deciding())).chain(([date, proposals]) =>
    fc
      .tuple(
        fc.oneof(
          { weight: 4, arbitrary: arbitraryLikelyProfile(date, proposals) },
          { weight: 1, arbitrary: arbitraryFullProfile },
        ),
        fc.array(fc.constantFrom('keep', 'keep', 'keep', 'keep', 'keep', 'drop', 'null'), {
          minLength: base.facts.length,
          maxLength: base.facts.length,
        }),
      )
      .map(([full, fates]) => ({
        date,
        proposals,
        full,
        partial: Object.fromEntries(
          Object.entries(full).flatMap(([id, value], i): [string, Answer][] =>
            fates[i] === 'drop' ? [] : [[id, fates[i] === 'null' ? null : value]],
          ),
        ),
      })),
  );

/** Days on which something changes, and the days around them. */
export function interestingDates(): readonly IsoDate[] {
  const found = new Set<string>([BASELINE, TODAY]);
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      if ((key === 'from' || key === 'until' || key === 'fromEarliest') && typeof value === 'string') {
        for (const offset of [-1, 0, 1])
          found.add(new Date(Date.parse(value) + offset * 86_400_000).toISOString().slice(0, 10));
      } else visit(value);
    }
  };
  visit(base.schemes);
  return [...found].filter(isIsoDate).toSorted();
}

/** Proposals that decide something. */
export function deciding(): string[] {
  return base.proposals.filter((proposal) => proposal.changes.length > 0).map((proposal) => proposal.id);
}
