/** Brings the edits of an open case to the store of cases, a moment after they were made. */
import { sessionMark } from '../../cases/index.ts';
import type { CaseStore, Session, StoreFault } from '../../cases/index.ts';

export type Saving =
  | { is: 'saved' }
  | { is: 'saving' }
  /** What is at hand is not in the store; it may still be written down on this device. */
  | { is: 'failed'; fault: StoreFault };

const MOMENT = 400; // ms without an edit
const KNOWN = 200;

interface Options {
  id: string;
  store: CaseStore;
  /** Marks of the versions that what is at hand was made from. */
  from: readonly number[];
  onState: (saving: Saving) => void;
  /** What somebody else had written was kept as a case of its own, under this name. */
  onConflict: (name: string) => void;
}

export interface Autosave {
  /** Marks of the versions made or seen here: none of them is news. */
  known: () => readonly number[];
  edited: (session: Session) => void;
  /** Another tab made this edit, and saves it. */
  adopted: (session: Session) => void;
  /** Save at once what is not saved yet. */
  flush: () => Promise<void>;
  /** Whether an edit is still to be saved. */
  waits: () => boolean;
  stop: () => void;
}

export function autosave({ id, store, from, onState, onConflict }: Options): Autosave {
  const known = [...from];
  let waiting: Session | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const know = (session: Session): void => {
    known.push(sessionMark(session));
    if (known.length > KNOWN) known.shift();
  };
  const write = async (): Promise<void> => {
    const session = waiting;
    if (!session) return;
    waiting = undefined;
    const result = await store.saveWork(id, session, (other) => known.includes(sessionMark(other)));
    if (result.ok) {
      if (result.value.conflict) onConflict(result.value.conflict.work.name);
      onState({ is: waiting ? 'saving' : 'saved' });
    } else {
      waiting ??= session; // tried again with the next edit
      onState({ is: 'failed', fault: result.fault });
    }
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    writing = writing.then(write);
    return writing;
  };
  return {
    known: () => known,
    edited(session) {
      know(session);
      waiting = session;
      onState({ is: 'saving' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), MOMENT);
    },
    adopted(session) {
      know(session);
      waiting = undefined;
      clearTimeout(timer);
    },
    flush,
    waits: () => waiting !== undefined,
    stop: () => clearTimeout(timer),
  };
}
