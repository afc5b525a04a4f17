/** Member lists as CSV: header = fact ids and a few reserved columns; every bad cell is named by row and column. */
import Papa from 'papaparse';

import { expectedOf, fail, ok, parseFacts, show } from '../rulebase/index.ts';
import type { Answer, Fact, Problem, Profile, Result, RuleBase } from '../rulebase/index.ts';

/** One company of a list. `row` counts as a spreadsheet does: the header is row 1. */
export interface Member {
  row: number;
  facts: Profile;
  /** Reserved columns, passed through untouched: name, id, contact and `note:…`. */
  passThrough: Record<string, string>;
}

/** A row left out, with the column and what was wrong in it. */
export interface RejectedRow {
  row: number;
  column: string;
  problem: string;
}

export interface MemberList {
  members: Member[];
  rejected: RejectedRow[];
}

const RESERVED = new Set(['name', 'id', 'contact']);
const isReserved = (column: string) => RESERVED.has(column) || column.startsWith('note:');
const EMPTY_SET = '-';
const NOT_KNOWN = '?';
const BYTE_ORDER_MARK = '\uFEFF';

/** Read a list. Problems of the header refuse the file; problems of a row leave that row out and are listed. */
export function parseMembers(base: RuleBase, text: string, file: string): Result<MemberList> {
  const parsed = Papa.parse<string[]>(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, {
    delimiter: ',',
    skipEmptyLines: false,
  });
  const [header, ...body] = parsed.data;
  if (!header || header.every((cell) => cell.trim() === ''))
    return fail({ file, field: '', expected: 'a header row of fact ids', got: 'nothing' });
  const columns = header.map((cell) => cell.trim());
  const wrong = checkHeader(base, columns, file);
  if (wrong.length > 0) return fail(...wrong);

  const quoteErrors = new Map(
    parsed.errors.flatMap((error) => (error.row === undefined ? [] : [[error.row, error.message]])),
  );
  const facts = new Map(base.facts.map((fact) => [fact.id, fact]));
  const members: Member[] = [];
  const rejected: RejectedRow[] = [];
  body.forEach((cells, i) => {
    const row = i + 2;
    if (cells.every((cell) => cell.trim() === '')) return; // an empty line holds no company
    const quoteError = quoteErrors.get(i + 1);
    if (quoteError !== undefined)
      return rejected.push({ row, column: '', problem: `expected closed quotes: ${quoteError}` });
    if (cells.length !== columns.length) {
      return rejected.push({ row, column: '', problem: `expected ${columns.length} cells, got ${cells.length}` });
    }
    const member = readRow(base, facts, columns, cells, row, file);
    return 'problem' in member ? rejected.push(member) : members.push(member);
  });
  if (members.length + rejected.length === 0)
    return fail({ file, field: '', expected: 'at least one row under the header', got: 'none' });
  return ok({ members, rejected });
}

function checkHeader(base: RuleBase, columns: string[], file: string): Problem[] {
  const known = new Set(base.facts.map((fact) => fact.id));
  return columns.flatMap((column, i): Problem[] => {
    const at = { file, row: 1, field: column === '' ? `column ${i + 1}` : column };
    if (columns.indexOf(column) !== i) return [{ ...at, expected: 'each column once' }];
    return known.has(column) || isReserved(column)
      ? []
      : [{ ...at, expected: 'a fact id of facts.json, or name, id, contact or note:…', got: show(column) }];
  });
}

function readRow(
  base: RuleBase,
  facts: Map<string, Fact>,
  columns: string[],
  cells: string[],
  row: number,
  file: string,
): Member | RejectedRow {
  const answers: Record<string, unknown> = {};
  const passThrough: Record<string, string> = {};
  for (const [i, column] of columns.entries()) {
    const cell = cells[i] ?? '';
    const fact = facts.get(column);
    if (!fact) passThrough[column] = cell;
    else if (cell.trim() !== '') answers[column] = readCell(fact, cell.trim());
  }
  const parsed = parseFacts(base, answers, file);
  if (parsed.ok) return { row, facts: parsed.value, passThrough };
  const [first] = parsed.problems;
  const column = first?.field ?? '';
  const fact = facts.get(column);
  const cell = cells[columns.indexOf(column)] ?? '';
  const expected = first?.expected ?? (fact ? expectedOf(base, fact) : 'a valid value');
  return { row, column, problem: `expected ${expected}, got ${show(cell)}` };
}

/** A cell as the value its fact asks for; text that does not fit stays text, for the profile check to refuse. */
function readCell(fact: Fact, cell: string): Answer {
  if (cell === NOT_KNOWN) return null;
  switch (fact.type) {
    case 'bool':
      return cell === 'true' ? true : cell === 'false' ? false : cell;
    case 'int':
    case 'hkd':
      return /^\d+$/.test(cell) ? Number(cell) : cell;
    case 'pct':
      return /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
    case 'one':
      return cell;
    case 'set':
    case 'economies':
      return cell === EMPTY_SET ? [] : cell.split('|').map((part) => part.trim());
  }
}
