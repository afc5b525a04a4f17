/** Criteria × profile → how each stands. json-rules-engine decides the leaves; everything above a leaf is Kleene logic. */
import type { Engine, NestedCondition, RuleResult, TopLevelCondition } from 'json-rules-engine';

import type { Answer, BoundCondition, Confidence, LocalText, ParamValue, Profile } from '../rulebase/index.ts';
import { any3, foldResult, not3, openFacts } from './kleene.ts';
import { kleeneEngine, NEVER_ANSWERED } from './operators.ts';
import type { Truth } from './operators.ts';
import type { PreparedCriterion } from './prepare.ts';

export type CriterionState = 'met' | 'not-met' | 'unknown' | 'not-applicable' | 'judgement';

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

/** How criteria stand for one profile after another, in their order. */
export type Decide = (profile: Profile) => Promise<CriterionResult[]>;

/** So many are decided each by an engine of its own, more by that of all. */
const FEW = 3;

/**
 * Decides these criteria, and again only those that read an answer which is another than the time before: an edit
 * touches few of them. Engines are built on first use.
 */
export function decider(criteria: readonly PreparedCriterion[]): Decide {
  const known = new Map<string, { answers: string; result: CriterionResult }>();
  const engines = new Map<string, Engine>();
  const states = async (name: string, of: readonly PreparedCriterion[], profile: Profile) => {
    const engine = engines.get(name) ?? buildEngine(of);
    engines.set(name, engine);
    return runEngine(engine, answersTo(of, profile));
  };
  const statesOf = async (some: readonly PreparedCriterion[], profile: Profile): Promise<Map<string, Truth>> => {
    const run = some.filter(({ condition, appliesIf }) => needsRun(condition) || needsRun(appliesIf));
    if (run.length > FEW) return states('', criteria, profile);
    const each = await Promise.all(run.map(async (criterion) => states(criterion.id, [criterion], profile)));
    return new Map(each.flatMap((found) => [...found]));
  };
  return async (profile) => {
    const now = criteria.map((criterion) => {
      const { id, facts } = criterion;
      const answers = JSON.stringify(facts.map((fact) => profile[fact]));
      const before = known.get(id);
      return { criterion, answers, result: before?.answers === answers ? before.result : undefined };
    });
    const other = now.filter(({ result }) => result === undefined).map(({ criterion }) => criterion);
    const truths = await statesOf(other, profile);
    return now.map(({ criterion, answers, result = criterionResult(criterion, profile, truths) }) => {
      known.set(criterion.id, { answers, result });
      return result;
    });
  };
}

/** The answers these criteria read: the engine makes an object of each it is given. */
const answersTo = (criteria: readonly PreparedCriterion[], profile: Profile): Profile =>
  Object.fromEntries(criteria.flatMap(({ facts }) => facts.map((fact) => [fact, profile[fact] ?? null])));

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
  const { results, failureResults } = await engine.run(profile);
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
