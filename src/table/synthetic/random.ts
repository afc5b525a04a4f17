/**
 * Random numbers by place instead of by turn: a number is a mix of the seed, the row and the question it is for. Row n
 * is so the same whatever the number of rows, and changing one setting leaves every other answer as it was.
 */

/** A bijection of 32-bit numbers in which every input bit reaches every output bit (Wellons' "lowbias32"). */
function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x7feb_352d);
  x = Math.imul(x ^ (x >>> 15), 0x846c_a68b);
  return x ^ (x >>> 16);
}

const GOLDEN = 0x9e37_79b9;

export interface RowRandom {
  /** Go to a row, from 0. */
  row: (row: number) => void;
  /** The number of the current row for one use, from 0 up to 1 without it. */
  at: (use: number) => number;
}

/** Numbers for a seed (a whole number). */
export function rowRandom(seed: number): RowRandom {
  const [first, second] = [mix(seed ^ 0x243f_6a88), mix(mix(seed) ^ 0x85a3_08d3)];
  let a = 0;
  let b = 0;
  return {
    row: (row) => {
      a = mix(mix(row) ^ first);
      b = mix((mix(row ^ 0x1319_8a2e) + second) | 0);
    },
    at: (use) => (mix(mix((a + Math.imul(use + 1, GOLDEN)) | 0) ^ b) >>> 0) / 0x1_0000_0000,
  };
}
