/** Live assessments of the answers at hand, under any sets of rules. */
import { useEffect, useMemo, useState } from 'react';

import { createAssessor, layerRequests } from '../../engine/index.ts';
import type { Assessor, Column, Layer } from '../../engine/index.ts';
import { ruleSetFor } from '../../rulebase/index.ts';
import type { Problem, Profile } from '../../rulebase/index.ts';
import { useSession } from './session.tsx';

export interface Layers {
  /** In the order asked for; undefined until the first run is done. */
  layers: readonly Layer[] | undefined;
  /** The answers these layers were assessed with. */
  profile: Profile;
  /** Why the chosen proposals cannot be laid over the rules, where they conflict; the layers before are kept. */
  problems: readonly Problem[];
}

/** The answers under each of the columns, which must be the same list for as long as nothing about them changes. */
export function useAssessed(columns: readonly Column[]): Layers {
  const { base, session } = useSession();
  const { facts } = session;
  const built = useMemo(() => {
    const assessors: { id: string; assessor: Assessor }[] = [];
    const problems: Problem[] = [];
    for (const { id, ...request } of columns) {
      const rules = ruleSetFor(base, request);
      if (rules.ok) assessors.push({ id, assessor: createAssessor(base, rules.value) });
      else problems.push(...rules.problems);
    }
    return { assessors, problems };
  }, [base, columns]);

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

/** The four usual layers, in the order of `LAYER_IDS`. */
export function useUsualColumns(): readonly Column[] {
  const { base, session, today, proposals } = useSession();
  const { assumptions } = session;
  return useMemo(() => layerRequests(base, today, proposals, assumptions), [base, today, proposals, assumptions]);
}

/** The answers at hand under all four usual layers; a run that was overtaken by a later edit is dropped. */
export const useLayers = (): Layers => useAssessed(useUsualColumns());
