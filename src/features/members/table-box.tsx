import type { ReactNode } from 'react';

import { useSay } from '../shared/say.ts';

/** Holds a table, which scrolls in it where it is wide. */
export function TableBox({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const { t } = useSay();
  const name = t('members.tableOf', { title });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className="scroll-x" role="region" tabIndex={0} aria-label={name}>
      {children}
    </div>
  );
}
