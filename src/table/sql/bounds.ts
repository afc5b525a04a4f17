/**
 * Bounds of amounts, in whole units. A bound that is not there (`undefined`, or NULL for some rows) is infinite: nothing
 * bounds the amount on that side. LEAST and GREATEST pass over NULL in both systems.
 */
import { allSql, anySql, byTruth, FALSE, TRUE, UNKNOWN } from './words.ts';

export type Bound = { units: bigint } | Computed | undefined;
interface Computed {
  sql: string;
  /** The truth that it is there, never unknown. */
  there: string;
  /** The bounds it is the least or the greatest of. */
  of?: { word: Extreme; bounds: readonly Bound[] };
  /** It is a number other than 0 for every row. */
  neverZero?: boolean;
}
type Extreme = 'LEAST' | 'GREATEST';

export const units = (count: bigint): Bound => ({ units: count });
export const NOTHING = units(0n);
/** NULL where one of its parts is. */
const computed = (sql: string, parts: readonly Bound[]): Bound => ({ sql, there: allSql(parts.map(isThere)) });

/** A whole number; a large one says its type, so that no system takes it for a floating point number. */
function wholeSql(value: bigint): string {
  if (value >= 0x8000_0000n || value < -0x8000_0000n) return `CAST(${value} AS DECIMAL(38, 0))`;
  return value < 0n ? `(${value})` : `${value}`;
}

export function boundSql(bound: Bound): string {
  if (!bound) return 'CAST(NULL AS DECIMAL(38, 0))';
  return 'units' in bound ? wholeSql(bound.units) : bound.sql;
}

/** The truth that a bound is there; never unknown. */
export const isThere = (bound: Bound): string => (!bound ? FALSE : 'units' in bound ? TRUE : bound.there);
const isConstant = (bound: Bound): bound is { units: bigint } => bound !== undefined && 'units' in bound;
const isZero = (bound: Bound): boolean => isConstant(bound) && bound.units === 0n;
/** The truth that a bound is nothing; never unknown. */
export function isNothing(bound: Bound): string {
  if (!bound || 'units' in bound) return isZero(bound) ? TRUE : FALSE;
  return bound.neverZero === true ? FALSE : `(${bound.sql} = 0) IS TRUE`;
}

export function scaled(bound: Bound, by: bigint): Bound {
  if (!bound || by === 1n) return bound;
  if ('units' in bound) return units(bound.units * by);
  return by === 0n && bound.there === TRUE ? NOTHING : computed(`(${wholeSql(by)} * ${bound.sql})`, [bound]);
}

/** The least, or the greatest, of the bounds that are there. */
export function extreme(word: Extreme, given: readonly Bound[]): Bound {
  const bounds = given.flatMap((bound) =>
    bound && 'sql' in bound && bound.of?.word === word ? bound.of.bounds : [bound],
  );
  const [first, ...rest] = bounds.filter(isConstant);
  const constant = rest.reduce(
    (a, b) => (a && (word === 'LEAST' ? b.units < a.units : b.units > a.units) ? b : a),
    first,
  );
  const others = bounds.flatMap((bound) => (bound && 'sql' in bound ? [bound] : []));
  const different = new Map<string, Bound>(
    [...others, ...(constant ? [constant] : [])].map((bound) => [boundSql(bound), bound]),
  );
  if (different.size < 2) return [...different.values()][0];
  const sql = `${word}(${[...different.keys()].join(', ')})`;
  return { sql, there: anySql(bounds.map(isThere)), of: { word, bounds } };
}

export function plus(a: Bound, b: Bound): Bound {
  if (!a || !b) return undefined;
  if (isZero(a) || isZero(b)) return isZero(a) ? b : a;
  return 'units' in a && 'units' in b
    ? units(a.units + b.units)
    : computed(`(${boundSql(a)} + ${boundSql(b)})`, [a, b]);
}

export function minus(a: Bound, b: Bound): Bound {
  if (!a || !b) return undefined;
  if (isZero(b)) return a;
  return 'units' in a && 'units' in b
    ? units(a.units - b.units)
    : computed(`(${boundSql(a)} - ${boundSql(b)})`, [a, b]);
}

export function times(a: Bound, b: Bound): Bound {
  if (!a || !b) return undefined;
  if ('units' in a) return scaled(b, a.units);
  return 'units' in b ? scaled(a, b.units) : computed(`(${a.sql} * ${b.sql})`, [a, b]);
}

/** A bound, or another where it is not there. */
export function orElse(bound: Bound, other: Bound): Bound {
  if (!bound || bound === other) return other;
  const there = isThere(bound);
  if (there === TRUE) return bound;
  return { sql: `COALESCE(${boundSql(bound)}, ${boundSql(other)})`, there: anySql([there, isThere(other)]) };
}

/** A bound where a truth holds that is never unknown; none elsewhere. */
export function where(truth: string, bound: Bound): Bound {
  if (truth === TRUE || !bound) return bound;
  if (truth === FALSE) return undefined;
  return { sql: typed(`CASE WHEN ${truth} THEN ${boundSql(bound)} END`), there: allSql([truth, isThere(bound)]) };
}

/** Nothing where a truth holds that is never unknown, and otherwise a bound. */
export function nothingWhere(truth: string, bound: Bound): Bound {
  if (truth === FALSE || isZero(bound)) return bound;
  if (truth === TRUE) return NOTHING;
  return {
    sql: typed(`CASE WHEN ${truth} THEN 0 ELSE ${boundSql(bound)} END`),
    there: anySql([truth, isThere(bound)]),
  };
}

/** One of three by a truth. */
export function chosen(test: string, met: Bound, notMet: Bound, unknown: Bound): Bound {
  const three = [met, notMet, unknown];
  if (test === UNKNOWN || new Set(three.map(boundSql)).size === 1) return unknown;
  const sql = typed(byTruth(test, boundSql(met), boundSql(notMet), boundSql(unknown)));
  const [a, b, c] = [isThere(met), isThere(notMet), isThere(unknown)];
  return { sql, there: byTruth(test, a, b, c), neverZero: three.every((each) => isConstant(each) && !isZero(each)) };
}

/** Alternatives of constants would be 32-bit numbers, and overflow. */
const typed = (sql: string): string => `CAST(${sql} AS DECIMAL(38, 0))`;
