import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { rulesChanged } from '../../cases/index.ts';
import type { CaseStore, ReadCase } from '../../cases/index.ts';
import { navigate, useFragmentSearch } from '../../navigation.ts';
import { resolve, todayInHongKong } from '../../rulebase/index.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { useNormalise } from '../shared/use-normalise.ts';
import '../shared/shared.css';
import { CaseFilter } from './case-filter.tsx';
import { CaseNotices } from './case-notices.tsx';
import type { PanelContext } from './case-panel.tsx';
import { CaseRow } from './case-row.tsx';
import { trackNames } from './case-words.ts';
import './cases.css';
import { addressOf, choiceOf, findCases } from './find-cases.ts';
import type { Choice } from './find-cases.ts';
import { ImportCases } from './import-cases.tsx';
import { NewCase } from './new-case.tsx';
import { dismissAll } from './notices.ts';
import { useActions } from './use-actions.ts';
import { useCases } from './use-cases.ts';
import type { Cases } from './use-cases.ts';
import { useSince } from './use-since.ts';

/** The clients' cases on this device. */
export function CasesPage(): ReactNode {
  const t = useTranslations('cases');
  const cases = useCases();
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      {cases.is === 'loading' ? <p role="status">{t('loading')}</p> : null}
      {cases.is === 'failed' ? <StoreFailed {...cases} /> : null}
      {cases.is === 'ready' ? <AllCases store={cases.store} cases={cases.cases} /> : null}
    </Page>
  );
}

/** Cases cannot be kept here; the answers at hand can still be worked with. */
export function StoreFailed({ fault, retry }: Omit<Extract<Cases, { is: 'failed' }>, 'is'>): ReactNode {
  const t = useTranslations();
  return (
    <Notice tone="error" title={t('cases.failedTitle')}>
      <p>{t(`caseStore.${fault}`)}</p>
      <p>{t('cases.failedLoose')}</p>
      <div className="button-group">
        <Button onClick={retry}>{t('cases.retry')}</Button>
        <ButtonLink href="/check">{t('cases.toCheck')}</ButtonLink>
      </div>
    </Notice>
  );
}

const SHOWN = 60; // rows before people ask for more; a search finds the others

function AllCases({ store, cases }: { store: CaseStore; cases: readonly ReadCase[] }): ReactNode {
  const say = useSay();
  const { base } = useSession();
  const actions = useActions(store);
  const search = useFragmentSearch();
  const choice = choiceOf(search);
  const change = (part: Partial<Choice>): void => navigate(addressOf({ ...choice, ...part }), { replace: true });
  const [rows, setRows] = useState(SHOWN);

  const inOrder = useMemo(() => cases.toSorted((a, b) => (a.case.updatedAt < b.case.updatedAt ? 1 : -1)), [cases]);
  const since = useSince(store, inOrder);
  const hasChanged = (read: ReadCase): boolean => {
    const found = since.of(read);
    return found !== undefined && rulesChanged(found);
  };
  const wanted = choiceOf(useDeferredValue(search));
  const found = findCases(cases, wanted, hasChanged, useNormalise(wanted.query));
  const opened = found.findIndex(({ case: { id } }) => id === choice.open);
  const shown = found.slice(0, Math.max(rows, opened + 1));
  const nameOfTrack = useMemo(() => trackNames(say, resolve(base, todayInHongKong())), [say, base]);
  const context: PanelContext = {
    store,
    actions,
    since,
    nameOfTrack,
    names: cases.map((read) => read.case.work.name),
    show: (open) => change({ open }),
  };
  const archived = cases.filter((read) => read.case.archived).length;
  return (
    <>
      <NewCase actions={actions} />
      {cases.length > 0 ? <CaseFilter choice={choice} onChange={change} /> : null}
      <LiveRegion visible>
        {cases.length === 0
          ? say.t('cases.none')
          : say.t('cases.found', { n: found.length, all: cases.length, archived: choice.archived ? 0 : archived })}
        {choice.changed && since.left > 0 ? ` ${say.t('cases.checking', { n: since.left })}` : null}
      </LiveRegion>
      <ul className="case-list">
        {shown.map((read) => (
          <li key={read.case.id}>
            <CaseRow read={read} open={read.case.id === choice.open} context={context} />
          </li>
        ))}
      </ul>
      {found.length > shown.length ? (
        <Button onClick={() => setRows(shown.length + SHOWN)}>
          {say.t('cases.showMore', { n: found.length - shown.length })}
        </Button>
      ) : null}
      <section className="part no-print" aria-labelledby="copies">
        <h2 id="copies">{say.t('cases.copiesTitle')}</h2>
        <p>{say.t('cases.copies')}</p>
        <Button disabled={cases.length === 0} onClick={() => void actions.export(cases, say.t('cases.fileName'))}>
          {say.t('cases.exportAll', { n: cases.length })}
        </Button>
        <ImportCases store={store} />
      </section>
      <DeleteAll n={cases.length} />
      <CaseNotices undo={actions.undo} />
    </>
  );
}

function DeleteAll({ n }: { n: number }): ReactNode {
  const t = useTranslations('cases');
  const { clear } = useSession();
  const [state, setState] = useState<'not' | 'deleted' | 'failed'>('not');
  return (
    <section className="part no-print" aria-labelledby="delete-all">
      <h2 id="delete-all">{t('deleteTitle')}</h2>
      <p>{t('deleteText')}</p>
      <Confirm
        label={t('delete')}
        question={t('deleteQuestion', { n })}
        yes={t('deleteYes')}
        no={t('deleteNo')}
        onYes={() => {
          dismissAll();
          void clear().then((all) => setState(all ? 'deleted' : 'failed'));
        }}
      />
      <LiveRegion visible>{state === 'not' ? null : t(`deleteState.${state}`)}</LiveRegion>
    </section>
  );
}
