/** The page of cases: found, noted, put aside, deleted and brought back; copied out and in. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { CaseStore } from '../../../src/cases/case-store.ts';
import { assessedOf, casesFileText } from '../../../src/cases/index.ts';
import { assess } from '../../../src/engine/index.ts';
import { resolve, todayInHongKong } from '../../../src/rulebase/index.ts';
import type { RuleBase } from '../../../src/rulebase/index.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { foodFactory, trader } from '../../support/profiles.ts';
import { cleanDevice, company, day, done, named, openCases, openStore } from './device.tsx';

let store: CaseStore;
let base: RuleBase;
beforeEach(async () => {
  Element.prototype.scrollIntoView = vi.fn<() => void>(); // jsdom has no layout
  base = await ruleBaseFor('en');
  store = await openStore();
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await cleanDevice(store);
  store.close();
});

const names = (): (string | null)[] =>
  screen.getAllByRole('article').map((article) => within(article).getAllByRole('heading')[0]?.textContent ?? null);
const row = async (name: string) => within(await screen.findByRole('article', { name }));
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const details = (name: string) => press(`Notes and details ${name}`);
const shows = (...expected: string[]) => waitFor(() => expect(names()).toEqual(expected));

describe('the list', () => {
  test('without cases it says so, and where to begin', async () => {
    await openCases();
    expect(screen.getByText('There are no cases yet.')).toBeInTheDocument();
    expect(screen.queryByRole('searchbox')).toBeNull();
    await userEvent.type(screen.getByLabelText('Name of a new client (optional)'), 'New client');
    await press('Begin a new case');
    await waitFor(() => expect(location.hash).toBe('#/check'));
    expect((await named(store, 'New client')).case.status).toBe('enquiry');
    expect(sessionStorage.getItem('case')).toBe((await named(store, 'New client')).case.id);
  });

  test('a case says what it is about: status, follow-up, answers, the best results', async () => {
    await done(store.create(company('Factory', foodFactory), { status: 'applied', followUp: day('2020-01-02') }));
    await done(store.create(company('Empty'), { followUp: todayInHongKong() }));
    await done(store.create(company('', {}), { followUp: day('2099-01-02') }));
    await openCases();
    const factory = await row('Factory');
    expect(factory.getByText('Applied')).toBeInTheDocument();
    expect(factory.getByText('Follow-up overdue since 2 January 2020')).toBeInTheDocument();
    expect(factory.getByText(`${Object.keys(foodFactory).length} answers`)).toBeInTheDocument();
    expect(await factory.findByText(/HK\$/)).toHaveTextContent(/more Rules of/);
    const empty = await row('Empty');
    expect(empty.getByText(/^Follow up today/)).toBeInTheDocument();
    expect(empty.getByText('No answers yet')).toBeInTheDocument();
    expect(empty.queryByText(/No scheme is open/)).toBeNull();
    expect((await row('Case without a name')).getByText('Follow up on 2 January 2099')).toBeInTheDocument();
  });

  test('results are remembered, once, with the version of the rules', async () => {
    const { id, updatedAt } = await done(store.create(company('Factory', foodFactory)));
    const remember = vi.spyOn(IDBObjectStore.prototype, 'put');
    await openCases();
    await waitFor(async () => {
      const kept = (await named(store, 'Factory')).case;
      expect(kept).toMatchObject({ id, updatedAt, assessed: { version: base.settings.version } });
    });
    await (await row('Factory')).findByText(/HK\$/);
    expect(remember).toHaveBeenCalledTimes(1);
  });

  test('it is searched, filtered and sorted, and the address remembers how', async () => {
    await done(store.create(company('Anna'), { notes: 'by phone', status: 'applied' }));
    await done(store.create(company('Bao'), { followUp: day('2030-01-01') }));
    await done(store.create(company('Cheng'), { archived: true }));
    await openCases();
    await shows('Bao', 'Anna');
    expect(screen.getByText('2 cases out of 3. One archived case is hidden.')).toBeInTheDocument();
    await userEvent.type(screen.getByRole('searchbox'), 'PHONE');
    await shows('Anna');
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.selectOptions(screen.getByLabelText('Sort by'), 'Name');
    await shows('Anna', 'Bao');
    await userEvent.click(screen.getByLabelText('Show archived cases'));
    await shows('Anna', 'Bao', 'Cheng');
    await userEvent.selectOptions(screen.getByLabelText('Status'), 'Applied');
    await shows('Anna');
    expect(location.hash).toBe('#/cases?status=applied&sort=name&archived=1');
  });

  test('Simplified characters find a name in Traditional ones', async () => {
    await done(store.create(company('九龍飲食')));
    await done(store.create(company('屯門食品廠')));
    await openCases();
    await userEvent.type(screen.getByRole('searchbox'), '龙饮食');
    await waitFor(() => expect(names()).toEqual(['九龍飲食']));
  });

  test('a long list is shown in parts, and a search finds what is not shown', async () => {
    for (let n = 0; n < 70; n += 1) await done(store.create(company(`Client ${n}`), {}));
    await openCases({}, '/cases?sort=name');
    expect(await screen.findAllByRole('article')).toHaveLength(60);
    await userEvent.type(screen.getByRole('searchbox'), 'client 69');
    await shows('Client 69');
    await userEvent.clear(screen.getByRole('searchbox'));
    await press('Show more (10)');
    expect(screen.getAllByRole('article')).toHaveLength(70);
  });

  test('a change by another tab is shown', async () => {
    await done(store.create(company('Anna')));
    await openCases();
    await shows('Anna');
    await done(store.create(company('Bao'), { followUp: day('2030-01-01') }));
    expect(await screen.findByRole('article', { name: 'Bao' })).toBeInTheDocument();
  });
});

describe('one case', () => {
  test('name, status, date and notes are saved as they are typed', async () => {
    const { id } = await done(store.create(company('Anna', { listed: true }), { followUp: day('2030-01-01') }));
    await openCases();
    await details('Anna');
    expect(location.hash).toBe(`#/cases?case=${id}`);
    await userEvent.type(screen.getByLabelText('Notes'), 'Wants a loan.');
    await userEvent.selectOptions((await row('Anna')).getByLabelText('Status'), 'Not approved');
    fireEvent.change(screen.getByLabelText('Follow up on'), { target: { value: '2031-02-03' } });
    await userEvent.clear(screen.getByLabelText("Client's name"));
    await userEvent.type(screen.getByLabelText("Client's name"), 'Anna & Co');
    await screen.findByRole('heading', { name: 'Anna & Co' });
    await waitFor(async () =>
      expect((await named(store, 'Anna & Co')).case).toMatchObject({
        id,
        notes: 'Wants a loan.',
        status: 'declined',
        followUp: '2031-02-03',
        work: { facts: { listed: true } },
      }),
    );
    await press('Remove the date');
    await waitFor(async () => expect((await named(store, 'Anna & Co')).case.followUp).toBeNull());
  });

  test('notes are saved at once when the page is left', async () => {
    await done(store.create(company('Anna')));
    await openCases();
    await details('Anna');
    fireEvent.change(screen.getByLabelText('Notes'), { target: { value: 'left' } });
    dispatchEvent(new Event('pagehide'));
    await waitFor(async () => expect((await named(store, 'Anna')).case.notes).toBe('left'), { timeout: 300 });
  });

  test('notes that could not be saved stay in the field, and it is said', async () => {
    await done(store.create(company('Anna', {}), {}));
    await openCases();
    await details('Anna');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    fireEvent.change(screen.getByLabelText('Notes'), { target: { value: 'kept here' } });
    expect(await screen.findByText(/no room left/)).toBeInTheDocument();
    expect(screen.getByLabelText('Notes')).toHaveValue('kept here');
    vi.restoreAllMocks();
    await userEvent.type(screen.getByLabelText('Notes'), '!');
    await waitFor(async () => expect((await named(store, 'Anna')).case.notes).toBe('kept here!'));
  });

  test('notes on a case that another tab deletes meanwhile come back with it', async () => {
    const { id } = await done(store.create(company('Anna', { listed: true })));
    await openCases();
    await details('Anna');
    fireEvent.change(screen.getByLabelText('Notes'), { target: { value: 'typed' } });
    await done(store.remove(id));
    expect(await screen.findByText('"Anna" is deleted.')).toBeInTheDocument();
    await press('Undo');
    await waitFor(async () =>
      expect((await named(store, 'Anna')).case).toMatchObject({
        id,
        notes: 'typed',
        work: { facts: { listed: true } },
      }),
    );
  });

  test('it is opened in this tab, gone on with, and marked in the list', async () => {
    const { id } = await done(store.create(company('Anna', trader)));
    await openCases();
    await press('Open Anna');
    await waitFor(() => expect(location.hash).toBe('#/result'));
    expect(sessionStorage.getItem('case')).toBe(id);
    expect((await row('Anna')).getByText('Open in this tab')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Go on Anna' })).toBeInTheDocument();
  });

  test('the name of the open case is changed in the answers at hand', async () => {
    const { id } = await done(store.create(company('Anna')));
    sessionStorage.setItem('case', id);
    await openCases();
    await details('Anna');
    await userEvent.type(screen.getByLabelText("Client's name"), ' Ltd');
    await waitFor(async () => expect((await named(store, 'Anna Ltd')).case.id).toBe(id));
    expect(await done(store.list())).toHaveLength(1);
  });

  test('the name of a case that another tab has written down is changed there too', async () => {
    const { id } = await done(store.create(company('Anna')));
    await openCases();
    localStorage.setItem(`session/${id}`, JSON.stringify({ version: 2, ...company('Anna', { listed: true }) }));
    await details('Anna');
    await userEvent.type(screen.getByLabelText("Client's name"), ' Ltd');
    await waitFor(() => expect(localStorage.getItem(`session/${id}`)).toContain('"name":"Anna Ltd"'));
    expect(localStorage.getItem(`session/${id}`)).toContain('"listed":true');
  });

  test('a duplicate has a name of its own and is shown in full', async () => {
    await done(store.create(company('Anna', { listed: true }), { notes: 'n' }));
    await openCases();
    await details('Anna');
    await press('Duplicate');
    expect((await row('Anna (2)')).getByLabelText('Notes')).toHaveValue('');
    expect((await named(store, 'Anna (2)')).case.work.facts).toEqual({ listed: true });
  });

  test('archived, it leaves the list, and can be taken back at once or later', async () => {
    await done(store.create(company('Anna')));
    await done(store.create(company('Bao')));
    await openCases({}, '/cases?sort=name');
    await details('Anna');
    await press('Archive');
    await shows('Bao');
    expect(screen.getByText('"Anna" is archived.')).toBeInTheDocument();
    await press('Undo');
    await shows('Anna', 'Bao');
    expect(screen.queryByText('"Anna" is archived.')).toBeNull();
  });

  test('deleted, it can be put back until the notice is dismissed; the focus is where it can', async () => {
    const { id } = await done(store.create(company('Anna'), { notes: 'n' }));
    await done(store.create(company('Bao')));
    localStorage.setItem(`session/${id}`, JSON.stringify({ version: 2, ...company('Anna') }));
    await openCases({}, '/cases?sort=name');
    await details('Anna');
    await press('Delete');
    await shows('Bao');
    expect(localStorage.getItem(`session/${id}`)).toBeNull();
    expect(await screen.findByRole('button', { name: 'Undo' })).toHaveFocus();
    await press('Undo');
    await shows('Anna', 'Bao');
    expect((await named(store, 'Anna')).case).toMatchObject({ id, notes: 'n' });
    await press('Delete'); // it is shown in full again
    await press('Dismiss');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('the open case is closed before it is deleted, so that nothing writes it again', async () => {
    const { id } = await done(store.create(company('Anna', { listed: true })));
    sessionStorage.setItem('case', id);
    await openCases();
    await details('Anna');
    await press('Delete');
    expect(await screen.findByText('There are no cases yet.')).toBeInTheDocument();
    expect(sessionStorage.getItem('case')).toBeNull();
    expect(await done(store.list())).toEqual([]);
  });
});

describe('what the rules have changed since', () => {
  const remembered = async (date: string, on: string) =>
    assessedOf(base, await assess(base, resolve(base, day(date)), foodFactory), new Date(on));

  test('is marked in the list, told with its causes, and settled by remembering today', async () => {
    const { id } = await done(store.create(company('Factory', foodFactory)));
    await done(store.create(company('Empty')));
    await done(store.saveAssessed(id, await remembered(base.settings.baseline.date, '2099-01-01T00:00:00Z')));
    await openCases({}, '/cases?changed=1');
    expect(await (await row('Factory')).findByText(/results? changed by the rules since 31 August 2023/)).toBeVisible();
    await shows('Factory');
    await details('Factory');
    const panel = await row('Factory');
    expect(await panel.findAllByText('Rules of 31 August 2023')).not.toHaveLength(0);
    expect(panel.getAllByRole('heading', { level: 4 }).length).toBeGreaterThan(0);
    await press("Remember today's results instead");
    await waitFor(() => expect(screen.queryAllByRole('article')).toHaveLength(0));
    expect((await named(store, 'Factory')).case.assessed?.asOf).toBe(todayInHongKong());
  });

  test('a result that was wrong on file is said to be corrected', async () => {
    const { id } = await done(store.create(company('Factory', foodFactory)));
    const today = await remembered(todayInHongKong(), '2099-01-01T00:00:00Z');
    const [first = ''] = Object.keys(today.results);
    const wrong = { status: 'open', verdict: 'ineligible', award: null } as const;
    await done(store.saveAssessed(id, { ...today, results: { ...today.results, [first]: wrong } }));
    await openCases();
    await details('Factory');
    expect(await screen.findByText(/has been corrected since/)).toBeInTheDocument();
  });

  test('another version with the same results is a line, not an alarm', async () => {
    const { id } = await done(store.create(company('Factory', foodFactory)));
    const today = await remembered(todayInHongKong(), '2099-01-01T00:00:00Z');
    await done(store.saveAssessed(id, { ...today, version: day('2025-01-01') }));
    await openCases();
    expect(
      await (await row('Factory')).findByText(/updated after 1 January 2025; the results are the same/),
    ).toBeVisible();
  });
});

describe('answers that belong to no case', () => {
  test('become a case, open in this tab, and are nowhere else', async () => {
    await openCases({ name: 'Loose', facts: trader, asAt: null });
    await press('Keep these answers as a case');
    expect((await row('Loose')).getByText('Open in this tab')).toBeInTheDocument();
    expect((await named(store, 'Loose')).case.work.facts).toEqual(trader);
    expect(screen.queryByText('Keep these answers as a case')).toBeNull();
    expect(localStorage.getItem('session') ?? '').not.toContain('Loose');
  });

  test('stay where they are when there is no room for a case', async () => {
    await openCases({ name: 'Loose', facts: trader });
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await press('Keep these answers as a case');
    expect(await screen.findByText(/no room left/)).toBeInTheDocument();
    expect(localStorage.getItem('session')).toContain('Loose');
    expect(screen.getByText('Keep these answers as a case')).toBeInTheDocument();
  });
});

describe('files', () => {
  const file = (text: string, name = 'all.json') => new File([text], name, { type: 'application/json' });
  const input = () => document.querySelector<HTMLInputElement>('input[type=file]');
  const choose = async (...files: File[]) => {
    const field = input();
    if (!field) throw new Error('no field for files');
    await userEvent.upload(field, files);
  };
  const kept = new Map<string, Blob>();
  const textOf = (blob: Blob = new Blob()): Promise<string> =>
    new Promise((settle) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => settle(typeof reader.result === 'string' ? reader.result : ''));
      reader.readAsText(blob);
    });
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => (kept.set('last', blob), 'blob:x'),
        revokeObjectURL: () => undefined,
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  });

  test('all cases go out, all is deleted, and all come in again', async () => {
    await done(store.create(company('Anna', trader), { notes: 'n' }));
    await done(store.create(company('Bao', foodFactory), { archived: true }));
    await openCases();
    await (await row('Anna')).findByText(/HK\$|No scheme/);
    await press('Download all cases (2)');
    await waitFor(() => expect(kept.size).toBe(1));
    const text = await textOf(kept.get('last'));
    await press('Delete everything on this device');
    expect(screen.getByText(/2 cases are deleted/)).toBeInTheDocument();
    await press('Delete everything');
    expect(await screen.findByText('Everything on this device is deleted.')).toBeInTheDocument();
    expect(await done(store.list())).toEqual([]);
    await choose(file(text));
    expect(await screen.findByText('"all.json": 2 cases added.')).toBeInTheDocument();
    expect((await named(store, 'Anna')).case).toMatchObject({ notes: 'n', work: { facts: trader } });
    expect((await named(store, 'Bao')).case.archived).toBe(true);
    await choose(file(text));
    expect(await screen.findByText('2 were here already, with the same content.')).toBeInTheDocument();
  });

  test('one case goes out alone', async () => {
    await done(store.create(company('Anna')));
    await done(store.create(company('Bao')));
    await openCases();
    await details('Anna');
    await press('Download this case');
    await waitFor(() => expect(kept.size).toBe(1));
    const text = await textOf(kept.get('last'));
    expect(text).toContain('Anna');
    expect(text).not.toContain('Bao');
  });

  test('a dropped file is taken, good cases added, bad ones named, others made a second case', async () => {
    await done(store.create(company('Anna'), { notes: 'mine' }));
    await openCases();
    const anna = await named(store, 'Anna');
    const [other] = (JSON.parse(casesFileText([anna])) as { cases: Record<string, unknown>[] }).cases;
    const text = JSON.stringify({
      schema: 'cases',
      version: 1,
      cases: [{ ...other, notes: 'theirs' }, 'junk', { ...other, id: 'new', status: 'lost' }],
    });
    const drop = document.querySelector('.drop');
    if (!drop) throw new Error('nowhere to drop');
    const dataTransfer = { types: ['Files'], files: [file(text, 'some.json')] };
    fireEvent.dragEnter(drop, { dataTransfer });
    expect(drop).toHaveClass('drop-over');
    fireEvent.drop(drop, { dataTransfer });
    expect(await screen.findByText('"some.json": 2 cases added.')).toBeInTheDocument();
    expect(screen.getByText(/One was here already with other content.*Anna \(2\)/)).toBeInTheDocument();
    expect(
      screen.getByText('Case 2, the case as a whole: expected a case saved by this tool, found "junk"'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Case 3, "Anna", status: expected one of enquiry, .*found "lost"$/)).toBeInTheDocument();
    expect((await named(store, 'Anna (2)')).case.notes).toBe('theirs');
    expect((await named(store, 'Anna')).case.notes).toBe('mine');
  });

  test.each([
    ['{"schema":"cases","version":7,"cases":[]}', /A newer version of this tool saved it/],
    ['junk', /not a file saved by this tool/],
    ['{"colour":"red"}', /neither a file of cases nor an answers file/],
  ])('%s is refused, and nothing changes', async (text, words) => {
    await openCases();
    await choose(file(text));
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByText('Nothing here has changed.')).toBeInTheDocument();
    expect(await done(store.list())).toEqual([]);
  });

  test("one company's answers file is one new case", async () => {
    await openCases();
    await choose(file(JSON.stringify({ schema: 1, name: 'Carla', facts: trader }), 'carla.json'));
    expect(await screen.findByText('"carla.json": one case added.')).toBeInTheDocument();
    expect((await named(store, 'Carla')).case.work.facts).toEqual(trader);
  });

  test('a full device is said, and nothing is half added', async () => {
    await done(store.create(company('Anna')));
    await openCases();
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await choose(file(JSON.stringify({ schema: 1, name: 'Carla', facts: trader })));
    expect(await screen.findByText(/no room left/)).toBeInTheDocument();
    expect(await done(store.list())).toHaveLength(1);
  });
});

describe('cases that cannot be read', () => {
  test('a damaged case is named, usable, and its original goes out with it', async () => {
    const { id } = await done(store.create(company('Anna', { listed: true })));
    const database = await new Promise<IDBDatabase>((settle) => {
      const request = indexedDB.open('cases');
      request.addEventListener('success', () => settle(request.result));
    });
    const cases = database.transaction('cases', 'readwrite').objectStore('cases');
    await new Promise((settle) => {
      const request = cases.get(id);
      request.addEventListener('success', () => {
        const record = request.result as { work: { facts: object } };
        record.work.facts = { listed: true, nosuch: 1 };
        cases.put(record).addEventListener('success', settle);
      });
    });
    database.close();
    await openCases();
    expect(await (await row('Anna')).findByText('Some of this case could not be read')).toBeVisible();
    await details('Anna');
    expect(screen.getByText(/nosuch: expected/)).toBeInTheDocument();
  });

  test('a device that keeps nothing is said, and the answers can still be worked with', async () => {
    const { CasesPage } = await import('../../../src/features/cases/cases-page.tsx');
    const { renderWithSession } = await import('../../support/session.tsx');
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    await renderWithSession('en', {}, <CasesPage />);
    expect(await screen.findByText('The cases cannot be shown')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to the check' })).toBeInTheDocument();
    vi.restoreAllMocks();
    await press('Try again');
    expect(await screen.findByText('There are no cases yet.')).toBeInTheDocument();
  });
});
