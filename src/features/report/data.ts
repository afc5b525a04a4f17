/** Everything a report tells, worked out before a word of it is written. */
import {
  betterFirst,
  cashFlow,
  flipDates,
  fundingPlan,
  nearMisses,
  openAnswers,
  prepareTrack,
} from '../../engine/index.ts';
import type {
  Assessment,
  CashFlow,
  NearMiss,
  OpenAnswers,
  Plan,
  PlanItem,
  PlanNumbers,
  TrackFlips,
  TrackResult,
} from '../../engine/index.ts';
import { ruleSetFor } from '../../rulebase/index.ts';
import type { IsoDate, Profile, RuleBase } from '../../rulebase/index.ts';
import { isOpenTo } from '../shared/verdicts.ts';
import type { Compared } from '../compare/use-comparison.ts';
import type { TodayResults } from '../result/use-today.ts';

/** The funding plan of the cost items; `null` where the items cannot be planned, so that the plan page must be seen. */
export type PlanOutcome = { plan: Plan; cash: CashFlow | null } | null;

export interface Findings {
  base: RuleBase;
  profile: Profile;
  /** The day of the rules. */
  rulesOf: IsoDate;
  assessment: Assessment;
  /** Whether the company is small by the official definition; null where that is not known. */
  small: boolean | null;
  /** Tracks open to the company, the most favourable first. */
  applicable: TrackResult[];
  /** Tracks that take applications, but not this company's, or whose rules of the day are not on file. */
  barred: TrackResult[];
  /** Tracks for its aims that take no applications. */
  closed: TrackResult[];
  /** How many tracks are for other aims. */
  notConsidered: number;
  misses: NearMiss[];
  open: OpenAnswers[];
  flips: TrackFlips[];
  /** Undefined where the session has no cost items. */
  plan: PlanOutcome | undefined;
}

/** The cost items of the session that are filled in, and the numbers assumed for their cash flow. */
export interface Costs {
  items: readonly PlanItem[];
  numbers: PlanNumbers;
}

/** What a report tells of one company under the rules of one day. */
export async function findingsFor(
  { base, profile, assessment, small }: TodayResults,
  rulesOf: IsoDate,
  { items, numbers }: Costs,
): Promise<Findings | undefined> {
  const rules = ruleSetFor(base, { date: rulesOf, proposals: [] });
  if (!rules.ok) return undefined; // without proposals nothing can conflict
  const considered = assessment.tracks.filter(({ verdict }) => verdict !== null);
  const tracks = considered.map(({ scheme, track }) => prepareTrack(scheme, track));
  const applicable = considered.filter(({ verdict, status }) => status === 'open' && isOpenTo(verdict));
  const closed = considered.filter(({ verdict }) => verdict === 'closed');
  return {
    base,
    profile,
    rulesOf,
    assessment,
    small,
    applicable: applicable.sort(betterFirst),
    barred: considered.filter((result) => !applicable.includes(result) && !closed.includes(result)).sort(betterFirst),
    closed,
    notConsidered: assessment.tracks.length - considered.length,
    misses: nearMisses(base, tracks, profile),
    open: openAnswers(base, tracks, profile),
    flips: await flipDates(base, rules.value, profile),
    plan: items.length === 0 ? undefined : planFor(),
  };

  function planFor(): PlanOutcome {
    if (!rules.ok) return null;
    const plan = fundingPlan(base, rules.value, profile, items);
    if (!plan.ok) return null;
    const cash = cashFlow(base, plan.value, { numbers });
    return { plan: plan.value, cash: cash.ok ? cash.value : null };
  }
}

/** All that goes on paper. */
export interface ReportData extends Findings {
  client: string;
  /** Who made it, as typed; may be empty. */
  preparedBy: string;
  /** The day the report was made. */
  madeOn: IsoDate;
  /** Undefined where the chosen proposals contradict each other. */
  compared: Compared | undefined;
}
