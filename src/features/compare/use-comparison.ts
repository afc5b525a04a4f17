/** The columns with their differences, always of one and the same run. */
import { useEffect, useMemo, useState } from 'react';

import { comparePairs } from '../../engine/index.ts';
import type { Column as Asked, Comparison, Layer } from '../../engine/index.ts';
import type { Problem, Profile, RuleBase } from '../../rulebase/index.ts';
import { useAssessed, useUsualColumns } from '../session/layers.ts';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { askedFor, columnName } from './columns.ts';
import { layerName, pairsFor } from './layer-words.ts';
import type { Pair } from './layer-words.ts';

export interface Compared {
  base: RuleBase;
  profile: Profile;
  columns: readonly Asked[];
  layers: readonly Layer[];
  comparison: Comparison;
  /** Which columns are read against which. */
  pairs: readonly Pair[];
  /** The name of a column. */
  nameOf: (id: string) => string;
}

/** `compared` is undefined until the first run is done; a run overtaken by a later one is dropped. */
export function useComparison(): { compared: Compared | undefined; problems: readonly Problem[] } {
  const say = useSay();
  const { base, session, today } = useSession();
  const usual = useUsualColumns();
  const own = session.columns;
  // By content: a new name is no new set of rules.
  const content = JSON.stringify(own && askedFor(own, today));
  const asked = useMemo(() => JSON.parse(content) as Asked[] | null, [content]);
  const columns = asked ?? usual;
  const pairs = useMemo(() => pairsFor(columns, own === null), [columns, own]);
  const { layers, profile, problems } = useAssessed(columns);
  const [compared, setCompared] = useState<Omit<Compared, 'nameOf'>>();
  useEffect(() => {
    let current = true;
    if (!layers || layers.length !== columns.length || layers.some(({ id }, i) => id !== columns[i]?.id))
      return undefined;
    void comparePairs(
      base,
      layers,
      pairs.map(({ from, to }) => [from, to]),
      profile,
    ).then((comparison) => current && setCompared({ base, profile, columns, layers, comparison, pairs }));
    return () => {
      current = false;
    };
  }, [base, layers, columns, pairs, profile]);
  const named = useMemo(
    () =>
      compared && {
        ...compared,
        nameOf: (id: string): string => {
          const column = own?.find((each) => each.id === id);
          return column ? columnName(say, column, today) : layerName(say, id);
        },
      },
    [compared, own, say, today],
  );
  return { compared: named, problems };
}
