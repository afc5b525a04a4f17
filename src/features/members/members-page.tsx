import { lazy, Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';

import { Page } from '../../ui/page.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { Choose } from './choose.tsx';
import { Columns } from './columns-step.tsx';
import { Crashed } from './failure.tsx';
import './members.css';
import type { ListState } from './store.ts';
import { useMembers } from './use-members.ts';
import { Opening, Working } from './working.tsx';

const loadFigures = () => import('./figures.tsx');
/** Not needed before there is a list; fetched while it is read. */
const FiguresOf = lazy(async () => ({ default: (await loadFigures()).FiguresOf }));

/** A list of members, or of all companies, under the rules then and today, with and without the proposals. */
export function MembersPage(): ReactNode {
  const { t } = useSay();
  const { list } = useMembers().state;
  return (
    <Page title={t('members.title')}>
      <Step list={list} />
    </Page>
  );
}

function Step({ list }: { list: ListState }): ReactNode {
  const { t } = useSay();
  const isNear = list.is === 'columns' || list.is === 'working';
  useEffect(() => {
    if (isNear) loadFigures().catch(() => undefined); // it is asked for again, and heard, when it is needed
  }, [isNear]);
  switch (list.is) {
    case 'none':
      return <Choose failure={list.failure} />;
    case 'opening':
      return <Opening name={list.name} />;
    case 'columns':
      return <Columns chosen={list} failure={list.failure} />;
    case 'working':
      return <Working work={list} />;
    case 'crashed':
      return <Crashed detail={list.detail} origin={list.origin} />;
    case 'ready':
      return (
        <Suspense fallback={<p role="status">{t('members.loading')}</p>}>
          <FiguresOf list={list.list} />
        </Suspense>
      );
  }
}
