import type { ReactNode } from 'react';

import { navigate } from '../../navigation.ts';
import type { Profile } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { TakeOver } from '../session/take-over.tsx';
import { useSay } from '../shared/say.ts';

/** Take the answers of a company into the check, or keep them as a case. */
export function TakeCompany({ name, facts }: { name: string; facts: Profile }): ReactNode {
  const { t } = useSay();
  return (
    <div className="no-print">
      <TakeOver
        theirs={{ name, facts }}
        words={{
          replace: (n) => t('members.takeOver.replace', { n }),
          yes: t('members.takeOver.yes'),
          no: t('members.takeOver.no'),
          failed: t('members.takeOver.failed'),
          fault: (fault) => t(`caseStore.${fault}`),
        }}
        leaveTo={navigate}
      >
        {({ isBusy, take, keep }) => (
          <>
            <Button disabled={isBusy} onClick={take}>
              {t('members.takeOver.open')}
            </Button>
            <Button disabled={isBusy} onClick={keep}>
              {t('members.takeOver.keep')}
            </Button>
          </>
        )}
      </TakeOver>
    </div>
  );
}
