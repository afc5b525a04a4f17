/** Holding the table to the reference: the engine's assessment of each profile, by json-rules-engine. */
import * as fc from 'fast-check';

import { createAssessor } from '../../src/engine/index.ts';
import type { CriterionState, TrackResult } from '../../src/engine/index.ts';
import type { Fact, Profile, ResolvedScheme, RuleBase, RuleSet } from '../../src/rulebase/index.ts';
import { awardAt, compileTable, createTableAssessor, tableOf, verdictAt } from '../../src/table/index.ts';
import type { CompiledRules, CriterionColumns, TableAssessment, TableAssessor } from '../../src/table/index.ts';
import { hasBit, placeOf } from '../../src/table/columns.ts';
import { base, day, rulesFor } from '../support/rules.ts';
import { SEED } from '../support/runs.ts';

/** What a track says of one profile, as far as a table says it. */
interface Outcome {
  track: string;
  considered: boolean;
  verdict: TrackResult['verdict'];
  award: { min: number; max: number } | null;
  criteria: Record<string, CriterionState>;
}

const nameOf = (scheme: { id: string }, track: { id: string }): string => `${scheme.id}/${track.id}`;

/** What the reference says. */
async function expectedOf(rules: RuleBase, ruleSet: RuleSet, profile: Profile): Promise<Outcome[]> {
  return (await createAssessor(rules, ruleSet).assess(profile)).tracks.map(referenceOutcome);
}

const referenceOutcome = ({ scheme, track, considered, verdict, award, criteria }: TrackResult): Outcome => ({
  track: nameOf(scheme, track),
  considered,
  verdict,
  award: award && { min: award.min, max: award.max },
  criteria: Object.fromEntries(criteria.map(({ id, state }) => [id, state])),
});

const STATES: [Exclude<keyof CriterionColumns, 'criterion'>, CriterionState][] = [
  ['met', 'met'],
  ['notMet', 'not-met'],
  ['unknown', 'unknown'],
  ['notApplicable', 'not-applicable'],
  ['judgement', 'judgement'],
];

/** What the table says, row by row; `states` throws where a row is in two planes of a criterion. */
export function readerOf(assessor: TableAssessor, compiled: CompiledRules, result: TableAssessment) {
  const { table } = assessor;
  const criteria = compiled.tracks.map((track) => assessor.criteria(compiled, track));
  const states = (columns: readonly CriterionColumns[], row: number) => {
    const { chunk, at } = placeOf(table, row);
    return Object.fromEntries(
      columns.flatMap((column): [string, CriterionState][] => {
        const found = STATES.filter(([name]) => hasBit(column[name][chunk], at));
        const [state, second] = found;
        if (second) throw new Error(`${column.criterion.id} is in two states: ${found.join(', ')}`);
        return state ? [[column.criterion.id, state[1]]] : [];
      }),
    );
  };
  return (row: number): Outcome[] =>
    result.tracks.map((track, i) => {
      const { chunk, at } = placeOf(table, row);
      return {
        track: nameOf(track.prepared.scheme, track.prepared.track),
        considered: hasBit(track.considered[chunk], at),
        verdict: verdictAt(table, track, row),
        award: awardAt(table, track, row),
        criteria: states(criteria[i] ?? [], row),
      };
    });
}

export interface Mismatch {
  track: string;
  facts: Profile;
  reference: Outcome | undefined;
  table: Outcome | undefined;
}

/** Profiles on which table and reference differ, each cut down to the answers without which they agree again. */
export async function mismatches(
  rules: RuleBase,
  ruleSet: RuleSet,
  profiles: readonly Profile[],
  chunkRows = 32,
): Promise<Mismatch[]> {
  const reference = createAssessor(rules, ruleSet);
  const assessor = createTableAssessor(tableOf(rules, profiles, chunkRows));
  const compiled = compileTable(rules, ruleSet);
  const rowOf = readerOf(assessor, compiled, assessor.assess(compiled));
  const found: Mismatch[] = [];
  for (const [row, profile] of profiles.entries()) {
    const expected = (await reference.assess(profile)).tracks.map(referenceOutcome);
    const given = rowOf(row);
    for (const [i, wanted] of expected.entries())
      if (JSON.stringify(wanted) !== JSON.stringify(given[i])) found.push(await minimal(rules, ruleSet, profile, i));
    if (found.length > 0) return found;
  }
  return found;
}

const SHRINKING = 15_000;

/**
 * The smallest mismatch among random rules and profiles, with the rules it is of. Once one is found, smaller ones are
 * looked for only for so long.
 */
export async function searchMismatch<R extends { profiles: readonly Profile[] }>(
  arbitrary: fc.Arbitrary<R>,
  find: (request: R) => Promise<Mismatch[]>,
  numRuns: number,
): Promise<(Mismatch & { of: Omit<R, 'profiles'> }) | undefined> {
  let foundAt: number | undefined;
  let smallest: (Mismatch & { of: Omit<R, 'profiles'> }) | undefined;
  const agrees = async (request: R): Promise<boolean> => {
    if (foundAt !== undefined && Date.now() - foundAt > SHRINKING) return true;
    const [first] = await find(request);
    if (!first) return true;
    const { profiles: _, ...of } = request;
    foundAt ??= Date.now();
    smallest = { ...first, of };
    return false;
  };
  const { failed, errorInstance } = await fc.check(fc.asyncProperty(arbitrary, agrees), { numRuns, ...SEED });
  if (failed && !smallest) throw errorInstance;
  return smallest;
}

async function minimal(rules: RuleBase, ruleSet: RuleSet, profile: Profile, track: number): Promise<Mismatch> {
  const differ = async (facts: Profile): Promise<Mismatch | undefined> => {
    const assessor = createTableAssessor(tableOf(rules, [facts]));
    const compiled = compileTable(rules, ruleSet);
    const table = readerOf(assessor, compiled, assessor.assess(compiled))(0)[track];
    const reference = (await expectedOf(rules, ruleSet, facts))[track];
    const differs = JSON.stringify(table) !== JSON.stringify(reference);
    return differs ? { track: reference?.track ?? '', facts, reference, table } : undefined;
  };
  // Alone it may agree, where rows disturb one another: then the profile is shown as it was.
  let smallest = (await differ(profile)) ?? {
    track: `track ${track}, among others`,
    facts: profile,
    reference: undefined,
    table: undefined,
  };
  for (const id of Object.keys(profile)) {
    const { [id]: _, ...rest } = smallest.facts;
    smallest = (await differ(rest)) ?? smallest;
  }
  return smallest;
}

const words = { 'zh-Hant': '字', en: 'word' };

/** A fact that exists only here. */
export function toyFact(id: string, type: Fact['type'], options?: readonly string[], roles: Fact['roles'] = []): Fact {
  const listed = options?.map((value) => ({ value, label: words }));
  return {
    id,
    type,
    section: 'toy',
    roles,
    label: words,
    question: words,
    why: words,
    ...(listed ? { options: listed } : {}),
  };
}

/** The real rule base with other facts. */
export const toyBase = (facts: Fact[]): RuleBase => ({ ...base, facts, schemes: [], proposals: [] });

type ToyCriterion = Pick<ResolvedScheme['criteria'][string], 'condition' | 'appliesIf' | 'kind'>;
interface ToyTrack {
  id: string;
  status?: ResolvedScheme['tracks'][number]['status'];
  aims?: string[];
  criteria: Record<string, ToyCriterion>;
  award?: ResolvedScheme['tracks'][number]['award'];
}

/** A rule set of one scheme whose tracks have criteria of their own. */
export function toyRules(
  tracks: readonly ToyTrack[],
  params: Record<string, ResolvedScheme['params'][string]['at']> = {},
  branches: string[] = [],
): RuleSet {
  const [template] = rulesFor('2026-11-22').schemes;
  const [trackTemplate] = template?.tracks ?? [];
  if (!template || !trackTemplate) throw new Error('no scheme to take the words from');
  const scheme: ResolvedScheme = {
    ...template,
    id: 'toy',
    params: Object.fromEntries(
      Object.entries(params).map(([id, at]) => [
        id,
        { id, unit: 'hkd', label: words, at, sources: [], confidence: 'official' },
      ]),
    ),
    criteria: Object.fromEntries(
      tracks.flatMap(({ id: track, criteria }) =>
        Object.entries(criteria).map(([id, criterion]) => [
          `${track}-${id}`,
          {
            id: `${track}-${id}`,
            subject: 'applicant',
            sentence: words,
            sources: [],
            confidence: 'official',
            ...criterion,
          },
        ]),
      ),
    ),
    branches,
    tracks: tracks.map(({ id, status = 'open', aims = ['grow'], criteria, award = null }) => ({
      ...trackTemplate,
      id,
      status,
      aims,
      criteria: Object.keys(criteria).map((criterion) => `${id}-${criterion}`),
      award,
    })),
  };
  return { date: day('2026-11-22'), proposals: [], assumptions: {}, schemes: [scheme] };
}
