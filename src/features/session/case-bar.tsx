import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { PROFILE_VERSION } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { download } from './download.ts';
import { useSession } from './session.tsx';

const strong = (words: ReactNode): ReactNode => <strong>{words}</strong>;

/** Whose answers these are, and whether they are saved; only while a case is open in this tab. */
export function CaseBar(): ReactNode {
  const t = useTranslations('caseBar');
  const { caseId, session, saving, openCase, undo, redo } = useSession();
  if (caseId === null) return <CaseNotices />;
  const name = session.name.trim() || t('unnamed');
  return (
    <>
      <aside className="case-bar" aria-label={t('title')}>
        <p>
          {t.rich('open', { name, strong })}{' '}
          <span className="small-print">{saving.is === 'none' ? null : t(`saving.${saving.is}`)}</span>
        </p>
        <p className="case-bar-links no-print">
          {/* They keep the focus where there is no further step, so that nobody is thrown to the top of the page. */}
          <Button look="quiet" aria-disabled={!undo} onClick={() => undo?.()}>
            {t('undo')}
          </Button>
          <Button look="quiet" aria-disabled={!redo} onClick={() => redo?.()}>
            {t('redo')}
          </Button>
          <Link href="/cases">{t('all')}</Link>
          <Button look="quiet" onClick={() => void openCase(null)}>
            {t('close')}
          </Button>
        </p>
        {/* Only what is wrong is read aloud: a word after every edit would drown the results. */}
        <LiveRegion>{saving.is === 'failed' ? t(`fault.${saving.fault}`) : null}</LiveRegion>
      </aside>
      <CaseNotices />
    </>
  );
}

/** What must be said of a case: that it is not saved, that it did not open, that two versions were written. */
function CaseNotices(): ReactNode {
  const t = useTranslations('caseBar');
  const { session, saving, fault, conflict, settleConflict } = useSession();
  return (
    <div className="session-notices">
      {saving.is === 'failed' ? (
        <Notice tone="warning" title={t('failedTitle')}>
          <p>{t(`fault.${saving.fault}`)}</p>
          <Button
            onClick={() =>
              download(
                `${t('fileName')}.json`,
                JSON.stringify({ schema: PROFILE_VERSION, name: session.name, facts: session.facts }),
              )
            }
          >
            {t('saveFile')}
          </Button>
        </Notice>
      ) : fault ? (
        <Notice tone="warning" title={t('notOpenedTitle')}>
          <p>{t(`fault.${fault}`)}</p>
        </Notice>
      ) : null}
      {conflict === null ? null : (
        <Notice tone="warning" title={t('conflictTitle')}>
          <p>{t('conflict', { name: conflict })}</p>
          <Button look="quiet" onClick={settleConflict}>
            {t('seen')}
          </Button>
        </Notice>
      )}
    </div>
  );
}
