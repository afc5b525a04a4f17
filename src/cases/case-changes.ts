/** Tells this tab and the others that something changed. Where a browser has no channel, local storage carries the news. */

/** What changed: the cases with these ids (all of them where there are none), the kept columns, or the store is gone. */
export type StoreChange =
  | { what: 'cases'; ids: readonly string[] | 'all' }
  | { what: 'scenarios' }
  /** A newer version of the app has the database now: nothing can be saved from this tab before it is reloaded. */
  | { what: 'superseded' };

const NAME = 'cases-changed';

export interface Changes {
  /** To the listeners of this tab and of the others. */
  tell: (change: StoreChange) => void;
  /** To those of this tab only. */
  tellHere: (change: StoreChange) => void;
  listen: (listener: (change: StoreChange) => void) => () => void;
  close: () => void;
}

export function changes(): Changes {
  const listeners = new Set<(change: StoreChange) => void>();
  const tellHere = (change: StoreChange): void => {
    for (const listener of listeners) listener(change);
  };
  const others = typeof BroadcastChannel === 'function' ? byChannel(tellHere) : byStorage(tellHere);
  return {
    tellHere,
    tell: (change) => {
      tellHere(change);
      others.tell(change);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      others.close();
    },
  };
}

type Others = Pick<Changes, 'tell' | 'close'>;

function byChannel(heard: (change: StoreChange) => void): Others {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }: MessageEvent<StoreChange>) => heard(data));
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin than ours
    tell: (change) => channel.postMessage(change),
    close: () => channel.close(),
  };
}

function byStorage(heard: (change: StoreChange) => void): Others {
  const onStorage = ({ key, newValue }: StorageEvent): void => {
    if (key === NAME && newValue !== null) heard({ what: 'cases', ids: 'all' });
  };
  globalThis.addEventListener?.('storage', onStorage);
  return {
    tell: () => {
      try {
        localStorage.setItem(NAME, String(Math.random())); // any other value than before
        localStorage.removeItem(NAME);
      } catch {
        // nobody is told; they read anew when they are next opened
      }
    },
    close: () => globalThis.removeEventListener?.('storage', onStorage),
  };
}
