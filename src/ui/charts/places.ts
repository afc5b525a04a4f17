/** Where labels go so that none covers another. */

export interface Extent {
  /** The middle, in px. */
  at: number;
  size: number;
}

/** Leaves out what would stand too close to what is kept already: what comes first in the list matters most. */
export function apart<T extends Extent>(items: readonly T[], gap: number): T[] {
  const kept: T[] = [];
  for (const item of items)
    if (kept.every((other) => Math.abs(other.at - item.at) >= (other.size + item.size) / 2 + gap)) kept.push(item);
  return kept;
}

/**
 * Moves labels apart along one axis, as little as it takes, within `from` and `to`; their order along it stays.
 * Where they need more room than there is they still keep apart, beyond `to`: `roomFor` tells beforehand.
 */
export function spread<T extends Extent>(items: readonly T[], from: number, to: number): (T & { moved: number })[] {
  const sorted = items.map((item, index) => ({ item, index, moved: item.at })).sort((a, b) => a.item.at - b.item.at);
  let floor = from;
  for (const each of sorted) {
    each.moved = Math.max(each.moved, floor + each.item.size / 2);
    floor = each.moved + each.item.size / 2;
  }
  let ceiling = Math.max(to, from + roomFor(items));
  for (const each of sorted.toReversed()) {
    each.moved = Math.min(each.moved, ceiling - each.item.size / 2);
    ceiling = each.moved - each.item.size / 2;
  }
  return sorted.sort((a, b) => a.index - b.index).map(({ item, moved }) => ({ ...item, moved }));
}

/** The length that labels take one after the other. */
export const roomFor = (items: readonly Extent[]): number => items.reduce((sum, { size }) => sum + size, 0);

/** The first free row for each, so that none on a row overlaps: 0 is the first. */
export function rowsFor(items: readonly Extent[], gap: number): number[] {
  const rows: Extent[][] = [];
  return items.map((item) => {
    const free = rows.findIndex((row) =>
      row.every((other) => Math.abs(other.at - item.at) >= (other.size + item.size) / 2 + gap),
    );
    const row = free === -1 ? rows.length : free;
    (rows[row] ??= []).push(item);
    return row;
  });
}

export const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
