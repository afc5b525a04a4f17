/** Cells that could not be read and count as not answered. */
import type { Fact } from '../../rulebase/index.ts';
import type { MemberTable } from '../members.ts';
import type { RejectedRow } from './problems.ts';

/** So many of what was wrong with a list are kept; all are counted. */
export const MOST_KEPT = 1000;

export interface UnreadRecord {
  /** `problem` is asked for only where it is kept. */
  add: (row: number, column: string, fact: Fact, problem: () => string) => void;
  finish: () => Pick<MemberTable, 'unread' | 'unreadByColumn'>;
}

export function unreadCells(): UnreadRecord {
  const first: RejectedRow[] = [];
  const byColumn = new Map<string, number>();
  let [total, rows, last] = [0, 0, 0];
  return {
    add: (row, column, fact, problem) => {
      total += 1;
      if (row !== last) rows += 1;
      last = row;
      byColumn.set(column, (byColumn.get(column) ?? 0) + 1);
      if (first.length < MOST_KEPT) first.push({ row, column, problem: problem(), fact: fact.id });
    },
    finish: () => (total > 0 ? { unread: { total, rows, first }, unreadByColumn: Object.fromEntries(byColumn) } : {}),
  };
}
