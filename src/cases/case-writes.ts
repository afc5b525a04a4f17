/** What is done to records within one transaction. Each reads what is there before it writes. */
import type { RuleBase } from '../rulebase/index.ts';
import { planImport } from './case-import.ts';
import type { Imported } from './case-import.ts';
import type { Reader } from './case-reader.ts';
import { isNewer, isRecord, newCase, newRecord, withFields, withName, withWork } from './case-record.ts';
import type { StoredRecord } from './case-record.ts';
import type { Saved } from './case-store.ts';
import type { Stores } from './case-transactions.ts';
import type { CasesFound } from './cases-file.ts';
import { CASE_STATUSES } from './client-case.ts';
import type { ClientCase } from './client-case.ts';
import { freeName, newId } from './new-id.ts';
import { writeScenario } from './scenario-record.ts';
import { EMPTY_SESSION, sessionText } from './session-file.ts';
import type { Session } from './session-file.ts';

export interface Context {
  base: RuleBase;
  read: Reader;
}

/** A record that may be written over; undefined where there is none. One of a newer version ends the transaction. */
export async function present({ cases }: Stores, id: string): Promise<unknown> {
  const stored = await cases.get(id);
  if (isNewer(stored)) throw new DOMException('written by a newer version of the app', 'VersionError');
  return stored;
}

export async function saveWork(
  { base, read }: Context,
  stores: Stores,
  { id, work, knows }: { id: string; work: Session; knows: (stored: Session) => boolean },
): Promise<Saved> {
  const stored = await present(stores, id);
  if (stored === undefined) {
    const again = newCase(work, {}, id);
    await stores.cases.put(newRecord(again));
    return { saved: again };
  }
  const { case: before } = read(stored);
  if (sessionText(before.work) === sessionText(work)) return { saved: before };
  const updatedAt = new Date().toISOString();
  const answered = sameFacts(before.work, work) ? {} : { answeredAt: updatedAt };
  const record = withFields(withWork(base, stored, work), { updatedAt, ...answered });
  await stores.cases.put(record);
  const saved = read(record).case;
  if (knows(before.work)) return { saved };
  const copy = await copyBeside(base, stores, stored, before.work.name);
  return { saved, conflict: read(copy).case };
}

export async function duplicate(
  { base, read }: Context,
  stores: Stores,
  { id, name }: { id: string; name: string },
): Promise<ClientCase | undefined> {
  const stored = await present(stores, id);
  if (stored === undefined) return undefined;
  const now = new Date().toISOString();
  const copy = withFields(withName(base, stored, name), {
    id: newId(),
    createdAt: now,
    updatedAt: now,
    // Of the client and not of the answers: a sister company begins without them.
    notes: '',
    status: CASE_STATUSES[0],
    followUp: null,
    archived: false,
  });
  await stores.cases.add(copy);
  return read(copy).case;
}

export async function restore(
  { base, read }: Context,
  stores: Stores,
  { gone, stored }: { gone: ClientCase; stored: unknown },
): Promise<ClientCase> {
  const taken = (await stores.cases.get(gone.id)) !== undefined;
  if (taken) return read(await copyBeside(base, stores, stored, gone.work.name)).case;
  await stores.cases.add(stored);
  return read(stored).case;
}

export async function importAll(
  { read }: Context,
  { cases, scenarios }: Stores,
  found: Pick<CasesFound, 'cases' | 'scenarios'>,
): Promise<Imported> {
  const { records, ...imported } = planImport((await cases.getAll()).map(read), found.cases);
  for (const record of records) await cases.add(record);
  for (const scenario of found.scenarios) {
    const there = await scenarios.get(scenario.id);
    if (there !== undefined && JSON.stringify(there) === JSON.stringify(writeScenario(scenario))) continue;
    await scenarios.put(writeScenario({ ...scenario, id: there === undefined ? scenario.id : newId() }));
  }
  return imported;
}

/** A second case with the same content, under a name of its own; it knows which case it stood in the way of. */
async function copyBeside(base: RuleBase, { cases }: Stores, stored: unknown, name: string): Promise<StoredRecord> {
  const free = freeName(name, namesIn(await cases.getAll()));
  const copyOf = isRecord(stored) ? stored['id'] : undefined;
  const copy = { ...withName(base, stored, free), id: newId(), copyOf };
  await cases.add(copy);
  return copy;
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
