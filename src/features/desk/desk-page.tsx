import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../check/live.ts';
import { useSession } from '../session/session.tsx';
import { Desk } from './desk.tsx';

/** Every question on one page beside the results: for those who fill in the answers of another. */
export function DeskPage(): ReactNode {
  const t = useTranslations();
  const { caseId, update } = useSession();
  const live = useLive();
  return (
    <Page title={t('nav.desk')}>
      {live.layers ? (
        <Desk key={caseId} live={live} />
      ) : live.problems.length > 0 ? (
        <Notice tone="warning" title={t('check.conflictTitle')}>
          <p>{t('check.conflict')}</p>
          <Button onClick={() => update({ proposals: null, assumptions: {} })}>{t('check.conflictReset')}</Button>
        </Notice>
      ) : (
        <p role="status">{t('app.loading')}</p>
      )}
    </Page>
  );
}
