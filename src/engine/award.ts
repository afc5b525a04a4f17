/**
 * Amounts as intervals of exact fractions: an unanswered fact widens the interval, a sourced "no limit" drops out of a
 * minimum, and rounding down to whole HK$ happens once, at the end.
 */
import { bind, cmp, floor, fractionOf, negative, NO_LIMIT, parseRate, plus, times, ZERO } from '../rulebase/index.ts';
import type { AmountNode, Fraction, LocalText, ParamValue, Profile, ResolvedScheme } from '../rulebase/index.ts';
import { evaluate, openFacts } from './kleene.ts';

/** A range of whole HK$; `max` is null where nothing bounds it from above. */
export interface MoneyRange {
  min: number;
  max: number | null;
}

/** One line of the waterfall: what it is, its amount, and whether it is the line that sets the award. */
export interface AwardStep extends MoneyRange {
  label: LocalText;
  binding: boolean;
}

export interface Award {
  min: number;
  max: number;
  ownContribution: MoneyRange | null;
  steps: AwardStep[];
}

/** An award, and the unanswered facts that keep its range open; `award` is null where it cannot be an amount. */
export interface AwardResult {
  award: Award | null;
  missing: string[];
}

/** `null` bounds are infinite; `unlimited` is the sourced value "no limit", which drops out of a minimum. */
export interface Interval {
  lo: Fraction | null;
  hi: Fraction | null;
  unlimited?: boolean;
  /** Unanswered facts this interval depends on. */
  facts: string[];
}

const point = (value: Fraction): Interval => ({ lo: value, hi: value, facts: [] });
const isPoint = (i: Interval): boolean => i.lo !== null && i.hi !== null && cmp(i.lo, i.hi) === 0;
const union = (lists: string[][]): string[] => [...new Set(lists.flat())];

/** No value that may decide: the amount cannot be given. */
export class NoAmount extends Error {}

type Step = { label: LocalText; interval: Interval };

/** The award of one track for a profile; every parameter it reads comes from the resolved scheme. */
export function awardFor(
  tree: { grant: AmountNode; ownContribution?: AmountNode | undefined },
  scheme: ResolvedScheme,
  profile: Profile,
): AwardResult {
  const steps: Step[] = [];
  try {
    const raw = evaluateAmount(tree.grant, scheme, profile, steps, undefined);
    if (raw.unlimited === true || raw.hi === null) return { award: null, missing: raw.facts };
    const grant = clamp(raw);
    const min = floor(grant.lo ?? ZERO);
    const max = floor(grant.hi ?? ZERO);
    const whole: Interval = { lo: fractionOf(min), hi: fractionOf(max), facts: raw.facts };
    const own = tree.ownContribution && clamp(evaluateAmount(tree.ownContribution, scheme, profile, [], whole));
    const top = raw.hi;
    return {
      award: {
        min,
        max,
        ownContribution: own ? range(own) : null,
        steps: steps.map(({ label, interval }) => ({
          label,
          ...range(clamp(interval)),
          binding: interval.hi !== null && cmp(interval.hi, top) === 0,
        })),
      },
      missing: min === max ? [] : raw.facts,
    };
  } catch (error) {
    if (error instanceof NoAmount) return { award: null, missing: [] };
    throw error;
  }
}

export const clamp = (i: Interval): Interval => ({
  ...i,
  lo: i.lo === null || cmp(i.lo, ZERO) < 0 ? ZERO : i.lo,
  hi: i.hi !== null && cmp(i.hi, ZERO) < 0 ? ZERO : i.hi,
});
const range = (i: Interval): MoneyRange => ({ min: floor(i.lo ?? ZERO), max: i.hi === null ? null : floor(i.hi) });

function fromValue(value: ParamValue): Interval {
  if (value === NO_LIMIT) return { lo: null, hi: null, unlimited: true, facts: [] };
  const fraction =
    typeof value === 'number' ? fractionOf(value) : typeof value === 'string' ? parseRate(value) : undefined;
  if (!fraction) throw new RangeError(`not a number: ${String(value)}`); // the rule base check admits numbers only
  return point(fraction);
}

/** The exact amount of one node; `award` is what `{"award": true}` stands for. Throws `NoAmount`. */
export function evaluateAmount(
  node: AmountNode,
  scheme: ResolvedScheme,
  profile: Profile,
  steps: Step[],
  award: Interval | undefined,
): Interval {
  const run = (child: AmountNode): Interval => evaluateAmount(child, scheme, profile, steps, award);
  const result = ((): Interval => {
    if ('amount' in node) return point(fractionOf(node.amount));
    if ('award' in node) return award ?? point(ZERO);
    if ('unlimited' in node) return fromValue(NO_LIMIT);
    if ('param' in node) return paramInterval(node.param, scheme);
    if ('fact' in node) {
      const answer = profile[node.fact];
      return typeof answer === 'number' ? point(fractionOf(answer)) : { lo: ZERO, hi: null, facts: [node.fact] };
    }
    if ('min' in node) return minimum(node.min.map(run));
    if ('max' in node) return maximum(node.max.map(run));
    if ('add' in node) return node.add.map(run).reduce(sum);
    if ('mul' in node) return node.mul.map(run).reduce(multiply);
    if ('sub' in node) {
      const [left, right] = [run(node.sub[0]), run(node.sub[1])];
      return sum(left, { lo: right.hi && negative(right.hi), hi: right.lo && negative(right.lo), facts: right.facts });
    }
    return choose(node, scheme, profile, run);
  })();
  if (node.step && result.unlimited !== true) steps.push({ label: node.step, interval: result });
  return result;
}

function paramInterval(id: string, scheme: ResolvedScheme): Interval {
  const at = scheme.params[id]?.at;
  switch (at?.state) {
    case 'known':
      return fromValue(at.value);
    case 'window':
      return hull(at.candidates.map(fromValue));
    default:
      throw new NoAmount();
  }
}

function choose(
  node: { if: Parameters<typeof bind>[0]; then: AmountNode; else: AmountNode },
  scheme: ResolvedScheme,
  profile: Profile,
  run: (n: AmountNode) => Interval,
): Interval {
  const test = bind(node.if, scheme);
  if (test.unverified || test.valueUnknown) throw new NoAmount();
  switch (evaluate(test.condition, profile)) {
    case true:
      return run(node.then);
    case false:
      return run(node.else);
    case null: {
      const both = hull([run(node.then), run(node.else)]);
      return isPoint(both) ? both : { ...both, facts: union([openFacts(test.condition, profile), both.facts]) };
    }
  }
}

function hull(parts: Interval[]): Interval {
  const unlimited = parts.some((part) => part.unlimited === true);
  const bounded = parts.filter((part) => part.unlimited !== true);
  const lows = bounded.map((part) => part.lo);
  const highs = bounded.map((part) => part.hi);
  return {
    lo: lows.reduce((a, b) => (a === null || b === null ? null : cmp(a, b) <= 0 ? a : b), lows[0] ?? null),
    hi: unlimited
      ? null
      : highs.reduce((a, b) => (a === null || b === null ? null : cmp(a, b) >= 0 ? a : b), highs[0] ?? null),
    ...(unlimited && bounded.length === 0 ? { unlimited } : {}),
    facts: union(parts.map((part) => part.facts)),
  };
}

function minimum(parts: Interval[]): Interval {
  const bounded = parts.filter((part) => part.unlimited !== true);
  if (bounded.length === 0) return { lo: null, hi: null, unlimited: true, facts: [] };
  const highs = bounded.flatMap((part) => (part.hi === null ? [] : [part.hi]));
  const hi = highs.length === 0 ? null : highs.reduce((a, b) => (cmp(a, b) <= 0 ? a : b));
  const lo = bounded
    .map((part) => part.lo)
    .reduce((a, b) => (a === null || b === null ? null : cmp(a, b) <= 0 ? a : b));
  // A part whose lowest value reaches the smallest upper bound can never be the minimum.
  const live = bounded.filter((part) => hi === null || part.lo === null || cmp(part.lo, hi) < 0);
  return { lo, hi, facts: union(live.map((part) => part.facts)) };
}

function maximum(parts: Interval[]): Interval {
  if (parts.some((part) => part.unlimited === true)) return { lo: null, hi: null, unlimited: true, facts: [] };
  const lows = parts.flatMap((part) => (part.lo === null ? [] : [part.lo]));
  const lo = lows.length === 0 ? null : lows.reduce((a, b) => (cmp(a, b) >= 0 ? a : b));
  const hi = parts.map((part) => part.hi).reduce((a, b) => (a === null || b === null ? null : cmp(a, b) >= 0 ? a : b));
  const live = parts.filter((part) => lo === null || part.hi === null || cmp(part.hi, lo) > 0);
  return { lo, hi, facts: union(live.map((part) => part.facts)) };
}

function sum(a: Interval, b: Interval): Interval {
  if (a.unlimited === true || b.unlimited === true) return { lo: null, hi: null, unlimited: true, facts: [] };
  return {
    lo: a.lo && b.lo && plus(a.lo, b.lo),
    hi: a.hi && b.hi && plus(a.hi, b.hi),
    facts: union([a.facts, b.facts]),
  };
}

/** Product of two amounts that are never negative (costs, shares, years). */
function multiply(a: Interval, b: Interval): Interval {
  const nothing = (i: Interval) =>
    i.unlimited !== true && i.lo !== null && i.hi !== null && i.hi.num === 0n && i.lo.num === 0n;
  if (nothing(a) || nothing(b)) return point(ZERO);
  if (a.unlimited === true || b.unlimited === true) return { lo: null, hi: null, unlimited: true, facts: [] };
  const zeroTop = (i: Interval) => i.hi !== null && i.hi.num === 0n;
  return {
    lo: times(a.lo ?? ZERO, b.lo ?? ZERO),
    hi: zeroTop(a) || zeroTop(b) ? ZERO : a.hi && b.hi && times(a.hi, b.hi),
    facts: union([a.facts, b.facts]),
  };
}
