/** The worker's side, with the page's: real lists, real figures, messages cloned as between threads. */
import { expect, test } from 'vitest';

import { COMPARED, layerRequests } from '../../../src/engine/index.ts';
import { allProposals } from '../../../src/rulebase/index.ts';
import { createMembersService } from '../../../src/table/index.ts';
import type { FromWorker } from '../../../src/table/service/wire.ts';
import type { LayerRequest, Outcome, Progress } from '../../../src/table/index.ts';
import { createHandler } from '../../../src/table/service/handler.ts';
import { throttled } from '../../../src/table/service/pause.ts';
import { base, day, TODAY } from '../../support/rules.ts';
import { handlingWorker } from './fake-worker.ts';

const CSV = 'name,legalForm,industry,hkEmployees\nA,hk-company,manufacturing,5\nB,hk-company,finance,?\nC,nonsense,,\n';
const requests: LayerRequest[] = layerRequests(base, TODAY, allProposals(base), {});
const file = (text = CSV) => new File([text], 'members.csv', { type: 'text/csv' });
const value = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.failure));
};
const service = () => createMembersService(() => handlingWorker(() => 0.5));

async function loaded() {
  const members = service();
  const { targets } = value(await members.preview(file()));
  return { members, list: value(await members.load(file(), targets)) };
}

test('a file is read, assessed and asked about', async () => {
  const { members, list } = await loaded();
  expect(list).toMatchObject({
    source: { kind: 'file', name: 'members.csv', size: CSV.length },
    rows: 2,
    rejected: { total: 1, first: [{ row: 4, column: 'legalForm' }] },
    answered: { legalForm: 2, industry: 2, hkEmployees: 1 },
    passThrough: ['name'],
  });
  const impact = value(await members.assess(requests, COMPARED));
  expect(impact).toMatchObject({ rows: 2, agreement: { checked: 2, differing: [] } });
  expect(typeof impact.layers[0]?.companies.best.max).toBe('bigint');
  expect(impact.pairs.map(({ from, to }) => [from, to])).toEqual(COMPARED);
  const page = value(await members.rows({ group: { fact: 'industry', key: 'finance' } }, 0, 10));
  expect(page).toEqual({ total: 1, rows: [{ row: 1, fileRow: 3, passThrough: { name: 'B' } }] });
  const row = value(await members.profile(1));
  expect(row.facts).toEqual({ legalForm: 'hk-company', industry: 'finance', hkEmployees: null });
  const [open] = impact.layers[0]?.tracks.filter(({ verdicts }) => verdicts.undetermined > 0) ?? [];
  const track = { scheme: open?.scheme ?? '', track: open?.track ?? '' };
  const blockers = value(await members.blockers(requests[0]?.id ?? '', track));
  expect(blockers.some(({ unknown }) => unknown > 0)).toBe(true);
  const words = { title: 'Title', notes: ['Note'] };
  const rows = await value(await members.exportRows({}, words)).text();
  expect(rows).toMatch(
    /^Title\r\nNote\r\n\r\nname,note:row,legalForm,industry,hkEmployees,note:.* verdict,.*\r\nA,2,hk-company,manufacturing,5,/,
  );
});

test('a row with a cell that cannot be read is used where the page says so', async () => {
  const members = service();
  const { targets } = value(await members.preview(file()));
  const list = value(await members.load(file(), targets, { badCells: 'unanswered' }));
  expect(list).toMatchObject({
    rows: 3,
    rejected: { total: 0 },
    unread: { total: 1, rows: 1, first: [{ row: 4, column: 'legalForm', fact: 'legalForm' }] },
    unreadByColumn: { legalForm: 1 },
  });
});

test('rows of a query say what its layers say of them', async () => {
  const { members } = await loaded();
  const layers = requests.map(({ id }) => id);
  const [layer = ''] = layers;
  const figures = value(await members.assess(requests, []));
  const { companies, tracks } = figures.layers[0] ?? {};
  const page = value(await members.rows({ verdict: { layer, is: 'eligible' } }, 0, 100));
  expect(page.rows.flatMap(({ results = [] }) => results.map(({ verdict }) => verdict))).toEqual(
    page.rows.map(() => 'eligible'),
  );
  const best = page.rows.reduce((sum, { results = [] }) => sum + (results[0]?.award?.max ?? 0), 0);
  expect(BigInt(best)).toBe(companies?.best.max);
  for (const { scheme, track, sums, verdicts } of tracks ?? []) {
    const of = value(await members.rows({ verdict: { layer, track: { scheme, track }, is: 'undetermined' } }, 0, 100));
    expect(of.total).toBe(verdicts.undetermined);
    const most = of.rows.reduce((sum, { results = [] }) => sum + (results[0]?.award?.max ?? 0), 0);
    expect(BigInt(most)).toBe(sums.awardIfEligible.max);
  }
  expect(value(await members.rows({}, 0, 1)).rows[0]?.results).toBeUndefined();
});

test('effects of proposals come with progress', async () => {
  const { members } = await loaded();
  const seen: Progress[] = [];
  const proposals = allProposals(base).slice(0, 3);
  const request = { date: TODAY, proposals, assumptions: {} };
  const effects = value(await members.proposals(request, { onProgress: (progress) => seen.push(progress) }));
  expect(effects.map(({ proposal }) => proposal)).toEqual(proposals);
  expect(seen[0]).toMatchObject({ stage: 'assessing', done: 1, total: 8, rows: 2 });
});

test('what is not there is a problem, and the list stays', async () => {
  const members = service();
  const problems = { ok: false, failure: { kind: 'problems' } };
  value(await members.preview(file()));
  for (const outcome of [
    await members.assess(requests, []),
    await members.rows({}, 0, 1),
    await members.profile(0),
    await members.exportRows({}, { title: '', notes: [] }),
    await members.proposals({ date: TODAY, proposals: [], assumptions: {} }),
    await members.load(file('no such columns\n1\n'), [{ kind: 'fact', fact: 'none' }]),
    await members.generate(10, 1, { nonsense: 1 }),
  ])
    expect(outcome).toMatchObject(problems);
  value(await members.generate(20, 1, {}));
  for (const outcome of [
    await members.assess([{ id: 'x', date: TODAY, proposals: ['none'], assumptions: {} }], []),
    await members.assess(requests, [['then', 'never']]),
    await members.profile(20),
    await members.profile(-1),
    await members.rows({ verdict: { layer: 'then', is: 'eligible' } }, 0, 1), // nothing was assessed yet
  ])
    expect(outcome).toMatchObject(problems);
  expect(value(await members.rows({}, 0, 5))).toMatchObject({ total: 20, rows: { length: 5 } });
});

test('a cancelled assessment leaves the layers of the last one', async () => {
  const members = service();
  value(await members.generate(30, 1, {}));
  const [first] = requests;
  if (!first) throw new Error('no layers');
  value(await members.assess([first], []));
  const stop = new AbortController();
  const others = requests.map((request) => ({ ...request, date: day('2024-02-01') }));
  const pending = members.assess(others, [], { signal: stop.signal, onProgress: () => stop.abort() });
  expect(await pending).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  expect(await members.rows({ verdict: { layer: first.id, is: 'eligible' } }, 0, 1)).toMatchObject({ ok: true });
  expect(await members.rows({ verdict: { layer: requests[1]?.id ?? '', is: 'eligible' } }, 0, 1)).toMatchObject({
    ok: false,
  });
});

test('a list that is cancelled leaves the one before it', async () => {
  const { members, list } = await loaded();
  const stop = new AbortController();
  const pending = members.generate(1_000_000, 1, {}, { signal: stop.signal, onProgress: () => stop.abort() });
  expect(await pending).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  expect(value(await members.rows({}, 0, 0)).total).toBe(list.rows);
});

test('a cancel is heard while the list is being worked on', async () => {
  const heard: FromWorker[] = [];
  const handle = createHandler(
    () => Promise.resolve(base),
    (message) => heard.push(message),
  );
  const call = (id: number, name: string, args: unknown[]) => handle({ version: 1, kind: 'call', id, name, args });
  const answered = async (id: number) => {
    const find = () => heard.find((message) => message.kind === 'answer' && message.id === id);
    while (!find()) await new Promise((resolve) => setTimeout(resolve, 5));
    return find();
  };
  call(1, 'generate', [3000, 1, {}]);
  await answered(1);
  call(2, 'assess', [requests, COMPARED]);
  handle({ version: 1, kind: 'cancel', id: 2 });
  handle({ version: 1, kind: 'cancel', id: 77 }); // nothing of that number
  expect(await answered(2)).toMatchObject({ outcome: { ok: false, failure: { kind: 'cancelled' } } });
  call(3, 'unheard-of', []);
  expect(await answered(3)).toMatchObject({ outcome: { ok: false, failure: { kind: 'problems' } } });
  handle({ version: 2, kind: 'call', id: 4, name: 'rows', args: [{}, 0, 1] });
  expect(await answered(4)).toMatchObject({ outcome: { ok: false, failure: { kind: 'crashed' } } });
});

test('rules that cannot be loaded are a crash that says why', async () => {
  const heard: FromWorker[] = [];
  const handle = createHandler(
    () => Promise.reject(new Error('no rules')),
    (message) => heard.push(message),
  );
  handle({ version: 1, kind: 'call', id: 1, name: 'rows', args: [{}, 0, 1] });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(heard).toMatchObject([{ outcome: { failure: { kind: 'crashed', detail: 'Error: no rules' } } }]);
});

test('reports are passed on ten times a second at most, and with every stage', async () => {
  const passed: string[] = [];
  const report = throttled(({ stage }: { stage: string }) => passed.push(stage));
  const until = performance.now() + 350;
  let given = 0;
  while (performance.now() < until) {
    report({ stage: 'reading' });
    given += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  report({ stage: 'assessing' });
  expect(given).toBeGreaterThan(5);
  expect(passed.filter((stage) => stage === 'reading').length).toBeLessThanOrEqual(4);
  expect(passed.at(-1)).toBe('assessing');
});
