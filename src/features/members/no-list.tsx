import { useMemo } from 'react';
import type { ReactNode } from 'react';

import { ButtonLink } from '../../ui/button.tsx';
import { useSay } from '../shared/say.ts';
import type { LoadedList } from '../../table/index.ts';
import { Failure } from './failure.tsx';
import type { ListState } from './store.ts';
import { SyntheticTag } from './synthetic.tsx';
import type { Figures } from './tables.ts';
import { useAssessing, useMembers, useMembersLayers, usePopulation } from './use-members.ts';

export type FoundFigures = { is: 'figures'; figures: Figures } | { is: 'none'; list: ListState };

/** The figures at hand, for the pages below them; they are worked out here too, where somebody comes by the address. */
export function useFigures(): FoundFigures {
  const say = useSay();
  const { list, figures } = useMembers().state;
  const { layers, problems } = useMembersLayers();
  useAssessing(layers, problems);
  const { impact } = figures;
  const population = usePopulation(list.is === 'ready' ? list.list : null);
  return useMemo(
    () =>
      list.is === 'ready' && impact && layers.length > 0
        ? { is: 'figures', figures: { say, list: list.list, layers, impact, population } }
        : { is: 'none', list },
    [say, list, layers, impact, population],
  );
}

/** What to do where no list is at hand: nothing of it is kept once the tab was closed or loaded again. */
export function NoList({ found }: { found: Extract<FoundFigures, { is: 'none' }> }): ReactNode {
  const { t } = useSay();
  const { failure } = useMembers().state.figures;
  if (found.list.is === 'ready')
    return failure ? <Failure failure={failure} /> : <p role="status">{t('members.assessing.first')}</p>;
  return (
    <>
      <p>{t(found.list.is === 'none' ? 'members.noList' : 'members.notReady')}</p>
      <ButtonLink href="/members">{t('members.toList')}</ButtonLink>
    </>
  );
}

/** Says of a list that it is made up, where it is. */
export function SyntheticMark({ list }: { list: LoadedList }): ReactNode {
  return list.source.kind === 'synthetic' ? (
    <p>
      <SyntheticTag />
    </p>
  ) : null;
}
