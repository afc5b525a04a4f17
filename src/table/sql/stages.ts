/** A query in stages: each adds columns to the one before, so that an expression used in several places is said once. */
import { nameSql } from './words.ts';

/** PostgreSQL cuts longer names. */
const LONGEST_NAME = 63;
const encoder = new TextEncoder();

export interface Stage {
  /** Make an expression a column, named as wished where that can be; gives the name, quoted. The same one is made once. */
  column: (wish: string, sql: string) => string;
  /** `name AS (SELECT …)` with the columns so far. */
  text: () => string;
}

/** A stage on top of another table. `columns` of the other are passed on: all, or none but those listed. */
export function createStage(name: string, from: string, passedOn: readonly string[] = [`${from}.*`]): Stage {
  const bySql = new Map<string, string>();
  const taken = new Set<string>();
  return {
    column: (wish, sql) => {
      const known = bySql.get(sql);
      if (known !== undefined) return known;
      const isFree = encoder.encode(wish).length <= LONGEST_NAME && !taken.has(wish);
      const id = isFree ? wish : `${name} ${taken.size + 1}`;
      taken.add(id);
      bySql.set(sql, nameSql(id));
      return nameSql(id);
    },
    text: () => {
      const columns = [...passedOn, ...[...bySql].map(([sql, id]) => (sql === id ? id : `${sql} AS ${id}`))];
      return `${name} AS (\n  SELECT\n    ${columns.join(',\n    ')}\n  FROM ${from}\n)`;
    },
  };
}
