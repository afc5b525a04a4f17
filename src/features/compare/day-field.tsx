import type { ReactNode } from 'react';

import { todayInHongKong } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Field } from '../../ui/field.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { DayInput } from './day-input.tsx';

/** The rules of which day stand in the "today" columns. */
export function DayField(): ReactNode {
  const { t, day } = useSay();
  const { session, today, update } = useSession();
  return (
    <Details summary={t('compare.daySummary', { date: day(today) })}>
      <Field id="compare-day" label={t('compare.dayLabel')} hint={t('compare.dayHint')}>
        {(control) => (
          <DayInput
            control={control}
            day={today}
            onDay={(date) => update({ asAt: date === todayInHongKong() ? null : date })}
          />
        )}
      </Field>
      {session.asAt === null ? null : <Button onClick={() => update({ asAt: null })}>{t('compare.dayReset')}</Button>}
    </Details>
  );
}
