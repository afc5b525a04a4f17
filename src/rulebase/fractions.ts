/** Sums, products and order of exact fractions. Results are in lowest terms, so that long sums stay short. */
import type { Fraction } from './rates.ts';

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
/** Below nothing, nothing or above it as `a` is below, the same as or above `b`. */
export const cmp = (a: Fraction, b: Fraction): number => {
  const [left, right] = [a.num * b.den, b.num * a.den];
  return left < right ? -1 : left > right ? 1 : 0;
};
/** The largest whole number that is not above `a`. */
export const floor = (a: Fraction): number => {
  const whole = a.num / a.den;
  return Number(a.num < 0n && whole * a.den !== a.num ? whole - 1n : whole);
};
