/** The list of this tab, for the pages. */
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { COMPARED, layerRequests } from '../../engine/index.ts';
import { useLocaleContext } from '../../i18n/locale-provider.tsx';
import { allProposals, loadPopulation, ruleSetFor } from '../../rulebase/index.ts';
import type { Population, Problem, RuleSet } from '../../rulebase/index.ts';
import { createMembersService } from '../../table/index.ts';
import type { LayerRequest, LoadedList } from '../../table/index.ts';
import { layerName } from '../compare/layer-words.ts';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { spawnWorker } from './spawn-worker.ts';
import { createMembersStore } from './store.ts';
import type { MembersState, MembersStore } from './store.ts';

/** A store to use instead of that of the tab. */
export const MembersContext = createContext<MembersStore | null>(null);

let ofTab: MembersStore | undefined;

function useMembersStore(): MembersStore {
  const given = useContext(MembersContext);
  if (given) return given;
  ofTab ??= createMembersStore(createMembersService(spawnWorker));
  return ofTab;
}

export function useMembers(): { store: MembersStore; state: MembersState } {
  const store = useMembersStore();
  return { store, state: useSyncExternalStore(store.subscribe, store.state) };
}

export interface MembersLayer {
  id: string;
  name: string;
  request: LayerRequest;
  rules: RuleSet;
}

/** The four layers of the present choice, with the names of what is in them; `problems` where they do not fit together. */
export function useMembersLayers(): { layers: readonly MembersLayer[]; problems: readonly Problem[] } {
  const { base, today } = useSession();
  const say = useSay();
  const { choice } = useMembers().state;
  return useMemo(() => {
    const requests: readonly LayerRequest[] = layerRequests(
      base,
      today,
      choice.proposals ?? allProposals(base),
      choice.assumptions,
    );
    const layers: MembersLayer[] = [];
    const problems: Problem[] = [];
    for (const request of requests) {
      const rules = ruleSetFor(base, request);
      if (rules.ok) layers.push({ id: request.id, name: layerName(say, request.id), request, rules: rules.value });
      else problems.push(...rules.problems);
    }
    return { layers, problems };
  }, [base, say, today, choice]);
}

/** Has the list assessed whenever the choice or the day is another one. */
export function useAssessing(layers: readonly MembersLayer[], problems: readonly Problem[]): void {
  const { store, state } = useMembers();
  const ready = state.list.is === 'ready';
  useEffect(() => {
    if (ready && problems.length === 0)
      store.assess(
        layers.map(({ request }) => request),
        COMPARED,
      );
  }, [store, ready, layers, problems]);
}

/** Loads what the assumptions of a made-up list are called, in the language of the page. */
export function usePopulationLoader(): () => Promise<Population> {
  const { base } = useSession();
  const { locale } = useLocaleContext();
  return useMemo(
    () => () =>
      loadPopulation(base, locale === 'zh-Hans' ? () => import('virtual:rules/zh-Hans/population') : undefined),
    [base, locale],
  );
}

/** The population a list was drawn from, where assumptions of it were changed; undefined until it is loaded. */
export function usePopulation(list: LoadedList | null): Population | undefined {
  const load = usePopulationLoader();
  const [population, setPopulation] = useState<Population>();
  const isChanged = list?.source.kind === 'synthetic' && Object.keys(list.source.settings).length > 0;
  useEffect(() => {
    if (!isChanged) return undefined;
    let current = true;
    load().then(
      (loaded) => current && setPopulation(loaded),
      () => undefined, // then they are called by their ids
    );
    return () => {
      current = false;
    };
  }, [isChanged, load]);
  return isChanged ? population : undefined;
}
