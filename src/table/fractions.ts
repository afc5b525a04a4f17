/** Exact fractions, reduced, for making an award's constants ready. Rows never meet them. */
import type { Fraction } from '../rulebase/index.ts';

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const reduced = (num: bigint, den: bigint): Fraction => {
  const common = gcd(num, den);
  return { num: num / common, den: den / common };
};

export const ZERO: Fraction = { num: 0n, den: 1n };
export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;
export const plus = (a: Fraction, b: Fraction): Fraction => reduced(a.num * b.den + b.num * a.den, a.den * b.den);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, negative(b));
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.num * b.num, a.den * b.den);
export const negative = ({ num, den }: Fraction): Fraction => ({ num: -num, den });
export const isAbove = (a: Fraction, b: Fraction): boolean => a.num * b.den > b.num * a.den;
export const isSame = (a: Fraction, b: Fraction): boolean => a.num * b.den === b.num * a.den;
/** How many `1/unit` a fraction is; `unit` is a multiple of its denominator. */
export const inUnits = (a: Fraction, unit: bigint): number => Number((a.num * unit) / a.den);
