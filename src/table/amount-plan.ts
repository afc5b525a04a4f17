/**
 * An award made ready for columns: its terms brought to one denominator, so that rows are worked out in whole numbers
 * and divided once, at the end.
 */
import type { PreparedTrack } from '../engine/index.ts';
import { cmp, lcm } from '../rulebase/index.ts';
import type { Fraction } from '../rulebase/index.ts';
import { termsOf } from './amount-terms.ts';
import type { Pairwise, Term } from './amount-terms.ts';
import type { Shape } from './conditions.ts';
import type { Kleene, Plan, PlaneId } from './plan.ts';

/**
 * A term in whole numbers. "No limit" is an infinite amount, which drops out of a minimum by itself; an amount that
 * cannot be given is NaN, which drops out of nothing.
 */
export type Amount =
  | { op: 'value'; lo: number; hi: number }
  | { op: 'linear'; column: number; base: number; factor: number; given: number | undefined }
  | { op: Pairwise; a: Amount; b: Amount }
  | { op: 'if'; test: Kleene; then: Amount; else: Amount };

export interface AwardPlan {
  prepared: PreparedTrack;
  /** In units of `1 / unit` HK$. */
  grant: Amount;
  unit: number;
  /** Where this cannot be given, neither can the award. */
  needs: Amount | null;
  /** Rows that have an award: considered and not ineligible. */
  rows: PlaneId;
  /** Of those, the rows where everything the award reads is known, so that it is one amount; and the others. */
  exact: PlaneId;
  ranged: PlaneId;
}

/** How to work out a track's award for `rows`; null where no row can have one. */
export function planAward(plan: Plan, shape: Shape, prepared: PreparedTrack, rows: PlaneId): AwardPlan | null {
  const { track, scheme, required, status } = prepared;
  if (!track.award || status !== 'open' || rows === plan.none) return null;
  const around = { plan, shape, scheme, required };
  const grant = termsOf(track.award.grant, around);
  const own = track.award.ownContribution && termsOf(track.award.ownContribution, around);
  if (grant.op === 'lacking' || own?.op === 'lacking') return null;
  const unit = denominator(grant);
  const needs = own && mayLack(own) ? own : undefined;
  const exact = plan.all([rows, settled(plan, grant), needs ? settled(plan, needs) : plan.every]);
  return {
    prepared,
    grant: inWholes(grant, unit),
    unit: Number(unit),
    needs: needs ? inWholes(needs, denominator(needs)) : null,
    rows,
    exact,
    ranged: plan.minus(rows, exact),
  };
}

/** The planes an amount is chosen by. */
export function testsOf(amount: Amount): PlaneId[] {
  if ('a' in amount) return [...testsOf(amount.a), ...testsOf(amount.b)];
  return amount.op === 'if' ? [amount.test.met, amount.test.not, ...testsOf(amount.then), ...testsOf(amount.else)] : [];
}

/** A text that two amounts share only if they are the same; `idOf` names the planes. */
export function amountKey(amount: Amount, idOf: (id: PlaneId) => number): string {
  const key = (part: Amount): string => amountKey(part, idOf);
  switch (amount.op) {
    case 'value':
      return `${amount.lo}:${amount.hi}`;
    case 'linear':
      return `${amount.base}+${amount.factor}*${amount.column}:${amount.given}`;
    case 'if':
      return `if(${idOf(amount.test.met)},${idOf(amount.test.not)},${key(amount.then)},${key(amount.else)})`;
    default:
      return `${amount.op}(${key(amount.a)},${key(amount.b)})`;
  }
}

const mayLack = (term: Term): boolean =>
  term.op === 'lacking' ||
  (term.op === 'if' && (mayLack(term.then) || mayLack(term.else))) ||
  ('a' in term && (mayLack(term.a) || mayLack(term.b)));

const mayBeUnlimited = (term: Term): boolean =>
  term.op === 'unlimited' ||
  (term.op === 'if' && (mayBeUnlimited(term.then) || mayBeUnlimited(term.else))) ||
  ('a' in term && (mayBeUnlimited(term.a) || mayBeUnlimited(term.b)));

/** Rows for which a term is one amount and not a range. */
function settled(plan: Plan, term: Term): PlaneId {
  switch (term.op) {
    case 'unlimited':
    case 'lacking':
      return plan.every;
    case 'value':
      return term.hi !== null && cmp(term.lo, term.hi) === 0 ? plan.every : plan.none;
    case 'linear':
      return term.given === undefined ? plan.add({ op: 'known', column: term.column }) : plan.every;
    case 'if':
      return plan.all([plan.any([term.test.met, term.test.not]), settled(plan, term.then), settled(plan, term.else)]);
    case 'sub': // what is left of something after "no limit" is a range without bounds
      return mayBeUnlimited(term.b) ? plan.none : plan.all([settled(plan, term.a), settled(plan, term.b)]);
    default:
      return plan.all([settled(plan, term.a), settled(plan, term.b)]);
  }
}

/** The smallest unit in which every part of a term is a whole number for whole answers. */
function denominator(term: Term): bigint {
  switch (term.op) {
    case 'unlimited':
    case 'lacking':
      return 1n;
    case 'value':
      return lcm(term.lo.den, term.hi?.den ?? 1n);
    case 'linear':
      return lcm(term.base.den, term.factor.den);
    case 'mul':
      return denominator(term.a) * denominator(term.b);
    case 'if':
      return lcm(denominator(term.then), denominator(term.else));
    default:
      return lcm(denominator(term.a), denominator(term.b));
  }
}

/** How many `1/unit` a fraction is; `unit` is a multiple of its denominator. */
const inUnits = (a: Fraction, unit: bigint): number => Number((a.num * unit) / a.den);

function inWholes(term: Term, unit: bigint): Amount {
  switch (term.op) {
    case 'unlimited':
      return { op: 'value', lo: Infinity, hi: Infinity };
    case 'lacking':
      return { op: 'value', lo: Number.NaN, hi: Number.NaN };
    case 'value':
      return { op: 'value', lo: inUnits(term.lo, unit), hi: term.hi === null ? Infinity : inUnits(term.hi, unit) };
    case 'linear':
      return { ...term, base: inUnits(term.base, unit), factor: inUnits(term.factor, unit) };
    case 'mul': {
      const second = denominator(term.b); // units multiply as amounts do
      return { op: 'mul', a: inWholes(term.a, unit / second), b: inWholes(term.b, second) };
    }
    case 'if':
      return { op: 'if', test: term.test, then: inWholes(term.then, unit), else: inWholes(term.else, unit) };
    default:
      return { op: term.op, a: inWholes(term.a, unit), b: inWholes(term.b, unit) };
  }
}
