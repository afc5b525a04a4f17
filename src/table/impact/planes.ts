/** Bit planes over a whole table: made, counted, and read off its columns. */
import type { Cells, Plane, Planes, ProfileTable } from '../columns.ts';
import { belowAny, belowWhole, countIn, countInBoth } from '../planes.ts';

/** Planes without a row, in one piece of memory. */
export function emptyPlanes({ chunks }: Pick<ProfileTable, 'chunks'>): Plane[] {
  const room = new Uint32Array(chunks.reduce((sum, { words }) => sum + words, 0));
  let start = 0;
  return chunks.map(({ words }) => room.subarray(start, (start += words)));
}

/** Planes of every row; a chunk's last word has bits to spare, and they are not set. */
export function everyRow(table: Pick<ProfileTable, 'chunks'>): Plane[] {
  const planes = emptyPlanes(table);
  table.chunks.forEach(({ rows, words }, i) => {
    const plane = planes[i]?.fill(0xffff_ffff);
    if (plane && rows % 32 > 0) plane[words - 1] = 2 ** (rows % 32) - 1;
  });
  return planes;
}

export const countRows = (planes: Planes): number => planes.reduce((sum, plane) => sum + countIn(plane), 0);

export const countRowsInBoth = (a: Planes, b: Planes): number =>
  a.reduce((sum, plane, i) => sum + countInBoth(plane, b[i] ?? plane), 0);

/** The rows that are in both. */
export function both(table: ProfileTable, a: Planes, b: Planes): Plane[] {
  const out = emptyPlanes(table);
  out.forEach((plane, i) => {
    const [one, other] = [a[i], b[i]];
    for (let w = 0; w < plane.length; w += 1) plane[w] = (one?.[w] ?? 0) & (other?.[w] ?? 0);
  });
  return out;
}

/** Write the rows of a number's cells that are known and below a limit. */
export function below(out: Plane, cells: Extract<Cells, { kind: 'number' }>, limit: number): void {
  if (limit <= 0) out.fill(0);
  else if (limit > cells.largest) out.set(cells.known);
  else if (cells.values instanceof Float64Array) belowAny(out, cells.values, cells.known, limit);
  else belowWhole(out, cells.values, cells.known, Math.ceil(limit));
}

/** Add the rows of `more`, but for those in `less`. */
export function join(out: Plane, more: Plane | undefined, less?: Plane): void {
  if (!more) return;
  if (less) for (let w = 0; w < out.length; w += 1) out[w] = (out[w] ?? 0) | ((more[w] ?? 0) & ~(less[w] ?? 0));
  else for (let w = 0; w < out.length; w += 1) out[w] = (out[w] ?? 0) | (more[w] ?? 0);
}
