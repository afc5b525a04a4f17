import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Confidence } from '../../rulebase/index.ts';
import { Details } from '../../ui/details.tsx';
import { SourceList } from './source-list.tsx';

interface BasisProps {
  confidence: Confidence;
  sources: readonly string[];
}

/** How sure we are, and the documents behind it. */
export function Basis({ confidence, sources }: BasisProps): ReactNode {
  const t = useTranslations();
  const words = t(`verdict.confidence.${confidence}`);
  if (sources.length === 0) return <p className="small-print">{t('result.basis', { confidence: words })}</p>;
  return (
    <Details summary={t('result.basisCount', { confidence: words, n: sources.length })}>
      <SourceList ids={sources} />
    </Details>
  );
}
