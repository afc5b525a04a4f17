/** Rule set × profile → assessment. */
import type {
  Answer,
  Profile,
  ResolvedScheme,
  ResolvedTrack,
  RuleBase,
  RuleSet,
  TrackStatus,
} from '../rulebase/index.ts';
import { awardFor } from './award.ts';
import type { Award } from './award.ts';
import { decider } from './criteria.ts';
import type { CriterionResult, Decide } from './criteria.ts';
import { all3 } from './kleene.ts';
import { NEVER_ANSWERED } from './operators.ts';
import type { Truth } from './operators.ts';
import { prepare, prepareCriterion, withRequired } from './prepare.ts';
import type { PreparedTrack } from './prepare.ts';

export { stateOf } from './criteria.ts';
export type { CriterionResult, CriterionState } from './criteria.ts';

export type Verdict = 'eligible' | 'ineligible' | 'undetermined' | 'closed';

export interface TrackResult {
  scheme: ResolvedScheme;
  track: ResolvedTrack;
  status: TrackStatus;
  /** False where the company has chosen aims and none of them is this track's. */
  considered: boolean;
  /** Null where the track is not considered. */
  verdict: Verdict | null;
  award: Award | null;
  criteria: CriterionResult[];
  /** Unanswered facts that can still change the verdict. */
  missing: string[];
  /** Unanswered facts that keep the award a range. */
  missingForAward: string[];
}

export interface Assessment {
  asOf: string;
  proposals: string[];
  tracks: TrackResult[];
}

/** Assesses profiles against one rule set. Keeps its engines, and re-runs only tracks whose facts changed, and of these the criteria whose facts did. */
export interface Assessor {
  ruleSet: RuleSet;
  tracks: readonly PreparedTrack[];
  assess: (profile: Profile) => Promise<Assessment>;
}

/** An assessor for `ruleSet`. Engines are built on first use. */
export function createAssessor(base: RuleBase, ruleSet: RuleSet): Assessor {
  const aimsFact = base.facts.find((fact) => fact.roles.includes('aims'))?.id ?? NEVER_ANSWERED;
  const factOrder = new Map(base.facts.map((fact, i) => [fact.id, i]));
  const inOrder = (facts: string[]) =>
    [...new Set(facts)].sort((a, b) => (factOrder.get(a) ?? 0) - (factOrder.get(b) ?? 0));
  const tracks = prepare(ruleSet);
  const runners = tracks.map((track) => trackRunner(track, aimsFact, inOrder));
  return {
    ruleSet,
    tracks,
    assess: async (profile) => ({
      asOf: ruleSet.date,
      proposals: ruleSet.proposals,
      tracks: await Promise.all(runners.map((run) => run(profile))),
    }),
  };
}

/** Assess one profile once. For repeated use keep an assessor. */
export async function assess(base: RuleBase, ruleSet: RuleSet, profile: Profile): Promise<Assessment> {
  return createAssessor(base, ruleSet).assess(profile);
}

/** A track is considered unless aims are answered and none of them is its own. */
export function isConsidered(track: ResolvedTrack, aims: Answer | undefined): boolean {
  return !Array.isArray(aims) || aims.some((aim) => track.aims.includes(aim));
}

type Run = (profile: Profile) => Promise<TrackResult>;

function trackRunner(prepared: PreparedTrack, aimsFact: string, inOrder: (facts: string[]) => string[]): Run {
  const decide = decider(prepared.criteria);
  let last: { key: string; result: Promise<TrackResult> } | undefined;
  const run = async (profile: Profile): Promise<TrackResult> => {
    const { scheme, track, status } = prepared;
    const considered = isConsidered(track, profile[aimsFact]);
    const head = { scheme, track, status, considered, award: null, criteria: [], missing: [], missingForAward: [] };
    if (!considered) return { ...head, verdict: null };
    if (status !== 'open' && status !== 'no-rule-known') return { ...head, verdict: 'closed' };
    const criteria = await decide(profile);
    if (status === 'no-rule-known') return { ...head, verdict: 'undetermined', criteria };
    const verdict = verdictOf(criteria);
    const missing = verdict === 'undetermined' ? inOrder(criteria.flatMap((criterion) => criterion.open)) : [];
    const money =
      track.award && verdict !== 'ineligible'
        ? awardFor(track.award, scheme, withRequired(prepared.required, profile))
        : { award: null, missing: [] };
    return { ...head, verdict, criteria, missing, award: money.award, missingForAward: inOrder(money.missing) };
  };
  return (profile) => {
    const key = JSON.stringify([profile[aimsFact], prepared.facts.map((fact) => profile[fact])]);
    if (last?.key !== key) last = { key, result: run(profile) };
    return last.result;
  };
}

/** The *all* of the rule criteria, and nothing else. */
export function verdictOf(criteria: readonly Pick<CriterionResult, 'state'>[]): Exclude<Verdict, 'closed'> {
  if (criteria.some((criterion) => criterion.state === 'not-met')) return 'ineligible';
  return criteria.some((criterion) => criterion.state === 'unknown') ? 'undetermined' : 'eligible';
}

const definitions = new WeakMap<RuleBase, Decide>(); // a rule base does not change

function definitionOf(base: RuleBase): Decide {
  const known = definitions.get(base);
  if (known) return known;
  const prepared = Object.entries(base.settings.smallEnterprise.criteria).map(([id, criterion]) => {
    const [span] = criterion.inForce;
    const provenance = { sources: span?.sources ?? [], confidence: span?.confidence ?? ('unverified' as const) };
    return prepareCriterion({ id, ...criterion, ...provenance }, { params: {}, branches: [] });
  });
  const decide = decider(prepared);
  definitions.set(base, decide);
  return decide;
}

/** A yes-or-no definition of the settings (such as "small enterprise"), decided by the same engine. */
export async function decideDefinition(base: RuleBase, profile: Profile): Promise<{ truth: Truth; missing: string[] }> {
  const results = await definitionOf(base)(profile);
  const truth = all3(results.map(({ state }) => (state === 'unknown' ? null : state !== 'not-met')));
  return { truth, missing: truth === null ? [...new Set(results.flatMap((result) => result.open))] : [] };
}
