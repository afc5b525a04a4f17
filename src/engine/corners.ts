/**
 * Where the straight stretches of an award end, as the answer to one fact grows.
 *
 * An award is built of costs and constants by least, most, sum and share, so it is straight wherever the same parts
 * decide. Where other parts decide at one end of a stretch than at the other, the stretch is halved until the corner
 * lies between two neighbouring dollars. Everything is compared as exact fractions, before rounding.
 */
import { bind, childrenOf, cmp, nodesIn } from '../rulebase/index.ts';
import type { AmountNode, BoundCondition, Condition, Fraction, Profile, ResolvedScheme } from '../rulebase/index.ts';
import { evaluateAmount, NoAmount } from './award.ts';
import type { Interval } from './award.ts';
import { leavesIn } from './cells.ts';
import { evaluate } from './kleene.ts';

/** An amount and what it is read with. */
export interface AmountIn {
  tree: AmountNode;
  scheme: ResolvedScheme;
  /** All answers, with that of the growing fact. */
  answersAt: (cost: number) => Profile;
}

/**
 * Whole costs on either side of every corner from `first` to `last`, with those two, rising. Every test on the cost
 * must give one answer throughout: cut the range by `stretches` first.
 */
export function cornersBetween(amount: AmountIn, first: number, last: number): number[] {
  const shape = (cost: number) => shapeOf(amount.tree, amount.scheme, amount.answersAt(cost));
  const search = (a: number, shapeA: string, b: number, shapeB: string): number[] => {
    if (shapeA === shapeB) return [];
    if (b - a <= 1) return [a, b];
    const middle = a + Math.floor((b - a) / 2);
    const shapeM = shape(middle);
    return [...search(a, shapeA, middle, shapeM), ...search(middle, shapeM, b, shapeB)];
  };
  return [...new Set([first, ...search(first, shape(first), last, shape(last)), last])];
}

/**
 * Which parts decide, and which bounds there are. Two costs of one stretch with the same shape are joined by a straight
 * line: each part is straight by the same reasoning, and a part that is the least at both ends is the least between.
 */
function shapeOf(tree: AmountNode, scheme: ResolvedScheme, answers: Profile): string {
  const at = (node: AmountNode) => evaluateAmount(node, scheme, answers, [], undefined);
  const visit = (node: AmountNode): string => {
    const whole = at(node);
    const bounds = `${whole.unlimited === true ? 'u' : ''}${whole.lo ? '[' : '('}${whole.hi ? ']' : ')'}`;
    const parts = partsOf(node, scheme, answers);
    return `${bounds}${winners(whole, parts.map(at))}${parts.map(visit).join('')};`;
  };
  try {
    const { lo, hi } = at(tree);
    return `${belowNothing(lo)}${belowNothing(hi)}${visit(tree)}`;
  } catch (error) {
    if (error instanceof NoAmount) return 'no amount';
    throw error;
  }
}

const belowNothing = (bound: Fraction | null): string => (bound && bound.num < 0n ? '-' : '+');

/** The parts whose bounds are those of the whole: the first of equals, which is as good as any. */
function winners({ lo, hi }: Interval, parts: readonly Interval[]): string {
  const first = (bound: Fraction | null, of: (part: Interval) => Fraction | null) =>
    parts.findIndex((part) => {
      const own = of(part);
      return bound !== null && own !== null && cmp(own, bound) === 0;
    });
  return `${first(lo, (part) => part.lo)},${first(hi, (part) => part.hi)}`;
}

/** The parts that count: of an `if`, the side taken, or both while its test is open. */
function partsOf(node: AmountNode, scheme: ResolvedScheme, answers: Profile): readonly AmountNode[] {
  if (!('if' in node)) return childrenOf(node);
  const truth = evaluate(bind(node.if, scheme).condition, answers);
  return truth === null ? [node.then, node.else] : [truth ? node.then : node.else];
}

/** Every test in an amount, whichever way it goes. */
export const testsIn = (tree: AmountNode): Condition[] =>
  nodesIn(tree).flatMap((node) => ('if' in node ? [node.if] : []));

/** `from` to `to`, cut into stretches within which each of the tests on `fact` gives one answer. */
export function stretches(
  tests: readonly BoundCondition[],
  fact: string,
  from: number,
  to: number,
): [number, number][] {
  const starts = tests
    .flatMap(leavesIn)
    .flatMap((leaf) => (leaf.fact === fact ? leaf.values : []))
    .flatMap((value) => (typeof value === 'number' ? [Math.ceil(value), Math.floor(value) + 1] : []))
    .filter((start) => start > from && start <= to);
  const firsts = [...new Set([from, ...starts])].sort((a, b) => a - b);
  return firsts.map((first, i) => [first, (firsts[i + 1] ?? to + 1) - 1]);
}
