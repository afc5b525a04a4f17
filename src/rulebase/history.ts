/** What changed in a scheme on which day, found by looking at it on the day before and on the day. */
import { dayAfter, dayBefore } from './dates.ts';
import type { IsoDate, Span } from './dates.ts';
import { resolveScheme } from './resolve.ts';
import type { ResolvedCriterion, ResolvedParam, ResolvedScheme, ResolvedTrack } from './resolve.ts';
import type { LocalText, Scheme } from './schema.ts';

export type SchemeChange =
  | { kind: 'name'; from: LocalText; to: LocalText }
  /** `renewed`: it was open and stays so, in a new phase. */
  | { kind: 'track'; from: ResolvedTrack; to: ResolvedTrack; renewed: boolean }
  | { kind: 'param'; from: ResolvedParam; to: ResolvedParam }
  /** `to-confirm` and `settled`: the criterion stays, but may no longer decide, or may again. */
  | { kind: 'criterion'; change: 'added' | 'dropped' | 'to-confirm' | 'settled'; criterion: ResolvedCriterion };

export interface DayOfChange {
  /** The first day on which it is as it is after the change. */
  on: IsoDate;
  before: ResolvedScheme;
  after: ResolvedScheme;
  changes: SchemeChange[];
}

/** Every day on which a name, an opening, a parameter or a criterion of the scheme changed, newest first. */
export function changesOf(scheme: Scheme): DayOfChange[] {
  return boundaries(scheme)
    .map((on) => {
      const [before, after] = [resolveScheme(scheme, dayBefore(on)), resolveScheme(scheme, on)];
      return { on, before, after, changes: differences(scheme, on, before, after) };
    })
    .filter(({ changes }) => changes.length > 0);
}

/** First days of every span and the days after every last day, newest first. */
function boundaries(scheme: Scheme): IsoDate[] {
  const spans: Span[] = [
    ...scheme.name,
    ...scheme.shortName,
    ...Object.values(scheme.params).flatMap((param) => param.values),
    ...Object.values(scheme.criteria).flatMap((criterion) => criterion.inForce),
    ...Object.values(scheme.tracks).flatMap((track) => track.open),
  ];
  const days = spans.flatMap(({ from, fromEarliest, until }) => [
    from,
    ...(fromEarliest === undefined ? [] : [fromEarliest]),
    ...(until === undefined ? [] : [dayAfter(until)]),
  ]);
  return [...new Set(days)].sort().toReversed();
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

function differences(scheme: Scheme, on: IsoDate, before: ResolvedScheme, after: ResolvedScheme): SchemeChange[] {
  return [
    ...nameChanges(before, after),
    ...after.tracks.flatMap((to): SchemeChange[] => {
      const from = before.tracks.find(({ id }) => id === to.id);
      if (!from) return [];
      const renewed =
        from.status === 'open' && to.status === 'open' && scheme.tracks[to.id]?.open.some((span) => span.from === on);
      return from.status !== to.status || renewed === true
        ? [{ kind: 'track', from, to, renewed: renewed === true }]
        : [];
    }),
    ...Object.values(after.params).flatMap((to): SchemeChange[] => {
      const from = before.params[to.id];
      return from && differs(from.at, to.at) ? [{ kind: 'param', from, to }] : [];
    }),
    ...criterionChanges(before, after),
  ];
}

function nameChanges(before: ResolvedScheme, after: ResolvedScheme): SchemeChange[] {
  const [from, to] = differs(before.name, after.name) ? [before.name, after.name] : [before.shortName, after.shortName];
  return differs(from, to) ? [{ kind: 'name', from, to }] : [];
}

function criterionChanges(before: ResolvedScheme, after: ResolvedScheme): SchemeChange[] {
  const ids = [...new Set([...Object.keys(after.criteria), ...Object.keys(before.criteria)])];
  return ids.flatMap((id): SchemeChange[] => {
    const [from, to] = [before.criteria[id], after.criteria[id]];
    if (!from) return to ? [{ kind: 'criterion', change: 'added', criterion: to }] : [];
    if (!to) return [{ kind: 'criterion', change: 'dropped', criterion: from }];
    if (from.kind === to.kind) return [];
    return [{ kind: 'criterion', change: to.kind === 'rule' ? 'settled' : 'to-confirm', criterion: to }];
  });
}
