/** Fills a table row by row, from profiles or cell by cell from a file that is being read. */
import type { Answer, Profile, RuleBase } from '../rulebase/index.ts';
import { columnsFor, ROWS_PER_WORD, writerFor } from './cell-writers.ts';
import type { Chunk, ProfileTable } from './columns.ts';

/** Small enough that the planes of a whole rule base stay in the processor's cache, large enough to loop over. */
const CHUNK_ROWS = 16_384;

export interface TableBuilder {
  /**
   * Write one answer of the current row, at most once a column; `null` is "not known". Throws a RangeError for an
   * answer its fact cannot have.
   */
  put: (column: number, answer: Answer) => void;
  /** Finish the current row and give its number, from 0. */
  endRow: () => number;
  /** Forget what was put into the current row. */
  dropRow: () => void;
  /** Add a whole row. */
  add: (profile: Profile) => number;
  /** The table so far; nothing may be added after. */
  finish: () => ProfileTable;
}

/** A builder with a column for every fact, in the order of `base.facts`. */
export function createTableBuilder(base: RuleBase, chunkRows = CHUNK_ROWS): TableBuilder {
  const words = chunkRows / ROWS_PER_WORD;
  if (!Number.isInteger(words) || chunkRows > 0x1_0000)
    throw new RangeError('a chunk has a multiple of 32 rows, at most 65536');
  const columns = columnsFor(base);
  const writers = columns.map((column) => writerFor(column, words));
  const positions = new Map(base.facts.map(({ id }, column) => [id, column]));
  const chunks: Chunk[] = [];
  let at = 0;

  const closeChunk = (): void => {
    const kept = Math.ceil(at / ROWS_PER_WORD);
    const cells = writers.map((writer) => writer.take(kept));
    chunks.push({ start: chunks.length * chunkRows, rows: at, words: kept, cells });
    at = 0;
  };
  const put = (column: number, answer: Answer): void => {
    const writer = writers[column];
    if (!writer) throw new RangeError(`no column ${column}`);
    writer.put(at, answer);
  };
  const endRow = (): number => {
    const row = chunks.length * chunkRows + at;
    at += 1;
    if (at === chunkRows) closeChunk();
    return row;
  };
  return {
    put,
    endRow,
    dropRow: () => writers.forEach((writer) => writer.clear(at)),
    add: (profile) => {
      for (const id in profile) {
        const [column, answer] = [positions.get(id), profile[id]];
        if (column === undefined) throw new RangeError(`no fact ${id}`);
        if (answer !== undefined) put(column, answer);
      }
      return endRow();
    },
    finish: () => {
      if (at > 0) closeChunk();
      const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
      return { facts: base.facts, columns, chunks, rows, chunkRows };
    },
  };
}

/** A table of profiles that are already in memory. */
export function tableOf(base: RuleBase, profiles: Iterable<Profile>, chunkRows?: number): ProfileTable {
  const builder = createTableBuilder(base, chunkRows);
  for (const profile of profiles) builder.add(profile);
  return builder.finish();
}
