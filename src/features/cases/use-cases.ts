/** The cases of this device, live: changes by this tab and by others are shown. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { CaseStore, ReadCase, StoreFault } from '../../cases/index.ts';
import type { RuleBase } from '../../rulebase/index.ts';
import { caseStoreFor } from '../session/case-store.ts';
import { useSession } from '../session/session.tsx';
import { placeOfTab } from '../session/stored.ts';
import { saveWrittenDown } from '../session/use-place.ts';

type State =
  | { is: 'loading' }
  | { is: 'failed'; fault: StoreFault }
  | { is: 'ready'; store: CaseStore; cases: readonly ReadCase[] };

export type Cases = Exclude<State, { is: 'failed' }> | { is: 'failed'; fault: StoreFault; retry: () => void };

/** Read the cases, and read them again when they change; the answer ends it. */
function watchCases(base: RuleBase, show: (state: State) => void): () => void {
  let current = true;
  let stop = (): void => undefined;
  let read: () => Promise<void> = () => Promise.resolve();
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') void read(); // a tab that slept has heard nothing
  };
  const watch = async (): Promise<void> => {
    const opened = await caseStoreFor(base);
    if (!current) return;
    if (!opened.ok) return show({ is: 'failed', fault: opened.fault });
    const store = opened.value;
    await saveWrittenDown(base, store, placeOfTab()); // what a tab closed too soon left behind
    let asked = 0;
    read = async (): Promise<void> => {
      asked += 1;
      const turn = asked;
      const cases = await store.list();
      if (!current || turn !== asked) return; // a later reading is on its way
      show(cases.ok ? { is: 'ready', store, cases: cases.value } : { is: 'failed', fault: cases.fault });
    };
    stop = store.watch(({ what }) => {
      if (what === 'superseded') show({ is: 'failed', fault: 'newer' });
      else if (what === 'cases') void read();
    });
    document.addEventListener('visibilitychange', onVisible);
    return read();
  };
  void watch();
  return () => {
    current = false;
    stop();
    document.removeEventListener('visibilitychange', onVisible);
  };
}

export function useCases(): Cases {
  const { base } = useSession();
  const [state, show] = useState<State>({ is: 'loading' });
  const stop = useRef<() => void>(undefined);
  const start = useCallback(() => {
    stop.current?.();
    stop.current = watchCases(base, show);
  }, [base]);
  useEffect(() => {
    start();
    return () => stop.current?.();
  }, [start]);

  const retry = useCallback(() => {
    show({ is: 'loading' });
    start();
  }, [start]);
  return state.is === 'failed' ? { ...state, retry } : state;
}
