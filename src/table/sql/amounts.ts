/** An award's tree as SQL: intervals of whole units, worked out as the engine works them out for one profile. */
import { bind, fractionOf, lcm, NO_LIMIT, parseRate } from '../../rulebase/index.ts';
import type { AmountNode, Fraction, ParamValue, Profile, ResolvedScheme } from '../../rulebase/index.ts';
import * as bounds from './bounds.ts';
import type { Bound } from './bounds.ts';
import { conditionSql } from './conditions.ts';
import type { Columns } from './conditions.ts';
import { allSql, anySql, byTruth, FALSE, nameSql, notSql, TRUE, UNKNOWN } from './words.ts';

interface Bounds {
  lo: Bound;
  hi: Bound;
  /** The sourced value "no limit": neither bound is there, and it drops out of a minimum. */
  unlimited: string;
}

/** An amount between two bounds, in units of `1 / unit` HK$. The truths are never unknown. */
export interface Range extends Bounds {
  unit: bigint;
  /** False where a value that may decide is lacking: the amount cannot be given. */
  given: string;
}

/** What an amount is worked out with. */
export interface Surroundings {
  columns: Columns;
  scheme: ResolvedScheme;
  /** Answers to be taken as given where a row has none. */
  required: Profile;
  /** Makes a truth a column of its own, and gives its name. */
  named: (truth: string) => string;
}

/** The parts after the point of a percentage in `profiles`. */
const SHARE_UNIT = 1_000_000n;

const point = ({ num, den }: Fraction): Range => constant(den, num, num);
const constant = (unit: bigint, lo: bigint, hi: bigint): Range => ({
  unit,
  lo: bounds.units(lo),
  hi: bounds.units(hi),
  unlimited: FALSE,
  given: TRUE,
});
const NOTHING = constant(1n, 0n, 0n);
const UNLIMITED: Range = { unit: 1n, lo: undefined, hi: undefined, unlimited: TRUE, given: TRUE };
const LACKING: Range = { ...UNLIMITED, unlimited: FALSE, given: FALSE };

/** The range of a tree. `{"award": true}` stands for nothing: only whether an amount exists depends on such a tree. */
export function rangeOf(node: AmountNode, around: Surroundings): Range {
  const visit = (child: AmountNode): Range => rangeOf(child, around);
  const join = (op: (parts: readonly Range[]) => Bounds, children: readonly AmountNode[]): Range => {
    const parts = inOneUnit(children.map(visit));
    const [{ unit } = NOTHING] = parts;
    return { unit, ...op(parts), given: allSql(parts.map(({ given }) => given)) };
  };
  if ('amount' in node) return point(fractionOf(node.amount));
  if ('award' in node) return NOTHING;
  if ('unlimited' in node) return UNLIMITED;
  if ('param' in node) return paramRange(node.param, around.scheme);
  if ('fact' in node) return factRange(node.fact, around);
  if ('min' in node) return join(minimum, node.min);
  if ('max' in node) return join(maximum, node.max);
  if ('add' in node) return join((parts) => parts.reduce(sum), node.add);
  if ('sub' in node) return join((parts) => parts.reduce(difference), node.sub);
  if ('mul' in node) return node.mul.map(visit).reduce(product);
  const { condition, unverified, valueUnknown } = bind(node.if, around.scheme);
  if (unverified || valueUnknown) return LACKING;
  const test = conditionSql(around.columns, condition, around.required);
  if (test === TRUE || test === FALSE) return visit(test === TRUE ? node.then : node.else);
  return choice(test === UNKNOWN ? test : around.named(test), inOneUnit([visit(node.then), visit(node.else)]));
}

function inOneUnit(parts: readonly Range[]): Range[] {
  const unit = parts.reduce((common, part) => lcm(common, part.unit), 1n);
  return parts.map((part) => ({
    ...part,
    unit,
    lo: bounds.scaled(part.lo, unit / part.unit),
    hi: bounds.scaled(part.hi, unit / part.unit),
  }));
}

/** An unanswered amount lies anywhere from nothing up. */
function factRange(fact: string, { columns, required }: Surroundings): Range {
  const column = columns.get(fact);
  if (column?.kind !== 'number') return { ...NOTHING, hi: undefined };
  const answer = required[fact];
  const instead = typeof answer === 'number' ? fractionOf(answer) : undefined;
  const own = column.fact.type === 'pct' ? SHARE_UNIT : 1n;
  const unit = lcm(own, instead?.den ?? 1n);
  const name = nameSql(fact);
  const exact = column.fact.type === 'hkd' ? name : `CAST(${own === 1n ? name : `${name} * ${own}`} AS DECIMAL(38, 0))`;
  const answered = bounds.scaled({ sql: exact, there: `${name} IS NOT NULL` }, unit / own);
  if (!instead)
    return { unit, lo: bounds.orElse(answered, bounds.NOTHING), hi: answered, unlimited: FALSE, given: TRUE };
  const taken = bounds.orElse(answered, bounds.units((instead.num * unit) / instead.den));
  return { unit, lo: taken, hi: taken, unlimited: FALSE, given: TRUE };
}

function paramRange(id: string, scheme: ResolvedScheme): Range {
  const at = scheme.params[id]?.at;
  switch (at?.state) {
    case 'known':
      return valueRange([at.value]);
    case 'window':
      return valueRange(at.candidates);
    default:
      return LACKING;
  }
}

/** One value, or all between the least and the greatest of several. */
function valueRange(values: readonly ParamValue[]): Range {
  const known = values.flatMap((value) => (value === NO_LIMIT ? [] : [fractionIn(value)]));
  if (known.length === 0) return UNLIMITED;
  const unit = known.reduce((common, { den }) => lcm(common, den), 1n);
  const counts = known.map(({ num, den }) => bounds.units((num * unit) / den));
  return {
    unit,
    lo: bounds.extreme('LEAST', counts),
    hi: known.length < values.length ? undefined : bounds.extreme('GREATEST', counts),
    unlimited: FALSE,
    given: TRUE,
  };
}

function fractionIn(value: ParamValue): Fraction {
  const found =
    typeof value === 'number' ? fractionOf(value) : typeof value === 'string' ? parseRate(value) : undefined;
  if (!found) throw new RangeError(`not a number: ${String(value)}`); // the check of the rule base admits numbers only
  return found;
}

/** The lowest of amounts, those without a limit left out: not there where one of the others has no lower bound. */
function lowest(parts: readonly Range[]): Bound {
  const haveOne = allSql(parts.map(({ lo, unlimited }) => anySql([unlimited, bounds.isThere(lo)])));
  return bounds.where(
    haveOne,
    bounds.extreme(
      'LEAST',
      parts.map(({ lo }) => lo),
    ),
  );
}
/** The highest of amounts: not there where nothing bounds one of them. */
function highest(parts: readonly Range[]): Bound {
  const tops = parts.map(({ hi }) => hi);
  return bounds.where(allSql(tops.map(bounds.isThere)), bounds.extreme('GREATEST', tops));
}

function minimum(all: readonly Range[]): Bounds {
  const parts = all.filter(({ unlimited }) => unlimited !== TRUE);
  const unlimited = allSql(parts.map((part) => part.unlimited));
  return {
    lo: lowest(parts),
    hi: bounds.extreme(
      'LEAST',
      parts.map(({ hi }) => hi),
    ),
    unlimited,
  };
}

function maximum(parts: readonly Range[]): Bounds {
  const unlimited = anySql(parts.map((part) => part.unlimited));
  const lo = bounds.where(
    notSql(unlimited),
    bounds.extreme(
      'GREATEST',
      parts.map((part) => part.lo),
    ),
  );
  return { lo, hi: highest(parts), unlimited };
}

const sum = (a: Range, b: Range): Range => ({
  ...a,
  lo: bounds.plus(a.lo, b.lo),
  hi: bounds.plus(a.hi, b.hi),
  unlimited: anySql([a.unlimited, b.unlimited]),
});

/** What is left of something after "no limit" is a range without bounds. */
const difference = (a: Range, b: Range): Range => ({
  ...a,
  lo: bounds.minus(a.lo, b.hi),
  hi: bounds.minus(a.hi, b.lo),
});

/** Nothing times anything is nothing, "no limit" times anything else is no limit; a missing lower bound counts as 0. */
function product(a: Range, b: Range): Range {
  const isNothing = ({ lo, hi }: Range): string => allSql([bounds.isNothing(lo), bounds.isNothing(hi)]);
  const unlimitedOne = anySql([a.unlimited, b.unlimited]);
  // Only "no limit" makes a difference of it: other bounds are multiplied to nothing all the same.
  const nothing = unlimitedOne === FALSE ? FALSE : anySql([isNothing(a), isNothing(b)]);
  if (nothing === TRUE) return { ...NOTHING, given: allSql([a.given, b.given]) };
  const where = (bound: Bound): Bound => bounds.nothingWhere(nothing, bounds.where(notSql(unlimitedOne), bound));
  const [low, second] = [bounds.orElse(a.lo, bounds.NOTHING), bounds.orElse(b.lo, bounds.NOTHING)];
  return {
    unit: a.unit * b.unit,
    lo: where(bounds.times(low, second)),
    hi: where(highProduct(a.hi, b.hi)),
    unlimited: allSql([unlimitedOne, notSql(nothing)]),
    given: allSql([a.given, b.given]),
  };
}

/** Nothing times an amount without a bound is nothing. */
function highProduct(a: Bound, b: Bound): Bound {
  const zeroes = [
    bounds.isThere(b) === TRUE ? FALSE : bounds.isNothing(a),
    bounds.isThere(a) === TRUE ? FALSE : bounds.isNothing(b),
  ];
  return bounds.nothingWhere(anySql(zeroes), bounds.times(a, b));
}

/** Where the test is not decided, the range that holds both. */
function choice(test: string, parts: readonly Range[]): Range {
  const [a = LACKING, b = LACKING] = parts; // two, as every choice has
  return {
    unit: a.unit,
    lo: bounds.chosen(test, a.lo, b.lo, lowest(parts)),
    hi: bounds.chosen(test, a.hi, b.hi, highest(parts)),
    unlimited: byTruth(test, a.unlimited, b.unlimited, allSql([a.unlimited, b.unlimited])),
    given: byTruth(test, a.given, b.given, allSql([a.given, b.given])),
  };
}
