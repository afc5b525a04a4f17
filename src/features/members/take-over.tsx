import { useState } from 'react';
import type { ReactNode } from 'react';

import { EMPTY_SESSION } from '../../cases/index.ts';
import type { Session, StoreFault } from '../../cases/index.ts';
import { navigate } from '../../navigation.ts';
import type { Profile } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmBox } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { caseStoreFor } from '../session/case-store.ts';
import { useSession } from '../session/session.tsx';
import { readWorking } from '../session/working-copy.ts';
import { useSay } from '../shared/say.ts';

type Step = { is: 'looking' } | { is: 'asking'; mine: number } | { is: 'busy' } | { is: 'failed'; fault: StoreFault };

/** Take the answers of a company into the check, or keep them as a case. Answers at hand are never replaced unasked. */
export function TakeOver({ name, facts }: { name: string; facts: Profile }): ReactNode {
  const { t } = useSay();
  const { base, session, caseId, openCase, update } = useSession();
  const [step, setStep] = useState<Step>({ is: 'looking' });
  const theirs: Session = { ...EMPTY_SESSION, name, facts };

  /** The answers that belong to no case, which those of the company would take the place of. */
  const mine = (): Session => (caseId === null ? session : (readWorking(base, null)?.session ?? EMPTY_SESSION));
  const replaceMine = async (): Promise<void> => {
    setStep({ is: 'busy' });
    if (caseId !== null && !(await openCase(null))) return setStep({ is: 'looking' }); // it says itself why it stays open
    update({ name, facts });
    navigate('/result');
  };
  const open = (): void => {
    const answered = Object.keys(mine().facts).length;
    if (answered === 0) void replaceMine();
    else setStep({ is: 'asking', mine: answered });
  };
  const keep = async (): Promise<void> => {
    setStep({ is: 'busy' });
    const store = await caseStoreFor(base);
    const made = store.ok ? await store.value.create(theirs) : store;
    if (!made.ok) return setStep({ is: 'failed', fault: made.fault });
    navigate((await openCase(made.value.id)) ? '/result' : '/cases');
  };
  return (
    <div className="no-print">
      <div className="button-group">
        <Button disabled={step.is === 'busy'} onClick={open}>
          {t('members.takeOver.open')}
        </Button>
        <Button disabled={step.is === 'busy'} onClick={() => void keep()}>
          {t('members.takeOver.keep')}
        </Button>
      </div>
      {step.is === 'asking' ? (
        <ConfirmBox
          question={t('members.takeOver.replace', { n: step.mine })}
          yes={t('members.takeOver.yes')}
          no={t('members.takeOver.no')}
          onYes={() => void replaceMine()}
          onNo={() => setStep({ is: 'looking' })}
        />
      ) : null}
      <div role="alert">
        {step.is === 'failed' ? (
          <Notice tone="error" title={t('members.takeOver.failed')}>
            {t(`caseStore.${step.fault}`)}
          </Notice>
        ) : null}
      </div>
    </div>
  );
}
