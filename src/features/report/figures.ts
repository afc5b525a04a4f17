/** The figures of the summary: which grants go together, what they come to, what comes next. Pure. */
import { costFactsOf } from '../../engine/index.ts';
import type { MoneyRange, TrackResult } from '../../engine/index.ts';
import type { Confidence, IsoDate, RuleBase } from '../../rulebase/index.ts';
import { keyOf } from '../shared/verdicts.ts';
import type { Findings } from './data.ts';

export interface Together {
  tracks: TrackResult[];
  grant: MoneyRange;
  /** What the company pays itself; null where one of the tracks does not say. */
  own: MoneyRange | null;
}

type Paying = TrackResult & { award: NonNullable<TrackResult['award']> };

const pays = (result: TrackResult): result is Paying => result.award !== null && result.award.max > 0;

/**
 * A cost is funded once: the tracks that give most together while no two of them read the same budget. Null where none
 * has an amount.
 */
export function together(base: RuleBase, applicable: readonly TrackResult[]): Together | null {
  const paying = applicable.filter(pays).map((result) => ({
    result,
    budgets: costFactsOf(base, result.track).map(({ id }) => id),
  }));
  let best: Paying[] = [];
  const worth = (tracks: readonly Paying[]): number => tracks.reduce((sum, { award }) => sum + award.max, 0);
  const choose = (at: number, chosen: Paying[], taken: ReadonlySet<string>): void => {
    const next = paying[at];
    if (!next) {
      if (worth(chosen) > worth(best)) best = chosen;
      return;
    }
    if (!next.budgets.some((id) => taken.has(id)))
      choose(at + 1, [...chosen, next.result], new Set([...taken, ...next.budgets]));
    choose(at + 1, chosen, taken);
  };
  choose(0, [], new Set());
  if (best.length === 0) return null;
  const certain = best.map(({ verdict, award }) => (verdict === 'eligible' ? award.min : 0));
  const own = best.map(({ award }) => award.ownContribution);
  return {
    tracks: best,
    grant: { min: sum(certain), max: worth(best) },
    own: own.every((each) => each !== null) ? added(own) : null,
  };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const added = (ranges: readonly MoneyRange[]): MoneyRange => ({
  min: sum(ranges.map(({ min }) => min)),
  max: ranges.reduce<number | null>((total, { max }) => (total === null || max === null ? null : total + max), 0),
});

/**
 * Whether the plan gives a track that is listed by itself another amount, or none: then both figures are explained. The
 * list has the budgets of the answers; the plan shares the cost items out, each once.
 */
export function planDiffers({ plan, applicable }: Pick<Findings, 'plan' | 'applicable'>): boolean {
  if (!plan) return false;
  const planned = new Map(plan.plan.applications.map((each) => [keyOf(each), each.grant]));
  return applicable.some((result) => {
    const grant = planned.get(keyOf(result)) ?? 0;
    return result.award !== null && (result.award.min !== grant || result.award.max !== grant);
  });
}

/** Unanswered facts that can still change a verdict or an amount, each once. */
export const missingIn = (results: readonly TrackResult[]): string[] => [
  ...new Set(results.flatMap(({ missing, missingForAward }) => [...missing, ...missingForAward])),
];

/** A last day to apply, and how sure it is; null where it is that of the opening itself. */
export interface Deadline {
  on: IsoDate;
  confidence: Confidence | null;
}

/** The last day to apply: the end of the batch or of the scheme, whichever is known and first. */
export function deadlineOf({ track }: TrackResult): Deadline | undefined {
  const { closesOn, practical } = track;
  const cutOff = practical?.nextCutOff;
  if (cutOff && (closesOn === undefined || cutOff.on <= closesOn)) return cutOff;
  return closesOn === undefined ? undefined : { on: closesOn, confidence: null };
}

/** The nearest of the last days to apply, with its track. */
export function firstDeadline(
  results: readonly TrackResult[],
): { result: TrackResult; deadline: Deadline } | undefined {
  return results
    .flatMap((result) => {
      const deadline = deadlineOf(result);
      return deadline === undefined ? [] : [{ result, deadline }];
    })
    .sort((a, b) => (a.deadline.on < b.deadline.on ? -1 : a.deadline.on > b.deadline.on ? 1 : 0))[0];
}
