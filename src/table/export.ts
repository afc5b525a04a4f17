/** Tables going out: rows of cells as CSV text that spreadsheets open without running anything in it. */
import Papa from 'papaparse';

/** Text, a number, an amount of whole HK$, or nothing. */
export type Cell = string | number | { hkd: number } | null;

/** One table of a file, with what must be known to read it. */
export interface ExportTable {
  title: string;
  /** What the table rests on, one line each: stands above the table. */
  notes: readonly string[];
  /** `width` in characters of Latin text. */
  columns: readonly { title: string; width: number }[];
  /** One cell for each column. */
  rows: readonly (readonly Cell[])[];
}

export const BYTE_ORDER_MARK = '\uFEFF'; // without it Excel takes the text for a Western one

/** Signs that make a cell a formula; the wide ones do so where Excel speaks Chinese. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text that a spreadsheet will show as it is: what looks like a formula gets an apostrophe before it. */
export const plainText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const csvCell = (cell: Cell): string | number => {
  if (cell === null) return '';
  if (typeof cell === 'string') return plainText(cell);
  return typeof cell === 'number' ? cell : cell.hkd;
};

/**
 * The table as CSV for Excel: its notes, an empty line, the names of the columns, the rows. Amounts are bare numbers.
 * With `below` the notes come last, so that a program that takes the first row for the names of columns is right.
 */
export function csvText({ title, notes, columns, rows }: ExportTable, where: 'above' | 'below' = 'above'): string {
  const about = [title, ...notes].map((line) => [plainText(line)]);
  const table = [columns.map((column) => plainText(column.title)), ...rows.map((row) => row.map(csvCell))];
  const lines = where === 'above' ? [...about, [''], ...table] : [...table, [''], ...about];
  return `${BYTE_ORDER_MARK}${Papa.unparse(lines, { newline: '\r\n' })}\r\n`;
}
