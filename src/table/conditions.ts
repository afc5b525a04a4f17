/** Bound conditions as planes. Each leaf is decided by the engine's own operators, once for each value it can meet. */
import { decide } from '../engine/index.ts';
import { NO_LIMIT } from '../rulebase/index.ts';
import type { BoundCondition, OperatorName, ParamValue, Profile } from '../rulebase/index.ts';
import type { Column } from './columns.ts';
import type { Kleene, Plan, PlaneId, SetTest } from './plan.ts';

/** What a plan is made for: the columns of the table, by position and by fact. */
export interface Shape {
  columns: readonly Column[];
  positions: ReadonlyMap<string, number>;
}

/** Rows that answer a fact. */
export function answered(plan: Plan, { columns, positions }: Shape, fact: string): PlaneId {
  const column = positions.get(fact);
  const shape = column === undefined ? undefined : columns[column];
  if (column === undefined || !shape) return plan.none;
  return shape.kind === 'choice'
    ? plan.any(shape.values.map((_, option) => plan.add({ op: 'option', column, option })))
    : plan.add({ op: 'known', column });
}

/**
 * A condition as planes. `given` holds answers to be taken as given where a row has none (an award "if eligible" takes
 * the only admissible answers so).
 */
export function planCondition(plan: Plan, shape: Shape, condition: BoundCondition, given: Profile = {}): Kleene {
  const visit = (node: BoundCondition): Kleene => {
    if ('all' in node) return plan.all3(node.all.map(visit));
    if ('any' in node) return plan.any3(node.any.map(visit));
    if ('not' in node) return plan.not3(visit(node.not));
    if ('constant' in node) return constant(plan, node.constant);
    const { fact, operator, values } = node;
    const leaf = planLeaf(plan, shape, fact, operator, values);
    const truth = decide(operator, given[fact], values);
    if (truth === null) return leaf;
    const open = plan.minus(plan.every, answered(plan, shape, fact));
    return truth
      ? { met: plan.any([leaf.met, open]), not: leaf.not }
      : { met: leaf.met, not: plan.any([leaf.not, open]) };
  };
  return visit(condition);
}

const constant = (plan: Plan, truth: boolean | null): Kleene => ({
  met: truth === true ? plan.every : plan.none,
  not: truth === false ? plan.every : plan.none,
});

function planLeaf(plan: Plan, shape: Shape, fact: string, operator: OperatorName, values: ParamValue[]): Kleene {
  const column = shape.positions.get(fact);
  const kind = column === undefined ? undefined : shape.columns[column];
  if (column === undefined || !kind) return constant(plan, null);
  if (kind.kind === 'choice') {
    const chosen = (wanted: boolean): PlaneId =>
      plan.any(
        kind.values.flatMap((value, option) =>
          decide(operator, value, values) === wanted ? [plan.add({ op: 'option', column, option })] : [],
        ),
      );
    return { met: chosen(true), not: chosen(false) };
  }
  // Decided only where all candidate values agree.
  const one = kind.kind === 'number' ? numberTest(plan, column, kind.fact.type !== 'pct') : setTest(plan, column);
  const candidates = values.map((value) => one(operator, value));
  if (candidates.length === 0) return constant(plan, null);
  return { met: plan.all(candidates.map(({ met }) => met)), not: plan.all(candidates.map(({ not }) => not)) };
}

type Test = (operator: OperatorName, value: ParamValue) => Kleene;

/** Every test of a number is made of "below": at most 5 is below the next number after 5. */
function numberTest(plan: Plan, column: number, isWhole: boolean): Test {
  const known = plan.add({ op: 'known', column });
  const below = (limit: number) => plan.add({ op: 'below', column, limit: isWhole ? Math.ceil(limit) : limit });
  const upTo = (value: number) => below(isWhole ? Math.floor(value) + 1 : nextAfter(value));
  const among = (met: PlaneId): Kleene => ({ met, not: plan.minus(known, met) });
  return (operator, value) => {
    switch (operator) {
      case 'equal':
      case 'notEqual': {
        const same = among(typeof value === 'number' ? plan.minus(upTo(value), below(value)) : plan.none);
        return operator === 'equal' ? same : plan.not3(same);
      }
      case 'lessThan':
      case 'lessThanInclusive':
      case 'greaterThan':
      case 'greaterThanInclusive': {
        if (value === NO_LIMIT) return among(known);
        if (typeof value !== 'number') return constant(plan, null);
        const under = among(
          operator === 'lessThan' || operator === 'greaterThanInclusive' ? below(value) : upTo(value),
        );
        return operator === 'lessThan' || operator === 'lessThanInclusive' ? under : plan.not3(under);
      }
      default:
        return constant(plan, null); // a list says nothing about a number
    }
  };
}

function setTest(plan: Plan, column: number): Test {
  const known = plan.add({ op: 'known', column });
  return (operator, value) => {
    if (operator === 'equal') return { met: plan.none, not: known }; // two lists are never one and the same
    if (operator === 'notEqual') return { met: known, not: plan.none };
    if (!isSetTest(operator) || !Array.isArray(value)) return constant(plan, null);
    const met = plan.add({ op: 'set', column, test: operator, list: value.toSorted() });
    return { met, not: plan.minus(known, met) };
  };
}

const SET_TESTS: readonly OperatorName[] = [
  'subsetOf',
  'intersects',
  'disjointFrom',
  'allOrNoneOf',
] satisfies SetTest[];
const isSetTest = (operator: OperatorName): operator is SetTest => SET_TESTS.includes(operator);

/** The smallest number above a number that is not negative. */
function nextAfter(value: number): number {
  const bits = new BigInt64Array(new Float64Array([Math.max(value, 0)]).buffer);
  bits[0] = (bits[0] ?? 0n) + 1n; // numbers of one sign follow each other as their bits do
  return value < 0 ? value : (new Float64Array(bits.buffer)[0] ?? value);
}
