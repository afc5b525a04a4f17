/** Cases as a file: what goes out comes back the same, nothing that is here is written over, no file does harm. */
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';

import type { CaseStore } from '../../src/cases/case-store.ts';
import { CASE_STATUSES, casesFileText, EMPTY_SESSION, LARGEST_FILE, readCasesFile } from '../../src/cases/index.ts';
import type { CasesFound, ReadCases } from '../../src/cases/index.ts';
import { foodFactory, trader } from '../support/profiles.ts';
import { base, day, TODAY } from '../support/rules.ts';
import { company, done, freshDevice, names, put, tab, there, underneath } from './stores.ts';

let store: CaseStore;
beforeEach(async () => {
  freshDevice();
  store = await tab();
});

const column = { id: 'c', name: 'All', date: day('2024-01-01'), proposals: [], assumptions: {} };
const read = (text: string): ReadCases => readCasesFile(base, text, 'file.json');
function found(text: string): CasesFound {
  const result = read(text);
  if (!result.ok) throw new Error(result.fault);
  return result;
}
const exported = async (): Promise<string> =>
  casesFileText(await done(store.list()), await done(store.scenarios.list()));
const fileOf = (...cases: unknown[]): string => JSON.stringify({ schema: 'cases', version: 1, cases });
const byId = (a: Record<string, unknown>, b: Record<string, unknown>) => (String(a['id']) < String(b['id']) ? -1 : 1);

describe('out and in again', () => {
  test('everything deleted and imported again is as it was', async () => {
    const { id } = await done(
      store.create({ ...company('食品廠', foodFactory), columns: [column, column] }, { notes: '"\n', followUp: TODAY }),
    );
    await done(store.create(company('Trader', trader), { archived: true, status: 'declined' }));
    await done(store.scenarios.save({ name: 'S', column }));
    const results = { 'a/b': { status: 'open', verdict: 'eligible', award: { min: 0, max: 5 } } } as const;
    await done(store.saveAssessed(id, { version: TODAY, asOf: TODAY, on: '2026-11-22T00:00:00.000Z', results }));
    const [before, scenarios, text] = [await underneath(), await done(store.scenarios.list()), await exported()];
    await done(store.removeAll());
    const imported = await done(store.importAll(found(text)));
    expect([imported.added.length, imported.copies, imported.same]).toEqual([2, [], []]);
    expect((await underneath()).toSorted(byId)).toEqual(before.toSorted(byId));
    expect(await done(store.scenarios.list())).toEqual(scenarios);
  });

  test('answers that could not be read survive the journey', async () => {
    const record = { ...stored('x', 'X'), work: { ...work('X'), facts: { listed: true, nosuch: 3 } } };
    await put(record);
    const text = await exported();
    await done(store.removeAll());
    const file = found(text);
    expect(file.problems).toMatchObject([{ place: 1, name: 'X', field: 'nosuch', file: 'file.json' }]);
    await done(store.importAll(file));
    expect((await there(store.get('x'))).case.work.facts).toEqual({ listed: true });
    expect(JSON.stringify(await underneath())).toContain('"nosuch":3');
  });

  test('any cases at all', async () => {
    const details = fc.record({
      notes: fc.string({ unit: 'binary', maxLength: 40 }),
      status: fc.constantFrom(...CASE_STATUSES),
      followUp: fc.option(fc.constantFrom(TODAY, day('2024-02-29'))),
      archived: fc.boolean(),
    });
    const facts = fc.record({
      listed: fc.option(fc.boolean()),
      hkEmployees: fc.nat(),
      aims: fc.subarray(['research']),
    });
    const one = fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), facts, details);
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 4 }), async (all) => {
        await done(store.removeAll());
        for (const [name, answers, more] of all) await done(store.create(company(name, answers), more));
        const [before, text] = [await underneath(), await exported()];
        // into what is here already: nothing is new
        expect((await done(store.importAll(found(text)))).same).toHaveLength(all.length);
        expect(await underneath()).toEqual(before);
        await done(store.removeAll());
        await done(store.importAll(found(text)));
        expect((await underneath()).toSorted(byId)).toEqual(before.toSorted(byId));
      }),
      { numRuns: 50 },
    );
  });
});

const work = (name: string) => ({
  version: 2,
  ...EMPTY_SESSION,
  name,
  facts: { listed: true },
});
const stored = (id: string, name: string) => ({
  version: 1,
  id,
  work: work(name),
  notes: '',
  status: 'enquiry',
  followUp: null,
  archived: false,
  createdAt: '2024-01-01T00:00:00.000Z',
  updatedAt: '2024-01-01T00:00:00.000Z',
  assessed: null,
});

describe('into what is here', () => {
  test('a case with other content is a second case with a name of its own', async () => {
    await done(store.importAll(found(fileOf(stored('x', 'X')))));
    const before = await underneath();
    const other = fileOf({ ...stored('x', 'X'), notes: 'other' });
    const imported = await done(store.importAll(found(other)));
    expect(names(imported.copies.map((one) => ({ case: one })))).toEqual(['X (2)']);
    expect(await underneath()).toEqual(expect.arrayContaining(before));
    // and the same file again adds nothing
    const again = await done(store.importAll(found(other)));
    expect([again.copies, again.added, again.same.length]).toEqual([[], [], 1]);
    expect(await underneath()).toHaveLength(2);
  });

  test('two cases of one id in one file are both taken over', async () => {
    const file = fileOf(stored('x', 'X'), { ...stored('x', 'X'), notes: 'other' }, stored('x', 'X'));
    const imported = await done(store.importAll(found(file)));
    expect([imported.added.length, imported.copies.length, imported.same.length]).toEqual([1, 1, 1]);
    expect(names(await done(store.list()))).toEqual(['X', 'X (2)']);
  });

  test('a renamed case is another case, results remembered later are not', async () => {
    await done(store.importAll(found(fileOf(stored('x', 'X')))));
    const assessed = { version: '2020-01-01', asOf: '2020-01-01', on: '2020-01-01T00:00:00Z', results: {} };
    expect((await done(store.importAll(found(fileOf({ ...stored('x', 'X'), assessed }))))).same).toHaveLength(1);
    expect((await done(store.importAll(found(fileOf(stored('x', 'Y')))))).copies).toHaveLength(1);
    expect(names(await done(store.list()))).toEqual(['X', 'Y']);
  });

  test('a kept column with other content is a second one', async () => {
    const file = (name: string) => casesFileText([], [{ id: 's', name, column }]);
    for (const name of ['S', 'S', 'T']) await done(store.importAll(found(file(name))));
    expect((await done(store.scenarios.list())).map(({ name }) => name).toSorted()).toEqual(['S', 'T']);
  });

  test.each([
    ['with its name', { schema: 1, name: 'Trader', facts: trader }, 'Trader'],
    ['the bare answers', trader, ''],
  ])("one company's answers, %s, are one new case each time", async (_, profile, name) => {
    for (const n of [1, 2]) {
      await done(store.importAll(found(JSON.stringify(profile))));
      expect(await done(store.list())).toHaveLength(n);
    }
    expect((await done(store.list()))[0]?.case).toMatchObject({ status: 'enquiry', work: { name, facts: trader } });
  });
});

describe('files that are not right', () => {
  test('the good cases of a partly bad file are taken over, the bad ones named', async () => {
    const file = fileOf(
      stored('a', 'A'),
      'text',
      { ...stored('b', 'B'), work: { version: 2, name: 'B', facts: 'many' } },
      { ...stored('c', 'C'), status: 'lost', followUp: 5 },
      { ...stored('', 'D') },
      { ...stored('e', 'E'), version: 2 },
      { ...stored('f', 'x'.repeat(1001)) },
      { ...stored('g', 'G'), notes: 'x'.repeat(100_001) },
      { ...stored('h', 'H'), work: { ...work('H'), facts: { hkEmployees: -1 } } },
    );
    const { cases, problems } = found(file);
    expect(names(cases)).toEqual(['A', 'C', 'H']);
    expect(problems.map(({ place, field, got }) => [place, field, got])).toEqual([
      [2, '', '"text"'],
      [3, '', undefined],
      [4, 'status', '"lost"'],
      [4, 'followUp', '5'],
      [5, 'id', '""'],
      [6, 'version', undefined],
      [7, 'name', undefined],
      [8, 'notes', undefined],
      [9, 'hkEmployees', '-1'],
    ]);
    expect(problems.find(({ place }) => place === 3)).toMatchObject({ name: 'B', file: 'file.json' });
    expect(problems.every(({ expected }) => expected.length > 0)).toBe(true);
  });

  test.each([
    ['', 'not-json'],
    ['{"schema":"cases"', 'not-json'],
    ['null', 'not-cases'],
    ['[]', 'not-cases'],
    ['{}', 'not-cases'],
    ['{"schema":"cases","version":1}', 'not-cases'],
    ['{"schema":"cases","version":"1","cases":[]}', 'not-cases'],
    ['{"schema":"cases","cases":[]}', 'not-cases'],
    ['{"schema":"cases","version":2,"cases":[],"more":1}', 'newer'],
    ['{"schema":2,"facts":{}}', 'newer'],
    ['{"schema":"other","facts":{}}', 'not-cases'],
    ['{"schema":1,"facts":{"hkEmployees":"many"}}', 'not-cases'],
    ['{"colour":"red"}', 'not-cases'],
  ])('%s is refused as a whole: %s', (text, fault) => {
    expect(read(text)).toMatchObject({ ok: false, fault });
  });

  test('a mark before the first letter does not matter', () => {
    expect(found(`\uFEFF${fileOf(stored('a', 'A'))}`).cases).toHaveLength(1);
  });
});

describe('files meant to do harm', () => {
  test('keys of the prototype are no keys', async () => {
    const evil = `{"schema":"cases","version":1,"__proto__":{"bad":1},"cases":[{"__proto__":{"archived":true},"constructor":{"prototype":{"bad":1}},
      "version":1,"id":"x","work":{"version":2,"name":"X","facts":{"__proto__":{"listed":true},"constructor":1},"proposals":["__proto__"],
      "assumptions":{"__proto__":5},"asAt":null,"columns":null,"costs":[],"planAssumptions":{"__proto__":5}},"notes":"","status":"enquiry",
      "followUp":null,"archived":false,"createdAt":"2024-01-01T00:00:00Z","updatedAt":"2024-01-01T00:00:00Z",
      "assessed":{"version":"2024-01-01","asOf":"2024-01-01","on":"2024-01-01T00:00:00Z","results":{"__proto__":{"status":"open","verdict":null,"award":null}}}}]}`;
    const file = found(evil);
    await done(store.importAll(file));
    const { case: one } = await there(store.get('x'));
    expect(one).toMatchObject({ archived: false, work: { facts: {}, proposals: [] } });
    for (const object of [one, one.work, one.work.facts, one.work.assumptions, one.work.planAssumptions])
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(one.assessed?.results)).toBe(Object.prototype);
    expect(Object.keys(one.assessed?.results ?? {})).toEqual([]);
    expect('bad' in {}).toBe(false);
  });

  test('nesting deeper than any stack is refused case by case', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const good = JSON.stringify(stored('a', 'A'));
    const bad = JSON.stringify({ ...stored('b', 'B'), more: 0 }).replace('"more":0', `"more":${deep}`);
    const file = found(`{"schema":"cases","version":1,"cases":[${bad},${deep},${good}],"scenarios":[${deep}]}`);
    expect(names(file.cases)).toEqual(['A']);
    expect(file.problems.map(({ place }) => place)).toEqual([1, 2]);
    await done(store.importAll(file));
    expect(read(deep)).toMatchObject({ ok: false });
    expect(read(`{"schema":1,"facts":${deep}}`)).toMatchObject({ ok: false });
  });

  test('a file of 50 MB is refused before it is read', () => {
    expect(read('x'.repeat(50_000_000))).toEqual({ ok: false, fault: 'too-large', problems: [] });
    expect(LARGEST_FILE).toBeLessThan(50_000_000);
  });

  test('whatever a file holds, it is read or refused, and what is read can be stored and read again', async () => {
    const value = fc.anything({ withNullPrototype: false, maxDepth: 3 });
    const entry = fc.oneof(
      { weight: 3, arbitrary: fc.record({ key: fc.constantFrom(...Object.keys(stored('a', 'A'))), value }) },
      { weight: 1, arbitrary: fc.record({ key: fc.constant(''), value }) },
      {
        weight: 3,
        arbitrary: fc.record({ key: fc.constantFrom(...Object.keys(work('A')).map((k) => `work.${k}`)), value }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 3 }), async (entries) => {
        await done(store.removeAll());
        const cases = entries.map(({ key, value: wrong }, i) => {
          const one = stored(`id${i}`, `Name ${i}`);
          const [first = '', second] = key.split('.');
          if (key === '') return wrong;
          return second ? { ...one, work: { ...one.work, [second]: wrong } } : { ...one, [first]: wrong };
        });
        const text = JSON.stringify({ schema: 'cases', version: 1, cases });
        const file = found(text);
        const { added, copies, same } = await done(store.importAll(file));
        expect(added.length + copies.length + same.length).toBe(file.cases.length);
        const bad = new Set(file.problems.map(({ place }) => place));
        expect(file.cases.length + bad.size).toBeGreaterThanOrEqual(entries.length);
        for (const { case: one } of await done(store.list())) expect(() => JSON.stringify(one)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
