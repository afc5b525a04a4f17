/** What a track gives a company, without the reasons: what is compared, contributed by a proposal, and followed over time. */
import type { TrackStatus } from '../rulebase/index.ts';
import type { TrackResult, Verdict } from './assess.ts';

/** An award as a range of whole HK$; null where there is none or none can be given. */
export type MinMax = { min: number; max: number } | null;

export interface Outcome {
  status: TrackStatus;
  verdict: Verdict | null;
  award: MinMax;
}

export const minMax = (award: MinMax): MinMax => award && { min: award.min, max: award.max };

export const outcomeOf = ({ status, verdict, award }: TrackResult): Outcome => ({
  status,
  verdict,
  award: minMax(award),
});

export const sameAward = (a: MinMax, b: MinMax): boolean => a?.min === b?.min && a?.max === b?.max;

/** Whether a track gives the company nothing: it takes no applications, or a condition is not met. */
const givesNothing = (verdict: Verdict | null): boolean =>
  verdict === null || verdict === 'closed' || verdict === 'ineligible';

/** Whether neither side gives the company anything, so that at most the reason why can differ. */
export const nothingEitherWay = (verdict: { from: Verdict | null; to: Verdict | null }): boolean =>
  givesNothing(verdict.from) && givesNothing(verdict.to);

/** Whether two outcomes are the same to the company: how a closed track is closed makes no difference to it. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  const open = (status: TrackStatus) => status === 'open' || status === 'no-rule-known';
  return (
    a.verdict === b.verdict && sameAward(a.award, b.award) && (open(a.status) === open(b.status) || a.verdict === null)
  );
}
