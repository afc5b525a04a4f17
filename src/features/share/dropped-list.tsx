import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Problem } from '../../rulebase/index.ts';
import { useSay } from '../shared/say.ts';
import { droppedWords } from './what-it-holds.ts';

const SHOWN = 12;

/** What of a link could not be used, one line each. */
export function DroppedList({ dropped }: { dropped: readonly Problem[] }): ReactNode {
  const t = useTranslations('share.dropped');
  const say = useSay();
  return (
    <ul className="problem-list">
      {dropped.slice(0, SHOWN).map((problem) => (
        <li key={`${problem.file} ${problem.field}`}>{droppedWords(say, problem)}</li>
      ))}
      {dropped.length > SHOWN ? <li>{t('more', { n: dropped.length - SHOWN })}</li> : null}
    </ul>
  );
}
