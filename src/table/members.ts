/** A list of companies in columns: the answers as a table, what is passed through beside it, and what was left out. */
import type { ProfileTable } from './columns.ts';
import type { ReadWord, RejectedRow, RepeatedRows, UnreadCells, UnreadWords } from './read/problems.ts';

export interface MemberTable {
  table: ProfileTable;
  /** Columns passed through untouched, such as `name` and `contact`. */
  passThrough: readonly PassThroughColumn[];
  /** Row number in the file of a row of the table, from 0; the header of a file is row 1. */
  fileRow: (row: number) => number;
  /** Rows left out: how many, and the first thousand of them. */
  rejected: { total: number; first: readonly RejectedRow[] };
  /** Cells that could not be read and count as not answered. */
  unread?: UnreadCells;
  /** Such cells by the name of their column. */
  unreadByColumn?: Readonly<Record<string, number>>;
  /** Words of choices among them, by column. */
  unreadWords?: readonly UnreadWords[];
  /** Words that were read as people said. */
  readAs?: readonly ReadWord[];
  /** Rows that repeat one above. */
  repeated?: RepeatedRows;
}

export interface PassThroughColumn {
  /** `name`, `id`, `contact` or `note:…`. */
  as: string;
  at: (row: number) => string;
  bytes: number;
}
