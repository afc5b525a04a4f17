/**
 * The best that can be done with any set of items, by bit mask. Values are compared by the total first and, where that
 * is equal, by a rank that counts applications and then what they cost: less is better.
 */

/** The rank of one application is this plus its cost. Larger than any cost, so that fewer applications come first. */
export const APPLICATION = 1e13;

export interface Value {
  total: number;
  rank: number;
}
export const NOTHING: Value = { total: 0, rank: 0 };

/** Two values one after the other. */
export const plus = (a: Value, b: Value): Value => ({ total: a.total + b.total, rank: a.rank + b.rank });
export const isBetter = (a: Value, b: Value): boolean => a.total > b.total || (a.total === b.total && a.rank < b.rank);

/** For every set of items the best value, and the items that the track added last took of it (0: none). */
export interface Table {
  total: Float64Array;
  rank: Float64Array;
  took: Int32Array;
}

/** A table in which no item earns anything. */
export function emptyTable(items: number): Table {
  const size = 1 << items;
  return { total: new Float64Array(size), rank: new Float64Array(size), took: new Int32Array(size) };
}

/** What one track gives for an exact set of items. */
export interface Worth extends Value {
  mask: number;
}

/** The table with one more track, which may take one of its sets of items. Exact: every division is tried. */
export function withTrack(table: Table, worths: readonly Worth[]): Table {
  const full = table.total.length - 1;
  const next: Table = { total: table.total.slice(), rank: table.rank.slice(), took: new Int32Array(full + 1) };
  for (const { mask, total, rank } of undominated(worths, full)) {
    const rest = full ^ mask;
    for (let others = rest; ; others = (others - 1) & rest) {
      const all = others | mask;
      const [sum, order] = [total + (table.total[others] ?? 0), rank + (table.rank[others] ?? 0)];
      const now = next.total[all] ?? 0;
      if (sum > now || (sum === now && order < (next.rank[all] ?? 0))) {
        next.total[all] = sum;
        next.rank[all] = order;
        next.took[all] = mask;
      }
      if (others === 0) break;
    }
  }
  return next;
}

/** Sets that no part of themselves does as well as. A smaller set costs less and leaves more for others. */
function undominated(worths: readonly Worth[], full: number): Worth[] {
  const best = new Map<number, Worth>();
  for (const worth of worths) {
    const known = best.get(worth.mask);
    if (worth.total > 0 && (!known || isBetter(worth, known))) best.set(worth.mask, worth);
  }
  const within = new Float64Array(full + 1);
  const kept: Worth[] = [];
  for (let mask = 1; mask <= full; mask++) {
    let less = 0; // the most that this set gives with an item left out
    for (let bits = mask; bits !== 0; bits &= bits - 1) less = Math.max(less, within[mask ^ (bits & -bits)] ?? 0);
    const worth = best.get(mask);
    if (worth && worth.total > less) kept.push(worth);
    within[mask] = Math.max(less, worth?.total ?? 0);
  }
  return kept;
}

/** The value for a set of items. */
export const valueAt = (table: Table, mask: number): Value => ({
  total: table.total[mask] ?? 0,
  rank: table.rank[mask] ?? 0,
});
