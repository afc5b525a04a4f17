/**
 * The SQL that DuckDB and PostgreSQL share. A truth is text with three values, as SQL has them: NULL is the unknown of
 * the rules. Every expression made here stands by itself: it needs no brackets under AND, OR and NOT.
 */

/** An identifier, quoted: fact ids are camelCase, and PostgreSQL would fold them. */
export const nameSql = (id: string): string => `"${id.replaceAll('"', '""')}"`;

/** A text in quotes. A backslash is itself in both. */
export const textSql = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A list of texts; an empty one needs its type said. */
export const arraySql = (values: readonly string[]): string =>
  values.length === 0 ? 'CAST(ARRAY[] AS TEXT[])' : `ARRAY[${values.map(textSql).join(', ')}]`;

/** A number as it is; one that JavaScript would write with an exponent is read from its text. */
export function numberSql(value: number): string {
  const text = String(value);
  return /^-?\d+(?:\.\d+)?$/.test(text) ? text : `CAST(${textSql(text)} AS DOUBLE PRECISION)`;
}

export const TRUE = 'TRUE';
export const FALSE = 'FALSE';
export const UNKNOWN = 'CAST(NULL AS BOOLEAN)';

/** False settles, then an unknown; constants are folded away. */
export const allSql = (parts: readonly string[]): string => junction(' AND ', TRUE, FALSE, parts);
/** True settles, then an unknown. */
export const anySql = (parts: readonly string[]): string => junction(' OR ', FALSE, TRUE, parts);

const NOT = '(NOT ';
export function notSql(part: string): string {
  if (part === TRUE || part === FALSE) return part === TRUE ? FALSE : TRUE;
  if (part.startsWith(NOT)) return part.slice(NOT.length, -1); // only what was written here begins so
  return part === UNKNOWN ? UNKNOWN : `${NOT}${part})`;
}

function junction(word: string, neutral: string, settling: string, given: readonly string[]): string {
  const parts = [...new Set(given)].filter((part) => part !== neutral);
  if (parts.includes(settling)) return settling;
  const [only = neutral, second] = parts;
  return second === undefined ? only : `(${parts.join(word)})`;
}

/** One of three by a truth. */
export function byTruth(test: string, met: string, notMet: string, unknown: string): string {
  if (test === TRUE || (met === notMet && met === unknown)) return met;
  if (test === FALSE) return notMet;
  return test === UNKNOWN
    ? unknown
    : `CASE ${test} WHEN TRUE THEN ${met} WHEN FALSE THEN ${notMet} ELSE ${unknown} END`;
}
