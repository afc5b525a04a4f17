/** One track for one client over the years: spans of days with one result, and what changed where they meet. */
import { changesOf, dayBefore, ok, paramsOfAmount } from '../rulebase/index.ts';
import type {
  DayOfChange,
  IsoDate,
  Profile,
  Result,
  RuleBase,
  RuleSetRequest,
  SchemeChange,
} from '../rulebase/index.ts';
import type { TrackResult } from './assess.ts';
import { assessTrack, onlyScheme } from './narrow.ts';
import type { TrackAddress } from './narrow.ts';
import { outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { prepareTrack } from './prepare.ts';

/** What of a track's rules changed on one day. Values are those under the proposals asked for. */
export interface ChangeOn {
  on: IsoDate;
  changes: SchemeChange[];
}

/** Days on which a track gives one and the same result. */
export interface OutcomeSpan {
  /** First and last day, both included. */
  from: IsoDate;
  until: IsoDate;
  outcome: Outcome;
  /** What changed on the first day; empty for the first span. */
  changes: SchemeChange[];
  /** Later days of the span on which rules of the track changed without changing the result. */
  withoutEffect: ChangeOn[];
}

/** Which days, and which proposals are laid over the rules of each of them. */
export interface OverTimeRequest extends Omit<RuleSetRequest, 'date'> {
  from: IsoDate;
  until: IsoDate;
}

/**
 * A track's result for every day from `from` to `until`, in spans without gaps, earliest first; or what is wrong with
 * the request. None where `until` lies before `from`. The answers are taken as they are, whatever the day.
 */
export async function overTime(
  base: RuleBase,
  profile: Profile,
  address: TrackAddress,
  { from, until, proposals, assumptions }: OverTimeRequest,
): Promise<Result<OutcomeSpan[]>> {
  const narrow = onlyScheme(base, address.scheme);
  const resultOn = (date: IsoDate) => assessTrack(narrow, { date, proposals, assumptions }, address, profile);
  if (until < from) return ok([]);
  const first = await resultOn(from);
  if (!first.ok) return first;
  const spans: OutcomeSpan[] = [{ from, until, outcome: outcomeOf(first.value), changes: [], withoutEffect: [] }];
  let before = first.value;
  for (const day of daysOf(base, address.scheme)) {
    if (day.on <= from || day.on > until) continue;
    const result = await resultOn(day.on);
    if (!result.ok) return result;
    const changes = changesFor(day, before, result.value);
    const outcome = outcomeOf(result.value);
    const span = spans.at(-1);
    if (!span) break; // the first day always has one
    if (JSON.stringify(outcome) !== JSON.stringify(span.outcome)) {
      span.until = dayBefore(day.on);
      spans.push({ from: day.on, until, outcome, changes, withoutEffect: [] });
    } else if (changes.length > 0) span.withoutEffect.push({ on: day.on, changes });
    before = result.value;
  }
  return ok(spans);
}

/** The days of change of a scheme, or of one that a proposal would create, earliest first. */
function daysOf(base: RuleBase, id: string): DayOfChange[] {
  const proposed = base.proposals.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.op === 'add-scheme' ? [change.definition] : [])),
  );
  const scheme = [...base.schemes, ...proposed].find((each) => each.id === id);
  return scheme ? changesOf(scheme).toReversed() : [];
}

/**
 * Of the changes of a day, those that this track reads, under the proposals laid over both days. Where it is closed on
 * either side, its values beginning or ending with it are no news.
 */
function changesFor({ changes }: DayOfChange, before: TrackResult, after: TrackResult): SchemeChange[] {
  const sides = [before, after];
  const running = sides.every(({ status }) => status === 'open' || status === 'no-rule-known');
  const params = new Set(sides.flatMap(paramsRead));
  const criteria = new Set(sides.flatMap(({ track }) => track.criteria));
  return changes.flatMap((change): SchemeChange[] => {
    switch (change.kind) {
      case 'name':
        return [change];
      case 'track': // a track that only a proposal creates neither opens nor closes
        return change.to.id === after.track.id && after.track.proposedBy === undefined ? [change] : [];
      case 'criterion':
        return running && criteria.has(change.criterion.id) ? [change] : [];
      case 'param': {
        const [from, to] = [before.scheme.params[change.to.id], after.scheme.params[change.to.id]];
        const differs = JSON.stringify(from?.at) !== JSON.stringify(to?.at);
        return running && from && to && differs && params.has(to.id) ? [{ kind: 'param', from, to }] : [];
      }
    }
  });
}

function paramsRead({ scheme, track }: TrackResult): string[] {
  const { grant, ownContribution } = track.award ?? {};
  return [
    ...prepareTrack(scheme, track).criteria.flatMap((criterion) => criterion.params),
    ...[grant, ownContribution].flatMap((tree) => (tree ? paramsOfAmount(tree) : [])),
  ];
}
