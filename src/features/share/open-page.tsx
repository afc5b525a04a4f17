import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSearchParams } from 'wouter';

import { decodeShare } from '../../cases/index.ts';
import type { ShareFault } from '../../cases/index.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { OpenedLink } from './opened-link.tsx';
import { PasteLink } from './paste-link.tsx';
import './share.css';
import { loadTable } from './table.ts';
import { useLoaded } from './use-loaded.ts';

/** Shows what a link holds before anything of it is used. */
export function OpenPage(): ReactNode {
  const t = useTranslations('share.open');
  const { base } = useSession();
  const [search] = useSearchParams();
  const text = search.get('s') ?? '';
  const table = useLoaded(loadTable);
  const opened = useMemo(
    () => (table.state === 'ready' ? decodeShare(base, table.value, text) : undefined),
    [base, table, text],
  );
  if (table.state === 'failed')
    return (
      <Page title={t('title')}>
        <Notice tone="error" title={t('failed')}>
          <p>{t('failedText')}</p>
          <Button onClick={table.retry}>{t('again')}</Button>
        </Notice>
      </Page>
    );
  if (table.state === 'loading' || !opened) return <p role="status">{t('loading')}</p>;
  return opened.ok ? (
    <OpenedLink key={text} link={opened} table={table.value} />
  ) : (
    <NotOpened key={text} fault={opened.fault} />
  );
}

/** Why nothing was opened and what to do; what is at hand is as it was. */
function NotOpened({ fault }: { fault: ShareFault }): ReactNode {
  const t = useTranslations('share.open');
  const { session } = useSession();
  const answered = Object.keys(session.facts).length;
  return (
    <Page title={t(fault === 'empty' ? 'emptyTitle' : 'faultTitle')}>
      {fault === 'empty' ? (
        <p>{t('fault.empty')}</p>
      ) : (
        <Notice tone="error" title={t(`faultShort.${fault}`)}>
          <p>{t(`fault.${fault}`)}</p>
          {answered > 0 ? <p>{t('untouched', { n: answered })}</p> : null}
        </Notice>
      )}
      {fault === 'newer' ? (
        <Button look="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      ) : (
        <PasteLink />
      )}
      <p>
        <ButtonLink href={answered > 0 ? '/result' : '/'}>{t(answered > 0 ? 'toMyResults' : 'toStart')}</ButtonLink>
      </p>
    </Page>
  );
}
