/** Near misses: the smallest changes of answers after which a track no longer fails, or what stands in the way of any. */
import type { Answer, Profile, RuleBase, TrackStatus } from '../rulebase/index.ts';
import { isConsidered } from './assess.ts';
import type { Award } from './award.ts';
import { obstacles } from './blocks.ts';
import type { Obstacle } from './blocks.ts';
import { hardest, kindOfChange, KINDS } from './changes.ts';
import type { ChangeKind, ListEdit } from './changes.ts';
import { awardGiven, criterionState, missingFacts, verdictFor } from './direct.ts';
import { searchFlips } from './near-miss-search.ts';
import type { Found } from './near-miss-search.ts';
import type { PreparedTrack } from './prepare.ts';

/** One answer to give otherwise. */
export interface Change {
  fact: string;
  kind: ChangeKind;
  from: Answer;
  /** An answer that does it, the nearest to the present one. */
  to: Answer;
  /** Other options that do just the same. */
  or: string[];
  /** For lists: what to take out, and groups of which one member has to come in; `to` takes the first of each. */
  edit?: ListEdit;
  /** Criteria that would not be met without this change, the others of the suggestion made. */
  mends: string[];
  /** Set where the answer only follows this other one, because one is a part of the other. */
  follows?: string;
}

/** Changes that together are enough, none of which can be left out. */
export interface Suggestion {
  /** In the order of the rule base; the ones that only follow come last. */
  changes: Change[];
  /** The hardest kind among them. */
  kind: ChangeKind;
  /** Criteria not met today that are met afterwards. */
  mends: string[];
  /** `undetermined` where answers are still missing. */
  verdict: 'eligible' | 'undetermined';
  award: Award | null;
  /** Unanswered facts that can still change the verdict afterwards. */
  missing: string[];
}

/** What would change the result of a track that is closed to a company today. */
export type NearMiss = {
  scheme: string;
  track: string;
  /** Criteria not met today. */
  failing: string[];
  /** Best first: easier kinds of change, fewer of them, nearer ones. */
  suggestions: Suggestion[];
} & (
  | { reach: 'near' }
  /** One or two changes are not enough, though no criterion alone is out of reach. */
  | { reach: 'far' }
  /** Whatever the company changes; with what the past allows, suggestions may still be listed. */
  | { reach: 'blocked'; by: Block[] }
);

export type Block = { kind: 'status'; status: Exclude<TrackStatus, 'open'> } | ({ kind: 'criterion' } & Obstacle);

export interface NearMissOptions {
  /** Also list changes of what has happened already, marked `past`. */
  past?: boolean | undefined;
  /** How many suggestions to list for a track; 5 unless told. */
  limit?: number | undefined;
}

const LIMIT = 5;

/** For every considered track that is `ineligible`, closed or without rules on file: what would change it. Same input, same order. */
export function nearMisses(
  base: RuleBase,
  tracks: readonly PreparedTrack[],
  profile: Profile,
  { past = false, limit = LIMIT }: NearMissOptions = {},
): NearMiss[] {
  const aims = base.facts.find(({ roles }) => roles.includes('aims'));
  const chosen = aims && profile[aims.id];
  return tracks.flatMap((prepared): NearMiss[] => {
    const { scheme, track, status, criteria } = prepared;
    if (!isConsidered(track, chosen)) return [];
    const head = { scheme: scheme.id, track: track.id, failing: [], suggestions: [] };
    if (status !== 'open') return [{ ...head, reach: 'blocked', by: [{ kind: 'status', status }] }];
    const failing = criteria.filter((criterion) => criterionState(criterion, profile) === 'not-met');
    if (failing.length === 0) return [];
    const by = obstacles(base, failing, profile).map((each): Block => ({ kind: 'criterion', ...each }));
    const found =
      by.length > 0 && !past ? [] : searchFlips(base, prepared, profile, past ? KINDS : KINDS.filter(possible));
    const all = alternatives(found.map((each) => suggestionOf(base, prepared, profile, each)));
    // Sorted from fewer changes to more when cut, so that no single change gives way to a pair.
    const suggestions = all.toSorted((a, b) => size(a) - size(b) || better(a, b)).slice(0, limit);
    const rest = { ...head, failing: failing.map(({ id }) => id), suggestions: suggestions.toSorted(better) };
    if (by.length > 0) return [{ ...rest, reach: 'blocked', by }];
    return [{ ...rest, reach: suggestions.some(({ kind }) => possible(kind)) ? 'near' : 'far' }];
  });
}

const possible = (kind: ChangeKind): boolean => kind !== 'past';
const size = ({ changes }: Suggestion): number => changes.length;
/** Sorting is stable: what is left equal stays in the order of the search, by distance and then by the rule base. */
const better = (a: Suggestion, b: Suggestion): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || size(a) - size(b) || rank(a) - rank(b);
const rank = ({ verdict }: Suggestion): number => (verdict === 'eligible' ? 0 : 1);

function suggestionOf(base: RuleBase, prepared: PreparedTrack, profile: Profile, found: Found): Suggestion {
  const { candidates, forced, after } = found;
  const given: Change[] = candidates.map(({ fact, kind, from, to, edit }, i) => ({
    fact: fact.id,
    kind,
    from,
    to,
    or: [],
    ...(edit ? { edit } : {}),
    mends: found.mends[i] ?? [],
  }));
  const followed = forced.flatMap(({ fact, follows }): Change[] => {
    const [from = null, to = null] = [profile[fact.id], after[fact.id]];
    return [{ fact: fact.id, kind: kindOfChange(fact, from, to), from, to, or: [], mends: [], follows }];
  });
  const changes = [...given, ...followed];
  const verdict = verdictFor(prepared, after) === 'eligible' ? 'eligible' : 'undetermined';
  const order = base.facts.map(({ id }) => id);
  return {
    changes,
    kind: hardest(changes.map(({ kind }) => kind)),
    mends: found.failing,
    verdict,
    award: awardGiven(prepared, verdict, after),
    missing:
      verdict === 'eligible'
        ? []
        : missingFacts(prepared, after).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
  };
}

/** Options of one fact that lead to the very same result are one suggestion with alternatives. */
function alternatives(list: readonly Suggestion[]): Suggestion[] {
  let result = [...list];
  for (const position of [0, 1]) {
    const merged = new Map<string, Suggestion>();
    for (const suggestion of result) {
      const { changes, verdict, award, missing } = suggestion;
      const option = changes[position]?.to;
      const masked = changes.map((each, i) => (i === position ? { ...each, to: null, or: [] } : each));
      const key = JSON.stringify([masked, verdict, award && [award.min, award.max], missing]);
      const same = typeof option === 'string' ? merged.get(key) : undefined;
      if (same && typeof option === 'string') {
        const joined = same.changes.map((each, i) => (i === position ? { ...each, or: [...each.or, option] } : each));
        merged.set(key, { ...same, changes: joined });
      } else merged.set(typeof option === 'string' ? key : JSON.stringify(suggestion.changes), suggestion);
    }
    result = [...merged.values()];
  }
  return result;
}
