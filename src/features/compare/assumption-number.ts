/** Assumptions as people type them and as a slider moves them: whole numbers, or whole percents of a rate. */
import { fractionOf, parseNumber, parseRate } from '../../rulebase/index.ts';
import type { Assumption } from '../../rulebase/index.ts';

export interface NumberRange {
  value: number;
  min: number;
  max: number;
}

const percentOf = (rate: string): number => {
  const fraction = parseRate(rate);
  return fraction ? (Number(fraction.num) / Number(fraction.den)) * 100 : Number.NaN;
};
const shown = (value: number | string): number => (typeof value === 'number' ? value : percentOf(value));

/** The number to show, and the ends it must keep to, rounded inwards. */
export function numberRange(assumption: Assumption, value: number | string): NumberRange {
  return {
    value: Math.round(shown(value) * 100) / 100,
    min: Math.ceil(shown(assumption.min) - 1e-9),
    max: Math.floor(shown(assumption.max) + 1e-9),
  };
}

/** The other way round: a number as the rule base keeps it. */
export function assumptionValue(assumption: Assumption, shownValue: number): number | string {
  if (assumption.unit !== 'rate') return shownValue;
  const { num, den } = fractionOf(shownValue);
  return String(Number(num) / Number(den) / 100);
}

/** A typed number, or undefined where it is none or lies outside; amounts are read as everywhere else. */
export function typedNumber(assumption: Assumption, text: string, { min, max }: NumberRange): number | undefined {
  const value = parseNumber(assumption.unit === 'hkd' ? 'hkd' : 'int', text);
  return value !== undefined && value >= min && value <= max ? value : undefined;
}

/** A slider's position at a round number, never beyond its ends. */
export function rounded(position: number, { min, max }: NumberRange): number {
  const rough = (max - min) / 100;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = rough >= 5 * power ? 5 * power : rough >= 2 * power ? 2 * power : power;
  return Math.min(max, Math.max(min, Math.round(position / step) * step));
}
