/** The values of one parameter over time, for a chart and for the table beside it. */
import { NO_LIMIT, parseRate } from '../../rulebase/index.ts';
import type { Confidence, LocalText, ParamValue, Scheme, Unit } from '../../rulebase/index.ts';
import type { Step } from '../../ui/charts/steps.ts';

type Param = Scheme['params'][string];
export type Period = Param['values'][number];

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** A value as a number to draw; undefined where it is none. */
function numberOf(unit: Unit, value: ParamValue): number | 'no-limit' | undefined {
  if (value === NO_LIMIT) return NO_LIMIT;
  if (typeof value === 'number') return value;
  const rate = unit === 'rate' && typeof value === 'string' ? parseRate(value) : undefined;
  return rate && Number(rate.num) / Number(rate.den);
}

/** The steps of a parameter that is a number throughout, with gaps where nothing is on file; undefined for others. */
function stepsOf({ unit, values }: Pick<Param, 'unit' | 'values'>): Step[] | undefined {
  const steps: Step[] = [];
  for (const [i, { from, until, value, confidence }] of values.entries()) {
    const number = numberOf(unit, value);
    if (number === undefined) return undefined;
    steps.push({ from, value: number, uncertain: confidence === 'unverified' });
    const next = values[i + 1];
    if (until !== undefined && next?.from !== dayAfter(until)) steps.push({ from: dayAfter(until), value: null });
  }
  return steps;
}

export interface ParamHistory {
  id: string;
  unit: Unit;
  label: LocalText;
  /** Newest first. */
  periods: Period[];
  /** Present where the numbers changed and can be drawn. */
  steps?: Step[] | undefined;
}

/** Every parameter of a scheme: those whose value changed, and those with one value throughout. */
export function historiesOf(scheme: Scheme): { changed: ParamHistory[]; constant: ParamHistory[] } {
  const all = Object.entries(scheme.params).map(([id, { unit, label, values }]) => ({
    id,
    unit,
    label,
    periods: values.toReversed(),
    steps: stepsOf({ unit, values }),
    distinct: new Set(values.map(({ value }) => JSON.stringify(value))).size,
  }));
  return {
    changed: all.filter(({ distinct }) => distinct > 1),
    constant: all.filter(({ distinct }) => distinct === 1),
  };
}

/** The least certain basis of several. */
export function leastCertain(all: readonly Confidence[]): Confidence {
  const order: Confidence[] = ['unverified', 'inferred', 'secondary', 'official'];
  return order.find((each) => all.includes(each)) ?? 'unverified';
}
