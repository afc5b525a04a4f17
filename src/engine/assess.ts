/** Rule set × profile → assessment. json-rules-engine decides the leaves; everything above a leaf is Kleene logic. */
import type { Engine, NestedCondition, RuleResult, TopLevelCondition } from 'json-rules-engine';

import type {
  Answer,
  BoundCondition,
  Confidence,
  LocalText,
  ParamValue,
  Profile,
  ResolvedScheme,
  ResolvedTrack,
  RuleBase,
  RuleSet,
  TrackStatus,
} from '../rulebase/index.ts';
import { awardFor } from './award.ts';
import type { Award } from './award.ts';
import { all3, any3, foldResult, not3, openFacts } from './kleene.ts';
import { kleeneEngine } from './operators.ts';
import type { Truth } from './operators.ts';
import { prepare, prepareCriterion, withRequired } from './prepare.ts';
import type { PreparedCriterion, PreparedTrack } from './prepare.ts';

export type CriterionState = 'met' | 'not-met' | 'unknown' | 'not-applicable' | 'judgement';
export type Verdict = 'eligible' | 'ineligible' | 'undetermined' | 'closed';

export interface CriterionResult {
  id: string;
  kind: 'rule' | 'judgement';
  subject: 'applicant' | 'project';
  state: CriterionState;
  /** The profile's answers to the facts this criterion reads; null where unanswered. */
  values: Record<string, Answer>;
  /** What the facts are compared with on that day: fact id → value, or candidates where the day is not known. */
  threshold: Record<string, ParamValue | ParamValue[]>;
  /** Unanswered facts that can still change an unknown state. */
  open: string[];
  /** Of those, the ones worth asking first: whether the criterion applies at all. */
  ask: string[];
  sentence: LocalText;
  help?: LocalText | undefined;
  note?: LocalText | undefined;
  sources: string[];
  confidence: Confidence;
}

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

/** Assesses profiles against one rule set. Keeps its engines, and re-runs only tracks whose facts changed. */
export interface Assessor {
  ruleSet: RuleSet;
  tracks: readonly PreparedTrack[];
  assess: (profile: Profile) => Promise<Assessment>;
}

const NEVER_ANSWERED = '(no fact)'; // an id no fact can have

/** An assessor for `ruleSet`. Engines are built on first use, one per track. */
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
  let engine: Engine | undefined;
  let last: { key: string; result: Promise<TrackResult> } | undefined;
  const run = async (profile: Profile): Promise<TrackResult> => {
    const { scheme, track, status } = prepared;
    const considered = isConsidered(track, profile[aimsFact]);
    const head = { scheme, track, status, considered, award: null, criteria: [], missing: [], missingForAward: [] };
    if (!considered) return { ...head, verdict: null };
    if (status !== 'open' && status !== 'no-rule-known') return { ...head, verdict: 'closed' };
    engine ??= buildEngine(prepared.criteria);
    const states = await runEngine(engine, profile);
    const criteria = prepared.criteria.map((criterion) => criterionResult(criterion, profile, states));
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

const needsRun = (condition: BoundCondition | undefined): condition is BoundCondition =>
  condition !== undefined && !('constant' in condition);

function buildEngine(criteria: readonly PreparedCriterion[]): Engine {
  const engine = kleeneEngine();
  for (const { id, condition, appliesIf } of criteria) {
    // One rule per tree, all of one priority: with two, overlapping runs lose results.
    if (needsRun(condition))
      engine.addRule({ name: `${id} condition`, conditions: root(condition), event: { type: id } });
    if (needsRun(appliesIf))
      engine.addRule({ name: `${id} appliesIf`, conditions: root(appliesIf), event: { type: id } });
  }
  return engine;
}

async function runEngine(engine: Engine, profile: Profile): Promise<Map<string, Truth>> {
  const { results, failureResults } = await engine.run({ ...profile });
  const fold = (result: RuleResult): [string, Truth] => [result.name, foldResult(result.conditions)];
  return new Map([...results, ...failureResults].map(fold));
}

function root(condition: BoundCondition): TopLevelCondition {
  return 'fact' in condition || 'constant' in condition
    ? { all: [toRule(condition)] }
    : (toRule(condition) as TopLevelCondition);
}

function toRule(condition: BoundCondition): NestedCondition {
  if ('all' in condition) return { all: condition.all.map(toRule) };
  if ('any' in condition) return { any: condition.any.map(toRule) };
  if ('not' in condition) return { not: toRule(condition.not) };
  if ('fact' in condition) return { fact: condition.fact, operator: condition.operator, value: condition.values };
  if (condition.constant === null) return { fact: NEVER_ANSWERED, operator: 'equal', value: [true] };
  throw new Error('binding folds true and false away inside a tree');
}

function criterionResult(
  criterion: PreparedCriterion,
  profile: Profile,
  states: ReadonlyMap<string, Truth>,
): CriterionResult {
  const { id, kind, subject, condition, appliesIf, threshold, sentence, help, note, sources, confidence } = criterion;
  const truth = (tree: BoundCondition, name: string): Truth => {
    if ('constant' in tree) return tree.constant;
    const state = states.get(`${id} ${name}`);
    if (state === undefined) throw new Error(`the engine returned no result for ${id}`);
    return state;
  };
  const head = { id, kind, subject, threshold, sentence, help, note, sources, confidence };
  const values = Object.fromEntries(criterion.facts.map((fact) => [fact, profile[fact] ?? null]));
  const applies = appliesIf ? truth(appliesIf, 'appliesIf') : true;
  if (!condition)
    return { ...head, state: applies === false ? 'not-applicable' : 'judgement', values, open: [], ask: [] };
  const state = stateOf(applies, truth(condition, 'condition'));
  if (state !== 'unknown') return { ...head, state, values, open: [], ask: [] };
  const gate = appliesIf && applies === null ? openFacts(appliesIf, profile) : [];
  const own = openFacts(condition, profile);
  return { ...head, state, values, open: [...gate, ...own], ask: gate.length > 0 ? gate : own };
}

/** `appliesIf` false: not applicable. Unknown: "not appliesIf, or condition". */
export function stateOf(applies: Truth, condition: Truth): CriterionState {
  if (applies === false) return 'not-applicable';
  const folded = any3([not3(applies), condition]);
  return folded === null ? 'unknown' : folded ? 'met' : 'not-met';
}

/** A yes-or-no definition of the settings (such as "small enterprise"), decided by the same engine. */
export async function decideDefinition(base: RuleBase, profile: Profile): Promise<{ truth: Truth; missing: string[] }> {
  const prepared = Object.entries(base.settings.smallEnterprise.criteria).map(([id, criterion]) => {
    const [span] = criterion.inForce;
    const provenance = { sources: span?.sources ?? [], confidence: span?.confidence ?? ('unverified' as const) };
    return prepareCriterion({ id, ...criterion, ...provenance }, { params: {}, branches: [] });
  });
  const states = await runEngine(buildEngine(prepared), profile);
  const results = prepared.map((criterion) => criterionResult(criterion, profile, states));
  const truth = all3(results.map(({ state }) => (state === 'unknown' ? null : state !== 'not-met')));
  return { truth, missing: truth === null ? [...new Set(results.flatMap((result) => result.open))] : [] };
}
