import type { ReactNode } from 'react';

import type { Proposal } from '../../rulebase/index.ts';
import { VerdictTag } from '../../ui/verdict-tag.tsx';
import type { Tone } from '../../ui/verdict-tag.tsx';
import { useSay } from './say.ts';

type Status = Proposal['outcome']['status'];

export const OUTCOMES: readonly Status[] = ['enacted', 'partly', 'opposite', 'not-enacted'];

const TONES: Record<Status, Tone> = {
  enacted: 'eligible',
  partly: 'undetermined',
  opposite: 'ineligible',
  'not-enacted': 'closed',
};

/** What the government has done with a proposal, in a word. */
export function OutcomeTag({ status }: { status: Status }): ReactNode {
  const { t } = useSay();
  return <VerdictTag tone={TONES[status]}>{t(`compare.outcome.${status}`)}</VerdictTag>;
}

/** Words of the chamber's document, which is in Chinese. */
export const original = (words: ReactNode): ReactNode => <span lang="zh-Hant-HK">{words}</span>;
