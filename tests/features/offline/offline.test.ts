import { expect, test, vi } from 'vitest';

import { createOffline } from '../../../src/features/offline/offline.ts';
import type { Offline, OfflineBrowser } from '../../../src/features/offline/offline.ts';

class FakeWorker extends EventTarget {
  sent: unknown[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
}
class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  update = vi.fn(() => Promise.resolve());
}
class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
}

/** A browser in which an older version is at work (or none yet), and what the test can make it do. */
function browser(older: boolean): {
  offline: Offline;
  container: FakeContainer;
  registration: FakeRegistration;
  reload: ReturnType<typeof vi.fn>;
  install: (then: 'wait' | 'work') => FakeWorker;
  takeOver: () => void;
  comeBack: () => void;
} {
  const container = new FakeContainer();
  const registration = new FakeRegistration();
  const reload = vi.fn();
  if (older) registration.active = container.controller = new FakeWorker();
  let back = (): void => undefined;
  const offline = createOffline({
    container,
    register: () => Promise.resolve(registration),
    reload,
    onReturn: (then: () => void) => {
      back = then;
    },
  } as unknown as OfflineBrowser); // the fakes have what is used of the real ones
  const takeOver = (): void => {
    registration.active = registration.waiting ?? registration.active;
    registration.waiting = null;
    container.controller = registration.active;
    container.dispatchEvent(new Event('controllerchange'));
  };
  return {
    offline,
    container,
    registration,
    reload,
    takeOver,
    comeBack: () => back(),
    install(then) {
      const worker = new FakeWorker();
      registration.installing = worker;
      registration.dispatchEvent(new Event('updatefound'));
      registration.installing = null;
      if (then === 'wait') registration.waiting = worker;
      else registration.active = worker;
      worker.dispatchEvent(new Event('statechange'));
      return worker;
    },
  };
}

test('the first visit: ready once everything is kept, and no talk of a newer version', async () => {
  const { offline, install, takeOver } = browser(false);
  const heard = vi.fn();
  offline.subscribe(heard);
  await offline.start();
  expect(offline.state()).toEqual({ ready: false, newer: 'none' });
  install('work');
  takeOver();
  expect(offline.state()).toEqual({ ready: true, newer: 'none' });
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a newer version waits; taking it tells it so and loads the page again once it has taken over', async () => {
  const { offline, install, takeOver, reload } = browser(true);
  await offline.start();
  const newer = install('wait');
  expect(offline.state()).toEqual({ ready: true, newer: 'waiting' });
  expect(newer.sent).toEqual([]);
  expect(reload).not.toHaveBeenCalled();
  vi.useFakeTimers();
  offline.takeNewer();
  expect(newer.sent).toEqual([{ type: 'SKIP_WAITING' }]);
  expect(reload).not.toHaveBeenCalled();
  takeOver();
  expect(reload).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

test('a newer version that waited before this page came is found at once', async () => {
  const { offline, registration } = browser(true);
  registration.waiting = new FakeWorker();
  await offline.start();
  expect(offline.state()).toEqual({ ready: true, newer: 'waiting' });
});

test('where another tab takes it, this one is told and nothing is loaded again by itself', async () => {
  const { offline, install, takeOver, reload } = browser(true);
  await offline.start();
  install('wait');
  takeOver();
  expect(offline.state().newer).toBe('elsewhere');
  expect(reload).not.toHaveBeenCalled();
  offline.takeNewer();
  expect(reload).toHaveBeenCalledTimes(1);
});

test('a newer version that does not take over in time does not hold people up', async () => {
  const { offline, install, reload } = browser(true);
  await offline.start();
  install('wait');
  vi.useFakeTimers();
  offline.takeNewer();
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  expect(reload).toHaveBeenCalledTimes(1);
});

test('a tab that stays open asks again when people come back, once an hour', async () => {
  vi.useFakeTimers();
  const { offline, registration, comeBack } = browser(true);
  await offline.start();
  comeBack();
  expect(registration.update).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3_700_000);
  comeBack();
  comeBack();
  expect(registration.update).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

test.each([
  ['has no service workers', undefined, () => Promise.reject(new Error('never asked'))],
  ['refuses', new FakeContainer(), () => Promise.reject(new DOMException('private', 'SecurityError'))],
  ['keeps them away', new FakeContainer(), () => Promise.resolve(undefined)],
])('a browser that %s: nothing happens, nothing is said', async (_, container, register) => {
  const offline = createOffline({
    container,
    register,
    reload: vi.fn(),
    onReturn: vi.fn(),
  } as unknown as OfflineBrowser); // as above
  await expect(offline.start()).resolves.toBeUndefined();
  expect(offline.state()).toEqual({ ready: false, newer: 'none' });
});
