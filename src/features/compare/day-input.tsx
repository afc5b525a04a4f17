import { useState } from 'react';
import type { ReactNode } from 'react';

import { isIsoDate } from '../../rulebase/index.ts';
import type { IsoDate } from '../../rulebase/index.ts';
import type { ControlProps } from '../../ui/field.tsx';

interface DayInputProps {
  control: ControlProps;
  day: IsoDate;
  onDay: (day: IsoDate) => void;
}

/** A day of the calendar. While it is being typed it may be no day yet: then the last one stands. */
export function DayInput({ control, day, onDay }: DayInputProps): ReactNode {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      {...control}
      className="input input-12"
      type="date"
      min="2000-01-01"
      max="2099-12-31"
      value={typed ?? day}
      onChange={({ target }) => {
        setTyped(target.value);
        if (isIsoDate(target.value) && target.validity.valid) onDay(target.value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
