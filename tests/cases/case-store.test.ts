/** Cases on the device: created, changed in several tabs at once, deleted and brought back. Nothing is lost on the way. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { openCaseStore } from '../../src/cases/case-store.ts';
import type { CaseStore } from '../../src/cases/case-store.ts';
import { CASE_STATUSES, EMPTY_SESSION, sessionText } from '../../src/cases/index.ts';
import type { Assessed, Session, StoreChange } from '../../src/cases/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { base, day, TODAY } from '../support/rules.ts';
import { company, done, freshDevice, names, put, tab, there, underneath } from './stores.ts';

let store: CaseStore;
beforeEach(async () => {
  freshDevice();
  store = await tab();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const seen = () => true;
const ASSESSED: Assessed = {
  version: day('2025-06-01'),
  asOf: day('2025-06-02'),
  on: '2025-06-02T03:04:05.678Z',
  results: { 'a/b': { status: 'open', verdict: 'eligible', award: { min: 1, max: 2 } } },
};

describe('one tab', () => {
  test('a case comes back as it was saved', async () => {
    const work: Session = {
      ...EMPTY_SESSION,
      name: '屯門食品廠',
      facts: foodFactory,
      asAt: TODAY,
      costs: [{ id: 'c', label: 'Oven', amount: 900, countsAs: [], kinds: {} }],
      planAssumptions: { x: 3 },
    };
    const created = await done(
      store.create(work, { notes: 'Called.', status: 'applied', followUp: day('2026-12-01') }),
    );
    const again = await tab();
    const read = await there(again.get(created.id));
    expect(read).toMatchObject({ case: created, dropped: [], newer: false });
    expect(read.case).toMatchObject({ work, notes: 'Called.', status: 'applied', archived: false, assessed: null });
  });

  test('a new case is an enquiry without a date, and has an id of its own', async () => {
    const [a, b] = [await done(store.create(company('A'))), await done(store.create(company('A')))];
    expect(a).toMatchObject({ status: CASE_STATUSES[0], followUp: null, notes: '', archived: false });
    expect(a.createdAt).toBe(a.updatedAt);
    expect(a.id).not.toBe(b.id);
    expect(await done(store.list())).toHaveLength(2);
  });

  test('an edit changes what it is about and the time, nothing else', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-02T03:04:05Z') });
    const created = await done(store.create(company('A', { listed: true }), { notes: 'n' }));
    vi.setSystemTime(new Date('2026-02-02T03:04:05Z'));
    const saved = await there(store.saveDetails(created.id, { status: 'approved' }));
    expect(saved).toEqual({ ...created, status: 'approved', updatedAt: '2026-02-02T03:04:05.000Z' });
    const renamed = await there(store.rename(created.id, 'B'));
    expect(renamed).toEqual({ ...saved, work: { ...created.work, name: 'B' } });
    vi.useRealTimers();
  });

  test('remembered results are no edit', async () => {
    const created = await done(store.create(company('A')));
    const saved = await there(store.saveAssessed(created.id, ASSESSED));
    expect(saved).toEqual({ ...created, assessed: ASSESSED });
  });

  test('saving the same answers again changes nothing', async () => {
    const created = await done(store.create(company('A', { listed: true })));
    const before = await underneath();
    const { saved, conflict } = await done(store.saveWork(created.id, company('A', { listed: true }), () => false));
    expect({ saved, conflict }).toEqual({ saved: created, conflict: undefined });
    expect(await underneath()).toEqual(before);
  });

  test('answers that contradict one another while they are typed are no conflict', async () => {
    const part = base.facts.find(({ partOf }) => partOf !== undefined);
    const typed = (whole: number) => company('A', { [part?.partOf ?? '']: whole, [part?.id ?? '']: 3000 });
    const { id } = await done(store.create(typed(50_000)));
    const mine: string[] = [sessionText(typed(50_000))];
    for (const whole of [5, 50, 5000]) {
      const { conflict } = await done(store.saveWork(id, typed(whole), (stored) => mine.includes(sessionText(stored))));
      mine.push(sessionText(typed(whole)));
      expect(conflict).toBeUndefined();
    }
    expect((await there(store.get(id))).case.work).toEqual(typed(5000));
  });

  test('a duplicate has the same answers, and nothing that was noted of the client', async () => {
    const created = await done(
      store.create(company('A', { listed: true }), { notes: 'n', status: 'applied', archived: true }),
    );
    const copy = await there(store.duplicate(created.id, 'B'));
    expect(copy).toMatchObject({
      work: company('B', { listed: true }),
      notes: '',
      status: 'enquiry',
      followUp: null,
      archived: false,
    });
    await done(store.saveWork(copy.id, company('B', {}), seen));
    expect((await there(store.get(created.id))).case.work.facts).toEqual({ listed: true });
  });

  test('what is deleted can be put back whole, once and again', async () => {
    const created = await done(store.create(company('A', { listed: true }), { notes: 'n' }));
    const [before] = await underneath();
    const removed = await there(store.remove(created.id));
    expect(await done(store.list())).toEqual([]);
    await done(store.restore(removed));
    expect(await underneath()).toEqual([before]);
  });

  test('what another tab deleted is put back as this one has it', async () => {
    const created = await done(store.create(company('A', { listed: true })));
    const first = await there(store.remove(created.id));
    await done(store.restore(first));
    const other = await tab();
    await done(other.saveDetails(created.id, { notes: 'later' }));
    const { case: latest } = await there(store.get(created.id));
    await done(other.remove(created.id));
    await done(store.restore({ ...latest, status: 'applied' }));
    expect((await there(store.get(created.id))).case).toEqual({ ...latest, status: 'applied' });
  });

  test('a case put back beside one that has taken its place meanwhile replaces nothing', async () => {
    const created = await done(store.create(company('A', { listed: true }), { notes: 'n' }));
    const removed = await there(store.remove(created.id));
    await done(store.saveWork(created.id, company('A', { listed: false }), seen));
    const restored = await done(store.restore(removed));
    expect(restored).toMatchObject({ notes: 'n', work: company('A (2)', { listed: true }) });
    expect((await there(store.get(created.id))).case.work.facts).toEqual({ listed: false });
  });

  test('methods that name a case that is gone say so', async () => {
    const gone = [
      store.saveDetails('x', { notes: '' }),
      store.rename('x', 'y'),
      store.saveAssessed('x', ASSESSED),
      store.duplicate('x', 'y'),
      store.remove('x'),
      store.get('x'),
    ];
    for (const result of await Promise.all(gone)) expect(result).toEqual({ ok: true, value: undefined });
    expect(await underneath()).toEqual([]);
  });

  test('everything is deleted in one action', async () => {
    await done(store.create(company('A')));
    const column = { id: 'c', name: '', date: null, proposals: [], assumptions: {} };
    await done(store.scenarios.save({ name: 'S', column }));
    await done(store.removeAll());
    expect(await done(store.list())).toEqual([]);
    expect(await done(store.scenarios.list())).toEqual([]);
  });

  test('kept columns are saved, replaced and removed', async () => {
    const column = { id: 'c', name: 'All', date: day('2024-01-01'), proposals: [], assumptions: { 'p.x': 3 } };
    const first = await done(store.scenarios.save({ name: 'S', column }));
    expect(await done(store.scenarios.list())).toEqual([{ id: first.id, name: 'S', column }]);
    await done(store.scenarios.save({ ...first, name: 'T' }));
    expect(await done(store.scenarios.list())).toEqual([{ ...first, name: 'T' }]);
    await done(store.scenarios.remove(first.id));
    expect(await done(store.scenarios.list())).toEqual([]);
  });
});

describe('two tabs', () => {
  let other: CaseStore;
  beforeEach(async () => {
    other = await tab();
  });

  test('different notes of one case both stay', async () => {
    const { id } = await done(store.create(company('A')));
    await Promise.all([store.saveDetails(id, { notes: 'n' }), other.saveDetails(id, { followUp: TODAY })]);
    expect((await there(store.get(id))).case).toMatchObject({ notes: 'n', followUp: TODAY });
  });

  test('notes written while answers are saved both stay', async () => {
    const { id } = await done(store.create(company('A')));
    await Promise.all([
      store.saveWork(id, company('A', { listed: true }), seen),
      other.saveDetails(id, { status: 'declined' }),
    ]);
    expect((await there(store.get(id))).case).toMatchObject({ status: 'declined', work: { facts: { listed: true } } });
  });

  test('answers this tab has never seen are kept as a copy before it writes', async () => {
    const { id, work } = await done(store.create(company('A'), { notes: 'n' }));
    const mine = (stored: Session) => sessionText(stored) === sessionText(work);
    await done(other.saveWork(id, company('A', { listed: true }), mine));
    const { saved, conflict } = await done(store.saveWork(id, company('A', { listed: false }), mine));
    expect(saved).toMatchObject({ id, work: { name: 'A', facts: { listed: false } } });
    expect(conflict).toMatchObject({ notes: 'n', work: { name: 'A (2)', facts: { listed: true } } });
    expect(names(await done(store.list()))).toEqual(['A', 'A (2)']);
    // and the third finds a name of its own
    await done(other.saveWork(id, company('A', { listed: null }), () => false));
    expect(names(await done(store.list()))).toEqual(['A', 'A (2)', 'A (3)']);
  });

  test('a case deleted meanwhile is created again by whoever still works on it', async () => {
    const { id } = await done(store.create(company('A')));
    await done(other.remove(id));
    await done(store.saveWork(id, company('A', { listed: true }), () => false));
    expect((await there(other.get(id))).case).toMatchObject({ work: { facts: { listed: true } }, status: 'enquiry' });
  });

  test('both hear of a change, by whichever it was made', async () => {
    const heard: [string, StoreChange][] = [];
    store.watch((change) => heard.push(['here', change]));
    const stop = other.watch((change) => heard.push(['there', change]));
    const { id } = await done(store.create(company('A')));
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard).toEqual([
      ['here', { what: 'cases', ids: [id] }],
      ['there', { what: 'cases', ids: [id] }],
    ]);
    stop();
    await done(store.removeAll());
    expect(heard.slice(2)).toEqual([['here', { what: 'cases', ids: 'all' }]]);
  });

  test('nothing is told of what was not written', async () => {
    const heard = vi.fn<(change: StoreChange) => void>();
    store.watch(heard);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await store.create(company('A'))).toEqual({ ok: false, fault: 'full' });
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('without a channel between tabs', () => {
  test('local storage carries the news', async () => {
    const listeners = new Set<(event: object) => void>();
    const kept = new Map<string, string>();
    const setItem = (key: string, newValue: string) => {
      kept.set(key, newValue);
      for (const listener of listeners) listener({ key, newValue });
    };
    vi.stubGlobal('BroadcastChannel', undefined);
    vi.stubGlobal('localStorage', { setItem, removeItem: (key: string) => kept.delete(key) });
    vi.stubGlobal('addEventListener', (_: string, listener: (event: object) => void) => listeners.add(listener));
    vi.stubGlobal('removeEventListener', (_: string, listener: (event: object) => void) => listeners.delete(listener));
    freshDevice();
    const [one, two] = [await tab(), await tab()];
    const heard = vi.fn<(change: StoreChange) => void>();
    two.watch(heard);
    await done(one.create(company('A')));
    expect(heard).toHaveBeenCalledWith({ what: 'cases', ids: 'all' });
    expect([...kept]).toEqual([]);
    one.close();
    two.close();
    expect(listeners.size).toBe(0);
  });
});

describe('records of other versions, and damaged ones', () => {
  /** As the first version of the answers lay on devices. */
  const old = {
    version: 1,
    id: 'old',
    work: { version: 1, name: 'Old', facts: { listed: true }, proposals: null, assumptions: {}, asAt: null },
    notes: 'n',
    status: 'applied',
    followUp: null,
    archived: false,
    createdAt: '2024-01-01T00:00:00.000Z',
    updatedAt: '2024-01-01T00:00:00.000Z',
    assessed: null,
  };

  test('answers of the first version are brought to the present one, and written so', async () => {
    await put(old);
    const read = await there(store.get('old'));
    expect(read).toMatchObject({ dropped: [], case: { work: company('Old', { listed: true }), status: 'applied' } });
    await done(store.saveWork('old', company('Old', { listed: false }), seen));
    const [record] = await underneath();
    expect(record).toMatchObject({ work: { version: 2, facts: { listed: false }, columns: null }, notes: 'n' });
  });

  test('fields that this version does not know stay', async () => {
    await put({
      ...old,
      colour: 'red',
      work: { ...old.work, version: 2, columns: null, costs: [], planAssumptions: {}, mood: 1 },
    });
    await done(store.saveDetails('old', { notes: 'm' }));
    await done(store.saveWork('old', company('New'), seen));
    expect((await underneath())[0]).toMatchObject({ colour: 'red', notes: 'm', work: { mood: 1, name: 'New' } });
  });

  test.each([
    ['record', { ...old, version: 9 }],
    ['answers', { ...old, work: { ...old.work, version: 9 } }],
  ])('a newer version of the %s is listed and never written over', async (_, record) => {
    await put(record);
    expect(await done(store.list())).toMatchObject([{ newer: true, case: { id: 'old' } }]);
    const tries = [
      store.saveWork('old', company('X'), seen),
      store.saveDetails('old', { notes: '' }),
      store.rename('old', 'X'),
      store.saveAssessed('old', ASSESSED),
      store.duplicate('old', 'X'),
    ];
    for (const result of await Promise.all(tries)) expect(result).toEqual({ ok: false, fault: 'newer' });
    expect(await underneath()).toEqual([record]);
  });

  test('what cannot be read of a case is named, the rest is there, and what is written loses nothing', async () => {
    const damaged = {
      ...old,
      status: 'lost',
      followUp: '2024-02-31',
      assessed: { version: 3 },
      work: { ...old.work, facts: { listed: true, hkEmployees: 'many', nosuch: 1 } },
    };
    await put(damaged);
    const [read] = await done(store.list());
    expect(read?.case).toMatchObject({ notes: 'n', status: 'enquiry', followUp: null, assessed: null });
    expect(read?.case.work.facts).toEqual({ listed: true });
    expect(read?.dropped.map(({ field }) => field).toSorted()).toEqual([
      'assessed',
      'followUp',
      'hkEmployees',
      'nosuch',
      'status',
    ]);
    expect(read?.stored).toEqual(damaged);
    await done(store.saveDetails('old', { notes: 'm' }));
    expect(await underneath()).toMatchObject([{ ...damaged, notes: 'm', updatedAt: expect.any(String) as string }]);
    await done(store.saveWork('old', company('Old', { listed: false }), seen));
    const [record] = await underneath();
    expect(record).toMatchObject({ status: 'lost', unread: [damaged.work], work: { facts: { listed: false } } });
  });

  test.each([null, undefined, [1], 'text', 7])(
    'a case with %j for answers is still there, and so are they',
    async (work) => {
      await put({ ...old, work });
      expect(await done(store.list())).toMatchObject([{ case: { id: 'old', notes: 'n', work: EMPTY_SESSION } }]);
      await done(store.rename('old', 'Named'));
      const [record] = await underneath();
      expect(record?.['unread']).toEqual((work ?? null) === null ? undefined : [work]);
      expect(await done(store.list())).toMatchObject([{ case: { work: company('Named') }, dropped: [] }]);
      const removed = await there(store.remove('old'));
      await done(store.restore(removed));
      expect(await underneath()).toEqual([record]);
    },
  );

  test('answers whose shape cannot be read keep it under another name', async () => {
    await put({ ...old, work: { version: 2, name: 'Old', facts: 'many' } });
    await done(store.rename('old', 'Named'));
    expect((await underneath())[0]).toMatchObject({ work: { version: 2, name: 'Named', facts: 'many' } });
  });

  test('a record that nothing can print does not take the others down', async () => {
    const round: Record<string, unknown> = { id: 'round' };
    round['self'] = round;
    await put(round, old);
    expect((await done(store.list())).map((read) => read.case.id).toSorted()).toEqual(['old', 'round']);
  });
});

describe('browsers that do not let us', () => {
  test('no database at all', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await openCaseStore(base)).toEqual({ ok: false, fault: 'blocked' });
  });

  test.each(['SecurityError', 'InvalidStateError'])('one that answers %s', async (name) => {
    const open = () => {
      throw new DOMException('no', name);
    };
    vi.stubGlobal('indexedDB', { open });
    expect(await openCaseStore(base)).toEqual({ ok: false, fault: 'blocked' });
  });

  test('a device without room: nothing of the change is written, all that was there stays', async () => {
    const { id } = await done(store.create(company('A')));
    const before = await underneath();
    // the copy of a conflict finds no room: the answers are not written over either
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await store.saveWork(id, company('B'), () => false)).toEqual({ ok: false, fault: 'full' });
    expect(await underneath()).toEqual(before);
    full.mockRestore();
    expect(await store.create(company('B'))).toMatchObject({ ok: true });
  });

  test('a database that the browser closed, or deleted, is opened again when it is needed', async () => {
    await done(store.create(company('A')));
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('cases');
      request.addEventListener('success', resolve);
      request.addEventListener('error', reject);
      request.addEventListener('blocked', () => reject(new Error('the store did not let go')));
    });
    expect(await done(store.list())).toEqual([]);
    await done(store.create(company('B')));
    expect(names(await done(store.list()))).toEqual(['B']);
  });
});
