/** A rule set made ready for a table: which planes say what of each track, and how its award is worked out. */
import { prepareTrack } from '../engine/index.ts';
import type { PreparedCriterion, PreparedTrack } from '../engine/index.ts';
import type { RuleBase, RuleSet } from '../rulebase/index.ts';
import { planAward } from './amount-plan.ts';
import type { AwardPlan } from './amount-plan.ts';
import { columnsFor } from './cell-writers.ts';
import { answered, planCondition } from './conditions.ts';
import type { Shape } from './conditions.ts';
import { createPlan } from './plan.ts';
import type { Plan, PlaneId, PlaneNode } from './plan.ts';

/** Planes of the states of one criterion, among the rows that its track is asked about. */
export interface CompiledCriterion {
  criterion: PreparedCriterion;
  met: PlaneId;
  notMet: PlaneId;
  unknown: PlaneId;
  notApplicable: PlaneId;
  judgement: PlaneId;
}

/** Rows that are considered and neither eligible nor ineligible are undetermined, or closed where the track is. */
export interface CompiledTrack {
  prepared: PreparedTrack;
  considered: PlaneId;
  eligible: PlaneId;
  ineligible: PlaneId;
  /** Empty where the track is not open. */
  criteria: CompiledCriterion[];
  /** Null where no row can have an award. */
  award: AwardPlan | null;
}

export interface CompiledRules {
  ruleSet: RuleSet;
  facts: RuleBase['facts'];
  nodes: readonly PlaneNode[];
  tracks: CompiledTrack[];
}

/** Compile every track of a rule set for tables of the rule base's facts. Pure; takes a few milliseconds. */
export function compileTable(base: RuleBase, ruleSet: RuleSet): CompiledRules {
  const columns = columnsFor(base);
  const shape = { columns, positions: new Map(base.facts.map(({ id }, column) => [id, column])) };
  const aims = base.facts.find((fact) => fact.roles.includes('aims'))?.id;
  const plan = createPlan();
  const tracks = ruleSet.schemes.flatMap((scheme) =>
    scheme.tracks.map((track) => compileTrack(plan, shape, aims, prepareTrack(scheme, track))),
  );
  return { ruleSet, facts: base.facts, nodes: plan.nodes, tracks };
}

function compileTrack(plan: Plan, shape: Shape, aims: string | undefined, prepared: PreparedTrack): CompiledTrack {
  const considered = plan.all([plan.rows, consideredBy(plan, shape, aims, prepared)]);
  const head = { prepared, considered, eligible: plan.none, ineligible: plan.none, criteria: [], award: null };
  if (prepared.status !== 'open' && prepared.status !== 'no-rule-known') return head;
  const criteria = prepared.criteria.map((criterion) => compileCriterion(plan, shape, considered, criterion));
  if (prepared.status === 'no-rule-known') return { ...head, criteria: criteria.map(({ states }) => states) };
  const verdict = plan.all3(criteria.map(({ folded }) => folded));
  const eligible = plan.all([considered, verdict.met]);
  const ineligible = plan.all([considered, verdict.not]);
  const award = planAward(plan, shape, prepared, plan.minus(considered, ineligible));
  return { prepared, considered, eligible, ineligible, criteria: criteria.map(({ states }) => states), award };
}

/** Rows without an answer to the aims, and rows that chose one of the track's. */
function consideredBy(plan: Plan, shape: Shape, aims: string | undefined, { track }: PreparedTrack): PlaneId {
  if (aims === undefined) return plan.every;
  const chosen = planCondition(plan, shape, { fact: aims, operator: 'intersects', values: [track.aims] });
  return plan.any([plan.minus(plan.every, answered(plan, shape, aims)), chosen.met]);
}

function compileCriterion(plan: Plan, shape: Shape, considered: PlaneId, criterion: PreparedCriterion) {
  const { condition, appliesIf } = criterion;
  const applies = appliesIf ? planCondition(plan, shape, appliesIf) : { met: plan.every, not: plan.none };
  const here = (id: PlaneId): PlaneId => plan.all([considered, id]);
  const notApplicable = here(applies.not);
  const applicable = plan.minus(considered, applies.not);
  if (!condition) {
    const states = { met: plan.none, notMet: plan.none, unknown: plan.none, notApplicable, judgement: applicable };
    return { folded: { met: plan.every, not: plan.none }, states: { criterion, ...states } };
  }
  // Where it is not known whether it applies, it is met if its condition is.
  const folded = plan.any3([plan.not3(applies), planCondition(plan, shape, condition)]);
  const [met, notMet] = [plan.minus(here(folded.met), applies.not), here(folded.not)];
  const unknown = plan.minus(applicable, plan.any([folded.met, folded.not]));
  return { folded, states: { criterion, met, notMet, unknown, notApplicable, judgement: plan.none } };
}
