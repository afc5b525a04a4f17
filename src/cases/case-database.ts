/** The database of the cases on this device: its versions, and what a browser may answer instead of opening it. */
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';

import type { StoreFault } from './client-case.ts';

export interface CasesSchema extends DBSchema {
  cases: { key: string; value: unknown };
  scenarios: { key: string; value: unknown };
}
export type Database = IDBPDatabase<CasesSchema>;

export const DATABASE = 'cases';

type Upgrade = (database: Database, transaction: IDBPTransaction<CasesSchema, StoreName[], 'versionchange'>) => void;
type StoreName = 'cases' | 'scenarios';

/** One step a version of the database. Steps are never changed, only added. */
export const UPGRADES: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('cases', { keyPath: 'id' });
    database.createObjectStore('scenarios', { keyPath: 'id' });
  },
];

const PATIENCE = 3000; // ms for another tab to let go

/** The browser keeps nothing here, or another tab holds an older version of the database. */
class Blocked extends Error {
  override name = 'Blocked';
}

/** What went wrong, in the store's own terms. */
export function faultOf(error: unknown): StoreFault {
  switch (error instanceof Error || error instanceof DOMException ? error.name : '') {
    case 'VersionError':
      return 'newer';
    case 'QuotaExceededError':
      return 'full';
    case 'Blocked':
    case 'SecurityError':
    case 'NotAllowedError':
    case 'InvalidStateError': // a private window of Firefox
      return 'blocked';
    default:
      return 'failed';
  }
}

export interface Connection {
  /** The database: opened when it is first needed, and again when the browser has closed it. */
  database: () => Promise<Database>;
  close: () => void;
}

/** `onSuperseded`: a newer version of the app in another tab needs the database, and this one has let go for good. */
export function connect(onSuperseded: () => void, upgrades: readonly Upgrade[] = UPGRADES): Connection {
  let opening: Promise<Database> | undefined;
  let superseded = false;
  const forget = (): void => {
    opening = undefined;
  };
  const letGo = ({ target, newVersion }: IDBVersionChangeEvent): void => {
    if (target instanceof IDBDatabase) target.close();
    forget();
    if (newVersion === null || superseded) return; // deleted, not upgraded: made anew when it is next needed
    superseded = true;
    onSuperseded();
  };
  return {
    database: async () => {
      if (superseded) throw new DOMException('a newer version of the app has the database', 'VersionError');
      opening ??= open(upgrades, letGo, forget);
      try {
        return await opening;
      } catch (error) {
        forget(); // the next call tries again
        throw error;
      }
    },
    close: () => {
      void opening?.then(
        (database) => database.close(),
        () => undefined,
      );
      forget();
    },
  };
}

async function open(
  upgrades: readonly Upgrade[],
  letGo: (event: IDBVersionChangeEvent) => void,
  terminated: () => void,
): Promise<Database> {
  let held: () => void = () => undefined;
  const patience = new Promise<never>((_, reject) => {
    held = () => setTimeout(() => reject(new Blocked('another tab holds the database')), PATIENCE);
  });
  const opened = openOrBlocked(upgrades, letGo, terminated, () => held());
  try {
    return await Promise.race([opened, patience]);
  } catch (error) {
    void opened.then(
      (database) => database.close(), // too late: nobody waits for it any longer
      () => undefined,
    );
    throw error;
  }
}

async function openOrBlocked(
  upgrades: readonly Upgrade[],
  letGo: (event: IDBVersionChangeEvent) => void,
  terminated: () => void,
  blocked: () => void,
): Promise<Database> {
  let opened: Promise<Database>;
  try {
    opened = openDB<CasesSchema>(DATABASE, upgrades.length, {
      upgrade: (database, from, _to, transaction) => {
        for (const step of upgrades.slice(from)) step(database, transaction);
      },
      blocked,
      blocking: (_current, _next, event) => letGo(event),
      terminated,
    });
  } catch (error) {
    throw new Blocked(String(error)); // no database at all in this browser, or none for this page
  }
  return opened;
}
