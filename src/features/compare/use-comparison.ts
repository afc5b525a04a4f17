/** The four layers with their differences, always of one and the same run. */
import { useEffect, useState } from 'react';

import { compareLayers } from '../../engine/index.ts';
import type { Comparison, Layer } from '../../engine/index.ts';
import type { Problem, Profile, RuleBase } from '../../rulebase/index.ts';
import { useLayers } from '../session/layers.ts';
import { useSession } from '../session/session.tsx';

export interface Compared {
  base: RuleBase;
  profile: Profile;
  layers: readonly Layer[];
  comparison: Comparison;
}

/** `compared` is undefined until the first run is done; a run overtaken by a later one is dropped. */
export function useComparison(): { compared: Compared | undefined; problems: readonly Problem[] } {
  const { base } = useSession();
  const { layers, profile, problems } = useLayers();
  const [compared, setCompared] = useState<Compared>();
  useEffect(() => {
    let current = true;
    if (!layers) return undefined;
    void compareLayers(base, layers, profile).then(
      (comparison) => current && setCompared({ base, profile, layers, comparison }),
    );
    return () => {
      current = false;
    };
  }, [base, layers, profile]);
  return { compared, problems };
}
