import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { TrackStatus } from '../../rulebase/index.ts';
import { VerdictTag } from '../../ui/verdict-tag.tsx';
import type { Tone } from '../../ui/verdict-tag.tsx';

const TONES: Record<TrackStatus, Tone> = {
  open: 'eligible',
  'not-yet-open': 'undetermined',
  closed: 'closed',
  'no-rule-known': 'undetermined',
  proposed: 'judgement',
};

/** Whether a track takes applications. */
export function StatusTag({ status }: { status: TrackStatus }): ReactNode {
  const t = useTranslations('verdict.status');
  return (
    <VerdictTag tone={TONES[status]} icon={status === 'proposed' ? 'info' : undefined}>
      {t(status)}
    </VerdictTag>
  );
}
