import type { ReactNode } from 'react';

import type { LocalText } from '../../i18n/locale.ts';
import { useSay } from '../shared/say.ts';

/** Several aims as one heading: a line each, because the name of an aim may be a list itself. */
export function AimNames({ aims }: { aims: readonly { aim: string; label: LocalText }[] }): ReactNode {
  const say = useSay();
  return aims.map(({ aim, label }, i) => (
    <span key={aim} className="aim-name">
      {say.text(label)}
      {i < aims.length - 1 ? say.list(['', '']) : null}
    </span>
  ));
}
