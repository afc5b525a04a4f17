/** Text that is saved a moment after the last letter, and at once when people turn away from it. */
import { useCallback, useEffect, useRef, useState } from 'react';

import { holdTyped, typedIn } from '../session/stored.ts';
import { beforeReload } from '../session/unsaved.ts';

const MOMENT = 400; // ms without a letter

interface Draft {
  value: string;
  change: (value: string) => void;
  /** Save now what is waiting. */
  flush: () => void;
}

/**
 * `save` says whether it was kept: what was not stays in the field. The tab holds it under the name of the field until
 * then, whichever case is opened meanwhile, so that a page that is loaded again too soon saves it after all.
 */
export function useDraft(field: string, kept: string, save: (value: string) => Promise<boolean>): Draft {
  const [typed, setTyped] = useState(() => typedIn(field, null));
  const waiting = useRef(typed);
  const refused = useRef<string>(undefined); // by the store: only the field has it, and the tab
  const writing = useRef<Promise<void>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });

  const flush = useCallback((): void => {
    clearTimeout(timer.current);
    const value = waiting.current;
    if (value === undefined) return;
    waiting.current = undefined;
    const keep = async (): Promise<void> => {
      const done = await latest.current(value);
      refused.current = done ? undefined : value;
      if (!done) return;
      setTyped((now) => (now === value ? undefined : now)); // not where more was typed meanwhile
      if (typedIn(field, null) === value) holdTyped(field, undefined, null);
    };
    writing.current = keep();
  }, [field]);

  useEffect(() => {
    flush(); // what the page before this one did not come to save
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', flush);
    const stop = beforeReload(async () => {
      flush();
      await writing.current;
      const unsaved = waiting.current ?? refused.current;
      return unsaved === undefined || typedIn(field, null) === unsaved;
    });
    return () => {
      stop();
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [field, flush]);

  const change = useCallback(
    (value: string) => {
      setTyped(value);
      holdTyped(field, value, null);
      waiting.current = value;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, MOMENT);
    },
    [field, flush],
  );
  return { value: typed ?? kept, change, flush };
}
