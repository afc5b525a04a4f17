/** Which tracks matter to one another: where a grant of one changes a fact that another reads. */
import type { Candidate } from './candidates.ts';

/** Tracks that have to be looked at together, and the facts through which they touch one another. */
export interface Group {
  members: readonly Candidate[];
  shared: ReadonlySet<string>;
}

/** Part the tracks into groups that touch one another and tracks that stand alone, each in the order given. */
export function groupsOf(candidates: readonly Candidate[]): { alone: Candidate[]; together: Group[] } {
  const parts: { members: Candidate[]; shared: Set<string> }[] = [];
  for (const candidate of candidates) {
    const joined = { members: [candidate], shared: new Set<string>() };
    for (const part of parts.filter((each) => each.members.some((member) => touching(member, candidate).length > 0))) {
      for (const member of part.members) for (const fact of touching(member, candidate)) joined.shared.add(fact);
      for (const fact of part.shared) joined.shared.add(fact);
      joined.members.unshift(...part.members);
      parts.splice(parts.indexOf(part), 1);
    }
    parts.push(joined);
  }
  const order = (candidate: Candidate): number => candidates.indexOf(candidate);
  return {
    alone: parts.filter(({ members }) => members.length === 1).flatMap(({ members }) => members),
    together: parts
      .filter(({ members }) => members.length > 1)
      .map(({ members, shared }) => ({ members: members.toSorted((a, b) => order(a) - order(b)), shared })),
  };
}

/** Facts that a grant of one changes and the other reads, in either direction. */
function touching(a: Candidate, b: Candidate): string[] {
  const changes = (from: Candidate, to: Candidate): string[] =>
    from.ground.effects.flatMap(({ effect: { fact } }) => (to.ground.reads.has(fact) ? [fact] : []));
  return [...changes(a, b), ...changes(b, a)];
}
