import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { ProblemInWords } from './problem-words.ts';

const SHOWN = 8;

/** What was wrong, one line each: where, what was expected, what stood there. */
export function ProblemList({ problems }: { problems: readonly ProblemInWords[] }): ReactNode {
  const t = useTranslations('session');
  return (
    <ul className="problem-list">
      {problems.slice(0, SHOWN).map(({ where, expected, got }) => (
        <li key={where + expected}>
          {got === undefined ? t('problem', { where, expected }) : t('problemGot', { where, expected, got })}
        </li>
      ))}
      {problems.length > SHOWN ? <li>{t('problemMore', { n: problems.length - SHOWN })}</li> : null}
    </ul>
  );
}
