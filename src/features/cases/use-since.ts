/** Assesses every case again under today's rules, a few at a time, and remembers results that nothing has changed. */
import { useEffect, useMemo, useState } from 'react';

import { reassessor } from '../../cases/index.ts';
import type { Assessed, CaseStore, ReadCase, Reassessor, Since } from '../../cases/index.ts';
import { todayInHongKong } from '../../rulebase/index.ts';
import { useSession } from '../session/session.tsx';

const SLICE = 12; // ms of work before the page gets its turn

export interface SinceOfCases {
  /** Undefined while a case has not had its turn. */
  of: (read: ReadCase) => Since | undefined;
  assess: Reassessor;
  /** How many have not had their turn. */
  left: number;
}

/** Cases of a newer version are left alone, and so are those without answers: nothing of theirs can change. */
const isLeftAlone = ({ case: { work }, newer }: ReadCase): boolean => newer || Object.keys(work.facts).length === 0;

/** In the order given. */
export function useSince(store: CaseStore, cases: readonly ReadCase[]): SinceOfCases {
  const { base } = useSession();
  const { assess, known } = useMemo(
    () => ({ assess: reassessor(base, todayInHongKong()), known: new WeakMap<ReadCase, Since>() }),
    [base],
  );
  const [, show] = useState(0);

  useEffect(() => {
    let current = true;
    const work = async (): Promise<void> => {
      const unchanged = new Map<string, Assessed>();
      let began = performance.now();
      let shown = true;
      for (const read of cases) {
        if (known.has(read) || isLeftAlone(read)) continue;
        const since = await assess.since(read.case);
        known.set(read, since);
        shown = false;
        // Results that were seen when the answers were given, and are the same today: nothing to tell.
        if (!since.remembered && since.changes.length === 0) unchanged.set(read.case.id, since.now);
        if (performance.now() - began < SLICE) continue;
        show((n) => n + 1);
        shown = true;
        await new Promise((resolve) => {
          setTimeout(resolve);
        });
        began = performance.now();
        if (!current) break;
      }
      if (current && !shown) show((n) => n + 1);
      if (unchanged.size > 0) await store.saveAssessments(unchanged); // what cannot be kept is found again next time
    };
    void work();
    return () => {
      current = false;
    };
  }, [cases, store, assess, known]);

  return {
    of: (read) => known.get(read),
    assess,
    left: cases.reduce((n, read) => n + (known.has(read) || isLeftAlone(read) ? 0 : 1), 0),
  };
}
