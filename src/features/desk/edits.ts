/** What the last edit changed: the answers, and the results that followed from them. Pure. */
import { betterFirst } from '../../engine/index.ts';
import type { TrackResult } from '../../engine/index.ts';
import type { Profile, RuleBase } from '../../rulebase/index.ts';
import { keyOf } from '../shared/verdicts.ts';

/** Answers with the results of today that belong to them. */
export interface Seen {
  profile: Profile;
  tracks: readonly TrackResult[];
}

/** A result that is another than before the edit. */
export interface ResultChange {
  from: TrackResult;
  to: TrackResult;
}

/** The digits of a number, typed one after another, are one edit. */
export interface Edit {
  before: Seen;
  after: Seen;
  /** The question that was edited; a whole also where the edit changed its parts. */
  about: string;
  /** Facts whose answer is another than before; none where it was put back. */
  facts: readonly string[];
  results: readonly ResultChange[];
  /** How many tracks the chosen aims no longer lead to. */
  left: number;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** In the order of the rule base, so that a whole comes before its parts. */
const changedFacts = (base: RuleBase, a: Profile, b: Profile): string[] =>
  base.facts.map(({ id }) => id).filter((id) => !same(a[id], b[id]));

/** What people are told of a track: not more, so that nothing is said to have changed that looks the same. */
const told = ({ verdict, status, award }: TrackResult) => [
  verdict,
  verdict === 'closed' ? status : null,
  award && [award.min, award.max],
];

function editBetween(base: RuleBase, about: string, before: Seen, after: Seen): Edit {
  const old = new Map(before.tracks.map((track) => [keyOf(track), track]));
  const results = after.tracks.toSorted(betterFirst).flatMap((to): ResultChange[] => {
    const from = old.get(keyOf(to));
    return !from || from === to || to.status === 'proposed' || same(told(from), told(to)) ? [] : [{ from, to }];
  });
  return {
    before,
    after,
    about,
    facts: changedFacts(base, before.profile, after.profile),
    results: results.filter(({ to }) => to.considered),
    left: results.filter(({ to }) => !to.considered).length,
  };
}

/** Whether an answer is typed sign by sign; one that is chosen is an edit each time. */
const isTyped = (base: RuleBase, id: string): boolean =>
  base.facts.some((fact) => fact.id === id && (fact.type === 'int' || fact.type === 'hkd' || fact.type === 'pct'));

/** The edit that leads from what was seen last to what is seen now, joined to `last` where both type the same number. */
export function nextEdit(base: RuleBase, last: Edit | undefined, seen: Seen, now: Seen): Edit | undefined {
  const [about] = changedFacts(base, seen.profile, now.profile);
  if (about === undefined) return undefined; // other rules, not another answer
  return editBetween(base, about, last?.about === about && isTyped(base, about) ? last.before : seen, now);
}
