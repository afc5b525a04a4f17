/** Text that is saved a moment after the last letter, and at once when people turn away from it. */
import { useCallback, useEffect, useRef, useState } from 'react';

const MOMENT = 400; // ms without a letter

interface Draft {
  value: string;
  change: (value: string) => void;
  /** Save now what is waiting. */
  flush: () => void;
}

/** `save` says whether it was kept: what was not stays in the field. */
export function useDraft(kept: string, save: (value: string) => Promise<boolean>): Draft {
  const [typed, setTyped] = useState<string>();
  const waiting = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const value = waiting.current;
    if (value === undefined) return;
    waiting.current = undefined;
    const keep = async (): Promise<void> => {
      const done = await latest.current(value);
      if (done) setTyped((now) => (now === value ? undefined : now)); // not where more was typed meanwhile
    };
    void keep();
  }, []);

  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const change = useCallback(
    (value: string) => {
      setTyped(value);
      waiting.current = value;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, MOMENT);
    },
    [flush],
  );
  return { value: typed ?? kept, change, flush };
}
