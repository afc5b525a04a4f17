/**
 * The possible answers to one fact, cut where a set of tests on it can change: within a cell all of the tests, and so
 * every verdict that reads the fact through them only, come out the same.
 */
import { optionsOf } from '../rulebase/index.ts';
import type { Answer, BoundCondition, Fact, OperatorName, ParamValue, RuleBase } from '../rulebase/index.ts';
import type { PreparedCriterion } from './prepare.ts';

export type Leaf = Extract<BoundCondition, { fact: string }>;

/** Numbers between two ends; an end belongs to the range unless it is marked. `to: null`: no upper end. */
export interface NumberRange {
  from: number;
  to: number | null;
  fromExcluded?: true;
  toExcluded?: true;
}

/** `at` is an answer out of the cell. */
export type Cell =
  | { kind: 'numbers'; range: NumberRange; at: number }
  | { kind: 'choice'; at: string | boolean }
  /** Answers that hold a member of exactly these groups. */
  | { kind: 'members'; touched: readonly boolean[]; at: string[] };

export interface Cells {
  cells: Cell[];
  /** For lists: the possible members, those together that every test treats alike. Empty for other types. */
  groups: string[][];
}

/** Tests on facts in a condition, in order. */
export function leavesIn(condition: BoundCondition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesIn);
  if ('any' in condition) return condition.any.flatMap(leavesIn);
  if ('not' in condition) return leavesIn(condition.not);
  return 'fact' in condition ? [condition] : [];
}

/** The tests that can decide something, by fact. What the department judges decides nothing here. */
export function leavesByFact(criteria: readonly PreparedCriterion[]): Map<string, Leaf[]> {
  const found = new Map<string, Leaf[]>();
  for (const { condition, appliesIf } of criteria) {
    if (!condition) continue;
    for (const leaf of [...(appliesIf ? leavesIn(appliesIf) : []), ...leavesIn(condition)])
      found.set(leaf.fact, [...(found.get(leaf.fact) ?? []), leaf]);
  }
  return found;
}

/** Cut the answers to `fact` at every value of `leaves`. `within` narrows numbers to what other answers allow. */
export function cellsOf(
  base: RuleBase,
  fact: Fact,
  leaves: readonly Leaf[],
  within: { min: number; max: number | null } = { min: 0, max: null },
): Cells {
  switch (fact.type) {
    case 'bool':
      return { cells: [true, false].map((at) => ({ kind: 'choice', at })), groups: [] };
    case 'one':
      return { cells: (optionsOf(base, fact) ?? []).map((at) => ({ kind: 'choice', at })), groups: [] };
    case 'int':
    case 'hkd':
      return { cells: wholeNumbers(leaves, within), groups: [] };
    case 'pct':
      return { cells: shares(leaves, within.min, Math.min(within.max ?? PERCENT, PERCENT)), groups: [] };
    case 'set':
    case 'economies': {
      const groups = alike(optionsOf(base, fact) ?? [], leaves);
      return { cells: memberCells(groups), groups };
    }
  }
}

const PERCENT = 100;

/** Where a test on a number turns: just before `at`, or just after it. */
interface Cut {
  at: number;
  after: boolean;
}

function cutsOf(operator: OperatorName, value: ParamValue): Cut[] {
  if (typeof value !== 'number') return []; // "no limit" is met by every number
  switch (operator) {
    case 'lessThan':
    case 'greaterThanInclusive':
      return [{ at: value, after: false }];
    case 'lessThanInclusive':
    case 'greaterThan':
      return [{ at: value, after: true }];
    case 'equal':
    case 'notEqual':
      return [
        { at: value, after: false },
        { at: value, after: true },
      ];
    default: // tests of membership do not read numbers
      return [];
  }
}

const allCuts = (leaves: readonly Leaf[]): Cut[] =>
  leaves.flatMap(({ operator, values }) => values.flatMap((value) => cutsOf(operator, value)));

function wholeNumbers(leaves: readonly Leaf[], { min, max }: { min: number; max: number | null }): Cell[] {
  if (max !== null && max < min) return [];
  const starts = allCuts(leaves).map(({ at, after }) => (after ? Math.floor(at) + 1 : Math.ceil(at)));
  const inside = starts.filter((start) => start > min && (max === null || start <= max));
  const from = [...new Set([min, ...inside])].sort((a, b) => a - b);
  return from.map((start, i) => {
    const next = from[i + 1];
    return { kind: 'numbers', range: { from: start, to: next === undefined ? max : next - 1 }, at: start };
  });
}

/** Percentages have fractions, so that a cell may end at a number without holding it. */
function shares(leaves: readonly Leaf[], min: number, max: number): Cell[] {
  const cuts = allCuts(leaves).filter(({ at, after }) => (after ? at >= min && at < max : at > min && at <= max));
  const place = ({ at, after }: Cut) => `${at} ${after}`;
  const sorted = [...new Map(cuts.map((cut) => [place(cut), cut])).values()].sort(
    (a, b) => a.at - b.at || Number(a.after) - Number(b.after),
  );
  return [{ at: min, after: false }, ...sorted].map((start, i): Cell => {
    const end = sorted[i] ?? { at: max, after: true };
    const range: NumberRange = {
      from: start.at,
      to: end.at,
      ...(start.after ? { fromExcluded: true } : {}),
      ...(end.after ? {} : { toExcluded: true }),
    };
    return { kind: 'numbers', range, at: lowestIn(range) };
  });
}

/** The lowest number of a range worth saying: its end, else the next whole number, else the middle. */
export function lowestIn({ from, to, fromExcluded, toExcluded }: NumberRange): number {
  if (!fromExcluded) return from;
  const whole = Math.floor(from) + 1;
  return to === null || whole < to || (whole === to && !toExcluded) ? whole : (from + to) / 2;
}

/** The highest number of a range worth saying; infinite where it has no upper end. */
export function highestIn({ from, to, fromExcluded, toExcluded }: NumberRange): number {
  if (to === null || !toExcluded) return to ?? Infinity;
  const whole = Math.ceil(to) - 1;
  return whole > from || (whole === from && !fromExcluded) ? whole : (from + to) / 2;
}

/** Members that no test tells apart stand together: first what the tests name, in their order, then the rest. */
function alike(members: readonly string[], leaves: readonly Leaf[]): string[][] {
  const lists = leaves.flatMap(({ values }) => values.filter(Array.isArray).map((list) => new Set<string>(list)));
  const known = new Set(members);
  const groups = new Map<string, string[]>();
  for (const member of new Set([...lists.flatMap((list) => [...list]), ...members])) {
    if (!known.has(member)) continue;
    const key = lists.map((list) => (list.has(member) ? '1' : '0')).join('');
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return [...groups.values()];
}

/** Every test on a list asks only whether members of a group are in it, never how many. */
function memberCells(groups: readonly string[][]): Cell[] {
  return Array.from({ length: 2 ** groups.length }, (_, bits) => {
    const touched = groups.map((__, i) => Math.floor(bits / 2 ** i) % 2 === 1);
    return { kind: 'members', touched, at: groups.flatMap((group, i) => (touched[i] ? group.slice(0, 1) : [])) };
  });
}

/** Whether an answer lies in a cell of these groups. */
export function inCell(cell: Cell, groups: readonly string[][], answer: Answer): boolean {
  switch (cell.kind) {
    case 'numbers':
      return typeof answer === 'number' && inRange(cell.range, answer);
    case 'choice':
      return answer === cell.at;
    case 'members':
      return (
        Array.isArray(answer) &&
        groups.every((group, i) => group.some((member) => answer.includes(member)) === cell.touched[i])
      );
  }
}

export function inRange({ from, to, fromExcluded, toExcluded }: NumberRange, value: number): boolean {
  const above = fromExcluded ? value > from : value >= from;
  return above && (to === null || (toExcluded ? value < to : value <= to));
}
