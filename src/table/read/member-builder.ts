/** Rows of text become a table: each cell the answer to its column's fact, each row whole or left out. */
import { expectedOf, show } from '../../rulebase/index.ts';
import type { Answer, Fact, RuleBase } from '../../rulebase/index.ts';
import { createTableBuilder } from '../builder.ts';
import type { MemberTable } from '../members.ts';
import type { ColumnTarget } from '../service/protocol.ts';
import { cellReader, MISFIT } from './cells.ts';
import type { CellReader } from './cells.ts';
import { columnName, isBlank } from './header.ts';
import { passThroughColumn } from './pass-through.ts';
import type { RejectedRow } from './problems.ts';
import { LONGEST_CELL } from './rows.ts';
import type { RowBatch } from './rows.ts';

const MOST_KEPT = 1000;
const LOST = '\uFFFD';

interface FactColumn {
  /** Place in the row, and in the table. */
  at: number;
  column: number;
  fact: Fact;
  read: CellReader;
}

/** A column that is a part of another, as places among the fact columns. */
interface Parts {
  part: number;
  whole: number;
}

export interface MemberBuilder {
  add: (batch: RowBatch) => void;
  /** Rows taken and left out so far; empty ones are neither. */
  counts: () => { rows: number; rejected: number };
  finish: () => MemberTable;
}

/** `sheet`: rows end where their last cell is, as in a workbook; what stands beyond the header belongs to no column. */
export function createMemberBuilder(
  base: RuleBase,
  header: readonly string[],
  targets: readonly ColumnTarget[],
  { sheet = false }: { sheet?: boolean } = {},
): MemberBuilder {
  const builder = createTableBuilder(base);
  const factColumns: FactColumn[] = targets.flatMap((target, at) => {
    const column = target.kind === 'fact' ? base.facts.findIndex(({ id }) => id === target.fact) : -1;
    const fact = base.facts[column];
    return fact ? [{ at, column, fact, read: cellReader(base, fact) }] : [];
  });
  const parts: Parts[] = factColumns.flatMap(({ fact }, part) => {
    const whole = factColumns.findIndex((other) => other.fact.id === fact.partOf);
    return whole < 0 ? [] : [{ part, whole }];
  });
  const passed = targets.flatMap((target, at) =>
    target.kind === 'pass' ? [{ at, texts: passThroughColumn(target.as) }] : [],
  );
  const width = header.length;
  const answers = factColumns.map((): Answer | undefined => undefined);
  const first: RejectedRow[] = [];
  let rejected = 0;
  let rows = 0;
  const fileRows = rowNumbers();

  const reject = (row: number, column: string, problem: string): void => {
    rejected += 1;
    if (first.length < MOST_KEPT) first.push({ row, column, problem });
  };
  /** The place of the first cell that is no answer; -1 where all are, -2 where none is given. */
  const readAnswers = (cells: readonly string[]): number => {
    let given = false;
    for (let i = 0; i < factColumns.length; i += 1) {
      const column = factColumns[i];
      if (!column) break;
      const answer = column.read(cells[column.at] ?? '');
      if (answer === MISFIT) return i;
      answers[i] = answer;
      if (answer !== undefined) given = true;
    }
    return given ? -1 : -2;
  };
  const contradiction = (): Parts | undefined => {
    for (const pair of parts) {
      const [part, whole] = [answers[pair.part], answers[pair.whole]];
      if (typeof part === 'number' && typeof whole === 'number' && part > whole) return pair;
    }
    return undefined;
  };
  const addRow = (row: number, cells: string[], broken: string | undefined): void => {
    if (broken !== undefined) return reject(row, '', broken);
    if (cells.length !== width && !sheet)
      return isBlank(cells) ? undefined : reject(row, '', `expected ${width} cells, got ${cells.length}`);
    const wrong = readAnswers(cells);
    if (wrong === -2 && isBlank(cells)) return undefined; // an empty line holds no company
    const misfit = factColumns[wrong];
    if (misfit) {
      const cell = cells[misfit.at] ?? '';
      return reject(row, columnName(header, misfit.at), misfitProblem(base, misfit.fact, cell));
    }
    const pair = parts.length > 0 ? contradiction() : undefined;
    if (pair) {
      const [part, whole] = [factColumns[pair.part], factColumns[pair.whole]];
      if (!part || !whole) return undefined; // both are places of columns
      const limit = `expected at most ${whole.fact.id} (${String(answers[pair.whole])}), of which it is a part`;
      return reject(row, columnName(header, part.at), `${limit}, got ${show(cells[part.at])}`);
    }
    for (const { at } of passed) {
      const cell = cells[at] ?? '';
      if (cell.length > LONGEST_CELL) return reject(row, columnName(header, at), tooLong(cell));
    }
    for (let i = 0; i < factColumns.length; i += 1) {
      const [column, answer] = [factColumns[i]?.column, answers[i]];
      if (answer !== undefined && column !== undefined) builder.put(column, answer);
    }
    for (const { at, texts } of passed) texts.add(cells[at] ?? '');
    fileRows.add(builder.endRow(), row);
    rows += 1;
    return undefined;
  };
  return {
    add: (batch) => {
      for (let i = 0; i < batch.rows.length; i += 1)
        addRow(batch.numbers[i] ?? 0, batch.rows[i] ?? [], batch.broken.get(i));
    },
    counts: () => ({ rows, rejected }),
    finish: () => ({
      table: builder.finish(),
      passThrough: passed.map(({ texts }) => texts.finish()),
      fileRow: fileRows.of,
      rejected: { total: rejected, first },
    }),
  };
}

function misfitProblem(base: RuleBase, fact: Fact, cell: string): string {
  if (cell.length > LONGEST_CELL) return tooLong(cell);
  if (cell.includes(LOST)) return `expected text in the encoding of the file, got ${show(cell)}`;
  return `expected ${expectedOf(base, fact)}, got ${show(cell)}`;
}

const tooLong = (cell: string): string => `expected a cell of at most ${LONGEST_CELL} characters, got ${cell.length}`;

/** Row numbers of a file by row of the table: kept only where rows were left out in between. */
function rowNumbers() {
  const [starts, offsets]: [number[], number[]] = [[], []];
  return {
    add: (row: number, fileRow: number): void => {
      if (offsets.at(-1) === fileRow - row) return;
      starts.push(row);
      offsets.push(fileRow - row);
    },
    of: (row: number): number => {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((starts[middle] ?? 0) <= row) low = middle + 1;
        else high = middle;
      }
      return row + (offsets[low - 1] ?? 0);
    },
  };
}
