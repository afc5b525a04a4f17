/** Where everything in a chart of steps over time goes, for a width. */
import { scaleLinear } from '@visx/scale';

import type { Scale } from './axes.tsx';
import { END_GAP, endLabelRoom } from './end-labels.tsx';
import { clamp, rowsFor } from './places.ts';
import type { Extent } from './places.ts';
import { beginOf, gapsOf, piecesOf } from './steps.ts';
import type { Gap, Piece, StepSeries } from './steps.ts';
import { widthOf } from './text.ts';
import { dayTicks, valueTicks } from './ticks.ts';
import type { DayTick, Tick } from './ticks.ts';

export interface StepsInput {
  series: readonly StepSeries[];
  until: string;
  today: { date: string; label: string };
  events: readonly { date: string; label: string }[];
  format: (value: number | 'no-limit') => string;
  day: (tick: DayTick) => string;
  gapWords: Record<Gap, string>;
  width: number;
  em: number;
}

export interface StepsLayout {
  x: (date: string) => number;
  y: (value: number | 'no-limit') => number;
  xScale: Scale;
  yScale: Scale;
  values: Tick[];
  days: Tick[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  height: number;
  /** Room for the names of the lines at their ends, where they go there. */
  ends: number | undefined;
  /** The line of the present and its label, where it is within the chart. */
  today: { x: number; labelX: number; y: number } | undefined;
  /** The numbered marks of the events within the chart. */
  events: { number: number; x: number; y: number }[];
  /** Of each series in turn. */
  pieces: Piece[][];
  gaps: { x1: number; x2: number; gap: Gap; named: boolean }[];
}

/** No limit is drawn this much above the highest limit. */
const ABOVE = 1.25;
/** Heights in parts of the text size: of a row of marks above the plot, of what is below the plot. */
const MARK_ROW = 1.75;
const BELOW = 3.3;

export function layOutSteps(input: StepsInput): StepsLayout {
  const { series, until, today, format, day, gapWords, width, em } = input;
  const begin = beginOf(series, until);
  const pieces = series.map(({ steps }) => piecesOf(steps, until));
  const plot = clamp(width * 0.28, em * 10.5, em * 16);
  const ends = pieces.every((each) => each.length > 0)
    ? endLabelRoom(
        series.map(({ label }) => label),
        { width, em, height: plot },
      )
    : undefined;
  const edge = ends === undefined ? width - em * 0.6 : width - ends - em * END_GAP;
  const { highest, ticks } = valuesOf(pieces.flat(), plot, em, format);
  const left = Math.max(em, ...ticks.map(({ label }) => widthOf(label, em))) + em * 0.8;
  const right = Math.max(left + em * 4, edge);
  const [first, last] = [Date.parse(begin), Date.parse(until)];
  const xScale = scaleLinear<number>({ domain: [first, Math.max(last, first + 1)], range: [left, right] });
  const x = (date: string): number => xScale(Date.parse(date));

  const above = marksAbove(input, { begin, x, left, right });
  const top = em * 1.9 + Math.max(0.7, above.rows * MARK_ROW) * em;
  const rowAt = (row: number): number => top - em * (0.35 + (row + 0.5) * MARK_ROW);
  const yScale = scaleLinear<number>({ domain: [0, highest], range: [top + plot, top] });
  return {
    x,
    y: (value) => (value === 'no-limit' ? top : yScale(value)),
    xScale,
    yScale,
    values: ticks,
    days: dayTicks(begin, until, { width: right - left, em, label: day }).map((tick) => ({
      value: Date.parse(tick.date),
      label: day(tick),
    })),
    left,
    right,
    top,
    bottom: top + plot,
    height: top + plot + em * BELOW,
    ends,
    today: above.today && { x: x(today.date), labelX: above.today.at, y: rowAt(above.today.row) },
    events: above.events.map(({ number, at, row }) => ({ number, x: at, y: rowAt(row) })),
    pieces,
    gaps: gapsOf(series, begin, until).map(({ from, to, gap }) => {
      const [x1, x2] = [x(from), x(to)];
      return { x1, x2, gap, named: widthOf(gapWords[gap], em) + em * 0.6 <= x2 - x1 };
    }),
  };
}

function valuesOf(
  pieces: readonly Piece[],
  plot: number,
  em: number,
  format: (value: number | 'no-limit') => string,
): { highest: number; ticks: Tick[] } {
  const numbers = pieces.flatMap(({ value, upTo }) => [value, upTo]).filter((value) => typeof value === 'number');
  const unlimited = pieces.some(({ value }) => value === 'no-limit');
  const highest = (Math.max(0, ...numbers) || 1) * (unlimited ? ABOVE : 1);
  const scale = scaleLinear<number>({ domain: [0, highest], range: [plot, 0] });
  const ticks = valueTicks(numbers, scale, { em, format, round: scale.ticks(Math.max(2, Math.floor(plot / em / 3))) });
  return { highest, ticks: unlimited ? [{ value: highest, label: format('no-limit') }, ...ticks] : ticks };
}

interface Above {
  rows: number;
  today: { at: number; row: number } | undefined;
  events: { number: number; at: number; row: number }[];
}

/** Labels above the plot, in as many rows as keep them apart. */
function marksAbove(
  input: StepsInput,
  { begin, x, left, right }: { begin: string; x: (date: string) => number; left: number; right: number },
): Above {
  const { today, events, until, em } = input;
  const within = events
    .map(({ date }, i) => ({ date, number: i + 1 }))
    .filter(({ date }) => date >= begin && date <= until)
    .map(({ date, number }) => ({ number, at: clamp(x(date), left, right - em * 0.3), size: em * 1.6 }));
  const todayMark =
    today.date > begin && today.date <= until
      ? [todayLabel(x(today.date), widthOf(today.label, em), input, within)]
      : [];
  const rows = rowsFor([...todayMark, ...within], 1);
  const [mark] = todayMark;
  const offset = todayMark.length;
  return {
    rows: Math.max(0, ...rows.map((row) => row + 1)),
    today: mark && { at: mark.at, row: rows[0] ?? 0 },
    events: within.map(({ number, at }, i) => ({ number, at, row: rows[i + offset] ?? 0 })),
  };
}

/** Before its line, or after it where the line is too far to the left or another one would cross the words. */
function todayLabel(line: number, words: number, { em, width }: StepsInput, others: readonly Extent[]): Extent {
  const size = words + em * 0.5;
  const [before, after] = [line - em * 0.3 - words / 2, line + em * 0.3 + words / 2];
  const fits = (at: number): boolean => at - words / 2 >= 0 && at + words / 2 <= width;
  const clear = (at: number): boolean => others.every((other) => Math.abs(other.at - at) > size / 2);
  const at = [before, after].filter(fits).find(clear) ?? (fits(before) ? before : after);
  return { at, size };
}
