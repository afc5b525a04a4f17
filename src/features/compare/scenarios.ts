/** Columns kept under a name on this device, for any company. */
import { useCallback, useEffect, useState } from 'react';

import type { Column, Scenario, StoreFault } from '../../cases/index.ts';
import { caseStoreFor } from '../session/case-store.ts';
import { useSession } from '../session/session.tsx';

export interface Scenarios {
  kept: readonly Scenario[];
  /** Why the last keeping or removing did not work. */
  fault: StoreFault | undefined;
  keep: (name: string, column: Column) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

export function useScenarios(): Scenarios {
  const { base } = useSession();
  const [kept, setKept] = useState<readonly Scenario[]>([]);
  const [fault, setFault] = useState<StoreFault>();

  useEffect(() => {
    let current = true;
    let stop: (() => void) | undefined;
    void (async () => {
      const store = await caseStoreFor(base);
      if (!current || !store.ok) return;
      const refresh = async (): Promise<void> => {
        const list = await store.value.scenarios.list();
        if (current && list.ok) setKept(list.value);
      };
      stop = store.value.watch(() => void refresh());
      await refresh();
    })();
    return () => {
      current = false;
      stop?.();
    };
  }, [base]);

  const keep = useCallback(
    async (name: string, column: Column) => {
      const store = await caseStoreFor(base);
      const done = store.ok ? await store.value.scenarios.save({ name, column }) : store;
      setFault(done.ok ? undefined : done.fault);
    },
    [base],
  );
  const remove = useCallback(
    async (id: string) => {
      const store = await caseStoreFor(base);
      const done = store.ok ? await store.value.scenarios.remove(id) : store;
      setFault(done.ok ? undefined : done.fault);
    },
    [base],
  );
  return { kept, fault, keep, remove };
}
