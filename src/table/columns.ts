/**
 * A table of profiles, column by column: one column a fact, cut into chunks of rows so that it grows without copying.
 * Unanswered (no cell) and "not known" are the same to the rules; a column keeps them apart all the same.
 */
import type { Answer, Fact, Profile } from '../rulebase/index.ts';

/** One bit a row of a chunk, 32 rows a word. */
export type Plane = Uint32Array;
/** One plane a chunk: one bit for every row of a table. */
export type Planes = readonly Plane[];

/** How a fact is stored. Yes-or-no facts are choices of two. */
export type Column =
  | { kind: 'choice'; fact: Fact; values: readonly (boolean | string)[] }
  | { kind: 'number'; fact: Fact }
  /** Each distinct set once, as positions in `options`; rows hold its index. The first one stands for "no answer". */
  | { kind: 'set'; fact: Fact; options: readonly string[]; sets: readonly (readonly number[])[] };

/** The cells of one column in one chunk. `notKnown`: rows that said so; absent where none did. */
export type Cells =
  /** A plane for each value, absent where no row chose it. */
  | { kind: 'choice'; planes: (Plane | undefined)[]; notKnown: Plane | undefined }
  /** 32-bit whole numbers unless a value needs more. */
  | {
      kind: 'number';
      known: Plane;
      values: Int32Array | Float64Array;
      /** No value is above it. */
      largest: number;
      /** All values are whole numbers. */
      isWhole: boolean;
      notKnown: Plane | undefined;
    }
  | { kind: 'set'; known: Plane; index: Int32Array; notKnown: Plane | undefined };

export interface Chunk {
  /** Row number of its first row in the table. */
  start: number;
  rows: number;
  /** Words of each of its planes. */
  words: number;
  /** By column; absent where no row of the chunk says anything. */
  cells: readonly (Cells | undefined)[];
}

export interface ProfileTable {
  /** The facts it was built for, in the order of its columns. */
  facts: readonly Fact[];
  columns: readonly Column[];
  chunks: readonly Chunk[];
  rows: number;
  /** Rows of every chunk but the last. */
  chunkRows: number;
}

/** Whether row `row` of a chunk is set in a plane. */
export const hasBit = (plane: Plane | undefined, row: number): boolean =>
  plane !== undefined && (((plane[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;

/** The chunk of a row and the row's place in it. */
export function placeOf(table: Pick<ProfileTable, 'chunkRows' | 'rows'>, row: number): { chunk: number; at: number } {
  if (!Number.isInteger(row) || row < 0 || row >= table.rows) throw new RangeError(`no row ${row} of ${table.rows}`);
  return { chunk: Math.floor(row / table.chunkRows), at: row % table.chunkRows };
}

/** One answer as it was given: undefined where unanswered, null where not known. Sets come in the order of the options. */
export function answerAt(table: ProfileTable, column: number, row: number): Answer | undefined {
  const { chunk, at } = placeOf(table, row);
  const [shape, cells] = [table.columns[column], table.chunks[chunk]?.cells[column]];
  if (!shape || !cells) return undefined;
  if (hasBit(cells.notKnown, at)) return null;
  if (cells.kind === 'choice')
    return shape.kind === 'choice' ? shape.values.find((_, i) => hasBit(cells.planes[i], at)) : undefined;
  if (!hasBit(cells.known, at)) return undefined;
  if (cells.kind === 'number') return cells.values[at];
  const members = shape.kind === 'set' ? shape.sets[cells.index[at] ?? 0] : undefined;
  return shape.kind === 'set' ? members?.flatMap((option) => shape.options[option] ?? []) : undefined;
}

/** A row as the profile it came from. */
export function profileAt(table: ProfileTable, row: number): Profile {
  return Object.fromEntries(
    table.facts.flatMap((fact, column): [string, Answer][] => {
      const answer = answerAt(table, column, row);
      return answer === undefined ? [] : [[fact.id, answer]];
    }),
  );
}

/** Rows that chose one value of a fact, such as one industry: what counts and sums can be narrowed to. */
export function rowsWith(table: ProfileTable, factId: string, value: boolean | string): Planes {
  const column = table.facts.findIndex(({ id }) => id === factId);
  const shape = table.columns[column];
  const option = shape?.kind === 'choice' ? shape.values.indexOf(value) : -1;
  if (option < 0) throw new RangeError(`${String(value)} is no value of ${factId}`);
  return table.chunks.map(({ cells, words }) => {
    const found = cells[column];
    return (found?.kind === 'choice' ? found.planes[option] : undefined) ?? new Uint32Array(words);
  });
}

/** Bytes that the cells take. */
export function bytesOf(table: ProfileTable): number {
  const of = (part: { byteLength: number } | undefined) => part?.byteLength ?? 0;
  const cellBytes = (cells: Cells | undefined): number => {
    if (!cells) return 0;
    if (cells.kind === 'choice') return of(cells.notKnown) + cells.planes.reduce((sum, plane) => sum + of(plane), 0);
    return of(cells.notKnown) + of(cells.known) + of(cells.kind === 'number' ? cells.values : cells.index);
  };
  return table.chunks.reduce((sum, { cells }) => sum + cells.reduce((all, each) => all + cellBytes(each), 0), 0);
}
