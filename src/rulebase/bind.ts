/** Conditions with every parameter replaced by its value: what the engine, the table and SQL all evaluate. */
import { fractionOf, parseRate } from './rates.ts';
import type { ResolvedScheme } from './resolve.ts';
import { NO_LIMIT } from './schema.ts';
import type { Condition, Operand, OperatorName, ParamValue } from './schema.ts';

/** In a window each candidate value is kept; the leaf is decided only where all of them agree. */
export type BoundCondition =
  | { all: BoundCondition[] }
  | { any: BoundCondition[] }
  | { not: BoundCondition }
  | { fact: string; operator: OperatorName; values: ParamValue[] }
  | { constant: boolean | null };

/** A bound condition and what binding it met: parameters read, and whether one has no value or none that may decide. */
export interface Binding {
  condition: BoundCondition;
  params: string[];
  valueUnknown: boolean;
  unverified: boolean;
}

/** Bind `condition` to the parameters and enabled branches of a resolved scheme; constants are folded away. */
export function bind(condition: Condition, scheme: Pick<ResolvedScheme, 'params' | 'branches'>): Binding {
  const seen = new Set<string>();
  let valueUnknown = false;
  let unverified = false;

  const read = (id: string): ParamValue[] | undefined => {
    seen.add(id);
    const at = scheme.params[id]?.at;
    switch (at?.state) {
      case 'known':
        return [at.value];
      case 'window':
        return at.candidates;
      case 'unverified':
        unverified = true;
        return undefined;
      default:
        valueUnknown = true;
        return undefined;
    }
  };
  const operandValues = (operand: Operand): ParamValue[] | undefined => {
    if (typeof operand !== 'object' || Array.isArray(operand)) return [operand];
    if ('param' in operand) return read(operand.param);
    if ('reciprocal' in operand) return read(operand.reciprocal)?.map(leastWhole);
    const [left, right] = [read(operand.product[0]), read(operand.product[1])];
    return left && right ? left.flatMap((a) => right.map((b) => product(a, b))) : undefined;
  };
  const visit = (node: Condition): BoundCondition => {
    if (node.branch !== undefined && !scheme.branches.includes(node.branch)) return { constant: false };
    if ('all' in node) return junction('all', node.all.map(visit));
    if ('any' in node) return junction('any', node.any.map(visit));
    if ('not' in node) return negate(visit(node.not));
    const values = operandValues(node.value);
    if (!values) return { constant: null };
    if ('fact' in node)
      return values.every((value) => value === NO_LIMIT)
        ? { constant: true }
        : (emptyList(node.operator, values) ?? { fact: node.fact, operator: node.operator, values });
    const own = read(node.param);
    return { constant: own ? compareConstants(own, node.operator, values) : null };
  };
  const bound = visit(condition);
  return { condition: bound, params: [...seen], valueUnknown, unverified };
}

/** Membership of an empty list needs no answer. */
function emptyList(operator: OperatorName, values: ParamValue[]): BoundCondition | undefined {
  if (!values.every((value) => Array.isArray(value) && value.length === 0)) return undefined;
  return { constant: operator === 'notIn' || operator === 'disjointFrom' };
}

function junction(kind: 'all' | 'any', parts: BoundCondition[]): BoundCondition {
  const settling = kind === 'any';
  const open = parts.filter((part) => !('constant' in part) || part.constant !== !settling);
  if (open.some((part) => 'constant' in part && part.constant === settling)) return { constant: settling };
  const [only, second] = open;
  if (!only) return { constant: !settling };
  if (!second) return only;
  return kind === 'all' ? { all: open } : { any: open };
}

function negate(part: BoundCondition): BoundCondition {
  return 'constant' in part ? { constant: part.constant === null ? null : !part.constant } : { not: part };
}

/** Smallest whole amount of which this share is at least 1. */
function leastWhole(rate: ParamValue): number {
  const share = typeof rate === 'string' ? parseRate(rate) : undefined;
  if (!share || share.num === 0n) throw new RangeError(`no share above nothing: ${String(rate)}`);
  return Number((share.den + share.num - 1n) / share.num);
}

function product(a: ParamValue, b: ParamValue): ParamValue {
  if (a === NO_LIMIT || b === NO_LIMIT) return NO_LIMIT;
  const fraction = (value: ParamValue) => {
    const found =
      typeof value === 'string' ? parseRate(value) : typeof value === 'number' ? fractionOf(value) : undefined;
    if (!found) throw new RangeError(`not a number: ${String(value)}`);
    return found;
  };
  const [x, y] = [fraction(a), fraction(b)];
  return Number((x.num * y.num) / (x.den * y.den));
}

function compareConstants(left: ParamValue[], operator: OperatorName, right: ParamValue[]): boolean | null {
  if (operator !== 'equal' && operator !== 'notEqual')
    throw new RangeError(`parameters are compared by equality only, not ${operator}`);
  const results = new Set(left.flatMap((a) => right.map((b) => (a === b) === (operator === 'equal'))));
  const [first] = results;
  return results.size === 1 && first !== undefined ? first : null;
}

/** Facts a bound condition reads, each once. */
export function factsRead(condition: BoundCondition): string[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(factsRead))];
  if ('any' in condition) return [...new Set(condition.any.flatMap(factsRead))];
  if ('not' in condition) return factsRead(condition.not);
  return 'fact' in condition ? [condition.fact] : [];
}

const together = (parts: readonly BoundCondition[]): ReturnType<typeof thresholds> =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(thresholds(part))));

/** The values a bound condition compares facts with: fact id → value, or the candidates where the day is not known. */
export function thresholds(condition: BoundCondition): Record<string, ParamValue | ParamValue[]> {
  if ('all' in condition) return together(condition.all);
  if ('any' in condition) return together(condition.any);
  if ('not' in condition) return thresholds(condition.not);
  if (!('fact' in condition)) return {};
  const [only, second] = condition.values;
  return { [condition.fact]: second === undefined && only !== undefined ? only : condition.values };
}
