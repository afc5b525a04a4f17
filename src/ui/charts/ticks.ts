/** Which values and days an axis names, so that its labels have room. */
import { apart } from './places.ts';
import { widthOf } from './text.ts';

export interface Tick {
  value: number;
  label: string;
}

export interface DayTick {
  /** `YYYY-MM-DD`. */
  date: string;
  by: 'year' | 'month' | 'day';
}

const DAY = 86_400_000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Months between two ticks; the first distance at which the labels have room is taken. */
const DISTANCES = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/** A day as an axis names it, without words: `2024`, `2024-06` or `2024-06-15`. */
export const plainDay = ({ date, by }: DayTick): string => date.slice(0, { year: 4, month: 7, day: 10 }[by]);

/** The first days of months or years between two days that have room for their labels. */
export function dayTicks(
  begin: string,
  end: string,
  { width, em, label }: { width: number; em: number; label: (tick: DayTick) => string },
): DayTick[] {
  const span = Date.parse(end) - Date.parse(begin);
  if (!(span > 0)) return [{ date: begin, by: 'day' }];
  for (const distance of DISTANCES) {
    const by = distance >= 12 ? 'year' : 'month';
    if ((span / DAY / 30.44 / distance) * em > width) continue; // far too many to try
    const ticks = firstDays(begin, end, distance).map((date) => ({ date, by }) as const);
    const [first] = ticks;
    if (first === undefined) break;
    const widest = Math.max(...ticks.map((tick) => widthOf(label(tick), em)));
    const between = (distance * 30.44 * DAY * width) / span;
    if (ticks.length === 1 || between >= widest + em) return ticks;
  }
  return [{ date: begin, by: 'day' }];
}

function firstDays(begin: string, end: string, distance: number): string[] {
  const [year = 0, month = 1] = begin.split('-').map(Number);
  const days: string[] = [];
  // counted in months from year 0, so that ticks fall on the same days whatever the beginning
  let at = Math.floor((year * 12 + month - 1) / distance) * distance;
  for (;;) {
    const day = isoDay(Date.UTC(Math.floor(at / 12), at % 12, 1));
    if (day > end) return days;
    if (day >= begin) days.push(day);
    at += distance;
  }
}

/** Up to this many different values are named themselves; more are shown against round values. */
const NAMED = 6;

/**
 * Ticks of a scale from 0: the values themselves where there are few, so that they can be read off; else round ones.
 * `at` gives the place of a value in px; `round` gives about that many round values.
 */
export function valueTicks(
  values: readonly number[],
  at: (value: number) => number,
  { em, format, round }: { em: number; format: (value: number) => string; round: readonly number[] },
): Tick[] {
  const distinct = [...new Set(values)];
  const named = distinct.length <= NAMED && distinct.length > 0 ? distinct : round;
  return apart(
    named.map((value) => ({ value, at: at(value), size: em * 1.1 })).sort((a, b) => a.at - b.at),
    0,
  ).map(({ value }) => ({ value, label: format(value) }));
}

/** Round values for amounts: whole numbers only. */
export const wholeTicks = (ticks: readonly number[]): number[] => ticks.filter((tick) => Number.isInteger(tick));
