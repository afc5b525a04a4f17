/** What people see of a list, step by step, with a worker that answers as it is told. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';

import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { navigate } from '../../../src/navigation.ts';
import type { ListPreview, LoadedList } from '../../../src/table/index.ts';
import { fakeService, failed, held, impactOf, LIST, ok, PREVIEW } from './fake-service.ts';
import { csvFile, expectNoViolations, renderMembers } from './render-members.tsx';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const base = () => ruleBaseFor('en');
const fileInput = () => screen.getByLabelText('Choose a file', { selector: 'input' });
const select = (name: string) => screen.getByRole('combobox', { name });

async function choose(): Promise<void> {
  await userEvent.upload(fileInput(), csvFile());
  expect(await screen.findByRole('heading', { name: 'What each column holds' })).toBeInTheDocument();
}
async function toFigures(): Promise<void> {
  await choose();
  await userEvent.click(screen.getByRole('button', { name: 'Read the list' }));
  expect(await screen.findByRole('heading', { name: 'In short' })).toBeInTheDocument();
}

test('one file at a time', async () => {
  const service = fakeService(await base());
  await renderMembers('en', service);
  const drop = screen.getByText(/Or drop a CSV/).closest('div') ?? document.body;
  fireEvent.dragOver(drop, { dataTransfer: { types: ['Files'], files: [] } });
  expect(screen.getByText('Let go to read the file.')).toBeInTheDocument();
  fireEvent.drop(drop, { dataTransfer: { types: ['Files'], files: [csvFile('a.csv'), csvFile('b.csv')] } });
  expect(screen.getByText(/^One file at a time/)).toBeInTheDocument();
  expect(service.asked).toEqual([]);
  fireEvent.drop(drop, { dataTransfer: { types: ['Files'], files: [csvFile('a.csv')] } });
  expect(await screen.findByText(/"a\.csv" has 4 columns/)).toBeInTheDocument();
});

test('columns: guesses are preselected, what is left out is said, and a conflict is named in place', async () => {
  const service = fakeService(await base());
  await renderMembers('en', service);
  await choose();
  expect(select('Company')).toHaveDisplayValue('Company name');
  expect(select('Staff')).toHaveDisplayValue('Employees in Hong Kong');
  expect(select('Staff')).toHaveAccessibleDescription(/First values: 35, 4/);
  expect(screen.getByText('3 columns will be read, 1 left out.')).toBeInTheDocument();
  await expectNoViolations();

  await userEvent.selectOptions(select('Colour'), 'Employees in Hong Kong');
  expect(select('Colour')).toHaveAccessibleDescription(/"Colour" and "Staff" are taken for the same thing/);
  expect(select('Staff')).toBeInvalid();
  await userEvent.click(screen.getByRole('button', { name: 'Read the list' }));
  expect(screen.getByRole('heading', { name: 'There is a problem' })).toBeInTheDocument();
  expect(service.asked.map(({ name }) => name)).toEqual(['preview']);

  await userEvent.selectOptions(select('Colour'), 'Note (kept as it is)');
  await userEvent.click(screen.getByRole('button', { name: 'Read the list' }));
  await screen.findByRole('heading', { name: 'In short' });
  expect(service.asked.find(({ name }) => name === 'load')?.args[1]).toEqual([
    ...PREVIEW.targets.slice(0, 3),
    { kind: 'pass', as: 'note:Colour' },
  ]);
});

test('another encoding reads the beginning again and keeps what was chosen where the header is the same', async () => {
  const service = fakeService(await base());
  await renderMembers('en', service);
  await choose();
  await userEvent.selectOptions(select('Colour'), 'Note (kept as it is)');
  await userEvent.selectOptions(select('Character encoding'), 'big5');
  await waitFor(() => expect(service.asked.at(-1)?.args[1]).toEqual({ encoding: 'big5' }));
  expect(select('Colour')).toHaveDisplayValue('Note (kept as it is)');
});

test('a workbook asks for the sheet, and has no encoding', async () => {
  const preview: ListPreview = { ...PREVIEW, format: 'xlsx', encoding: null, sheets: ['2025', '2026'], sheet: '2025' };
  const service = fakeService(await base(), { preview: () => Promise.resolve(ok(preview)) });
  await renderMembers('en', service);
  await choose();
  expect(screen.queryByLabelText('Character encoding')).not.toBeInTheDocument();
  await userEvent.selectOptions(select('Worksheet'), '2026');
  await waitFor(() => expect(service.asked.at(-1)?.args[1]).toEqual({ sheet: '2026' }));
});

test('reading shows how far it is; cancelling goes back to the columns as they were', async () => {
  const reading = held<LoadedList>();
  const service = fakeService(await base(), { load: () => reading.promise });
  await renderMembers('en', service);
  await choose();
  await userEvent.selectOptions(select('Colour'), 'Note (kept as it is)');
  await userEvent.click(screen.getByRole('button', { name: 'Read the list' }));
  const call = service.asked.at(-1);
  act(() => call?.options?.onProgress?.({ stage: 'reading', done: 30, total: 120, rows: 2500 }));
  expect(screen.getByRole('progressbar')).toHaveAttribute('value', '30');
  expect(screen.getAllByText('2,500 companies so far, 25% done').length).toBeGreaterThan(0);
  await expectNoViolations();

  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(call?.options?.signal?.aborted).toBe(true);
  expect(await screen.findByText(/^Cancelled\./)).toBeInTheDocument();
  expect(select('Colour')).toHaveDisplayValue('Note (kept as it is)');
  act(() => reading.answer(ok(LIST))); // too late
  expect(screen.queryByRole('heading', { name: 'In short' })).not.toBeInTheDocument();
});

test('what is wrong with a file is said by file, row and column, in the words of the page', async () => {
  const service = fakeService(await base(), {
    preview: () =>
      Promise.resolve(
        failed({
          kind: 'problems',
          problems: [
            { file: 'm.csv', field: '', row: 1, expected: 'a header row of fact ids', got: 'nothing' },
            { file: 'm.csv', field: 'Staff', expected: 'each column once' },
          ],
        }),
      ),
  });
  await renderMembers('zh-Hant', service);
  await userEvent.upload(screen.getByLabelText('選擇檔案', { selector: 'input' }), csvFile());
  expect(await screen.findByText('m.csv，第 1 行，應為：第一行為欄位名稱；現為 沒有內容')).toBeInTheDocument();
  expect(screen.getByText('m.csv，「Staff」欄，應為：每樣只有一欄')).toBeInTheDocument();
});

test('where the worker stopped, the list is read again from the file at hand', async () => {
  let attempts = 0;
  const service = fakeService(await base(), {
    load: () =>
      Promise.resolve((attempts += 1) === 1 ? failed({ kind: 'crashed', detail: 'out of memory' }) : ok(LIST)),
  });
  await renderMembers('en', service);
  await choose();
  await userEvent.click(screen.getByRole('button', { name: 'Read the list' }));
  expect(await screen.findByText('The calculation stopped')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
  expect(await screen.findByRole('heading', { name: 'In short' })).toBeInTheDocument();
});

test('a worker that stops while figures are shown is told, not waited for', async () => {
  const service = fakeService(await base(), {
    blockers: () => Promise.resolve(failed({ kind: 'crashed', detail: 'gone' })),
  });
  await renderMembers('en', service);
  await choose();
  await userEvent.click(screen.getByRole('button', { name: 'Read the list' }));
  expect(await screen.findByText('The calculation stopped')).toBeInTheDocument();
});

test('figures say what they rest on, and every count leads to its companies', async () => {
  const service = fakeService(await base());
  await renderMembers('en', service);
  await toFigures();
  expect(screen.getByText('200 of 200 give the same result')).toBeInTheDocument();
  expect(
    screen.getByText(
      /^Today: 220 companies \(22%\).*; 145 more \(14\.5%\) cannot be decided, so between 22% and 36\.5%\..*HK\$22 million\./,
    ),
  ).toBeInTheDocument();
  expect(
    screen.getByText(/: 120 companies gain, 30 lose, 5 gain .*, 700 stay unchanged, and 145 cannot/, {
      selector: 'li:last-child',
    }),
  ).toBeInTheDocument();
  for (const line of screen.getAllByText(
    /^From 1,000 companies; rules of 31 August 2023 and 22 November 2026; \d+ proposals/,
  ))
    expect(line).toHaveTextContent('145 cannot be decided today.');
  expect(screen.getAllByText('List: members.csv; 1,000 companies counted, 2 rows left out').length).toBeGreaterThan(0);

  const companies = screen.getByRole('table', { name: 'All companies' });
  const today = within(companies).getByRole('row', { name: /^Today 220/ });
  expect(
    within(today)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual([
    '220',
    '145',
    '535',
    '100',
    '22%',
    '24.4%',
    'HK$22,000,000',
    'HK$14,500,000',
    'HK$1,000,000 to HK$2,000,000',
  ]);
  const noAim = within(today).getByRole('link', { name: '100' });
  expect(decodeURIComponent(noAim.getAttribute('href') ?? '')).toContain('"is":"no-aim"');
  await userEvent.click(within(today).getByRole('link', { name: '145' }));
  expect(await screen.findByText('Today: Cannot be decided')).toBeInTheDocument();
  expect(service.queries().at(-1)).toEqual({ verdict: { layer: 'today', is: 'undetermined' } });
});

test('links of groups, tracks and conditions carry their query', async () => {
  const service = fakeService(await base());
  await renderMembers('en', service);
  await toFigures();
  const queryOf = (link: HTMLElement): unknown =>
    JSON.parse(new URLSearchParams(link.getAttribute('href')?.split('?')[1]).get('q') ?? 'null');

  const group = within(screen.getByRole('table', { name: /^By: Employees/ })).getByRole('row', { name: /^10 to 49/ });
  expect(queryOf(within(group).getByRole('link', { name: '120' }))).toEqual({
    change: { from: 'today', to: 'today+proposals', is: 'gains' },
    group: { fact: 'hkEmployees', key: 10 },
  });
  const track = within(screen.getByRole('table', { name: 'Track by track' })).getAllByRole('link', { name: '600' })[0];
  expect(track && queryOf(track)).toMatchObject({ verdict: { layer: 'then', is: 'ineligible', track: {} } });
  const blockers = await screen.findByRole('table', { name: /\(Today\)$/ });
  const alone = within(blockers).getAllByRole('link', { name: '1' })[0];
  expect(alone && queryOf(alone)).toMatchObject({ blocked: { layer: 'today', by: 'alone' } });
  await expectNoViolations();
});

test('another choice of proposals is assessed again; the figures before stay until then', async () => {
  const rules = await base();
  const second = held<ReturnType<typeof impactOf>>();
  let calls = 0;
  const service = fakeService(rules, {
    assess: (layers, pairs) => {
      calls += 1;
      return calls === 1 ? Promise.resolve(ok(impactOf(rules, layers, pairs))) : second.promise;
    },
  });
  await renderMembers('en', service);
  await toFigures();
  await userEvent.click(screen.getByText(/^Proposals and assumptions \(/));
  for (const name of ['Choose none', 'Choose all', 'Choose none'])
    fireEvent.click(screen.getByRole('button', { name }));
  expect(await screen.findByText(/^Assessing again/)).toBeInTheDocument();
  expect(screen.getByText(/Today: 220 companies/)).toBeInTheDocument();
  await waitFor(() => expect(calls).toBe(2)); // the edits between are not worked out
  const layers = service.asked.at(-1)?.args[0] as Parameters<typeof impactOf>[1];
  expect(layers.map(({ proposals }) => proposals.length)).toEqual([0, 0, 0, 0]);
  act(() => second.answer(ok(impactOf(rules, layers, [['then', 'then+proposals']]))));
  await waitFor(() => expect(screen.queryByText(/^Assessing again/)).not.toBeInTheDocument());
});

test('what proposals do is worked out when asked, can be cancelled, and the one that gains most comes first', async () => {
  const first = held<never>();
  let calls = 0;
  const rules = await base();
  const usual = fakeService(rules);
  const service = fakeService(rules, {
    proposals: (...args) => ((calls += 1) === 1 ? first.promise : usual.proposals(...args)),
  });
  await renderMembers('en', service);
  await toFigures();
  await userEvent.click(screen.getByRole('button', { name: /^Work out \d+ proposals$/ }));
  const call = service.asked.at(-1);
  expect(call?.name).toBe('proposals');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(call?.options?.signal?.aborted).toBe(true);
  act(() => first.answer(failed({ kind: 'cancelled' })));
  await userEvent.click(await screen.findByRole('button', { name: /^Work out \d+ proposals$/ }));
  const table = await screen.findByRole('table', { name: /^What each proposal does \(/ });
  const gains = within(table)
    .getAllByRole('row', { name: /Among all chosen/ })
    .map((row) => Number(within(row).getAllByRole('cell')[0]?.textContent));
  expect(gains.length).toBeGreaterThan(5);
  expect(gains).toEqual(gains.toSorted((a, b) => b - a));
});

test('most cannot be decided: the questions that nobody answers are named', async () => {
  const rules = await base();
  const service = fakeService(rules, {
    assess: (layers, pairs) => Promise.resolve(ok(impactOf(rules, layers, pairs, 600))),
  });
  await renderMembers('en', service);
  await toFigures();
  expect(screen.getByText('60% of the companies cannot be decided')).toBeInTheDocument();
  expect(screen.getAllByText(/\(answered by 0 of 1,000\)$/)).toHaveLength(5);
  // nearly every track reads it; only a few read what the list lacks of production lines
  expect(screen.getByText('Hong Kong business registration (answered by 0 of 1,000)')).toBeInTheDocument();
});

test('a list without a company that counts says so and leads to what was left out', async () => {
  const service = fakeService(await base(), { load: () => Promise.resolve(ok({ ...LIST, rows: 0 })) });
  await renderMembers('en', service);
  await choose();
  await userEvent.click(screen.getByRole('button', { name: 'Read the list' }));
  expect(await screen.findByText('The list has no company that can be used')).toBeInTheDocument();
  expect(service.asked.some(({ name }) => name === 'assess')).toBe(false);
  await userEvent.click(screen.getByRole('link', { name: '2' }));
  expect(await screen.findByText('Expected a whole number, 0 or more, got "abc"')).toBeInTheDocument();
});

test('a made-up list is marked wherever its figures are shown', async () => {
  const service = fakeService(await base());
  await renderMembers('en', service);
  await userEvent.click(await screen.findByRole('radio', { name: /^1,000 companies/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Make the list' }));
  expect(await screen.findByText(/^This list is made up/)).toBeInTheDocument();
  expect(service.asked[0]?.args.slice(0, 3)).toEqual([1000, 1, {}]);
  expect((await screen.findAllByText(/^From 1,000 made-up companies/)).length).toBeGreaterThan(3);
  act(() => navigate('/members/rows'));
  expect(await screen.findByText('Made-up data')).toBeInTheDocument();
});

test('an assumption outside its range is refused before anything is made', async () => {
  const service = fakeService(await base());
  await renderMembers('en', service);
  await userEvent.click(await screen.findByText(/^\d+ assumptions$/));
  const [first] = screen
    .getAllByRole('textbox')
    .filter(({ id }) => id.startsWith('synthetic-') && id !== 'synthetic-seed');
  if (!first) throw new Error('no assumption to change');
  await userEvent.clear(first);
  await userEvent.type(first, '-5');
  await userEvent.click(screen.getByRole('button', { name: 'Make the list' }));
  expect(screen.getByRole('heading', { name: 'There is a problem' })).toBeInTheDocument();
  expect(service.asked).toEqual([]);
});

test('the call list says who is left out, and is exported with what it rests on', async () => {
  const saved: string[] = [];
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return 'blob:x';
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click() {
    saved.push(this.download);
  };
  const service = fakeService(await base(), {
    rows: (_query, offset) =>
      Promise.resolve(
        ok({
          total: 30,
          unknown: 8,
          rows: Array.from({ length: 30 - offset }, (_, i) => ({
            row: offset + i,
            fileRow: i + 2,
            passThrough: { name: `Kwong Fat ${offset + i}`, contact: '2876 5432' },
            results: [
              {
                layer: 'today',
                track: { scheme: 's', track: 't' },
                verdict: 'eligible' as const,
                award: { min: 50_000, max: 100_000 },
              },
            ],
          })),
        }),
      ),
  });
  await renderMembers('en', service);
  await toFigures();
  expect(
    await screen.findByText(
      /: 50 qualify today, and the answers of 30 of them show no grant of it\. Those of 12 show .* For 8 the list cannot tell/,
    ),
  ).toBeInTheDocument();
  expect(screen.getAllByText('2876 5432').length).toBeGreaterThan(0);
  expect(screen.getAllByText('HK$50,000 to HK$100,000').length).toBeGreaterThan(0);
  await userEvent.click(screen.getByRole('button', { name: 'Export the call list (CSV)' }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(service.queries().at(-1)).toMatchObject({ unclaimed: { layer: 'today' } });
  const text = (await blobs[0]?.text()) ?? '';
  const [head, first] = text.replace('\uFEFF', '').split('\r\n');
  expect(head).toBe('Company name,Contact,Track,Award');
  expect(first).toMatch(/^Kwong Fat 0,2876 5432,.*,"HK\$50,000 to HK\$100,000"$/);
  expect(text.match(/^Kwong Fat/gm)).toHaveLength(30);
  expect(text).toMatch(
    /\r\n\r\nCall list\r\n.*members\.csv.*\r\n.*rules of 2023-08-31.*[^]*200 of 200 give the same result/,
  );
});

test('what could not be read is said by column, is listed, and warns where it is much', async () => {
  const list: LoadedList = {
    ...LIST,
    rejected: { total: 400, first: [{ row: 9, column: '', problem: 'expected a company, got a row of totals' }] },
    unread: {
      total: 310,
      rows: 300,
      first: [{ row: 3, column: 'Staff', problem: 'expected a whole number, 0 or more, got "about 30"' }],
    },
    unreadByColumn: { Colour: 10, Staff: 300 },
    repeated: { by: 'name', rows: 4 },
  };
  const service = fakeService(await base(), { load: () => Promise.resolve(ok(list)) });
  await renderMembers('en', service);
  await toFigures();
  expect(service.asked.find(({ name }) => name === 'load')?.args[2]).toEqual({ badCells: 'unanswered' });
  expect(screen.getByText('28.6% of the rows are left out')).toBeInTheDocument();
  expect(screen.getByText('30% of the rows have a cell that could not be read')).toBeInTheDocument();
  expect(screen.getByText(/by column: Staff \(300\), Colour \(10\)$/)).toBeInTheDocument();
  expect(screen.getByText('4 rows may be a company that is there already')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('link', { name: '310' }));
  expect(await screen.findByText('A row of totals is no company')).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /^3 Staff/ })).toHaveTextContent('got "about 30"');
  await expectNoViolations();
});

test('a first row that looks like a company is pointed out before anything is read', async () => {
  const service = fakeService(await base(), {
    preview: () => Promise.resolve(ok({ ...PREVIEW, headerLooksLikeData: true })),
  });
  await renderMembers('en', service);
  await choose();
  expect(screen.getByText('The first row looks like a company')).toBeInTheDocument();
});

test('all figures come with the blockers on the page, and with the effects once they are worked out', async () => {
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return 'blob:x';
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = () => undefined;
  await renderMembers('en', fakeService(await base()));
  await toFigures();
  await screen.findByRole('table', { name: /\(Today\)$/ });
  const save = async (): Promise<string> => {
    await userEvent.click(screen.getByRole('button', { name: 'All figures (CSV)' }));
    return (await blobs.at(-1)?.text()) ?? '';
  };
  const before = await save();
  expect(before).toContain('Condition,Not met,By this alone,Unknown');
  expect(before).not.toContain('What each proposal does (');
  await userEvent.click(screen.getByRole('button', { name: /^Work out \d+ proposals$/ }));
  await screen.findByRole('table', { name: /^What each proposal does \(/ });
  expect(await save()).toContain('What each proposal does (');
});
