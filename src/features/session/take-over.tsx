import { useState } from 'react';
import type { ReactNode } from 'react';

import { EMPTY_SESSION } from '../../cases/index.ts';
import type { Session, StoreFault } from '../../cases/index.ts';
import { ConfirmBox } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { caseStoreFor } from './case-store.ts';
import { useSession } from './session.tsx';
import { readWorking } from './working-copy.ts';

type Step = { is: 'looking' } | { is: 'asking'; mine: number } | { is: 'busy' } | { is: 'failed'; fault: StoreFault };

interface TakeOverProps {
  /** What takes the place of the answers that belong to no case; the rest of them stays. */
  theirs: Partial<Session>;
  /** Where nothing would be lost though there are answers. */
  isSame?: (mine: Session) => boolean;
  words: {
    /** Whether so many answers are to be replaced. */
    replace: (n: number) => ReactNode;
    yes: ReactNode;
    no: ReactNode;
    failed: ReactNode;
    fault: (fault: StoreFault) => ReactNode;
  };
  leaveTo: (path: '/result' | '/cases') => void;
  /** The buttons: `take` them as one's own answers, or `keep` them as a case. */
  children: (buttons: { isBusy: boolean; take: () => void; keep: () => void }) => ReactNode;
}

/** Takes answers from elsewhere: as one's own, or as a case. Answers at hand are never replaced unasked. */
export function TakeOver({ theirs, isSame = () => false, words, leaveTo, children }: TakeOverProps): ReactNode {
  const { base, session, caseId, openCase, update } = useSession();
  const [step, setStep] = useState<Step>({ is: 'looking' });

  const replaceMine = async (): Promise<void> => {
    setStep({ is: 'busy' });
    if (caseId !== null && !(await openCase(null))) return setStep({ is: 'looking' }); // it says itself why it stays open
    update(theirs);
    leaveTo('/result');
  };
  const take = (): void => {
    const mine = caseId === null ? session : (readWorking(base, null)?.session ?? EMPTY_SESSION);
    const answered = Object.keys(mine.facts).length;
    if (answered === 0 || isSame(mine)) void replaceMine();
    else setStep({ is: 'asking', mine: answered });
  };
  const keep = async (): Promise<void> => {
    setStep({ is: 'busy' });
    const store = await caseStoreFor(base);
    const made = store.ok ? await store.value.create({ ...EMPTY_SESSION, ...theirs }) : store;
    if (!made.ok) return setStep({ is: 'failed', fault: made.fault });
    leaveTo((await openCase(made.value.id)) ? '/result' : '/cases');
  };
  return (
    <>
      <div className="button-group">{children({ isBusy: step.is === 'busy', take, keep: () => void keep() })}</div>
      {step.is === 'asking' ? (
        <ConfirmBox
          question={words.replace(step.mine)}
          yes={words.yes}
          no={words.no}
          onYes={() => void replaceMine()}
          onNo={() => setStep({ is: 'looking' })}
        />
      ) : null}
      <div role="alert">
        {step.is === 'failed' ? (
          <Notice tone="error" title={words.failed}>
            {words.fault(step.fault)}
          </Notice>
        ) : null}
      </div>
    </>
  );
}
