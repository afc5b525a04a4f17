/** Stores of cases for tests: a fresh device for each test, and what it holds underneath. */
import * as fake from 'fake-indexeddb';
import { openDB } from 'idb';

import { openCaseStore } from '../../src/cases/case-store.ts';
import type { CaseStore } from '../../src/cases/case-store.ts';
import { EMPTY_SESSION } from '../../src/cases/index.ts';
import type { Session, Stored } from '../../src/cases/index.ts';
import { base } from '../support/rules.ts';

Object.assign(globalThis, fake);
const open: CaseStore[] = [];

/** The value, or a failure that names the fault. */
export async function done<T>(stored: Promise<Stored<T>> | Stored<T>): Promise<T> {
  const result = await stored;
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

/** The same, of a case that is there. */
export async function there<T>(stored: Promise<Stored<T | undefined>>): Promise<T> {
  const value = await done(stored);
  if (value === undefined) throw new Error('it is not there');
  return value;
}

/** A device on which nothing has been stored. */
export function freshDevice(): void {
  for (const store of open.splice(0)) store.close();
  globalThis.indexedDB = new fake.IDBFactory();
}

/** A tab with the store open. */
export async function tab(): Promise<CaseStore> {
  const store = await done(openCaseStore(base));
  open.push(store);
  return store;
}

export const company = (name: string, facts: Session['facts'] = {}): Session => ({ ...EMPTY_SESSION, name, facts });

/** What lies in the database, as it lies there. */
export async function underneath(): Promise<Record<string, unknown>[]> {
  const database = await openDB('cases');
  const records = (await database.getAll('cases')) as Record<string, unknown>[]; // whatever the store wrote
  database.close();
  return records;
}

/** Put records there as they are, such as an older version wrote them. */
export async function put(...records: unknown[]): Promise<void> {
  const database = await openDB('cases');
  for (const record of records) await database.put('cases', record);
  database.close();
}

export const names = (cases: readonly { case: { work: Session } }[]): string[] =>
  cases.map((read) => read.case.work.name).toSorted();
