/** The page's side: every call is answered once, whatever the worker does. */
import { expect, test } from 'vitest';

import { createMembersService } from '../../../src/table/index.ts';
import type { MembersService, Progress } from '../../../src/table/index.ts';
import { WIRE_VERSION } from '../../../src/table/service/wire.ts';
import { silentWorker } from './fake-worker.ts';
import type { FakeWorker } from './fake-worker.ts';

const version = WIRE_VERSION;

function started(): { service: MembersService; workers: FakeWorker[]; last: () => FakeWorker } {
  const workers: FakeWorker[] = [];
  const service = createMembersService(() => {
    const worker = silentWorker();
    workers.push(worker);
    return worker;
  });
  const last = () => {
    const worker = workers.at(-1);
    if (!worker) throw new Error('no worker was started');
    return worker;
  };
  return { service, workers, last };
}
const answer = (worker: FakeWorker, id: number, outcome: unknown, of = version) =>
  worker.fire('message', { data: { version: of, kind: 'answer', id, outcome } });

test('a worker is started for the first list, and each call gets its own answer', async () => {
  const { service, workers, last } = started();
  expect(workers.length).toBe(0);
  const [one, other] = [service.generate(1, 2, {}), service.rows({}, 0, 10)];
  expect(workers.length).toBe(1);
  expect(last().sent).toMatchObject([
    { version, kind: 'call', id: 1, name: 'generate', args: [1, 2, {}] },
    { version, kind: 'call', id: 2, name: 'rows', args: [{}, 0, 10] },
  ]);
  answer(last(), 2, { ok: true, value: 'rows' });
  answer(last(), 1, { ok: true, value: 'list' });
  expect([await one, await other]).toEqual([
    { ok: true, value: 'list' },
    { ok: true, value: 'rows' },
  ]);
});

test('what asks of a list finds none where no worker was started', async () => {
  const { service, workers } = started();
  expect(await service.rows({}, 0, 1)).toMatchObject({ ok: false, failure: { kind: 'crashed' } });
  expect(workers.length).toBe(0);
});

test('progress goes to its call', async () => {
  const { service, last } = started();
  const seen: Progress[] = [];
  const call = service.generate(5, 0, {}, { onProgress: (progress) => seen.push(progress) });
  const progress = { stage: 'generating', done: 1, total: 5, rows: 1 };
  last().fire('message', { data: { version, kind: 'progress', id: 1, progress } });
  last().fire('message', { data: { version, kind: 'progress', id: 99, progress } });
  answer(last(), 1, { ok: true, value: 0 });
  await call;
  expect(seen).toEqual([progress]);
});

test('a cancelled call is answered at once, and what the worker still says of it is not heard', async () => {
  const { service, workers, last } = started();
  const stop = new AbortController();
  const seen: Progress[] = [];
  const call = service.generate(5, 0, {}, { signal: stop.signal, onProgress: (progress) => seen.push(progress) });
  const next = service.rows({}, 0, 1);
  stop.abort();
  expect(await call).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  expect(last().sent.at(-1)).toEqual({ version, kind: 'cancel', id: 1 });
  last().fire('message', { data: { version, kind: 'progress', id: 1, progress: {} } });
  answer(last(), 1, { ok: true, value: 'too late' });
  answer(last(), 2, { ok: true, value: 'in time' });
  expect(await next).toEqual({ ok: true, value: 'in time' });
  expect([seen, workers.length]).toEqual([[], 1]);
  stop.abort(); // again: nothing more is sent
  expect(last().sent.length).toBe(3);
});

test('a call that is cancelled before it begins is not made', async () => {
  const { service, workers } = started();
  expect(await service.generate(5, 0, {}, { signal: AbortSignal.abort() })).toEqual({
    ok: false,
    failure: { kind: 'cancelled' },
  });
  expect(workers.length).toBe(0);
});

test.each([
  ['an error', (worker: FakeWorker) => worker.fire('error', { message: 'out of memory' }), 'out of memory'],
  ['an unreadable answer', (worker: FakeWorker) => worker.fire('messageerror', {}), 'could not be read'],
  ['another version', (worker: FakeWorker) => answer(worker, 1, { ok: true, value: 1 }, version + 1), 'does not know'],
  ['noise', (worker: FakeWorker) => worker.fire('message', { data: 'hello' }), 'does not know'],
  [
    'a failure it reports itself',
    (worker: FakeWorker) => answer(worker, 1, { ok: false, failure: { kind: 'crashed', detail: 'RangeError' } }),
    'RangeError',
  ],
])('%s ends the worker, answers all that wait, and the next list has a new worker', async (_, happens, detail) => {
  const { service, workers, last } = started();
  const waiting = [service.generate(5, 0, {}), service.rows({}, 0, 1)];
  const first = last();
  happens(first);
  for (const outcome of await Promise.all(waiting)) {
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'crashed' } });
    expect(JSON.stringify(outcome)).toContain(detail);
  }
  expect(first.isTerminated).toBe(true);
  expect(await service.profile(0)).toMatchObject({ ok: false, failure: { kind: 'crashed' } });
  expect(workers.length).toBe(1);

  const again = service.generate(6, 0, {});
  expect(workers.length).toBe(2);
  answer(first, 3, { ok: true, value: 'from the dead' });
  first.fire('error', { message: 'again' });
  answer(last(), 4, { ok: true, value: 'from the living' });
  answer(last(), 3, { ok: true, value: 'from nowhere' });
  expect(await again).toEqual({ ok: true, value: 'from the living' });
});

test('a worker that cannot be started, or sent to, is a crash', async () => {
  const broken = createMembersService(() => {
    throw new Error('no workers here');
  });
  expect(await broken.generate(1, 1, {})).toMatchObject({
    failure: { kind: 'crashed', detail: 'Error: no workers here' },
  });
  const { service } = started();
  const unsendable = { a: (() => 1) as unknown as number };
  expect(await service.generate(1, 1, unsendable)).toMatchObject({ ok: false, failure: { kind: 'crashed' } });
});

test('closing forgets the list and answers what waits', async () => {
  const { service, workers, last } = started();
  const call = service.generate(1, 1, {});
  service.close();
  expect(await call).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  expect(last().isTerminated).toBe(true);
  void service.preview(new File(['x'], 'x.csv'));
  expect(workers.length).toBe(2);
});
