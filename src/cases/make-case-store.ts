/** The store over an open database. */
import type { RuleBase } from '../rulebase/index.ts';
import type { Changes } from './case-changes.ts';
import type { Connection } from './case-database.ts';
import { reader } from './case-reader.ts';
import { isNewer, newCase, newRecord, withFields, withName } from './case-record.ts';
import type { StoredRecord } from './case-record.ts';
import type { CaseStore } from './case-store.ts';
import { transactions } from './case-transactions.ts';
import { duplicate, importAll, present, restore, saveWork } from './case-writes.ts';
import type { ClientCase, Stored } from './client-case.ts';
import { newId } from './new-id.ts';
import { readScenario, writeScenario } from './scenario-record.ts';

const now = (): string => new Date().toISOString();
const cases = (...ids: string[]) => ({ what: 'cases', ids }) as const;
const all = () => ({ what: 'cases', ids: 'all' }) as const;
const scenarios = () => ({ what: 'scenarios' }) as const;

export function makeStore(base: RuleBase, connection: Connection, news: Changes): CaseStore {
  const read = reader(base);
  const context = { base, read };
  const { ask, write } = transactions(connection, news);
  /** Whole records of what was deleted here, for who takes it back. */
  let removed = new WeakMap<ClientCase, unknown>();

  /** Change one record by `step`; undefined where there is none. */
  const change = (id: string, step: (stored: unknown) => StoredRecord): Promise<Stored<ClientCase | undefined>> =>
    write(
      async (stores) => {
        const stored = await present(stores, id);
        if (stored === undefined) return undefined;
        const record = step(stored);
        await stores.cases.put(record);
        return read(record).case;
      },
      () => cases(id),
    );

  return {
    list: () => ask(async (database) => (await database.getAll('cases')).map(read)),
    get: (id) =>
      ask(async (database) => {
        const stored = await database.get('cases', id);
        return stored === undefined ? undefined : read(stored);
      }),
    create: (work, details) => {
      const created = newCase(work, details);
      return write(
        async (stores) => {
          await stores.cases.add(newRecord(created));
          return created;
        },
        () => cases(created.id),
      );
    },
    saveWork: (id, work, knows) =>
      write(
        (stores) => saveWork(context, stores, { id, work, knows }),
        ({ saved, conflict }) => (conflict ? cases(saved.id, conflict.id) : cases(saved.id)),
      ),
    saveDetails: (id, patch) => change(id, (stored) => withFields(stored, { ...patch, updatedAt: now() })),
    rename: (id, name) => change(id, (stored) => withFields(withName(base, stored, name), { updatedAt: now() })),
    saveAssessed: (id, assessed) => change(id, (stored) => withFields(stored, { assessed })),
    saveAssessments: (byId) =>
      write(
        async (stores) => {
          for (const [id, assessed] of byId) {
            const stored = await stores.cases.get(id);
            if (stored !== undefined && !isNewer(stored)) await stores.cases.put(withFields(stored, { assessed }));
          }
        },
        () => cases(...byId.keys()),
      ),
    duplicate: (id, name) =>
      write(
        (stores) => duplicate(context, stores, { id, name }),
        (copy) => (copy ? cases(copy.id) : cases()),
      ),
    remove: (id) =>
      write(
        async (stores) => {
          const stored = await stores.cases.get(id);
          if (stored === undefined) return undefined;
          await stores.cases.delete(id);
          const { case: gone } = read(stored);
          removed.set(gone, stored);
          return gone;
        },
        () => cases(id),
      ),
    restore: (gone) =>
      write(
        (stores) => restore(context, stores, { gone, stored: removed.get(gone) ?? newRecord(gone) }),
        ({ id }) => cases(id),
      ),
    importAll: (found) => write((stores) => importAll(context, stores, found), all),
    removeAll: () =>
      write(async (stores) => {
        await stores.cases.clear();
        await stores.scenarios.clear();
        removed = new WeakMap();
      }, all),
    scenarios: {
      list: () =>
        ask(async (database) =>
          (await database.getAll('scenarios')).flatMap((stored) => readScenario(base, stored) ?? []),
        ),
      save: ({ id = newId(), name, column }) =>
        write(async (stores) => {
          const scenario = { id, name, column };
          await stores.scenarios.put(writeScenario(scenario));
          return scenario;
        }, scenarios),
      remove: (id) => write((stores) => stores.scenarios.delete(id), scenarios),
    },
    watch: news.listen,
    close: () => {
      news.close();
      connection.close();
    },
  };
}
