/** Files of cases, records of the store and what lies in the browser's storage: nothing of it stops the app. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { reader } from '../../src/cases/case-reader.ts';
import { readRecord, withFields, withName, withWork } from '../../src/cases/case-record.ts';
import { casesFileText, EMPTY_SESSION, LARGEST_FILE, readCasesFile, writeSession } from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import { planImport } from '../../src/cases/case-import.ts';
import {
  hasStoredAnswers,
  keyOfPlace,
  placeOfTab,
  placesWrittenDown,
  storedButNotRead,
} from '../../src/features/session/stored.ts';
import { readWorking, writeWorking } from '../../src/features/session/working-copy.ts';
import { initialLocale, LOCALES } from '../../src/i18n/locale.ts';
import {
  EXHAUSTING,
  broken,
  expectNothingPolluted,
  hostileName,
  hostileValue,
  mutated,
  mutatedText,
  same,
  unnamed,
} from '../support/hostile.ts';
import { foodFactory } from '../support/profiles.ts';
import { base, TODAY } from '../support/rules.ts';
import { runs } from '../support/runs.ts';

afterEach(expectNothingPolluted);

const AT = '2026-11-01T00:00:00.000Z';
const record = {
  version: 1,
  id: 'case-1',
  work: { version: 2, ...EMPTY_SESSION, name: '食品廠', facts: foodFactory },
  notes: 'Rang on Monday.',
  status: 'enquiry',
  followUp: TODAY,
  archived: false,
  createdAt: AT,
  updatedAt: AT,
  answeredAt: AT,
  assessed: {
    version: TODAY,
    asOf: TODAY,
    on: AT,
    results: { 'a/b': { status: 'open', verdict: 'eligible', award: { min: 0, max: 5 } } },
  },
};
const column = { id: 'c', name: 'All', date: TODAY, proposals: [], assumptions: {} };
const file = {
  schema: 'cases',
  version: 1,
  cases: [record, { ...record, id: 'case-2' }],
  scenarios: [{ version: 2, ...EMPTY_SESSION, columns: [column, column], id: 's', name: 'S' }],
};

/** Laws broken in reading a file of cases, and how many it gave. */
function readFile(text: string): { taken: number; wrong: string[] } {
  const read = readCasesFile(base, text, 'file.json');
  if (!read.ok) return { taken: 0, wrong: broken({ 'refused by name': unnamed(read.problems).length === 0 }) };
  const plan = planImport([], read.cases);
  const written = plan.records.map((each) => readRecord(base, each));
  const again = readCasesFile(base, casesFileText(written, read.scenarios), 'again.json');
  const wrong = broken({
    'what is wrong is named': unnamed(read.problems).length === 0,
    'every case is new, a copy or here':
      plan.added.length + plan.copies.length + plan.same.length === read.cases.length,
    'what is written can be read': written.every(({ dropped }) => dropped.length === 0),
    'it goes out and in again':
      again.ok &&
      again.problems.length === 0 &&
      same(
        again.cases.map((each) => each.case),
        written.map((each) => each.case),
      ),
  });
  return { taken: read.cases.length, wrong };
}

describe('a file of cases', () => {
  const anyText = fc.oneof(
    { weight: 2, arbitrary: mutatedText(file) },
    hostileValue.map((value) => JSON.stringify(value)),
    fc.string(),
  );
  test('of any kind gives cases that go out and in again, and names the rest', () => {
    let cases = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const { taken, wrong } = readFile(text);
        expect(wrong).toEqual([]);
        cases += taken;
      }),
      { numRuns: runs(150) },
    );
    expect(cases, 'some cases are taken over').toBeGreaterThan(0);
  });

  test.each(EXHAUSTING)('%s, wherever it lies in it', (_, json) => {
    const texts = [
      json,
      `{"schema":"cases","version":1,"cases":${json}}`,
      `{"schema":"cases","version":1,"cases":[],"scenarios":${json}}`,
      `{"schema":"cases","version":${json},"cases":[]}`,
      `{"facts":${json}}`,
      ...Object.keys(record).map((part) =>
        JSON.stringify({ ...file, cases: [{ ...record, [part]: '@@' }] }).replace('"@@"', () => json),
      ),
    ];
    for (const text of texts) expect(readFile(text).wrong).toEqual([]);
  });

  test('of millions of nothing is refused as a whole', () => {
    const text = `{"schema":"cases","version":1,"cases":[${'1,'.repeat(1_000_000)}1]}`;
    expect(text.length).toBeLessThan(LARGEST_FILE);
    expect(readCasesFile(base, text, 'file.json')).toMatchObject({ ok: false, fault: 'too-large' });
  });
});

describe('a record of the store', () => {
  /** Things JSON has no words for, and a database keeps all the same. */
  const cyclic: Record<string, unknown> = { ...record };
  cyclic['work'] = { ...record.work, facts: cyclic };
  const strange = fc.constantFrom<unknown>(
    undefined,
    10n,
    Number.NaN,
    new Date(Number.NaN),
    new Map([['id', 1]]),
    new Uint8Array(8),
    cyclic,
    { ...record, notes: 10n },
    { ...record, work: new Map() },
    { ...record, assessed: { ...record.assessed, results: cyclic } },
  );

  /** Edits of a record that could not be read whole keep its answers beside the new ones. */
  function brokenByEdits(stored: object, work: Session): string[] {
    const old: unknown = Reflect.get(stored, 'work');
    const lost = (old ?? null) !== null && readRecord(base, { ...record, work: old }).dropped.length > 0;
    const unread = withWork(base, stored, work)['unread'];
    return broken({
      'an edit has the present version': [
        withWork(base, stored, work),
        withName(base, stored, 'B'),
        withFields(stored, { archived: true }),
      ].every(({ version }) => version === 1),
      'what could not be read is kept': !lost || (Array.isArray(unread) && unread.includes(old)),
    });
  }

  test('of any kind is a case to show, and an edit keeps what could not be read', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(record), hostileValue, strange), (stored) => {
        const { case: shown, dropped, stored: original } = reader(base)(stored);
        expect(original).toBe(stored);
        expect(unnamed(dropped)).toEqual([]);
        expect(typeof shown.work.name).toBe('string');
        const isObject = typeof stored === 'object' && stored !== null;
        expect(isObject && dropped.length > 0 ? brokenByEdits(stored, shown.work) : []).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('what lies in the storage of the browser', () => {
  class Kept {
    [key: string]: unknown;
    getItem(key: string): string | null {
      return Object.hasOwn(this, key) ? String(this[key]) : null;
    }
    setItem(key: string, text: string): void {
      Object.defineProperty(this, key, { value: text, enumerable: true, configurable: true, writable: true });
    }
    removeItem(key: string): void {
      delete this[key];
    }
  }
  beforeEach(() => {
    vi.stubGlobal('localStorage', new Kept());
    vi.stubGlobal('sessionStorage', new Kept());
    vi.stubGlobal('navigator', { language: 'zh-HK' });
    return () => vi.unstubAllGlobals();
  });

  test('any text at all: the answers at hand are whole, and what was there is kept', () => {
    const session = { ...EMPTY_SESSION, name: 'A', facts: foodFactory };
    const whole: unknown = JSON.parse(writeSession(session));
    const text = fc.oneof(
      mutatedText(whole),
      mutatedText({ ...(whole as object), from: [1, 2] }),
      hostileValue.map((value) => JSON.stringify(value)),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, hostileName, fc.constantFrom(null, 'case-1'), hostileName, (kept, place, known, locale) => {
        vi.stubGlobal('localStorage', new Kept());
        vi.stubGlobal('sessionStorage', new Kept());
        const at = known === null ? null : place;
        localStorage.setItem(keyOfPlace(at), kept);
        localStorage.setItem('locale', locale);
        if (at !== null) sessionStorage.setItem('case', at);
        expect(LOCALES).toContain(initialLocale());
        expect(placeOfTab()).toBe(at);
        expect(typeof hasStoredAnswers()).toBe('boolean');
        expect(placesWrittenDown()).toEqual(at === null ? [] : [at]);
        const working = readWorking(base, at);
        expect(unnamed(working?.dropped ?? [])).toEqual([]);
        expect(localStorage.getItem(keyOfPlace(at))).toBe(kept); // reading changes nothing
        expect(storedButNotRead()).toBe((working?.dropped.length ?? 0) > 0 ? kept : null);
        const next = { ...(working?.session ?? EMPTY_SESSION), name: 'B' };
        writeWorking(at, next, working?.from ?? []);
        expect(readWorking(base, at)).toMatchObject({ session: next, dropped: [] });
      }),
      { numRuns: runs(150) },
    );
  });
});
