/**
 * What every proposal of a column does for one company: alone, and as one of the set. The parts are never added up:
 * proposals overlap and need one another, so that their sum would be no truth.
 */
import { ok, ruleSetFor } from '../rulebase/index.ts';
import type { Profile, Result, RuleBase, RuleSetRequest } from '../rulebase/index.ts';
import { createAssessor } from './assess.ts';
import { onlyScheme, schemeOf } from './narrow.ts';
import type { TrackAddress } from './narrow.ts';
import { minMax, outcomeOf, sameOutcome } from './outcome.ts';
import type { MinMax, Outcome } from './outcome.ts';

/** From a track's outcome without a proposal to its outcome with it. */
export interface OutcomeChange {
  from: Outcome;
  to: Outcome;
}

/** What one proposal does for one track. */
export type Contribution = TrackAddress & {
  /** From the rules of the day to them with this proposal only. */
  alone: OutcomeChange;
  /** From the column without this proposal to the whole column: what leaving it out would lose. */
  inSet: OutcomeChange;
} & (Same | Different | Together | Redundant | None);

/** It does the same alone as in the set. */
interface Same {
  kind: 'alone';
}
/** It does something alone, and something else as one of the set. */
interface Different {
  kind: 'part';
}
/** It does nothing alone, but leaving it out loses something: these are the fewest partners with which it does. */
interface Together {
  kind: 'together';
  partners: string[];
  withThem: OutcomeChange;
}
/** Leaving it out loses nothing, for others make up for it; without those it does something, with partners or none. */
interface Redundant {
  kind: 'redundant';
  partners: string[];
  withThem: OutcomeChange;
}
/** It changes nothing alone, beside one or two of the others, or beside all of them. */
interface None {
  kind: 'none';
}

/** A proposal of the column, with one entry for every track of the schemes it changes. */
export interface ProposalContribution {
  proposal: string;
  tracks: Contribution[];
}

/** What each proposal of a column contributes, in the order of the rule base; or what is wrong with the request. */
export async function contributions(
  base: RuleBase,
  request: RuleSetRequest,
  profile: Profile,
): Promise<Result<ProposalContribution[]>> {
  const whole = ruleSetFor(base, request);
  if (!whole.ok) return whole;
  const chosen = base.proposals.filter(({ id }) => request.proposals.includes(id));
  const byProposal = new Map<string, Contribution[]>(chosen.map(({ id }) => [id, []]));
  for (const scheme of new Set(chosen.flatMap(({ changes }) => changes.map(schemeOf)))) {
    const concerned = chosen.filter(({ changes }) => changes.some((change) => schemeOf(change) === scheme));
    const ids = concerned.map(({ id }) => id);
    const outcomes = schemeOutcomes(onlyScheme(base, scheme), request, profile);
    for (const [track] of await outcomes([]))
      for (const id of ids) byProposal.get(id)?.push(await contribution(id, ids, { scheme, track }, outcomes));
  }
  return ok([...byProposal].map(([proposal, tracks]) => ({ proposal, tracks })));
}

/** Outcomes of a scheme's tracks, by track, under some of the proposals; each subset is worked out once. */
type Outcomes = (proposals: readonly string[]) => Promise<ReadonlyMap<string, Outcome>>;

function schemeOutcomes(base: RuleBase, request: RuleSetRequest, profile: Profile): Outcomes {
  const known = new Map<string, Promise<ReadonlyMap<string, Outcome>>>();
  const workOut = async (proposals: readonly string[]) => {
    const rules = ruleSetFor(base, { ...request, proposals, assumptions: assumptionsOf(proposals, request) });
    if (!rules.ok) throw new Error('a part of a set that fits together does not'); // conflicts are between two
    const { tracks } = await createAssessor(base, rules.value).assess(profile);
    return new Map(tracks.map((result) => [result.track.id, outcomeOf(result)]));
  };
  return (proposals) => {
    const key = proposals.toSorted().join();
    const found = known.get(key) ?? workOut(proposals);
    known.set(key, found);
    return found;
  };
}

/** The numbers that belong to these proposals; one for a proposal left out would be bad input. */
function assumptionsOf(proposals: readonly string[], { assumptions = {} }: RuleSetRequest) {
  return Object.fromEntries(
    Object.entries(assumptions).filter(([address]) => proposals.includes(address.split('.')[0] ?? '')),
  );
}

/** What `id` does for one track as one of `all`, the proposals that change its scheme. */
async function contribution(
  id: string,
  all: readonly string[],
  address: TrackAddress,
  outcomes: Outcomes,
): Promise<Contribution> {
  const others = all.filter((other) => other !== id);
  const step = async (partners: readonly string[]): Promise<OutcomeChange> => {
    const [from, to] = await Promise.all([outcomes(partners), outcomes([...partners, id])]);
    const [before, after] = [from.get(address.track), to.get(address.track)];
    if (!before || !after) throw new Error('a proposal took a track away'); // no change of a proposal can
    return { from: before, to: after };
  };
  const [alone, inSet] = [await step([]), await step(others)];
  const head = { ...address, alone, inSet };
  if (hasEffect(alone) && hasEffect(inSet)) return { ...head, kind: sameEffect(alone, inSet) ? 'alone' : 'part' };
  for (const partners of candidates(others)) {
    const withThem = await step(partners);
    if (hasEffect(withThem)) return { ...head, kind: hasEffect(inSet) ? 'together' : 'redundant', partners, withThem };
  }
  return { ...head, kind: 'none' };
}

const hasEffect = ({ from, to }: OutcomeChange): boolean => !sameOutcome(from, to);

/** Two effects are the same where they turn the verdict alike and move the award by the same amount. */
function sameEffect(a: OutcomeChange, b: OutcomeChange): boolean {
  const effect = ({ from, to }: OutcomeChange) => [from.verdict, to.verdict, moved(from.award, to.award)];
  return JSON.stringify(effect(a)) === JSON.stringify(effect(b));
}

const moved = (from: MinMax, to: MinMax) =>
  from && to ? { min: to.min - from.min, max: to.max - from.max } : { from: minMax(from), to: minMax(to) };

/** Sets of partners to try, smallest first: none, each one, each two, and all; in the order of the rule base. */
function candidates(others: readonly string[]): string[][] {
  const twos = others.flatMap((a, i) => others.slice(i + 1).map((b) => [a, b]));
  return [[], ...others.map((one) => [one]), ...twos, [...others]];
}
