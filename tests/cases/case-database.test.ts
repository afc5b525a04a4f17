/** The database over its versions: what an older app left is kept, what a newer one wrote is left alone. */
import { beforeEach, expect, test, vi } from 'vitest';

import { connect, DATABASE, faultOf, UPGRADES } from '../../src/cases/case-database.ts';
import { openCaseStore } from '../../src/cases/case-store.ts';
import type { StoreChange } from '../../src/cases/index.ts';
import { base } from '../support/rules.ts';
import { company, done, freshDevice, tab, underneath } from './stores.ts';

const KEPT = { id: 'kept', anything: ['at', 'all'] };

/** A database made by hand, as an app of that version would have left it. */
function byHand(version: number, make: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, version);
    request.addEventListener('upgradeneeded', () => make(request.result));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}

/** Version 1 as it was first shipped. Never change it: it lies on devices. */
const versionOne = (database: IDBDatabase): void => {
  database.createObjectStore('cases', { keyPath: 'id' }).put(KEPT);
  database.createObjectStore('scenarios', { keyPath: 'id' });
};

/** What a next version might do to every record. */
const nextStep: (typeof UPGRADES)[number] = (_, transaction) => {
  const cases = transaction.objectStore('cases');
  void cases.getAll().then((all) => all.map((record) => cases.put?.({ ...(record as object), stepped: true })));
};

beforeEach(freshDevice);

test('what version 1 left opens as it is', async () => {
  (await byHand(1, versionOne)).close();
  const store = await tab();
  expect(await done(store.list())).toMatchObject([{ case: { id: 'kept' } }]);
  expect(await underneath()).toEqual([KEPT]);
});

test('a device without a database gets one with the tables of version 1', async () => {
  const made = (await byHand(1, versionOne)).objectStoreNames;
  freshDevice();
  const database = await connect(() => undefined).database();
  expect([...database.objectStoreNames]).toEqual([...made]);
  expect(database.version).toBe(UPGRADES.length);
  database.close();
});

test('a later version takes the steps that are missing, and every record with it', async () => {
  (await byHand(1, versionOne)).close();
  const database = await connect(() => undefined, [...UPGRADES, nextStep]).database();
  expect(await database.getAll('cases')).toEqual([{ ...KEPT, stepped: true }]);
  expect(database.version).toBe(UPGRADES.length + 1);
  database.close();
});

test('what a newer version left is refused, and nothing of it is touched', async () => {
  (await byHand(UPGRADES.length + 1, versionOne)).close();
  expect(await openCaseStore(base)).toEqual({ ok: false, fault: 'newer' });
  expect(await underneath()).toEqual([KEPT]);
});

test('an open tab lets a newer version have the database, says so, and writes no more', async () => {
  const old = await tab();
  await done(old.create(company('A')));
  const heard: StoreChange[] = [];
  old.watch((change) => heard.push(change));
  const newer = await connect(() => undefined, [...UPGRADES, nextStep]).database();
  expect(await newer.getAll('cases')).toMatchObject([{ stepped: true, work: { name: 'A' } }]);
  expect(heard).toEqual([{ what: 'superseded' }]);
  expect(await old.create(company('B'))).toEqual({ ok: false, fault: 'newer' });
  expect(await old.list()).toEqual({ ok: false, fault: 'newer' });
  newer.close();
});

test('a tab that does not let go is waited for, then said to hold the database; once it is closed all is well', async () => {
  const stubborn = await byHand(1, versionOne);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const connection = connect(() => undefined, [...UPGRADES, nextStep]);
  const refused = connection.database().catch(faultOf);
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  vi.advanceTimersByTime(3000);
  vi.useRealTimers();
  expect(await refused).toBe('blocked');
  stubborn.close();
  const database = await connection.database();
  expect(await database.getAll('cases')).toEqual([{ ...KEPT, stepped: true }]);
  connection.close();
});

test.each([
  ['VersionError', 'newer'],
  ['QuotaExceededError', 'full'],
  ['SecurityError', 'blocked'],
  ['AbortError', 'failed'],
  ['DataCloneError', 'failed'],
])('%s is said to be %s', (name, fault) => {
  expect(faultOf(new DOMException('', name))).toBe(fault);
});

test('what is no error at all is a failure too', () => {
  expect(faultOf('gone')).toBe('failed');
  expect(faultOf(undefined)).toBe('failed');
});
