/** Live assessments: the four layers of a result page for the answers of the session. */
import { useEffect, useMemo, useState } from 'react';

import { createAssessor, layerRequests } from '../../engine/index.ts';
import type { Assessor, Layer } from '../../engine/index.ts';
import { ruleSetFor } from '../../rulebase/index.ts';
import type { Problem, Profile } from '../../rulebase/index.ts';
import { useSession } from './session.tsx';

export interface Layers {
  /** In the order of `LAYER_IDS`; undefined until the first run is done. */
  layers: readonly Layer[] | undefined;
  /** The answers these layers were assessed with. */
  profile: Profile;
  /** Why the chosen proposals cannot be laid over the rules, where they conflict; the layers before are kept. */
  problems: readonly Problem[];
}

/** Assess the session's answers under all four layers; a run that was overtaken by a later edit is dropped. */
export function useLayers(): Layers {
  const { base, session, today, proposals } = useSession();
  const { facts, assumptions } = session;
  const built = useMemo(() => {
    const assessors: { id: string; assessor: Assessor }[] = [];
    const problems: Problem[] = [];
    for (const { id, ...request } of layerRequests(base, today, proposals, assumptions)) {
      const rules = ruleSetFor(base, request);
      if (rules.ok) assessors.push({ id, assessor: createAssessor(base, rules.value) });
      else problems.push(...rules.problems);
    }
    return { assessors, problems };
  }, [base, today, proposals, assumptions]);

  const [shown, setShown] = useState<{ layers: readonly Layer[] | undefined; profile: Profile }>({
    layers: undefined,
    profile: facts,
  });
  useEffect(() => {
    let current = true;
    if (built.problems.length > 0) return undefined;
    void Promise.all(
      built.assessors.map(async ({ id, assessor }): Promise<Layer> => ({
        id,
        ruleSet: assessor.ruleSet,
        assessment: await assessor.assess(facts),
      })),
    ).then((layers) => current && setShown({ layers, profile: facts }));
    return () => {
      current = false;
    };
  }, [built, facts]);
  return { ...shown, problems: built.problems };
}
