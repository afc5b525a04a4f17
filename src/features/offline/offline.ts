/**
 * The copy of the app that this browser keeps, so that it opens without a network, and what is known of a newer one.
 * A newer version waits until people take it: nothing they are reading or typing is replaced without being asked.
 */
export interface OfflineState {
  /** Everything the app needs is kept on this device. */
  ready: boolean;
  /** A newer version waits to be used, or another tab has begun to use it. */
  newer: 'none' | 'waiting' | 'elsewhere';
}

export interface Offline {
  state: () => OfflineState;
  /** Calls back at every change; gives the way to stop. */
  subscribe: (heard: () => void) => () => void;
  /** Asks the browser to keep the app. Where it cannot or may not, nothing happens and nothing is said. */
  start: () => Promise<void>;
  /** Uses the newer version: the page is loaded again, the answers are on the device. */
  takeNewer: () => void;
}

/** What is needed of the browser. */
export interface OfflineBrowser {
  /** Registers the service worker; undefined where the browser has none, or a test keeps it away. */
  register: () => Promise<ServiceWorkerRegistration | undefined>;
  /** Undefined where the browser has no service workers. */
  container: Pick<ServiceWorkerContainer, 'controller' | 'addEventListener'> | undefined;
  reload: () => void;
  /** Calls back when people come back to this tab. */
  onReturn: (back: () => void) => void;
}

/** The generated service worker stops waiting when it is told so. */
const TAKE_OVER = { type: 'SKIP_WAITING' };
const PATIENCE = 4000; // ms for the newer version to take over
const ASK_AGAIN = 3_600_000; // ms between two looks for a newer version, in a tab that stays open

export function createOffline({ register, container, reload, onReturn }: OfflineBrowser): Offline {
  let state: OfflineState = { ready: false, newer: 'none' };
  let registration: ServiceWorkerRegistration | undefined;
  let started = false;
  let asked = false;
  const listeners = new Set<() => void>();

  const change = (next: Partial<OfflineState>): void => {
    const { ready, newer } = { ...state, ...next };
    if (ready === state.ready && newer === state.newer) return;
    state = { ready, newer };
    for (const heard of listeners) heard();
  };
  const look = (): void => {
    if (!registration) return;
    if (registration.active) change({ ready: true });
    if (registration.waiting && registration.active && state.newer === 'none') change({ newer: 'waiting' });
  };
  const follow = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', look);

  const start = async (): Promise<void> => {
    if (started || !container) return;
    started = true;
    let older = container.controller !== null; // else the first worker of all takes over, which is no update
    container.addEventListener('controllerchange', () => {
      if (asked) reload();
      else if (older) change({ newer: 'elsewhere' });
      older = true;
    });
    try {
      registration = await register();
    } catch {
      return; // a private window, or a browser told to keep nothing: the app works as long as there is a network
    }
    if (!registration) return;
    const kept = registration;
    older ||= kept.active !== null;
    kept.addEventListener('updatefound', () => follow(kept.installing));
    follow(kept.installing);
    look();
    let lastAsked = Date.now();
    onReturn(() => {
      if (Date.now() - lastAsked < ASK_AGAIN) return;
      lastAsked = Date.now();
      kept.update().catch(() => undefined); // no network: the next look finds it
    });
  };

  const takeNewer = (): void => {
    const waiting = registration?.waiting;
    if (!waiting) {
      reload();
      return;
    }
    asked = true;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin than ours
    waiting.postMessage(TAKE_OVER);
    setTimeout(reload, PATIENCE);
  };

  return {
    state: () => state,
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    start,
    takeNewer,
  };
}
