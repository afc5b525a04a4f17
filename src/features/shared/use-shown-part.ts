import { useEffect } from 'react';

import { useFragmentSearch } from '../../navigation.ts';
import { focusById } from '../../ui/focus.ts';

/** Moves to the part of the page that the address names as `?at=id`; the fragment itself is the route. */
export function useShownPart(): void {
  const at = new URLSearchParams(useFragmentSearch()).get('at');
  useEffect(() => {
    if (at !== null) focusById(at);
  }, [at]);
}
