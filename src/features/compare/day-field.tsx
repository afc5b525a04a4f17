import { useState } from 'react';
import type { ReactNode } from 'react';

import { isIsoDate, todayInHongKong } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Field } from '../../ui/field.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';

/** The rules of which day stand in the "today" columns. */
export function DayField(): ReactNode {
  const { t, day } = useSay();
  const { session, today, update } = useSession();
  const [typed, setTyped] = useState<string>(); // while a date is being typed it is no date yet
  return (
    <Details summary={t('compare.daySummary', { date: day(today) })}>
      <Field id="compare-day" label={t('compare.dayLabel')} hint={t('compare.dayHint')}>
        {(control) => (
          <input
            {...control}
            className="input input-12"
            type="date"
            min="2000-01-01"
            max="2099-12-31"
            value={typed ?? today}
            onChange={({ target }) => {
              setTyped(target.value);
              if (isIsoDate(target.value) && target.validity.valid)
                update({ asAt: target.value === todayInHongKong() ? null : target.value });
            }}
            onBlur={() => setTyped(undefined)}
          />
        )}
      </Field>
      {session.asAt === null ? null : (
        <Button
          onClick={() => {
            setTyped(undefined);
            update({ asAt: null });
          }}
        >
          {t('compare.dayReset')}
        </Button>
      )}
    </Details>
  );
}
