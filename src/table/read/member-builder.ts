/** Rows of text become a table: each cell the answer to its column's fact, each row whole or left out. */
import { show } from '../../rulebase/index.ts';
import type { Answer, Fact, RuleBase } from '../../rulebase/index.ts';
import { createTableBuilder } from '../builder.ts';
import type { MemberTable } from '../members.ts';
import type { ColumnTarget, ReadOptions } from '../service/protocol.ts';
import { cellReader } from './cells.ts';
import type { CellReader } from './cells.ts';
import { columnName, isBlank } from './header.ts';
import { MISFIT } from './misfit.ts';
import { expectedCell } from './number-cells.ts';
import { passThroughColumn } from './pass-through.ts';
import type { RejectedRow } from './problems.ts';
import { wordReader, wordsFound } from './read-as.ts';
import type { WordReader } from './read-as.ts';
import { repeatedRows } from './repeated.ts';
import { LONGEST_CELL } from './rows.ts';
import type { RowBatch } from './rows.ts';
import { EXPECTED, GOT } from './sentences.ts';
import { isRowOfTotals } from './totals.ts';
import { MOST_KEPT, unreadCells } from './unread.ts';

const LOST = '\uFFFD';

interface FactColumn {
  /** Place in the row, and in the table. */
  at: number;
  column: number;
  fact: Fact;
  read: CellReader;
  words: WordReader;
  /** Headed in words, not with the id of the fact. */
  inWords: boolean;
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

/**
 * `sheet`: rows end where their last cell is, as in a workbook; what stands beyond the header belongs to no column.
 * `badCells`: whether a cell that cannot be read leaves its row out, or counts as not answered. `readAs`: words that are
 * read as people say.
 */
export function createMemberBuilder(
  base: RuleBase,
  header: readonly string[],
  targets: readonly ColumnTarget[],
  {
    sheet = false,
    badCells = 'leave-out',
    readAs,
  }: { sheet?: boolean } & Pick<ReadOptions, 'badCells' | 'readAs'> = {},
): MemberBuilder {
  const builder = createTableBuilder(base);
  const factColumns: FactColumn[] = targets.flatMap((target, at) => {
    const column = target.kind === 'fact' ? base.facts.findIndex(({ id }) => id === target.fact) : -1;
    const fact = base.facts[column];
    const inWords = header[at]?.trim() !== fact?.id;
    if (!fact) return [];
    const read = cellReader(base, fact, { inWords });
    const words = wordReader(base, { fact, column: columnName(header, at), read }, readAs);
    return [{ at, column, fact, inWords, read: words.read, words }];
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
  const unread = unreadCells();
  const repeated = repeatedRows(targets);

  const reject = (row: number, column: string, problem: string): void => {
    rejected += 1;
    if (first.length < MOST_KEPT) first.push({ row, column, problem });
  };
  const misfitProblem = ({ fact, inWords }: FactColumn, cell: string): string => {
    if (cell.length > LONGEST_CELL) return tooLong(cell);
    if (cell.includes(LOST)) return `expected ${EXPECTED.textInEncoding}, got ${show(cell)}`;
    return `expected ${expectedCell(base, fact, { inWords })}, got ${show(cell)}`;
  };
  /** Of the present row, the places of cells that count as not answered. */
  const wrongCells: number[] = [];
  /** Of those, the parts above their whole: what is wrong with them. */
  const contradicted = new Map<number, string>();
  /** The place of the first cell that leaves the row out; -1 where none does, -2 where nothing is given. */
  const readAnswers = (cells: readonly string[]): number => {
    let given = false;
    for (let i = 0; i < factColumns.length; i += 1) {
      const column = factColumns[i];
      if (!column) break;
      const answer = column.read(cells[column.at] ?? '');
      if (answer === MISFIT) {
        if (badCells === 'leave-out') return i;
        wrongCells.push(i);
      }
      answers[i] = answer === MISFIT ? undefined : answer;
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
      return isBlank(cells) ? undefined : reject(row, '', `expected ${EXPECTED.cells(width)}, got ${cells.length}`);
    if (isRowOfTotals(cells)) return reject(row, '', `expected ${EXPECTED.company}, got ${GOT.totals}`);
    wrongCells.length = 0;
    contradicted.clear();
    const wrong = readAnswers(cells);
    if (wrong === -2 && isBlank(cells)) return undefined; // an empty line holds no company
    const misfit = factColumns[wrong];
    if (misfit) {
      const cell = cells[misfit.at] ?? '';
      return reject(row, columnName(header, misfit.at), misfitProblem(misfit, cell));
    }
    for (let pair = contradiction(); pair; pair = contradiction()) {
      const [part, whole] = [factColumns[pair.part], factColumns[pair.whole]];
      if (!part || !whole) return undefined; // both are places of columns
      const limit = EXPECTED.part(whole.fact.id, Number(answers[pair.whole]));
      const problem = `expected ${limit}, got ${show(cells[part.at])}`;
      if (badCells === 'leave-out') return reject(row, columnName(header, part.at), problem);
      contradicted.set(pair.part, problem);
      wrongCells.push(pair.part);
      answers[pair.part] = undefined;
    }
    for (const { at } of passed) {
      const cell = cells[at] ?? '';
      if (cell.length > LONGEST_CELL) return reject(row, columnName(header, at), tooLong(cell));
    }
    for (const place of wrongCells) {
      const column = factColumns[place];
      if (!column) continue;
      if (!contradicted.has(place)) column.words.missed(cells[column.at] ?? '');
      unread.add(row, columnName(header, column.at), column.fact, () => {
        return contradicted.get(place) ?? misfitProblem(column, cells[column.at] ?? '');
      });
    }
    repeated.add(cells);
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
      ...unread.finish(),
      ...wordsFound(factColumns.map(({ words }) => words)),
      ...repeated.finish(),
    }),
  };
}

const tooLong = (cell: string): string => `expected ${EXPECTED.longestCell(LONGEST_CELL)}, got ${cell.length}`;

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
