import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { EMPTY_SESSION, encodeShare } from '../../cases/index.ts';
import type { OpenedShare, Session, StoreFault } from '../../cases/index.ts';
import { navigate } from '../../navigation.ts';
import type { ShareTable } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmBox } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { caseStoreFor } from '../session/case-store.ts';
import { useSession } from '../session/session.tsx';
import { readWorking } from '../session/working-copy.ts';
import { Holds } from './holds.tsx';
import { DroppedList } from './dropped-list.tsx';

type Link = Extract<OpenedShare, { ok: true }>;
type Step = { is: 'looking' } | { is: 'asking'; mine: number } | { is: 'busy' } | { is: 'failed'; fault: StoreFault };

/** The address without the link, so that the answers do not stay behind in the history of the browser. */
const leaveTo = (path: string): void => navigate(path, { replace: true });

/** What the link holds, and what to do with it. Nothing is changed before somebody says so. */
export function OpenedLink({ link, table }: { link: Link; table: ShareTable }): ReactNode {
  const t = useTranslations('share.open');
  const { base, session, caseId, openCase, update } = useSession();
  const [step, setStep] = useState<Step>({ is: 'looking' });
  const shared = link.session;

  /** The answers that belong to no case, which those of the link would take the place of. */
  const mine = (): Session => (caseId === null ? session : (readWorking(base, null)?.session ?? EMPTY_SESSION));

  const same = (a: Session, b: Session): boolean =>
    encodeShare(table, { session: a, madeOn: link.madeOn }) === encodeShare(table, { session: b, madeOn: link.madeOn });
  const replaceMine = async (): Promise<void> => {
    setStep({ is: 'busy' });
    if (caseId !== null) await openCase(null); // what is open stays saved as it is
    update(shared);
    leaveTo('/result');
  };
  const see = (): void => {
    const before = mine();
    const answered = Object.keys(before.facts).length;
    if (answered === 0 || same(before, shared)) void replaceMine();
    else setStep({ is: 'asking', mine: answered });
  };
  const keep = async (): Promise<void> => {
    setStep({ is: 'busy' });
    const store = await caseStoreFor(base);
    const made = store.ok ? await store.value.create(shared) : store;
    if (!made.ok) return setStep({ is: 'failed', fault: made.fault });
    leaveTo((await openCase(made.value.id)) ? '/result' : '/cases');
  };

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
      <div className="button-group">
        <Button look="primary" disabled={step.is === 'busy'} onClick={see}>
          {t('see')}
        </Button>
        <Button disabled={step.is === 'busy'} onClick={() => void keep()}>
          {t('keep')}
        </Button>
        <Button look="quiet" onClick={() => leaveTo(Object.keys(session.facts).length > 0 ? '/result' : '/')}>
          {t('leave')}
        </Button>
      </div>
      {step.is === 'asking' ? (
        <ConfirmBox
          question={t('replace', { n: step.mine })}
          yes={t('replaceYes')}
          no={t('replaceNo')}
          onYes={() => void replaceMine()}
          onNo={() => setStep({ is: 'looking' })}
        />
      ) : null}
      <div role="alert">
        {step.is === 'failed' ? (
          <Notice tone="error" title={t('keepFailed')}>
            {t(`storeFault.${step.fault}`)}
          </Notice>
        ) : null}
      </div>
    </Page>
  );
}
