/** Groups of possible answers to one fact, said as short as they can be without losing a case. No words: the screens have those. */
import { optionsOf } from '../rulebase/index.ts';
import type { Answer, Fact, RuleBase } from '../rulebase/index.ts';
import { inRange } from './cells.ts';
import type { Cell, Cells, NumberRange } from './cells.ts';

/** Some of the answers a fact may take. */
export type Answers =
  | { kind: 'numbers'; ranges: NumberRange[] }
  | { kind: 'yes-no'; values: boolean[] }
  | { kind: 'options'; options: string[] }
  /** A list for which one of these holds. */
  | { kind: 'members'; rules: MemberRule[] };

/** What a list must be like. All but `nothing` speak of lists that have a member. */
export type MemberRule =
  | { kind: 'nothing' }
  | { kind: 'anything' }
  | { kind: 'only'; of: string[] }
  | { kind: 'none-of'; of: string[] }
  | { kind: 'at-least-one-of'; of: string[] }
  | { kind: 'every'; rules: MemberRule[] };

/** Describe the union of some cells of a fact. */
export function describeAnswers(base: RuleBase, fact: Fact, cells: readonly Cell[], { groups }: Cells): Answers {
  switch (fact.type) {
    case 'bool':
      return { kind: 'yes-no', values: cells.flatMap(({ at }) => (typeof at === 'boolean' ? [at] : [])) };
    case 'one':
      return { kind: 'options', options: cells.flatMap(({ at }) => (typeof at === 'string' ? [at] : [])) };
    case 'int':
    case 'hkd':
    case 'pct':
      return {
        kind: 'numbers',
        ranges: joined(
          cells.flatMap((cell) => (cell.kind === 'numbers' ? [cell.range] : [])),
          fact.type !== 'pct',
        ),
      };
    case 'set':
    case 'economies': {
      const touched = cells.flatMap((cell) => (cell.kind === 'members' ? [cell.touched] : []));
      return { kind: 'members', rules: memberRules(touched, groups, optionsOf(base, fact) ?? []) };
    }
  }
}

/** Whether an answer is one of those described. */
export function isAmong(answers: Answers, answer: Answer): boolean {
  switch (answers.kind) {
    case 'numbers':
      return typeof answer === 'number' && answers.ranges.some((range) => inRange(range, answer));
    case 'yes-no':
      return typeof answer === 'boolean' && answers.values.includes(answer);
    case 'options':
      return typeof answer === 'string' && answers.options.includes(answer);
    case 'members':
      return Array.isArray(answer) && answers.rules.some((rule) => obeys(answer, rule));
  }
}

function obeys(list: readonly string[], rule: MemberRule): boolean {
  if (rule.kind === 'nothing') return list.length === 0;
  if (list.length === 0) return false;
  switch (rule.kind) {
    case 'anything':
      return true;
    case 'only':
      return list.every((member) => rule.of.includes(member));
    case 'none-of':
      return !list.some((member) => rule.of.includes(member));
    case 'at-least-one-of':
      return list.some((member) => rule.of.includes(member));
    case 'every':
      return rule.rules.every((part) => obeys(list, part));
  }
}

/** Ranges in order, those with nothing between them made one. Cells, from which they come, never overlap. */
function joined(ranges: readonly NumberRange[], whole: boolean): NumberRange[] {
  const result: NumberRange[] = [];
  const starts = ({ from, fromExcluded }: NumberRange) => [from, fromExcluded ? 1 : 0] as const;
  for (const range of [...ranges].sort((a, b) => starts(a)[0] - starts(b)[0] || starts(a)[1] - starts(b)[1])) {
    const last = result.at(-1);
    const meets = last?.to !== undefined && last.to !== null && follows(last, last.to, range, whole);
    if (!last || !meets) result.push(range);
    else {
      const { from, fromExcluded } = last;
      const { to, toExcluded } = range;
      const ends = { ...(fromExcluded ? { fromExcluded } : {}), ...(toExcluded ? { toExcluded } : {}) };
      result[result.length - 1] = { from, to, ...ends };
    }
  }
  return result;
}

function follows(last: NumberRange, to: number, next: NumberRange, whole: boolean): boolean {
  return whole ? to + 1 === next.from : to === next.from && last.toExcluded !== next.fromExcluded;
}

/** Few rules that together cover exactly the given combinations of groups. */
function memberRules(
  combinations: readonly (readonly boolean[])[],
  groups: readonly string[][],
  all: readonly string[],
): MemberRule[] {
  const key = (touched: readonly boolean[]) => touched.map(Number).join('');
  const nothing = key(groups.map(() => false));
  const wanted = new Map(combinations.map((touched) => [key(touched), touched]));
  const rules: MemberRule[] = wanted.has(nothing) ? [{ kind: 'nothing' }] : [];
  const left = new Set([...wanted.keys()].filter((each) => each !== nothing));
  for (const [name, touched] of wanted) {
    if (!left.has(name)) continue;
    // Widen one group after the other to "either way" while nothing unwanted comes in; an empty list never counts.
    let box: (boolean | undefined)[] = [...touched];
    for (const i of groups.keys()) {
      const wider = box.with(i, undefined);
      if (expand(wider).every((each) => key(each) === nothing || wanted.has(key(each)))) box = wider;
    }
    for (const each of expand(box)) left.delete(key(each));
    rules.push(ruleOf(box, groups, all));
  }
  return rules;
}

/** All combinations a box stands for. */
function expand(box: readonly (boolean | undefined)[]): boolean[][] {
  return box.reduce<boolean[][]>(
    (heads, side) => heads.flatMap((head) => (side === undefined ? [false, true] : [side]).map((s) => [...head, s])),
    [[]],
  );
}

function ruleOf(
  box: readonly (boolean | undefined)[],
  groups: readonly string[][],
  all: readonly string[],
): MemberRule {
  const shut = new Set(groups.filter((_, i) => box[i] === false).flat());
  const open = all.filter((member) => !shut.has(member));
  const needed = groups.filter((_, i) => box[i] === true);
  const parts: MemberRule[] = [];
  // A group that is all there is to choose from is chosen from by every list that has a member.
  for (const of of needed) if (of.length < open.length) parts.push({ kind: 'at-least-one-of', of });
  if (shut.size > 0)
    parts.push(open.length <= shut.size ? { kind: 'only', of: open } : { kind: 'none-of', of: [...shut] });
  const [first, second] = parts;
  if (!first) return { kind: 'anything' };
  return second ? { kind: 'every', rules: parts } : first;
}
