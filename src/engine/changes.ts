/** Changes of answers: what kind of change each is, which ones are worth trying, and what they pull along. */
import type { Answer, Fact, Profile, RuleBase } from '../rulebase/index.ts';
import { cellsOf, highestIn, inCell, lowestIn } from './cells.ts';
import type { Cell, Cells, Leaf } from './cells.ts';

/**
 * `plan`: somebody can plan otherwise. `company`: the company itself would have to change. `time`: it comes about by
 * waiting. `past`: it has happened, and nobody can change it.
 */
export type ChangeKind = 'plan' | 'company' | 'time' | 'past';

/** From the easiest to the one nobody can make. */
export const KINDS: readonly ChangeKind[] = ['plan', 'company', 'time', 'past'];

/** The hardest of several kinds. */
export const hardest = (kinds: readonly ChangeKind[]): ChangeKind =>
  KINDS.findLast((kind) => kinds.includes(kind)) ?? 'plan';

export function kindOfChange(fact: Fact, from: Answer, to: Answer): ChangeKind {
  if (fact.roles.includes('months-elapsed'))
    return typeof from === 'number' && typeof to === 'number' && to > from ? 'time' : 'past';
  if (fact.roles.includes('past')) return 'past';
  return fact.roles.includes('project') ? 'plan' : 'company';
}

/** Members to take out of a list, and groups of which one member has to come in. */
export interface ListEdit {
  remove: string[];
  addOneOf: string[][];
}

/** Another answer to one fact. */
export interface Candidate {
  fact: Fact;
  kind: ChangeKind;
  from: Exclude<Answer, null>;
  to: Exclude<Answer, null>;
  /** How far it is from the present answer, from 0 (next to it) to 1 (nothing in common). */
  distance: number;
  edit?: ListEdit;
}

/** For every cell but the present one, the answer in it that is nearest to the present answer. */
export function candidatesFor(
  base: RuleBase,
  fact: Fact,
  leaves: readonly Leaf[],
  from: Exclude<Answer, null>,
): Candidate[] {
  const cells = cellsOf(base, fact, leaves);
  return cells.cells.flatMap((cell): Candidate[] => {
    if (inCell(cell, cells.groups, from)) return [];
    const found = nearest(cell, cells, from);
    return [{ ...found, fact, from, kind: kindOfChange(fact, from, found.to) }];
  });
}

function nearest(
  cell: Cell,
  { groups }: Cells,
  from: Exclude<Answer, null>,
): Pick<Candidate, 'to' | 'distance' | 'edit'> {
  switch (cell.kind) {
    case 'choice':
      return { to: cell.at, distance: 1 };
    case 'numbers': {
      const present = typeof from === 'number' ? from : 0;
      const to = cell.at > present ? lowestIn(cell.range) : highestIn(cell.range);
      return { to, distance: Math.abs(to - present) / Math.max(to, present, 1) };
    }
    case 'members': {
      const present = Array.isArray(from) ? from : [];
      const shut = new Set(groups.filter((_, i) => !cell.touched[i]).flat());
      const remove = present.filter((member) => shut.has(member));
      const addOneOf = groups.filter((group, i) => cell.touched[i] && !group.some((each) => present.includes(each)));
      const to = [...present.filter((member) => !shut.has(member)), ...addOneOf.flatMap((group) => group.slice(0, 1))];
      const edits = remove.length + addOneOf.length;
      return { to, distance: edits / (present.length + addOneOf.length), edit: { remove, addOneOf } };
    }
  }
}

/** Whether `a` changes the same fact as `b` in the same direction, and no farther. */
export function noFarther(a: Candidate, b: Candidate): boolean {
  if (a.fact.id !== b.fact.id) return false;
  if (a.edit && b.edit) {
    const { remove, addOneOf } = b.edit;
    return a.edit.remove.every((each) => remove.includes(each)) && a.edit.addOneOf.every((g) => addOneOf.includes(g));
  }
  if (typeof a.to !== 'number' || typeof b.to !== 'number' || typeof a.from !== 'number') return a.to === b.to;
  return a.to > a.from ? b.to >= a.to : b.to <= a.to;
}

/** A fact that is a part of another one. */
export interface Part {
  part: string;
  whole: string;
}

/** Facts that are parts of others: the one thing in which answers can contradict each other. */
export const partsOf = (base: RuleBase): Part[] =>
  base.facts.flatMap(({ id, partOf }) => (partOf === undefined ? [] : [{ part: id, whole: partOf }]));

/** The fact itself and all that are tied to it as part or whole. */
export function relatedTo(parts: readonly Part[], fact: string): string[] {
  const found = [fact];
  for (const id of found) {
    for (const { part, whole } of parts) {
      const other = part === id ? whole : whole === id ? part : id;
      if (!found.includes(other)) found.push(other);
    }
  }
  return found;
}

/**
 * The profile with some answers changed, and whatever else has to follow so that no part exceeds its whole: a whole
 * rises to its part, a part falls to its whole. Undefined where the changes contradict each other.
 */
export function withChanges(
  parts: readonly Part[],
  profile: Profile,
  changes: Readonly<Record<string, Answer>>,
): { profile: Profile; forced: string[] } | undefined {
  const after: Record<string, Answer> = { ...profile, ...changes };
  const moved = new Set(Object.keys(changes));
  const forced: string[] = [];
  for (let settled = false; !settled;) {
    settled = true;
    for (const { part: id, whole } of parts) {
      const [part, all] = [after[id], after[whole]];
      if (typeof part !== 'number' || typeof all !== 'number' || part <= all) continue;
      const follows = moved.has(id) ? whole : id;
      if (moved.has(follows)) return undefined;
      after[follows] = follows === whole ? part : all;
      moved.add(follows);
      forced.push(follows);
      settled = false;
    }
  }
  return { profile: after, forced };
}
