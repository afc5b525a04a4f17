/** Distributions turned into tables once, so that drawing from one takes one random number and no search. */

/** Draws an index by weight; `u` is from 0 up to 1. */
export type Weighted = (u: number) => number;

/** An index for each weight, none negative, as often as its share of the total (the alias method of Walker and Vose). */
export function weighted(weights: readonly number[]): Weighted {
  const count = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return () => 0;
  const own = Float64Array.from(weights, (weight) => (weight * count) / total);
  const alias = Int32Array.from(weights, (_, i) => i);
  const small = weights.flatMap((_, i) => ((own[i] ?? 0) < 1 ? [i] : []));
  const large = weights.flatMap((_, i) => ((own[i] ?? 0) < 1 ? [] : [i]));
  while (small.length > 0 && large.length > 0) {
    const [low, high] = [small.pop() ?? 0, large.pop() ?? 0];
    alias[low] = high;
    own[high] = (own[high] ?? 0) - (1 - (own[low] ?? 0));
    ((own[high] ?? 0) < 1 ? small : large).push(high);
  }
  for (const left of [...small, ...large]) own[left] = 1;
  return (u) => {
    const scaled = u * count;
    const at = scaled | 0;
    return scaled - at < (own[at] ?? 1) ? at : (alias[at] ?? at);
  };
}

/** The 90th percentile of the standard normal distribution. */
const NORMAL_90 = 1.281_551_565_545;

/** The standard deviation of the logarithm of a lognormal whose 90th percentile is so many times its median. */
const sigmaOf = (spread: number): number => Math.log(spread) / NORMAL_90;

/**
 * Sizes 1 to `below` - 1 by a lognormal cut off at both ends, its middle chosen so that the mean is exactly `mean`.
 * Gives the probability of each size.
 */
export function sizesWithMean(mean: number, spread: number, below: number): number[] {
  const sigma = sigmaOf(spread);
  const logs = Array.from({ length: below - 1 }, (_, i) => Math.log(i + 1));
  const shares = (middle: number): number[] => {
    const exponents = logs.map((log) => -(((log - middle) / sigma) ** 2) / 2 - log);
    const highest = Math.max(...exponents);
    const weights = exponents.map((exponent) => Math.exp(exponent - highest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  };
  const meanOf = (list: readonly number[]): number => list.reduce((sum, share, i) => sum + share * (i + 1), 0);
  let [low, high] = [-60, 60];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (meanOf(shares(middle)) < mean) low = middle;
    else high = middle;
  }
  return shares((low + high) / 2);
}

const QUANTILES = 4096;
let normalTable: Float64Array | undefined;

/** Quantiles of the standard normal distribution, worked out once. Its ends are those of the outermost quarter steps. */
function normalQuantiles(): Float64Array {
  normalTable ??= Float64Array.from({ length: QUANTILES + 1 }, (_, i) =>
    normalQuantile(Math.min(Math.max(i, 0.25), QUANTILES - 0.25) / QUANTILES),
  );
  return normalTable;
}

/** A lognormal by its quantiles, straight between them; `spread` is how many times the median its 90th percentile is. */
export function lognormal(median: number, spread: number): (u: number) => number {
  const sigma = sigmaOf(spread);
  const values = normalQuantiles().map((quantile) => median * Math.exp(sigma * quantile));
  return (u) => {
    const scaled = u * QUANTILES;
    const at = scaled | 0;
    const low = values[at] ?? 0;
    return low + (scaled - at) * ((values[at + 1] ?? low) - low);
  };
}

/** The value below which such a share of the standard normal distribution lies, to about 1e-8 (bisection of its sum). */
function normalQuantile(share: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share of the standard normal distribution below a value (Abramowitz and Stegun 7.1.26, error under 1.5e-7). */
function normalShare(value: number): number {
  const x = Math.abs(value) / Math.SQRT2;
  const t = 1 / (1 + 0.327_591_1 * x);
  const tail =
    t *
    (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429)))) *
    Math.exp(-x * x);
  return value < 0 ? tail / 2 : 1 - tail / 2;
}
