/** The cases on this device. Every change is one transaction; nothing is written over that this version cannot read. */
import type { IDBPObjectStore } from 'idb';

import type { RuleBase } from '../rulebase/index.ts';
import { planImport } from './case-import.ts';
import type { Imported } from './case-import.ts';
import { changes } from './case-changes.ts';
import type { Changes, StoreChange } from './case-changes.ts';
import { connect, faultOf } from './case-database.ts';
import type { CasesSchema, Connection } from './case-database.ts';
import { isNewer, isRecord, newCase, newRecord, readRecord, withFields, withName, withWork } from './case-record.ts';
import type { StoredRecord } from './case-record.ts';
import type { CasesFound } from './cases-file.ts';
import type { Assessed, ClientCase, Details, ReadCase, Scenario, Stored } from './client-case.ts';
import { freeName, newId } from './new-id.ts';
import { readScenario, writeScenario } from './scenario-record.ts';
import { EMPTY_SESSION, sessionText } from './session-file.ts';
import type { Session } from './session-file.ts';

interface Saved {
  saved: ClientCase;
  /** What somebody else had written there, kept as a case of its own. */
  conflict?: ClientCase;
}

type Maybe = Promise<Stored<ClientCase | undefined>>;

/** Methods that name a case answer `undefined` where it is there no longer. */
export interface CaseStore {
  list: () => Promise<Stored<ReadCase[]>>;
  get: (id: string) => Promise<Stored<ReadCase | undefined>>;
  create: (work: Session, details?: Partial<Details>) => Promise<Stored<ClientCase>>;
  /**
   * Save the answers. `knows` says whether this tab has seen what is stored: if not, that is kept as a copy before it is
   * written over. A case deleted meanwhile is created again.
   */
  saveWork: (id: string, work: Session, knows: (stored: Session) => boolean) => Promise<Stored<Saved>>;
  /** Only the fields of `patch` change, whatever other tabs have changed meanwhile. */
  saveDetails: (id: string, patch: Partial<Details>) => Maybe;
  rename: (id: string, name: string) => Maybe;
  /** Remember results; no edit, so that `updatedAt` stays. */
  saveAssessed: (id: string, assessed: Assessed) => Maybe;
  /** The same of many cases at once; those that are gone, or a newer version's, are left out. */
  saveAssessments: (byId: ReadonlyMap<string, Assessed>) => Promise<Stored<void>>;
  duplicate: (id: string, name: string) => Maybe;
  /** The case as it was, for `restore`. */
  remove: (id: string) => Maybe;
  /** Put back what `remove` gave; where a case of this id is there again, beside it. */
  restore: (removed: ClientCase) => Promise<Stored<ClientCase>>;
  /** Take over what a file holds. Nothing that is here is written over; see `Imported`. */
  importAll: (found: Pick<CasesFound, 'cases' | 'scenarios'>) => Promise<Stored<Imported>>;
  /** Every case and every kept column. */
  removeAll: () => Promise<Stored<void>>;
  scenarios: {
    list: () => Promise<Stored<Scenario[]>>;
    /** Without an id it is a new one. */
    save: (scenario: Omit<Scenario, 'id'> & { id?: string }) => Promise<Stored<Scenario>>;
    remove: (id: string) => Promise<Stored<void>>;
  };
  /** Hear of changes by this tab or another; the answer stops it. */
  watch: (listener: (change: StoreChange) => void) => () => void;
  close: () => void;
}

/** Open the store; `newer` where a newer version of the app wrote it, and nothing is touched. */
export async function openCaseStore(base: RuleBase): Promise<Stored<CaseStore>> {
  const news = changes();
  const connection = connect(() => news.tellHere({ what: 'superseded' }));
  try {
    await connection.database();
    return { ok: true, value: makeStore(base, connection, news) };
  } catch (error) {
    news.close();
    return { ok: false, fault: faultOf(error) };
  }
}

type Stores = { cases: Table<'cases'>; scenarios: Table<'scenarios'> };
type Table<Name extends 'cases' | 'scenarios'> = IDBPObjectStore<
  CasesSchema,
  ('cases' | 'scenarios')[],
  Name,
  'readwrite'
>;

/** Aborts a transaction: a newer version of the app wrote this record. */
const newerRecord = (): Error => new DOMException('written by a newer version of the app', 'VersionError');

const now = (): string => new Date().toISOString();

function makeStore(base: RuleBase, connection: Connection, news: Changes): CaseStore {
  const read = reader(base);

  /** Run `body` in one transaction: all of it is written, or nothing. Then tell of `change`. */
  const write = async <T>(
    body: (stores: Stores) => Promise<T>,
    change: (value: T) => StoreChange,
  ): Promise<Stored<T>> => {
    try {
      const database = await connection.database();
      // strict: said to be saved only when it is on the disk
      const transaction = database.transaction(['cases', 'scenarios'], 'readwrite', { durability: 'strict' });
      const done = transaction.done.then(
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
      const failed: unknown = await done;
      if (failed !== undefined) throw failed;
      news.tell(change(value));
      return { ok: true, value };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    }
  };

  /** Change one record by `step`; undefined where there is none. */
  const change = (id: string, step: (stored: unknown) => StoredRecord): Maybe =>
    write(
      async ({ cases }) => {
        const stored = await cases.get(id);
        if (stored === undefined) return undefined;
        if (isNewer(stored)) throw newerRecord();
        const record = step(stored);
        await cases.put(record);
        return read(record).case;
      },
      () => ({ what: 'cases', ids: [id] }),
    );

  const removed = new Map<string, unknown>();

  return {
    list: () =>
      answer(async () => {
        const stored = await (await connection.database()).getAll('cases');
        return stored.map(read);
      }),
    get: (id) =>
      answer(async () => {
        const stored = await (await connection.database()).get('cases', id);
        return stored === undefined ? undefined : read(stored);
      }),
    create: (work, details) => {
      const created = newCase(work, details);
      return write(
        async ({ cases }) => {
          await cases.add(newRecord(created));
          return created;
        },
        () => ({ what: 'cases', ids: [created.id] }),
      );
    },
    saveWork: (id, work, knows) =>
      write(
        async ({ cases }): Promise<Saved> => {
          const stored = await cases.get(id);
          if (stored === undefined) {
            const again = newCase(work, {}, id);
            await cases.put(newRecord(again));
            return { saved: again };
          }
          if (isNewer(stored)) throw newerRecord();
          const before = read(stored);
          if (sessionText(before.case.work) === sessionText(work)) return { saved: before.case };
          const at = now();
          const answered = sameFacts(before.case.work, work) ? {} : { answeredAt: at };
          const record = withFields(withWork(base, stored, work), { updatedAt: at, ...answered });
          await cases.put(record);
          const saved = read(record).case;
          if (knows(before.case.work)) return { saved };
          const name = freeName(before.case.work.name, namesIn(await cases.getAll()));
          const copy = { ...withName(base, stored, name), id: newId(), copyOf: id };
          await cases.add(copy);
          return { saved, conflict: read(copy).case };
        },
        ({ saved, conflict }) => ({ what: 'cases', ids: conflict ? [saved.id, conflict.id] : [saved.id] }),
      ),
    saveDetails: (id, patch) => change(id, (stored) => withFields(stored, { ...patch, updatedAt: now() })),
    rename: (id, name) => change(id, (stored) => withFields(withName(base, stored, name), { updatedAt: now() })),
    saveAssessed: (id, assessed) => change(id, (stored) => withFields(stored, { assessed })),
    saveAssessments: (byId) =>
      write(
        async ({ cases }) => {
          for (const [id, assessed] of byId) {
            const stored = await cases.get(id);
            if (stored !== undefined && !isNewer(stored)) await cases.put(withFields(stored, { assessed }));
          }
        },
        () => ({ what: 'cases', ids: [...byId.keys()] }),
      ),
    duplicate: (id, name) =>
      write(
        async ({ cases }) => {
          const stored = await cases.get(id);
          if (stored === undefined) return undefined;
          if (isNewer(stored)) throw newerRecord();
          const at = now();
          const details = { id: newId(), createdAt: at, updatedAt: at, archived: false };
          const copy = withFields(withName(base, stored, name), details);
          await cases.add(copy);
          return read(copy).case;
        },
        (copy) => ({ what: 'cases', ids: copy ? [copy.id] : [] }),
      ),
    remove: (id) =>
      write(
        async ({ cases }) => {
          const stored = await cases.get(id);
          if (stored === undefined) return undefined;
          await cases.delete(id);
          removed.set(id, stored);
          return read(stored).case;
        },
        () => ({ what: 'cases', ids: [id] }),
      ),
    restore: (gone) =>
      write(
        async ({ cases }) => {
          const stored = removed.get(gone.id) ?? newRecord(gone);
          const taken = (await cases.get(gone.id)) !== undefined;
          const record = taken
            ? {
                ...withName(base, stored, freeName(gone.work.name, namesIn(await cases.getAll()))),
                id: newId(),
                copyOf: gone.id,
              }
            : stored;
          await cases.put(record);
          return read(record).case;
        },
        ({ id }) => ({ what: 'cases', ids: [id] }),
      ),
    importAll: (found) =>
      write(
        async ({ cases, scenarios }): Promise<Imported> => {
          const present = await cases.getAll();
          const { records, ...imported } = planImport(present.map(read), found.cases);
          for (const record of records) await cases.add(record);
          for (const scenario of found.scenarios) {
            const there = await scenarios.get(scenario.id);
            const text = JSON.stringify(writeScenario(scenario));
            if (there !== undefined && JSON.stringify(there) === text) continue;
            await scenarios.put(writeScenario({ ...scenario, id: there === undefined ? scenario.id : newId() }));
          }
          return imported;
        },
        () => ({ what: 'cases', ids: 'all' }),
      ),
    removeAll: () =>
      write(
        async ({ cases, scenarios }) => {
          await cases.clear();
          await scenarios.clear();
          removed.clear();
        },
        () => ({ what: 'cases', ids: 'all' }),
      ),
    scenarios: {
      list: () =>
        answer(async () => {
          const stored = await (await connection.database()).getAll('scenarios');
          return stored.flatMap((each) => readScenario(base, each) ?? []);
        }),
      save: ({ id = newId(), name, column }) => {
        const scenario = { id, name, column };
        return write(
          async ({ scenarios }) => {
            await scenarios.put(writeScenario(scenario));
            return scenario;
          },
          () => ({ what: 'scenarios' }),
        );
      },
      remove: (id) =>
        write(
          ({ scenarios }) => scenarios.delete(id),
          () => ({ what: 'scenarios' }),
        ),
    },
    watch: news.listen,
    close: () => {
      news.close();
      connection.close();
    },
  };
}

async function answer<T>(ask: () => Promise<T>): Promise<Stored<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/** A request that failed has aborted its transaction already. */
function abort(transaction: { abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // it is over
  }
}

const sameFacts = (a: Session, b: Session): boolean =>
  sessionText({ ...EMPTY_SESSION, facts: a.facts }) === sessionText({ ...EMPTY_SESSION, facts: b.facts });

const namesIn = (stored: readonly unknown[]): Set<string> =>
  new Set(
    stored.flatMap((record) => {
      const work = isRecord(record) ? record['work'] : undefined;
      const name = isRecord(work) ? work['name'] : undefined;
      return typeof name === 'string' ? [name] : [];
    }),
  );

/** Undefined for what no version of the app has written, such as a record that holds itself. */
function textOf(stored: unknown): string | undefined {
  try {
    return JSON.stringify(stored);
  } catch {
    return undefined;
  }
}

/** Reads records, and does not read one again that has not changed. */
function reader(base: RuleBase): (stored: unknown) => ReadCase {
  const known = new Map<unknown, { text: string; read: ReadCase }>();
  return (stored) => {
    const text = textOf(stored);
    const id = isRecord(stored) ? stored['id'] : undefined;
    const before = known.get(id);
    if (text !== undefined && before?.text === text) return before.read;
    const read = text === undefined ? { ...readRecord(base, { id }), stored } : readRecord(base, stored);
    if (text !== undefined) known.set(id, { text, read });
    return read;
  };
}
