import { useEffect, useMemo, useState } from 'react';

import { useComparison } from '../compare/use-comparison.ts';
import type { Compared } from '../compare/use-comparison.ts';
import { ready } from '../plan/items.ts';
import { useToday } from '../result/use-today.ts';
import type { TodayResults } from '../result/use-today.ts';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { findingsFor } from './data.ts';
import type { Findings } from './data.ts';

export interface Found {
  findings: Findings;
  compared: Compared | undefined;
}

/** What the report tells of the answers at hand; undefined until all of it is worked out. */
export function useReport(): Found | undefined {
  const { session, today } = useSession();
  const { costs, planAssumptions } = session;
  const say = useSay();
  const ofPlan = useMemo(
    () => ({ items: ready(costs, (n) => say.t('plan.nameless', { n })).items, numbers: planAssumptions }),
    [costs, planAssumptions, say],
  );
  const results = useToday();
  const { compared, problems } = useComparison();
  const [found, setFound] = useState<{ of: TodayResults; findings: Findings }>();
  useEffect(() => {
    let current = true;
    if (!results) return undefined;
    void findingsFor(results, today, ofPlan).then(
      (findings) => current && findings && setFound({ of: results, findings }),
    );
    return () => {
      current = false;
    };
  }, [results, today, ofPlan]);
  if (!found || found.of !== results || (!compared && problems.length === 0)) return undefined;
  return { findings: found.findings, compared: problems.length > 0 ? undefined : compared };
}
