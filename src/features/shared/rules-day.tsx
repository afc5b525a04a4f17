import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from './say.ts';

/** The day of the rules; a notice with the way back where it is not today. */
export function RulesDay(): ReactNode {
  const say = useSay();
  const { session, today, update } = useSession();
  const words = say.t('result.rulesOf', { date: say.day(today) });
  const { version } = say.base.settings;
  const later = today > version ? say.t('result.rulesLater', { version: say.day(version) }) : null;
  if (session.asAt === null)
    return (
      <p>
        {words} {later}
      </p>
    );
  return (
    <Notice>
      <p>
        {words} {later}
      </p>
      <Button onClick={() => update({ asAt: null })}>{say.t('result.backToday')}</Button>
    </Notice>
  );
}
