/** For an undetermined track: which answers to the open questions lead to which verdict. */
import type { Answer, Fact, Profile, RuleBase } from '../rulebase/index.ts';
import { describeAnswers } from './answers.ts';
import type { Answers } from './answers.ts';
import { isConsidered } from './assess.ts';
import type { Verdict } from './assess.ts';
import { cellsOf, leavesByFact } from './cells.ts';
import type { Cell, Leaf } from './cells.ts';
import { criterionState, missingFacts, verdictFor } from './direct.ts';
import type { PreparedTrack } from './prepare.ts';

/** `passes`: no criterion that reads the fact is in doubt any more. `open`: one still hangs on another answer. */
export type AnswerOutcome = 'passes' | 'open' | 'ineligible';
type Decided = Exclude<Verdict, 'closed'>;

/** Answers to one fact that come to the same, the others as they are. */
export interface AnswerClass {
  outcome: AnswerOutcome;
  /** The verdict with such an answer: `undetermined` for one that passes while other facts are missing. */
  verdict: Decided;
  answers: Answers;
}

/** What one missing fact can lead to. The classes never overlap and together hold every answer it may have. */
export interface OpenFact {
  fact: string;
  classes: AnswerClass[];
}

/** Both missing facts at once: for answers to the first, what each answer to the second leads to, if the two do not contradict each other. */
export interface Combinations {
  first: string;
  second: string;
  rows: { when: Answers; then: { verdict: Decided; answers: Answers }[] }[];
}

export interface OpenAnswers {
  scheme: string;
  track: string;
  /** In the order in which they are asked. Empty where no answer helps, because a value is not known for certain. */
  facts: OpenFact[];
  /** Where exactly two facts are missing; of one fact alone its classes are exact. */
  combinations: Combinations | null;
}

/** For every considered track that is open and `undetermined`: what its missing answers would lead to. */
export function openAnswers(base: RuleBase, tracks: readonly PreparedTrack[], profile: Profile): OpenAnswers[] {
  const aims = base.facts.find(({ roles }) => roles.includes('aims'));
  const chosen = aims && profile[aims.id];
  return tracks.flatMap((prepared): OpenAnswers[] => {
    const { scheme, track, status } = prepared;
    if (status !== 'open' || !isConsidered(track, chosen)) return [];
    if (verdictFor(prepared, profile) !== 'undetermined') return [];
    const ids = missingFacts(prepared, profile);
    const missing = base.facts.filter(({ id }) => ids.includes(id));
    const leaves = leavesByFact(prepared.criteria);
    const [first, second, third] = missing;
    return [
      {
        scheme: scheme.id,
        track: track.id,
        facts: missing.map((fact) => ({ fact: fact.id, classes: classesOf(base, prepared, profile, fact, leaves) })),
        combinations: first && second && !third ? combine(base, prepared, profile, [first, second], leaves) : null,
      },
    ];
  });
}

type Leaves = ReadonlyMap<string, readonly Leaf[]>;

/** Sort the cells of one fact by what `outcomeOf` says of them; classes in the order in which they are first met. */
function sorted<T extends object>(
  base: RuleBase,
  fact: Fact,
  leaves: Leaves,
  within: { min: number; max: number | null },
  outcomeOf: (cell: Cell) => T,
): (T & { answers: Answers })[] {
  const all = cellsOf(base, fact, leaves.get(fact.id) ?? [], within);
  const classes = new Map<string, { outcome: T; cells: Cell[] }>();
  for (const cell of all.cells) {
    const outcome = outcomeOf(cell);
    const key = JSON.stringify(outcome);
    classes.set(key, { outcome, cells: [...(classes.get(key)?.cells ?? []), cell] });
  }
  return [...classes.values()].map(({ outcome, cells }) => ({
    ...outcome,
    answers: describeAnswers(base, fact, cells, all),
  }));
}

function classesOf(base: RuleBase, track: PreparedTrack, profile: Profile, fact: Fact, leaves: Leaves): AnswerClass[] {
  const readers = track.criteria.filter(({ condition, facts }) => condition && facts.includes(fact.id));
  return sorted(base, fact, leaves, allowed(base, fact, profile), ({ at }) => {
    const answered = { ...profile, [fact.id]: at };
    const verdict = decided(track, answered);
    if (verdict === 'ineligible') return { outcome: 'ineligible' as const, verdict };
    const open = readers.some((criterion) => criterionState(criterion, answered) === 'unknown');
    return { outcome: open ? ('open' as const) : ('passes' as const), verdict };
  });
}

function combine(
  base: RuleBase,
  track: PreparedTrack,
  profile: Profile,
  [first, second]: [Fact, Fact],
  leaves: Leaves,
): Combinations {
  const rows = sorted(base, first, leaves, allowed(base, first, profile), (cell) => ({
    then: sorted(base, second, leaves, besides(base, first, second, profile, cell), (other) => ({
      verdict: decided(track, { ...profile, [first.id]: cell.at, [second.id]: other.at }),
    })),
  }));
  return { first: first.id, second: second.id, rows: rows.map(({ then, answers }) => ({ when: answers, then })) };
}

const decided = (track: PreparedTrack, profile: Profile): Decided => {
  const verdict = verdictFor(track, profile);
  return verdict === 'closed' ? 'undetermined' : verdict; // tracks that are not open have been left out
};

const numberOr = <T>(answer: Answer | undefined, otherwise: T): number | T =>
  typeof answer === 'number' ? answer : otherwise;

/** Numbers that do not contradict the other answers: a part is at most its whole. */
function allowed(base: RuleBase, fact: Fact, profile: Profile): { min: number; max: number | null } {
  const parts = base.facts.filter(({ partOf }) => partOf === fact.id);
  return {
    min: Math.max(0, ...parts.map(({ id }) => numberOr(profile[id], 0))),
    max: fact.partOf === undefined ? null : numberOr(profile[fact.partOf], null),
  };
}

/** The same for the second of two missing facts, where the first lies in `cell`. */
function besides(
  base: RuleBase,
  first: Fact,
  second: Fact,
  profile: Profile,
  cell: Cell,
): { min: number; max: number | null } {
  const own = allowed(base, second, profile);
  if (cell.kind !== 'numbers') return own;
  const { from, to } = cell.range;
  if (second.partOf === first.id && to !== null) return { ...own, max: Math.min(own.max ?? to, to) };
  return first.partOf === second.id ? { ...own, min: Math.max(own.min, from) } : own;
}
