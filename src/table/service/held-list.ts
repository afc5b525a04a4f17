/** A list while a worker holds it, and what it was last assessed under. */
import { fail, ok } from '../../rulebase/index.ts';
import type { Fact, Result, RuleBase } from '../../rulebase/index.ts';
import { createTableAssessor } from '../assess-table.ts';
import type { TableAssessor } from '../assess-table.ts';
import { bytesOf } from '../columns.ts';
import type { Cells } from '../columns.ts';
import { createLayers, groupedList } from '../impact/index.ts';
import type { AssessedLayer, GroupedList } from '../impact/index.ts';
import type { MemberTable } from '../members.ts';
import { countIn } from '../planes.ts';
import type { ListSource, LoadedList, MemberRow } from './protocol.ts';

export interface HeldList {
  member: MemberTable;
  list: GroupedList;
  assessor: TableAssessor;
  assess: ReturnType<typeof createLayers>;
  /** Of the last assessment that was finished. */
  layers: readonly AssessedLayer[];
  loaded: LoadedList;
}

export function holdList(base: RuleBase, source: ListSource, member: MemberTable): HeldList {
  const { table, passThrough, rejected, unread, unreadByColumn, unreadWords, readAs, repeated } = member;
  const assessor = createTableAssessor(table);
  const answered = table.facts.flatMap((fact, column): [string, number][] => {
    const rows = table.chunks.reduce((sum, { cells }) => sum + rowsWithAnswer(cells[column]), 0);
    return rows > 0 ? [[fact.id, rows]] : [];
  });
  return {
    member,
    list: groupedList(base, table),
    assessor,
    assess: createLayers(base, assessor),
    layers: [],
    loaded: {
      source,
      rows: table.rows,
      rejected,
      ...(unread ? { unread } : {}),
      ...(unreadByColumn ? { unreadByColumn } : {}),
      ...(unreadWords ? { unreadWords } : {}),
      ...(readAs ? { readAs } : {}),
      ...(repeated ? { repeated } : {}),
      answered: Object.fromEntries(answered),
      passThrough: passThrough.map(({ as }) => as),
      bytes: bytesOf(table) + passThrough.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  };
}

const rowsWithAnswer = (cells: Cells | undefined): number => {
  if (!cells) return 0;
  if (cells.kind !== 'choice') return countIn(cells.known);
  return cells.planes.reduce((sum, plane) => sum + (plane ? countIn(plane) : 0), 0); // a row chooses one
};

/** Whether any company says anything of a fact, be it that it is not known. */
export const saysAnything =
  ({ member: { table } }: HeldList) =>
  (fact: Fact): boolean => {
    const column = table.facts.indexOf(fact);
    return table.chunks.some(({ cells }) => cells[column] !== undefined);
  };

/** One company as the page shows it. */
export function memberRow({ table, passThrough, fileRow }: MemberTable, row: number): Result<MemberRow> {
  if (!Number.isInteger(row) || row < 0 || row >= table.rows)
    return fail({ file: 'list', field: 'row', expected: `a row from 0 to ${table.rows - 1}`, got: String(row) });
  return ok({
    row,
    fileRow: fileRow(row),
    passThrough: Object.fromEntries(passThrough.map(({ as, at }) => [as, at(row)])),
  });
}
