import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { encodeShare } from '../../cases/index.ts';
import type { OpenedShare, Session } from '../../cases/index.ts';
import { navigate } from '../../navigation.ts';
import type { ShareTable } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { TakeOver } from '../session/take-over.tsx';
import { Holds } from './holds.tsx';
import { DroppedList } from './dropped-list.tsx';

type Link = Extract<OpenedShare, { ok: true }>;

/** The address without the link, so that the answers do not stay behind in the history of the browser. */
const leaveTo = (path: string): void => navigate(path, { replace: true });

/** What the link holds, and what to do with it. Nothing is changed before somebody says so. */
export function OpenedLink({ link, table }: { link: Link; table: ShareTable }): ReactNode {
  const t = useTranslations('share.open');
  const { session } = useSession();
  const textOf = (each: Session): string => encodeShare(table, { session: each, madeOn: link.madeOn });
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <Holds link={link} />
      {link.dropped.length > 0 ? (
        <Notice tone="warning" title={t('droppedTitle', { n: link.dropped.length })}>
          <DroppedList dropped={link.dropped} />
          <p>{t('droppedText')}</p>
        </Notice>
      ) : null}
      <TakeOver
        theirs={link.session}
        isSame={(mine) => textOf(mine) === textOf(link.session)}
        words={{
          replace: (n) => t('replace', { n }),
          yes: t('replaceYes'),
          no: t('replaceNo'),
          failed: t('keepFailed'),
          fault: (fault) => t(`storeFault.${fault}`),
        }}
        leaveTo={leaveTo}
      >
        {({ isBusy, take, keep }) => (
          <>
            <Button look="primary" disabled={isBusy} onClick={take}>
              {t('see')}
            </Button>
            <Button disabled={isBusy} onClick={keep}>
              {t('keep')}
            </Button>
            <Button look="quiet" onClick={() => leaveTo(Object.keys(session.facts).length > 0 ? '/result' : '/')}>
              {t('leave')}
            </Button>
          </>
        )}
      </TakeOver>
    </Page>
  );
}
