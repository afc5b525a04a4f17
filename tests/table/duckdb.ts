/** DuckDB in memory, for the tests of the printed SQL. */
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

import type { Database, Row } from './sql-support.ts';

/** A fresh database. */
export async function openDuckDb(): Promise<Database> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const run = async (sql: string): Promise<void> => {
    await connection.run(sql);
  };
  return {
    run,
    rows: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      const names = reader.columnNames();
      const asText = (value: DuckDBValue): string | null => (value === null ? null : value.toString());
      return reader
        .getRows()
        .map((row): Row => Object.fromEntries(names.map((name, i) => [name, asText(row[i] ?? null)])));
    },
    fill: (file) =>
      run(
        `INSERT INTO profiles BY NAME SELECT * FROM read_csv('${file}', header = true, all_varchar = true, nullstr = ['', '?'])`,
      ),
  };
}
