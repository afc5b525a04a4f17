/** Where everything in a chart of months goes, for a width. */
import { scaleBand, scaleLinear } from '@visx/scale';

import type { Scale } from './axes.tsx';
import { LEADING } from './canvas.tsx';
import { apart, clamp } from './places.ts';
import { widthOf, wrap } from './text.ts';
import { valueTicks, wholeTicks } from './ticks.ts';
import type { Tick } from './ticks.ts';

export interface MoneyMonth {
  /** Unlike any other month's. */
  id: string;
  /** In few characters, for the axis. */
  label: string;
  /** What is paid and what is received in the month, both at least 0. */
  out: number;
  in: number;
}

/** What all months up to each one come to. */
export function runningSums(months: readonly MoneyMonth[], opening: number): number[] {
  let sum = opening;
  return months.map((month) => (sum += month.in - month.out));
}

export interface MonthsLayout {
  /** The left edge of the bars of a month. */
  x: (month: number) => number;
  barWidth: number;
  yScale: Scale;
  values: Tick[];
  monthTicks: { label: string; at: number }[];
  left: number;
  right: number;
  bottom: number;
  height: number;
  /** The size of the marks on the line; undefined where they would touch. */
  markSize: number | undefined;
  deepest: { x: number; y: number; labelX: number; labelY: number; lines: string[] } | undefined;
}

interface Input {
  months: readonly MoneyMonth[];
  sums: readonly number[];
  format: (amount: number) => string;
  deepest: (month: string, amount: number) => string;
  width: number;
  em: number;
}

export function layOutMonths({ months, sums, format, deepest, width, em }: Input): MonthsLayout {
  const highest = Math.max(0, ...months.map((month) => month.in), ...sums);
  const lowest = Math.min(0, ...months.map(({ out }) => -out), ...sums);
  const plot = clamp(width * 0.4, em * 13, em * 22);
  const top = em * 2.6;
  const count = Math.max(3, Math.floor(plot / em / 3.5));
  const none = highest === lowest;
  const yScale = scaleLinear<number>({
    domain: none ? [0, 1] : [lowest, highest],
    range: [top + plot, top],
    nice: count,
  });
  const values = valueTicks([], yScale, { em, format, round: none ? [0] : wholeTicks(yScale.ticks(count)) });
  const left = Math.max(em, ...values.map(({ label }) => widthOf(label, em))) + em * 0.8;
  const right = Math.max(left + em * 4, width - em * 0.3);
  const band = scaleBand<number>({
    domain: months.map((_, i) => i),
    range: [left, right],
    paddingInner: 0.25,
    paddingOuter: 0.15,
  });
  const barWidth = Math.min(band.bandwidth(), em * 3.5);
  const middle = (month: number): number => (band(month) ?? left) + band.bandwidth() / 2;
  const labels = months.map(({ label }, i) => {
    const size = widthOf(label, em);
    return { label, size, at: clamp(middle(i), size / 2, width - size / 2) };
  });

  // the label of the deepest point stands below the plot, where no bar and no line can be
  const least = Math.min(0, ...sums);
  const at = sums.indexOf(least);
  const month = least < 0 ? months[at] : undefined;
  const lines = month ? wrap(deepest(month.label, least), width - left, em * 1.06, 5) : [];
  const wide = Math.max(0, ...lines.map((line) => widthOf(line, em * 1.06)));
  const room = month ? em * (lines.length * LEADING + 0.7) : 0;
  const mark = Math.min(em * 0.32, barWidth * 0.3);
  return {
    x: (i) => middle(i) - barWidth / 2,
    barWidth,
    yScale,
    values,
    monthTicks: evenly(labels, em * 0.6),
    left,
    right,
    bottom: top + plot + room,
    height: top + plot + room + em * 2.8,
    markSize: mark < 2.5 ? undefined : mark,
    deepest: month && {
      x: middle(at),
      y: yScale(least),
      labelX: clamp(middle(at), left + wide / 2, width - wide / 2),
      labelY: top + plot + em * 1.5,
      lines,
    },
  };
}

/** Every label, or every second, third … one, so that they have room. */
function evenly<T extends { at: number; size: number }>(labels: readonly T[], gap: number): T[] {
  for (let every = 1; every < labels.length; every += 1) {
    const some = labels.filter((_, i) => i % every === 0);
    if (apart(some, gap).length === some.length) return some;
  }
  return labels.slice(0, 1);
}
