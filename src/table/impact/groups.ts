/** Companies in groups, by the facts with the role `group-by`: one group a choice or band, one for those without an answer. */
import type { Fact, RuleBase } from '../../rulebase/index.ts';
import type { Cells, Column, Plane, Planes, ProfileTable } from '../columns.ts';
import { minus, rowsIn } from '../planes.ts';
import type { GroupKey } from '../service/protocol.ts';
import { below, countRows, emptyPlanes, everyRow } from './planes.ts';

export interface Group {
  key: GroupKey;
  planes: Planes;
  rows: number;
}

/** The groups of one fact: every row is in exactly one of them. Groups without a row are left out. */
export interface Grouping {
  groups: readonly Group[];
  /** By chunk and row: the position of the row's group. */
  index: readonly Uint16Array[];
}

/** The groups of every fact that companies are grouped by. */
export function groupingsOf(base: RuleBase, table: ProfileTable): Grouping[] {
  return base.facts.flatMap((fact, column) => (fact.roles.includes('group-by') ? [groupBy(table, fact, column)] : []));
}

/** Everybody in one group: what is summed by group is summed over all by the same means. */
export function everybody(table: ProfileTable): Grouping {
  const all = { key: { fact: '', key: null }, planes: everyRow(table), rows: table.rows };
  return { groups: [all], index: table.chunks.map(({ rows }) => new Uint16Array(rows)) };
}

function groupBy(table: ProfileTable, fact: Fact, column: number): Grouping {
  const keys = keysOf(fact, table.columns[column]);
  const found = keys.map((key) => ({ key: { fact: fact.id, key }, planes: emptyPlanes(table) }));
  const none = { key: { fact: fact.id, key: null }, planes: everyRow(table) };
  table.chunks.forEach(({ cells }, chunk) => {
    const rest = none.planes[chunk];
    const here = cells[column];
    if (!here || !rest) return;
    const planes = found.flatMap((group) => group.planes[chunk] ?? []);
    fill(planes, here, keys);
    for (const plane of planes) minus(rest, rest, plane);
  });
  const groups = [...found, none].flatMap(({ key, planes }) => {
    const rows = countRows(planes);
    return rows > 0 ? [{ key, planes, rows }] : [];
  });
  return { groups, index: indexOf(table, groups) };
}

function keysOf({ bands }: Fact, column: Column | undefined): (string | number)[] {
  if (column?.kind === 'choice') return column.values.map(String);
  return column?.kind === 'number' ? [...(bands ?? [0])] : [];
}

/** The rows of each group in one chunk. */
function fill(planes: readonly Plane[], cells: Cells, keys: readonly (string | number)[]): void {
  if (cells.kind === 'choice') planes.forEach((plane, i) => plane.set(cells.planes[i] ?? []));
  if (cells.kind !== 'number') return;
  // Each band first holds all that lies below the next one, from the last band to the first.
  planes.forEach((plane, i) => below(plane, cells, Number(keys[i + 1] ?? Infinity)));
  for (let i = planes.length - 1; i > 0; i -= 1) {
    const [band, lower] = [planes[i], planes[i - 1]];
    if (band && lower) minus(band, band, lower);
  }
}

function indexOf({ chunks, chunkRows }: ProfileTable, groups: readonly Group[]): Uint16Array[] {
  const places = new Uint16Array(chunkRows);
  return chunks.map(({ rows }, chunk) => {
    const index = new Uint16Array(rows);
    groups.forEach(({ planes }, position) => {
      const count = rowsIn(planes[chunk] ?? new Uint32Array(), places);
      for (let k = 0; k < count; k += 1) index[places[k] ?? 0] = position;
    });
    return index;
  });
}
