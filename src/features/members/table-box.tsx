import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { classes } from '../../ui/classes.ts';
import { useSay } from '../shared/say.ts';

/** Holds a table, which scrolls in it where it is wide, and says so. */
export function TableBox({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const { t } = useSay();
  const name = t('members.tableOf', { title });
  const box = useRef<HTMLDivElement>(null);
  const isWide = useIsWide(box);
  return (
    <div className={classes('table-box', isWide && 'table-box-wide')}>
      {isWide ? <p className="small-print no-print">{t('members.scrolls')}</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div ref={box} className="scroll-x" role="region" tabIndex={0} aria-label={name}>
        {children}
      </div>
    </div>
  );
}

/** Whether there is more in a box than its width shows. */
function useIsWide(box: React.RefObject<HTMLDivElement | null>): boolean {
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current || typeof ResizeObserver === 'undefined') return undefined;
    const look = (): void => setIsWide(current.scrollWidth > current.clientWidth + 1);
    const observer = new ResizeObserver(look);
    observer.observe(current);
    for (const child of current.children) observer.observe(child);
    return () => observer.disconnect();
  }, [box]);
  return isWide;
}
