import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { TrackResult, Verdict } from '../../engine/index.ts';
import { VerdictTag } from '../../ui/verdict-tag.tsx';

interface TrackVerdictProps {
  verdict: Verdict | null;
  status?: TrackResult['status'] | undefined;
  large?: boolean;
}

/** A verdict as a tag; a track that takes no applications says whether it has closed or not yet begun. */
export function TrackVerdict({ verdict, status, large = false }: TrackVerdictProps): ReactNode {
  const t = useTranslations('verdict');
  if (verdict === null) return <VerdictTag tone="closed">{t('none')}</VerdictTag>;
  const closed = verdict === 'closed' && status !== undefined && status !== 'open';
  return (
    <VerdictTag tone={verdict} large={large}>
      {closed ? t(`status.${status}`) : t(verdict)}
    </VerdictTag>
  );
}
