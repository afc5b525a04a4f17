/** Which answers are at hand in this tab, and that their edits are kept: on the device at once, in their case soon after. */
import { useCallback, useEffect, useRef, useState } from 'react';

import { EMPTY_SESSION, sessionMark } from '../../cases/index.ts';
import type { CaseStore, Session, StoreFault } from '../../cases/index.ts';
import type { RuleBase } from '../../rulebase/index.ts';
import { autosave } from './case-autosave.ts';
import type { Autosave, Saving } from './case-autosave.ts';
import { caseStoreFor } from './case-store.ts';
import { placeOfTab, placesWrittenDown, rememberPlace } from './stored.ts';
import type { Place } from './stored.ts';
import { beforeReload } from './unsaved.ts';
import { forgetWorking, readWorking, writeWorking } from './working-copy.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Answers at hand, ready to be worked on. */
export interface Opened extends WorkingCopy {
  place: Place;
  /** The store and what it holds of this case, where it could be asked. */
  stored: { store: CaseStore; session: Session } | undefined;
  /** The case this tab had open could not be opened. */
  fault: StoreFault | 'gone' | undefined;
}

const NOTHING: WorkingCopy = { session: EMPTY_SESSION, dropped: [], kept: false, from: [] };

const loose = (base: RuleBase, fault?: StoreFault | 'gone'): Opened => ({
  ...(readWorking(base, null) ?? NOTHING),
  place: null,
  stored: undefined,
  fault,
});

/** The answers of a place that need not be waited for. */
export const openNow = (base: RuleBase): Opened | undefined => (placeOfTab() === null ? loose(base) : undefined);

/**
 * The answers of a case. What was written down on this device is later than what is in the store: it is used, and
 * saved. Where the store cannot be asked, what was written down still opens.
 */
export async function openPlace(base: RuleBase, place: Place): Promise<Opened> {
  if (place === null) return loose(base);
  const working = readWorking(base, place);
  const store = await caseStoreFor(base);
  if (!store.ok)
    return working ? { ...working, place, stored: undefined, fault: store.fault } : loose(base, store.fault);
  const found = await store.value.get(place);
  if (!found.ok)
    return working ? { ...working, place, stored: undefined, fault: found.fault } : loose(base, found.fault);
  if (!found.value) return working ? keepAgain(store.value, working, place) : loose(base, 'gone');
  const { case: kept, dropped } = found.value;
  const stored = { store: store.value, session: kept.work };
  return working
    ? { ...working, place, stored, fault: undefined }
    : { session: kept.work, dropped, kept: true, from: [sessionMark(kept.work)], place, stored, fault: undefined };
}

/** Written down here, but not in the store: edited here after another tab deleted it. It is saved again. */
const keepAgain = (store: CaseStore, working: WorkingCopy, place: string): Opened => ({
  ...working,
  place,
  stored: { store, session: EMPTY_SESSION },
  fault: undefined,
});

/** Save what was written down here of any case, such as by a tab that was closed too soon. */
export async function saveWrittenDown(base: RuleBase, store: CaseStore, open: Place): Promise<void> {
  for (const id of placesWrittenDown()) {
    const working = readWorking(base, id);
    if (!working || id === open) continue;
    const saved = await store.saveWork(id, working.session, (other) => working.from.includes(sessionMark(other)));
    if (saved.ok && working.dropped.length === 0) forgetWorking(id);
  }
}

export interface PlaceState {
  place: Place;
  saving: Saving | { is: 'none' };
  /** Name of a case in which another tab's version was kept. */
  conflict: string | null;
}

interface UsePlace extends PlaceState {
  /** Keep an edit made here; false where the device does not. */
  keep: (session: Session) => boolean;
  /** Another tab made this edit. */
  adopted: (session: Session) => void;
  /** Before another place is opened: save what is waiting. False where it is kept nowhere and would be lost. */
  leave: () => Promise<boolean>;
  /** Another place is open now. */
  enter: (opened: Opened) => void;
  settleConflict: () => void;
}

/** Where the answers at hand are kept. */
interface Here {
  place: Place;
  saver: Autosave | undefined;
  /** Marks of the versions they were made from, where no store could be asked. */
  from: readonly number[];
  /** Whether the last edit was written down on this device. */
  written: boolean;
}

export function usePlace(base: RuleBase, first: Opened): UsePlace {
  const [state, setState] = useState<PlaceState>(() => stateOf(first));
  const here = useRef<Here>({ place: first.place, saver: undefined, from: first.from, written: true });

  const start = useCallback((opened: Opened): void => {
    const id = opened.place;
    here.current.saver?.stop();
    const saver =
      id === null || !opened.stored
        ? undefined
        : autosave({
            id,
            store: opened.stored.store,
            from: opened.from,
            onState: (saving) => here.current.place === id && setState((before) => ({ ...before, saving })),
            onConflict: (conflict) => setState((before) => ({ ...before, conflict })),
          });
    here.current = { place: id, saver, from: opened.from, written: true };
    const unsaved = opened.stored && sessionMark(opened.stored.session) !== sessionMark(opened.session);
    if (saver && unsaved) saver.edited(opened.session);
  }, []);

  useEffect(() => {
    start(first);
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') void here.current.saver?.flush();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', onHide);
    const stop = beforeReload(async () => {
      const { saver } = here.current;
      await saver?.flush();
      return here.current.written || !(saver?.waits() ?? true);
    });
    return () => {
      stop();
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', onHide);
      void here.current.saver?.flush();
    };
  }, [start, first]);

  const keep = useCallback((session: Session): boolean => {
    const { place, saver, from } = here.current;
    saver?.edited(session);
    const written = writeWorking(place, session, saver?.known() ?? from);
    here.current.written = written;
    return written || saver !== undefined;
  }, []);
  const adopted = useCallback((session: Session) => here.current.saver?.adopted(session), []);
  const leave = useCallback(async () => {
    const { place, saver, written } = here.current;
    await saver?.flush();
    if (!written && (saver?.waits() ?? true)) return false;
    if (place === null || !saver) return true;
    const working = readWorking(base, place);
    const store = await caseStoreFor(base);
    const found = store.ok ? await store.value.get(place) : undefined;
    // Written down and saved alike: what was written down has done its work.
    const saved =
      found?.ok && found.value && sessionMark(found.value.case.work) === sessionMark(working?.session ?? EMPTY_SESSION);
    if (working && saved) forgetWorking(place);
    return true;
  }, [base]);
  const enter = useCallback(
    (opened: Opened) => {
      rememberPlace(opened.place);
      start(opened);
      setState(stateOf(opened));
    },
    [start],
  );
  const settleConflict = useCallback(() => setState((before) => ({ ...before, conflict: null })), []);
  return { ...state, keep, adopted, leave, enter, settleConflict };
}

function stateOf({ place, stored, fault }: Opened): PlaceState {
  if (place === null) return { place, saving: { is: 'none' }, conflict: null };
  if (!stored)
    return { place, saving: { is: 'failed', fault: fault === 'gone' || !fault ? 'failed' : fault }, conflict: null };
  return { place, saving: { is: 'saved' }, conflict: null };
}
