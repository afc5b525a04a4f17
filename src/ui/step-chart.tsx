import { useId } from 'react';
import type { ReactNode } from 'react';

/** A value from one day on; `null` where none is known. */
export interface Step {
  /** Days of the calendar as `YYYY-MM-DD`. */
  from: string;
  value: number | 'no-limit' | null;
  /** Drawn broken: on file, but not certain. */
  uncertain?: boolean | undefined;
}

interface StepChartProps {
  title: string;
  /** The same in a sentence, for those who do not see it. */
  description: string;
  /** In order of time. */
  steps: readonly Step[];
  /** The last day drawn. */
  until: string;
  /** The day marked as the present, where it is within the chart. */
  today: { date: string; label: string };
  /** A value in few characters, for the scale. */
  format: (value: number | 'no-limit') => string;
  /** What the two axes show. */
  axes: { value: string; time: string };
}

const WIDTH = 400;
const HEIGHT = 190;
const TOP = 36;
const BOTTOM = 146;
const RIGHT = 392;
/** Room between two labels of one axis. */
const APART = { value: 15, time: 42 };

/** How wide a label is drawn, near enough: Han characters are twice as wide as figures. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 13 : 7.2), 0);

/** Leaves out what would stand too close to what is kept already. */
function apart<T extends { at: number }>(ticks: readonly T[], distance: number): T[] {
  const kept: T[] = [];
  for (const tick of ticks) if (kept.every(({ at }) => Math.abs(at - tick.at) >= distance)) kept.push(tick);
  return kept;
}

/** How one value changed over time, as a line of steps. Give it a table beside it: the picture alone says too little. */
export function StepChart({ title, description, steps, until, today, format, axes }: StepChartProps): ReactNode {
  const id = useId();
  const values = [...new Set(steps.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])))];
  const unlimited = steps.some(({ value }) => value === 'no-limit');
  const labels = [...values.map((value) => ({ value })), ...(unlimited ? [{ value: 'no-limit' as const }] : [])];
  const left = Math.max(...labels.map(({ value }) => widthOf(format(value))), 20) + 10;
  const [begin, end] = [Date.parse(steps[0]?.from ?? until), Date.parse(until)];
  const x = (date: string): number => left + ((Date.parse(date) - begin) / Math.max(end - begin, 1)) * (RIGHT - left);
  const highest = Math.max(...values, 0) * (unlimited ? 1.25 : 1);
  const y = (value: number | 'no-limit'): number =>
    value === 'no-limit' || highest === 0
      ? value === 'no-limit'
        ? TOP
        : BOTTOM
      : BOTTOM - (value / highest) * (BOTTOM - TOP);

  const pieces = steps.flatMap(({ from, value, uncertain }, i) => {
    const next = steps[i + 1];
    const to = next?.from ?? until;
    if (value === null || from >= until) return [];
    const rise = next && next.value !== null && to < until ? ` V${y(next.value)}` : '';
    return [{ from, path: `M${x(from)} ${y(value)} H${x(to)}${rise}`, broken: uncertain === true }];
  });
  const valueTicks = apart(
    labels.map(({ value }) => ({ value, at: y(value) })).sort((a, b) => a.at - b.at),
    APART.value,
  );
  const timeTicks = apart(
    [...new Map(steps.filter(({ from }) => from < until).map(({ from }) => [from.slice(0, 4), from])).entries()]
      .map(([year, from]) => ({ year, at: x(from) }))
      .toReversed(),
    APART.time,
  );
  return (
    <svg
      className="step-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${id}-t`}
      aria-describedby={`${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      <text x={0} y={14} className="axis-name">
        {axes.value}
      </text>
      <text x={RIGHT} y={HEIGHT - 6} textAnchor="end" className="axis-name">
        {axes.time}
      </text>
      {valueTicks.map(({ value, at }) => (
        <g key={value}>
          <line x1={left} x2={RIGHT} y1={at} y2={at} className="grid-line" />
          <text x={left - 6} y={at + 4} textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      <line x1={left} x2={RIGHT} y1={BOTTOM} y2={BOTTOM} className="base-line" />
      {timeTicks.map(({ year, at }) => (
        <g key={year}>
          <line x1={at} x2={at} y1={BOTTOM} y2={BOTTOM + 5} className="base-line" />
          <text x={Math.min(at, RIGHT - 15)} y={BOTTOM + 19} textAnchor={at - left < 16 ? 'start' : 'middle'}>
            {year}
          </text>
        </g>
      ))}
      {today.date > (steps[0]?.from ?? until) && today.date <= until ? (
        <g>
          <line x1={x(today.date)} x2={x(today.date)} y1={TOP - 12} y2={BOTTOM} className="today-line" />
          <text x={x(today.date) - 4} y={TOP - 8} textAnchor="end">
            {today.label}
          </text>
        </g>
      ) : null}
      {pieces.map(({ from, path, broken }) => (
        <path key={from} d={path} className={broken ? 'step-line uncertain' : 'step-line'} />
      ))}
    </svg>
  );
}
