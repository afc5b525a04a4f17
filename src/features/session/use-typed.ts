import { useState } from 'react';

import { holdTyped, placeOfTab, typedIn } from './stored.ts';
import type { Place } from './stored.ts';

/**
 * Text in a field while it is not what is kept: undefined where the field shows that. Held in this tab where `hold` says
 * so, such as a number that is none yet, so that it is there again after the page was loaded again. `place`: whose answers
 * it is typed beside; null for a field that belongs to none.
 */
export function useTyped(
  field: string,
  place: Place = placeOfTab(),
): [string | undefined, (text: string | undefined, hold?: boolean) => void] {
  const [typed, setTyped] = useState(() => typedIn(field, place));
  const set = (text: string | undefined, hold = true): void => {
    setTyped(text);
    holdTyped(field, hold ? text : undefined, place);
  };
  return [typed, set];
}
