import type { ReactNode } from 'react';

import { Page } from '../../ui/page.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { Choose } from './choose.tsx';
import { Columns } from './columns-step.tsx';
import { Crashed } from './failure.tsx';
import { FiguresOf } from './figures.tsx';
import './members.css';
import type { ListState } from './store.ts';
import { useMembers } from './use-members.ts';
import { Opening, Working } from './working.tsx';

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
      return <FiguresOf list={list.list} />;
  }
}
