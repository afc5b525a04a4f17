/** A table of figures, once for the page and for every file: so that both say the same. */
import type { Cell, ExportTable } from '../../table/index.ts';
import type { Say } from '../shared/say.ts';
import type { MoneySum, RowQuery } from '../../table/index.ts';

export type FigureCell =
  | { is: 'text'; text: string }
  /** `query`: the companies that are counted. */
  | { is: 'count'; n: number; query?: RowQuery }
  /** More or fewer than in the other column. */
  | { is: 'difference'; n: number }
  /**
   * `upTo`: only the upper end is said. `notGiven`: companies that belong here, but whose amount cannot be given; they
   * are not in the sum.
   */
  | { is: 'money'; sum: MoneySum; signed?: boolean; upTo?: boolean; notGiven?: number }
  | { is: 'share'; part: number; whole: number };

export interface FigureTable {
  title: string;
  columns: readonly { title: string; is: FigureCell['is'] }[];
  rows: readonly (readonly FigureCell[])[];
}

export const text = (words: string): FigureCell => ({ is: 'text', text: words });
export const count = (n: number, query?: RowQuery): FigureCell => ({ is: 'count', n, ...(query ? { query } : {}) });
export const sum = (of: MoneySum, notGiven = 0): FigureCell => ({ is: 'money', sum: of, notGiven });
export const upTo = (of: MoneySum, notGiven = 0): FigureCell => ({ is: 'money', sum: of, notGiven, upTo: true });
export const share = (part: number, whole: number): FigureCell => ({ is: 'share', part, whole });

/** Nothing could be added up, though there is somebody who belongs here: that is not an amount of zero. */
export const isUnknown = ({ sum: { min, max }, notGiven = 0 }: Extract<FigureCell, { is: 'money' }>): boolean =>
  min === 0n && max === 0n && notGiven > 0;

/** Whether every amount of a column is certain: then one column of a file holds it. */
const isCertain = (table: FigureTable, column: number): boolean =>
  table.rows.every((row) => {
    const cell = row[column];
    return cell?.is !== 'money' || cell.upTo === true || cell.sum.min === cell.sum.max;
  });

function cells(say: Say, cell: FigureCell | undefined, certain: boolean): Cell[] {
  if (!cell) return [null];
  switch (cell.is) {
    case 'text':
      return [cell.text];
    case 'count':
    case 'difference':
      return [cell.n];
    case 'share':
      return [cell.whole === 0 ? null : Math.round((cell.part / cell.whole) * 1000) / 10];
    case 'money': {
      if (isUnknown(cell)) return certain ? [say.t('members.unknownSum')] : [say.t('members.unknownSum'), null];
      const [min, max] = [{ hkd: Number(cell.sum.min) }, { hkd: Number(cell.sum.max) }];
      return certain ? [max] : [min, max];
    }
  }
}

/** The table for a file; an amount that may still be a range takes two columns. */
export function exportTable(say: Say, table: FigureTable, notes: readonly string[]): ExportTable {
  const certain = table.columns.map((_, i) => isCertain(table, i));
  return {
    title: table.title,
    notes,
    columns: table.columns.flatMap(({ title, is }, i) => {
      const width = is === 'text' ? 34 : 16;
      return is === 'money' && certain[i] === false
        ? [
            { title: say.t('members.money.least', { title }), width },
            { title: say.t('members.money.most', { title }), width },
          ]
        : [{ title: is === 'share' ? say.t('members.percent', { title }) : title, width }];
    }),
    rows: table.rows.map((row) => table.columns.flatMap((_, i) => cells(say, row[i], certain[i] ?? true))),
  };
}
