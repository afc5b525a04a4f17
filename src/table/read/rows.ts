/** Rows of text as they come out of a file, whatever its format. */

export interface RowBatch {
  rows: string[][];
  /** The number each of them has in a spreadsheet program, from 1. */
  numbers: readonly number[];
  /** What is wrong with a row as a whole, by its place in `rows`. */
  broken: ReadonlyMap<number, string>;
  /** Work done so far, and all there is, in the same unit. */
  done: number;
  total: number;
}

/** No cell is longer: spreadsheet programs hold no more either. */
export const LONGEST_CELL = 32_767;
