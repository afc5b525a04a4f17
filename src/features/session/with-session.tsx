import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Page } from '../../ui/page.tsx';
import { CaseBar } from './case-bar.tsx';
import { BrokenRulesError } from './rule-base.ts';
import { SessionNotices } from './session-notices.tsx';
import { SessionProvider } from './session.tsx';
import './session.css';

function Loading(): ReactNode {
  const t = useTranslations('app');
  return <p role="status">{t('loading')}</p>;
}

/** The rules could not be loaded, or this version's rules do not pass their check. */
export function LoadFailed({ error, retry }: { error: unknown; retry: () => void }): ReactNode {
  const t = useTranslations('session');
  const broken = error instanceof BrokenRulesError ? error.problems : undefined;
  return (
    <Page title={t('failedTitle')}>
      <p>{t(broken ? 'failedBroken' : 'failedText')}</p>
      <p>{t('failedKept')}</p>
      <div className="button-group">
        <Button look="primary" onClick={retry}>
          {t('failedRetry')}
        </Button>
        <Button onClick={() => location.reload()}>{t('failedReload')}</Button>
      </div>
      {broken ? (
        <Details summary={t('failedDetails', { n: broken.length })}>
          <ul lang="en">
            {broken.map(({ file, field, expected, got }) => (
              <li key={`${file} ${field} ${expected}`}>
                <code>{field === '' ? file : `${file} › ${field}`}</code>
                {`: expected ${expected}${got === undefined ? '' : `, got ${got}`}`}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Page>
  );
}

const loadFailed = (error: unknown, retry: () => void): ReactNode => <LoadFailed error={error} retry={retry} />;

/** Gives the pages below the rule base and the session, with what must be said about them. */
export function WithSession({ children }: { children: ReactNode }): ReactNode {
  return (
    <SessionProvider loading={<Loading />} failed={loadFailed}>
      <CaseBar />
      <SessionNotices />
      {children}
    </SessionProvider>
  );
}
