/** A row left out of a list, with the column and what was wrong in it. `row` counts as a spreadsheet does. */
export interface RejectedRow {
  row: number;
  column: string;
  problem: string;
  /** Of a cell that counts as not answered: the fact it should have answered. */
  fact?: string;
}

/** Cells that could not be read and count as not answered; `row` and `column` say where, one entry a cell. */
export interface UnreadCells {
  /** Cells. */
  total: number;
  /** Rows that have such a cell. */
  rows: number;
  /** The first thousand cells. */
  first: readonly RejectedRow[];
}

/** Words in a column of a choice that are none of its options, the most frequent first; their cells are not answered. */
export interface UnreadWords {
  column: string;
  fact: string;
  words: readonly { word: string; cells: number }[];
  /** Cells with other words, which are not named here. */
  more: number;
}

/** A word that was read as people said. */
export interface ReadWord {
  column: string;
  fact: string;
  word: string;
  /** The option it counts as. */
  value: string;
  cells: number;
}

/** Rows that say again what identifies a company above them. */
export interface RepeatedRows {
  by: 'id' | 'name';
  rows: number;
}
