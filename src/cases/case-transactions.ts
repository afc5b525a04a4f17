/** One change of the database is one transaction: all of it is written, or nothing. */
import type { IDBPObjectStore } from 'idb';

import type { Changes, StoreChange } from './case-changes.ts';
import { faultOf } from './case-database.ts';
import type { CasesSchema, Connection, Database } from './case-database.ts';
import type { Stored } from './client-case.ts';

type Table<Name extends 'cases' | 'scenarios'> = IDBPObjectStore<
  CasesSchema,
  ('cases' | 'scenarios')[],
  Name,
  'readwrite'
>;
export interface Stores {
  cases: Table<'cases'>;
  scenarios: Table<'scenarios'>;
}

export interface Transactions {
  ask: <T>(question: (database: Database) => Promise<T>) => Promise<Stored<T>>;
  /** Then all tabs are told of `change`. */
  write: <T>(body: (stores: Stores) => Promise<T>, change: (value: T) => StoreChange) => Promise<Stored<T>>;
}

export function transactions(connection: Connection, news: Changes): Transactions {
  const ask: Transactions['ask'] = async (question) => {
    try {
      return { ok: true, value: await question(await connection.database()) };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    }
  };
  return {
    ask,
    write: async (body, change) => {
      const written = await ask((database) => inOne(database, body));
      if (written.ok) news.tell(change(written.value));
      return written;
    },
  };
}

async function inOne<T>(database: Database, body: (stores: Stores) => Promise<T>): Promise<T> {
  // strict: said to be saved only when it is on the disk
  const transaction = database.transaction(['cases', 'scenarios'], 'readwrite', { durability: 'strict' });
  const over = transaction.done.then(
    () => undefined,
    (error: unknown) => error ?? new Error('aborted'),
  );
  let value: T;
  try {
    value = await body({
      cases: transaction.objectStore('cases'),
      scenarios: transaction.objectStore('scenarios'),
    });
  } catch (error) {
    abort(transaction);
    throw error;
  }
  const failed: unknown = await over;
  if (failed !== undefined) throw failed;
  return value;
}

/** A request that failed has aborted its transaction already. */
function abort(transaction: { abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // it is over
  }
}
