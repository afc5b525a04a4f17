import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { FactLink } from './fact-link.tsx';

interface UnknownAnswersProps {
  /** Questions answered "don't know" that leave results open. */
  facts: readonly string[];
  /** Whether this opens the page. */
  lead?: boolean;
}

/** Which answers "don't know" still leave results open, each leading to its question. */
export function UnknownAnswers({ facts, lead = false }: UnknownAnswersProps): ReactNode {
  const t = useTranslations('unknown');
  if (facts.length === 0) return null;
  return (
    <>
      <p className={lead ? 'lead' : undefined}>{t('open', { n: facts.length })}</p>
      <ul className="columns">
        {facts.map((id) => (
          <li key={id}>
            <FactLink fact={id} />
          </li>
        ))}
      </ul>
    </>
  );
}
