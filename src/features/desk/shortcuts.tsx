import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Details } from '../../ui/details.tsx';
import { Choice } from '../../ui/field.tsx';

const KEYS = [
  { keys: ['/'], does: 'filter' },
  { keys: ['N'], does: 'next' },
  { keys: ['R'], does: 'results' },
  { keys: ['Enter'], does: 'row' },
  { keys: ['Ctrl', 'Z'], does: 'undo' },
  { keys: ['Ctrl', 'Shift', 'Z'], does: 'redo' },
] as const;

/** Which keys do what, and the switch that turns them off. */
export function ShortcutList({ on, turn }: { on: boolean; turn: (on: boolean) => void }): ReactNode {
  const t = useTranslations('desk.keys');
  return (
    <Details summary={t('title')}>
      <Choice type="checkbox" label={t('on')} checked={on} onChange={() => turn(!on)} />
      <dl className="desk-keys">
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key, i) => (
                <span key={key}>
                  {i > 0 ? ' + ' : null}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <p className="small-print">{t('where')}</p>
    </Details>
  );
}
