/**
 * Stands in for fast-check where `LONGER` is set: every property, whatever its number of runs, is tried that many times
 * as often, from a new seed each time.
 * A failure names seed and path, as always.
 */
import * as real from '../../node_modules/fast-check/lib/fast-check.js';

const TIMES = Number(process.env['LONGER']);
const USUAL = 100; // runs, where a property does not say

const longer = <T>(params: real.Parameters<T> = {}): real.Parameters<T> => {
  const { seed: _, path: __, numRuns = USUAL, ...rest } = params;
  return { ...rest, numRuns: Math.ceil(numRuns * TIMES) };
};

export * from '../../node_modules/fast-check/lib/fast-check.js';
// typed as what they stand in for: each passes on what it is given, only the parameters differ
export const assert = ((property: real.IRawProperty<unknown>, params?: real.Parameters<unknown>) =>
  real.assert(property, longer(params))) as typeof real.assert;
export const check = ((property: real.IRawProperty<unknown>, params?: real.Parameters<unknown>) =>
  real.check(property, longer(params))) as typeof real.check;
