/** The days on which a result changes by itself: months pass, rules change, schemes open and close. */
import {
  changesOf,
  dayAfter,
  dayBefore,
  monthsAfter,
  ruleSetFor,
  sentence,
  wholeMonthsBetween,
} from '../rulebase/index.ts';
import type { IsoDate, Profile, RuleBase, RuleSet } from '../rulebase/index.ts';
import { isConsidered } from './assess.ts';
import { causesOf, elapsedFacts, same, standing } from './flip-causes.ts';
import type { FlipCause, Moment, Standing } from './flip-causes.ts';
import { prepareTrack } from './prepare.ts';

export interface Flip {
  /** The first day on which the new result is certain. */
  on: IsoDate;
  /** A number of whole months says no day: then the flip may come as early as `notBefore`. */
  certainty: { kind: 'exact' } | { kind: 'at-the-latest'; notBefore: IsoDate };
  from: Standing;
  to: Standing;
  because: FlipCause[];
}

export interface TrackFlips {
  scheme: string;
  track: string;
  /** In order of days. Empty: nothing on file changes the result within the time looked at. */
  flips: Flip[];
}

const HORIZON_MONTHS = 36;

/** A day on which rules or whole months move on. */
interface Event {
  day: IsoDate;
  /** The answers on that day. */
  profile: Profile;
  /** Set where rules change, with the schemes in which they do. */
  rules?: { ruleSet: RuleSet; schemes: ReadonlySet<string> };
}

/**
 * How the result of each considered track changes after the day of `now` if nobody changes an answer, within
 * `horizon` months. Only what is on file counts: no rule change is foretold.
 */
export async function flipDates(
  base: RuleBase,
  now: RuleSet,
  profile: Profile,
  horizon: number = HORIZON_MONTHS,
): Promise<TrackFlips[]> {
  const aims = base.facts.find(({ roles }) => roles.includes('aims'));
  const events = eventsAfter(base, now, profile, horizon);
  const tracks = now.schemes.flatMap((scheme) =>
    scheme.tracks
      .filter((track) => isConsidered(track, aims && profile[aims.id]))
      .map(async (track): Promise<TrackFlips> => {
        const start = { day: now.date, profile, ruleSet: now, prepared: prepareTrack(scheme, track) };
        return { scheme: scheme.id, track: track.id, flips: await flipsOf(base, start, events) };
      }),
  );
  return Promise.all(tracks);
}

async function flipsOf(base: RuleBase, start: Moment, events: readonly Event[]): Promise<Flip[]> {
  const flips: Flip[] = [];
  const moments = [start];
  for (const event of events) {
    const before = moments.at(-1) ?? start;
    const after = momentAt(before, event);
    const [from, to] = [standing(before), standing(after)];
    if (!same(from, to)) {
      const { because, certain } = await causesOf(base, before, after);
      const certainty: Flip['certainty'] = certain
        ? { kind: 'exact' }
        : { kind: 'at-the-latest', notBefore: earliest(start.day, moments, after) };
      flips.push({ on: event.day, certainty, from, to, because });
    }
    moments.push(after);
  }
  return flips;
}

/**
 * From when the answers of `after` may already have been true: a number of whole months leaves up to a month open.
 * Rules under which they would have led elsewhere push that day back.
 */
function earliest(today: IsoDate, moments: readonly Moment[], after: Moment): IsoDate {
  const possible = dayAfter(monthsAfter(today, wholeMonthsBetween(today, dayBefore(after.day))));
  const otherwise = moments.findLastIndex(
    ({ prepared }) => !same(standing({ prepared, profile: after.profile }), standing(after)),
  );
  const since = moments[otherwise + 1]?.day ?? after.day;
  return since > possible ? since : possible;
}

function momentAt(before: Moment, { day, profile, rules }: Event): Moment {
  const { scheme, track } = before.prepared;
  const next = rules?.schemes.has(scheme.id) ? rules.ruleSet.schemes.find(({ id }) => id === scheme.id) : undefined;
  const nextTrack = next?.tracks.find(({ id }) => id === track.id);
  if (!rules || !next || !nextTrack) return { ...before, day, profile };
  return { day, profile, ruleSet: rules.ruleSet, prepared: prepareTrack(next, nextTrack) };
}

function eventsAfter(base: RuleBase, now: RuleSet, profile: Profile, horizon: number): Event[] {
  const ruleDays = daysOfRules(base, now.date, monthsAfter(now.date, horizon));
  const counts = elapsedFacts(base).some((id) => typeof profile[id] === 'number');
  const monthDays = counts ? Array.from({ length: horizon }, (_, k) => monthsAfter(now.date, k + 1)) : [];
  return [...new Set([...ruleDays.keys(), ...monthDays])].sort().map((day): Event => {
    const schemes = ruleDays.get(day);
    return {
      day,
      profile: profileOn(base, profile, now.date, day),
      ...(schemes ? { rules: { ruleSet: rulesOn(base, now, day), schemes } } : {}),
    };
  });
}

/** The answers as they will certainly be on a later day if nobody changes one: months have passed. */
export function profileOn(base: RuleBase, profile: Profile, today: IsoDate, day: IsoDate): Profile {
  const passed = wholeMonthsBetween(today, day);
  const grown = elapsedFacts(base).flatMap((id): [string, number][] => {
    const months = profile[id];
    return typeof months === 'number' ? [[id, months + passed]] : [];
  });
  return grown.length === 0 ? profile : { ...profile, ...Object.fromEntries(grown) };
}

/** Days after `from`, up to `to`, on which something changes in a scheme, with the schemes. */
function daysOfRules(base: RuleBase, from: IsoDate, to: IsoDate): Map<IsoDate, Set<string>> {
  const proposed = base.proposals.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.op === 'add-scheme' ? [change.definition] : [])),
  );
  const days = new Map<IsoDate, Set<string>>();
  for (const scheme of [...base.schemes, ...proposed]) {
    for (const { on } of changesOf(scheme))
      if (on > from && on <= to) days.set(on, (days.get(on) ?? new Set()).add(scheme.id));
  }
  return days;
}

function rulesOn(base: RuleBase, { proposals, assumptions }: RuleSet, date: IsoDate): RuleSet {
  const rules = ruleSetFor(base, { date, proposals, assumptions });
  // What the proposals write does not depend on the day, so what holds today holds then.
  if (!rules.ok) throw new Error(rules.problems.map(sentence).join('\n'));
  return rules.value;
}
