/** A row left out of a list, with the column and what was wrong in it. `row` counts as a spreadsheet does. */
export interface RejectedRow {
  row: number;
  column: string;
  problem: string;
}
