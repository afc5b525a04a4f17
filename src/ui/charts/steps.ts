/** Values that hold from one day to the next, and the times without any. */

/** Why there is no value: nothing could be had, or nothing is on file. */
export type Gap = 'closed' | 'unknown';

/** A value from one day on. */
export interface Step {
  /** `YYYY-MM-DD`. */
  from: string;
  /** `null` where there is none. */
  value: number | 'no-limit' | null;
  /** The most it may be, where the value is only known as a range. */
  upTo?: number | undefined;
  /** On file, but not certain. */
  uncertain?: boolean | undefined;
  /** Why there is none; `unknown` unless said. */
  gap?: Gap | undefined;
}

export interface StepSeries {
  id: string;
  label: string;
  /** In order of time. */
  steps: readonly Step[];
}

/** A step with a value, and its last day: the first day of the next step, or the end of the picture. */
export interface Piece {
  from: string;
  to: string;
  value: number | 'no-limit';
  upTo?: number | undefined;
  uncertain: boolean;
  /** The piece that follows without a gap. */
  next?: number | 'no-limit' | undefined;
}

/** The steps that have a value and begin by `until`. */
export function piecesOf(steps: readonly Step[], until: string): Piece[] {
  return steps.flatMap(({ from, value, upTo, uncertain }, i) => {
    if (value === null || from > until) return [];
    const after = steps[i + 1];
    const to = after && after.from < until ? after.from : until;
    const next = after && after.from < until && after.value !== null ? after.value : undefined;
    return [{ from, to, value, upTo, uncertain: uncertain === true, next }];
  });
}

export interface GapSpan {
  from: string;
  to: string;
  gap: Gap;
}

/** The times in which no series has a value; `closed` where that is so for each of them. */
export function gapsOf(series: readonly StepSeries[], begin: string, until: string): GapSpan[] {
  const days = [...new Set([begin, ...series.flatMap(({ steps }) => steps.map(({ from }) => from))])]
    .filter((day) => day >= begin && day < until)
    .sort();
  const spans: GapSpan[] = [];
  for (const [i, from] of days.entries()) {
    const at = series.map(({ steps }) => steps.findLast((step) => step.from <= from));
    if (at.length === 0 || at.some((step) => step !== undefined && step.value !== null)) continue;
    const gap: Gap = at.every((step) => step?.gap === 'closed') ? 'closed' : 'unknown';
    const to = days[i + 1] ?? until;
    const last = spans.at(-1);
    if (last?.to === from && last.gap === gap) last.to = to;
    else spans.push({ from, to, gap });
  }
  return spans;
}

/** The first day of any series. */
export const beginOf = (series: readonly StepSeries[], until: string): string =>
  series.flatMap(({ steps }) => steps.slice(0, 1)).reduce((first, { from }) => (from < first ? from : first), until);
