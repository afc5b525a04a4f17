/** Rows of totals among the companies: they say 合計 or "Total", and numbers. */
import { fold } from './fold.ts';
import { TOTALS, UNITS } from './words.ts';

const words = new Set(TOTALS.map(fold));
/** What such words begin with, so that hardly any other text is looked at closely. */
const BEGINNING = /^[\s\p{P}]*(?:合|總|总|小|共|t|s|g)/iu;
const LONGEST = 40;

/** A total, with or without the number itself behind it: `合共：200 間`. */
const isTotal = (cell: string): boolean =>
  cell.length <= LONGEST && BEGINNING.test(cell) && words.has(fold(cell.replaceAll(UNITS, '').replaceAll(/\d/g, '')));

const hasLetters = (cell: string): boolean => /\p{L}/u.test(cell.normalize('NFKC').replaceAll(UNITS, ''));

/** Whether a row says that it is a total and has no other words: a company has a name. */
export function isRowOfTotals(cells: readonly string[]): boolean {
  const at = cells.findIndex((cell) => /\p{L}/u.test(cell));
  const said = cells[at];
  return said !== undefined && isTotal(said) && !cells.some((cell, i) => i !== at && hasLetters(cell));
}
