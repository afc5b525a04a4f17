/** An award's tree with its constants worked out: exact, and the same for every row. */
import { bind, cmp, fractionOf, minus, negative, NO_LIMIT, parseRate, plus, times, ZERO } from '../rulebase/index.ts';
import type { AmountNode, Fraction, ParamValue, Profile, ResolvedScheme } from '../rulebase/index.ts';
import { planCondition } from './conditions.ts';
import type { Shape } from './conditions.ts';
import type { Kleene, Plan } from './plan.ts';

export type Term =
  /** The same for all rows; a range where the day of a value is not known. `hi` null: nothing bounds it. */
  | { op: 'value'; lo: Fraction; hi: Fraction | null }
  /** The sourced value "no limit". */
  | { op: 'unlimited' }
  /** No value that may decide: the amount cannot be given. */
  | { op: 'lacking' }
  /** `base + factor × answer`; `given` stands in for an answer where a row has none. */
  | { op: 'linear'; column: number; base: Fraction; factor: Fraction; given: number | undefined }
  | { op: Pairwise; a: Term; b: Term }
  | { op: 'if'; test: Kleene; then: Term; else: Term };

export type Pairwise = 'min' | 'max' | 'add' | 'mul' | 'sub';

const LACKING: Term = { op: 'lacking' };
const UNLIMITED: Term = { op: 'unlimited' };
const point = (value: Fraction): Term => ({ op: 'value', lo: value, hi: value });

/** What an award is worked out with. */
export interface Surroundings {
  plan: Plan;
  shape: Shape;
  scheme: ResolvedScheme;
  /** Answers to be taken as given where a row has none. */
  required: Profile;
}

/** The terms of an award's tree. `{"award": true}` stands for nothing: only whether an amount exists depends on such a tree. */
export function termsOf(node: AmountNode, around: Surroundings): Term {
  const visit = (child: AmountNode): Term => termsOf(child, around);
  const join = (op: Pairwise, children: readonly AmountNode[]): Term =>
    children.map(visit).reduce((a, b) => pair(op, a, b));
  if ('amount' in node) return point(fractionOf(node.amount));
  if ('award' in node) return point(ZERO);
  if ('unlimited' in node) return UNLIMITED;
  if ('param' in node) return paramTerm(node.param, around.scheme);
  if ('fact' in node) return factTerm(node.fact, around);
  if ('min' in node) return join('min', node.min);
  if ('max' in node) return join('max', node.max);
  if ('add' in node) return join('add', node.add);
  if ('mul' in node) return join('mul', node.mul);
  if ('sub' in node) return join('sub', node.sub);
  return choiceTerm(node, around, visit);
}

function choiceTerm(
  node: Extract<AmountNode, { if: unknown }>,
  { plan, shape, scheme, required }: Surroundings,
  visit: (child: AmountNode) => Term,
): Term {
  const { condition, unverified, valueUnknown } = bind(node.if, scheme);
  if (unverified || valueUnknown) return LACKING;
  const test = planCondition(plan, shape, condition, required);
  if (test.met === plan.every) return visit(node.then);
  if (test.not === plan.every) return visit(node.else);
  return { op: 'if', test, then: visit(node.then), else: visit(node.else) };
}

function factTerm(fact: string, { shape, required }: Surroundings): Term {
  const column = shape.positions.get(fact);
  if (column === undefined) return { op: 'value', lo: ZERO, hi: null };
  const given = required[fact];
  return {
    op: 'linear',
    column,
    base: ZERO,
    factor: fractionOf(1),
    given: typeof given === 'number' ? given : undefined,
  };
}

function paramTerm(id: string, scheme: ResolvedScheme): Term {
  const at = scheme.params[id]?.at;
  switch (at?.state) {
    case 'known':
      return valueTerm([at.value]);
    case 'window':
      return valueTerm(at.candidates);
    default:
      return LACKING;
  }
}

/** One value, or the range of several. */
function valueTerm(values: readonly ParamValue[]): Term {
  const bounded = values.flatMap((value) => (value === NO_LIMIT ? [] : [asFraction(value)]));
  const [first, ...rest] = bounded;
  if (!first) return UNLIMITED;
  return {
    op: 'value',
    lo: rest.reduce(lower, first),
    hi: bounded.length < values.length ? null : rest.reduce(higher, first),
  };
}

function asFraction(value: ParamValue): Fraction {
  const found =
    typeof value === 'number' ? fractionOf(value) : typeof value === 'string' ? parseRate(value) : undefined;
  if (!found) throw new RangeError(`not a number: ${String(value)}`); // the check of the rule base admits numbers only
  return found;
}

/** The one value of a term that is the same for all rows. */
function pointOf(term: Term): Fraction | undefined {
  return term.op === 'value' && term.hi !== null && cmp(term.lo, term.hi) === 0 ? term.lo : undefined;
}

/** Two terms joined, worked out at once where that takes no row. */
function pair(op: Pairwise, a: Term, b: Term): Term {
  if (a.op === 'lacking' || b.op === 'lacking') return LACKING;
  const [x, y] = [pointOf(a), pointOf(b)];
  if (x && y) return point(JOINED[op](x, y));
  const line = a.op === 'linear' ? a : b.op === 'linear' ? b : undefined;
  const constant = x ?? y;
  if (line && constant) {
    if (op === 'add') return { ...line, base: plus(line.base, constant) };
    if (op === 'sub' && y) return { ...line, base: minus(line.base, y) };
    if (op === 'sub' && x) return { ...line, base: minus(x, line.base), factor: negative(line.factor) };
    const plain = cmp(line.base, ZERO) === 0 && cmp(line.factor, ZERO) > 0 && cmp(constant, ZERO) > 0;
    if (op === 'mul' && plain) return { ...line, factor: times(line.factor, constant) };
  }
  // A constant comes second: to lower amounts to it is quick.
  return (op === 'min' || op === 'max') && a.op === 'value' ? { op, a: b, b: a } : { op, a, b };
}

const lower = (a: Fraction, b: Fraction): Fraction => (cmp(a, b) > 0 ? b : a);
const higher = (a: Fraction, b: Fraction): Fraction => (cmp(a, b) < 0 ? b : a);

const JOINED: Record<Pairwise, (a: Fraction, b: Fraction) => Fraction> = {
  min: lower,
  max: higher,
  add: plus,
  sub: minus,
  mul: times,
};
