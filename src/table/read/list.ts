/** Lists of companies in CSV and XLSX: a look at the beginning, and the whole list as a table. */
import { fail, ok } from '../../rulebase/index.ts';
import type { Result, RuleBase } from '../../rulebase/index.ts';
import type { MemberTable } from '../members.ts';
import type { ColumnTarget, Encoding, ListPreview, Progress, ReadOptions } from '../service/protocol.ts';
import { csvRows } from './csv.ts';
import { formatOf } from './format.ts';
import { checkTargets, findHeader, guessTargets, isBlank, knownIn, looksLikeData, MOST_COLUMNS } from './header.ts';
import { createMemberBuilder } from './member-builder.ts';
import type { RowBatch } from './rows.ts';
import { EXPECTED, GOT } from './sentences.ts';
import { asProblem, Unreadable } from './source.ts';
import type { ByteSource, ListFile } from './source.ts';
import { guessEncoding } from './text.ts';
import { openWorkbook } from './workbook.ts';

const SAMPLE_ROWS = 10;
/** Rows that are read before the header is looked for. */
const HEAD_ROWS = 40;
const BETWEEN_REPORTS = 60;
/** A workbook may have many sheets; a list is hardly behind so many others. */
const SHEETS_TRIED = 5;

export interface LoadOptions extends ReadOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** A file with everything known that its rows depend on. */
interface OpenList {
  format: 'csv' | 'xlsx';
  encoding: Encoding | null;
  sheets: readonly string[];
  sheet: string | null;
  rows: () => AsyncGenerator<RowBatch>;
}

async function open(base: RuleBase, { blob }: ListFile, options: LoadOptions): Promise<OpenList> {
  if ((await formatOf(blob)) === 'xlsx') {
    const first = await openWorkbook(blob, options);
    const isOpen = options.sheet !== undefined || first.sheets.length < 2;
    const { sheets, sheet, rows } = isOpen
      ? first
      : await openWorkbook(blob, { ...options, sheet: await likeliestSheet(base, blob, first.sheets, options) });
    return { format: 'xlsx', encoding: null, sheets, sheet, rows };
  }
  const encoding = options.encoding ?? (await guessEncoding(blob));
  return {
    format: 'csv',
    encoding,
    sheets: [],
    sheet: null,
    rows: () => csvRows(base, blob, encoding, { signal: options.signal }),
  };
}

/** The sheet whose header names the most columns; the first where none names any. A cover sheet is no list. */
async function likeliestSheet(
  base: RuleBase,
  blob: ByteSource,
  sheets: readonly string[],
  options: LoadOptions,
): Promise<string> {
  let [best, most] = [sheets[0] ?? '', 0];
  for (const sheet of sheets.slice(0, SHEETS_TRIED)) {
    const { rows } = await openWorkbook(blob, { ...options, sheet });
    const known = await readHead(base, 'xlsx', rows()).then(
      ({ header }) => knownIn(base, header),
      (error: unknown) => {
        if (error instanceof Unreadable) return 0; // the page may still choose it, and hear why
        throw error;
      },
    );
    if (known > most) [best, most] = [sheet, known];
  }
  return best;
}

interface Head {
  header: string[];
  /** Row number of the header. */
  row: number;
  /** The rows under it that were read with it. */
  batch: RowBatch;
}

/** The header and the rows that came with it; further rows follow from the same generator. */
async function readHead(
  base: RuleBase,
  format: OpenList['format'],
  rows: AsyncGenerator<RowBatch>,
  onBatch?: (batch: RowBatch) => void,
): Promise<Head> {
  const all: RowBatch[] = [];
  let count = 0;
  while (count < HEAD_ROWS) {
    const next = await rows.next();
    if (next.done === true) break;
    const batch: RowBatch = next.value;
    onBatch?.(batch);
    all.push(batch);
    count += batch.rows.filter((cells) => !isBlank(cells)).length;
  }
  const cells = all.flatMap((batch) => batch.rows);
  const numbers = all.flatMap((batch) => batch.numbers);
  const at = findHeader(base, cells);
  const found = cells[at];
  if (!found) throw new Unreadable(EXPECTED.header, { got: GOT.nothing });
  const header = format === 'xlsx' ? withoutBlankEnd(found) : found;
  const row = numbers[at] ?? 1;
  if (header.length > MOST_COLUMNS)
    throw new Unreadable(EXPECTED.mostColumns(MOST_COLUMNS), { row, got: String(header.length) });
  const broken = new Map<number, string>();
  let before = 0;
  for (const batch of all) {
    for (const [i, problem] of batch.broken) broken.set(before + i - at - 1, problem);
    before += batch.rows.length;
  }
  const last = all.at(-1);
  const under = { rows: cells.slice(at + 1), numbers: numbers.slice(at + 1), broken };
  const problem = broken.get(-1);
  if (problem !== undefined) throw new Unreadable(problem.replace(/^expected /, ''), { row });
  return { header, row, batch: { ...under, done: last?.done ?? 0, total: last?.total ?? 0 } };
}

function withoutBlankEnd(cells: string[]): string[] {
  let { length } = cells;
  while (length > 1 && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return cells.slice(0, length);
}

/** Look at the beginning of a list: its header, a few rows, and what we take the columns for. */
export async function previewList(
  base: RuleBase,
  file: ListFile,
  options: ReadOptions & { signal?: AbortSignal | undefined } = {},
): Promise<Result<ListPreview>> {
  try {
    const list = await open(base, file, options);
    const rows = list.rows();
    const { header, row, batch } = await readHead(base, list.format, rows);
    await rows.return(undefined);
    const sample = batch.rows
      .filter((cells) => !isBlank(cells))
      .slice(0, SAMPLE_ROWS)
      .map((cells) => header.map((_, i) => cells[i] ?? ''));
    const { format, encoding, sheets, sheet } = list;
    const guessed = guessTargets(base, header, { file: file.name, row });
    const isData = knownIn(base, header) === 0 && looksLikeData(header, batch.rows);
    return ok({
      format,
      encoding,
      sheets,
      sheet,
      header,
      sample,
      ...guessed,
      ...(isData ? { headerLooksLikeData: true } : {}),
    });
  } catch (error) {
    return asProblem(file.name, error);
  }
}

/**
 * Read a whole list. Rows that cannot be read are left out and listed; the file is refused where its columns cannot be
 * as `targets` says, or nothing is in it. Rejects with the reason of `signal` when that is aborted.
 */
export async function readList(
  base: RuleBase,
  file: ListFile,
  targets: readonly ColumnTarget[],
  options: LoadOptions = {},
): Promise<Result<MemberTable>> {
  try {
    options.signal?.throwIfAborted();
    const list = await open(base, file, options);
    const rows = list.rows();
    const report = reporter(options.onProgress);
    const { header, row, batch } = await readHead(base, list.format, rows, (read) => report(read, 0));
    const problems = checkTargets(base, header, targets, { file: file.name, row });
    if (problems.length > 0) return fail(...problems);
    const { badCells, readAs } = options;
    const isSheet = list.format === 'xlsx';
    const builder = createMemberBuilder(base, header, targets, {
      sheet: isSheet,
      ...(badCells && { badCells }),
      ...(readAs && { readAs }),
    });
    const add = (next: RowBatch): void => {
      builder.add(next);
      report(next, builder.counts().rows);
    };
    add(batch);
    for await (const next of rows) add(next);
    const { rows: taken, rejected } = builder.counts();
    return taken + rejected > 0
      ? ok(builder.finish())
      : fail({ file: file.name, field: '', expected: EXPECTED.oneRow, got: GOT.none });
  } catch (error) {
    return asProblem(file.name, error);
  }
}

/** Tells how far the reading is, at most every so many milliseconds, and at its end. */
function reporter(onProgress: LoadOptions['onProgress']) {
  let last = -Infinity;
  return ({ done, total }: RowBatch, rows: number): void => {
    const now = performance.now();
    if (!onProgress || (now - last < BETWEEN_REPORTS && done < total)) return;
    last = now;
    onProgress({ stage: 'reading', done, total, rows });
  };
}
