/** The funding plan: which open tracks to combine for a company's cost items, so that the certain grants are largest. */
import { ok } from '../../rulebase/index.ts';
import type { Profile, Result, RuleBase, RuleSet } from '../../rulebase/index.ts';
import { file } from './applications.ts';
import type { Application, Filed } from './applications.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import type { Mode } from './decide.ts';
import { bestAlone, unfundedItems, unusedTracks } from './explain.ts';
import type { Alone, Unfunded, UnusedTrack } from './explain.ts';
import { groundsOf } from './ground.ts';
import { checkItems } from './items.ts';
import type { CheckedItem, PlanItem } from './items.ts';
import { search } from './search.ts';
import type { Step } from './search.ts';

/**
 * What every plan takes for granted, to be said with it: one application per track; items go to one track whole; all
 * applications are approved and run at the same time, so that each counts against the ceilings of the later ones.
 */
export const PLAN_LIMITS = ['one-application-per-track', 'whole-items', 'all-approved'] as const;
export type PlanLimit = (typeof PLAN_LIMITS)[number];

/** Sums over a plan, in whole HK$. */
export interface PlanTotals {
  /** Of all items. */
  cost: number;
  /** Of the items in applications; `grant` and `ownContribution` together. */
  planned: number;
  grant: number;
  ownContribution: number;
  /** Of the items that no application takes. */
  unfunded: number;
}

/** What could be had if open questions were answered as the schemes ask. */
export interface IfAnswered {
  /** In order of filing; those that are `undetermined` are counted at the most they could give. */
  applications: Application[];
  grant: number;
  /** Unanswered facts that decide, over all of its applications. */
  missing: string[];
}

export interface Plan {
  asOf: string;
  proposals: string[];
  /** In order of filing: what an earlier one receives counts against the ceilings of a later one. */
  applications: Application[];
  unfunded: Unfunded[];
  /** Open tracks that take some of the items and are not used. */
  unused: UnusedTrack[];
  totals: PlanTotals;
  /** The most that one track alone gives, to see what combining gains. */
  alone: Alone | null;
  /** Grant of the plan above that of one track alone. */
  gain: number;
  /** Null where no open question could add anything. */
  ifAnswered: IfAnswered | null;
  limits: readonly PlanLimit[];
}

export interface PlanOptions {
  /** Tracks the company does not want, as `scheme/track`. */
  except?: readonly string[];
}

/**
 * The plan with the largest certain grant in total; of those the fewest applications, then the least own contribution.
 * Problems name the item that is wrong. The answers to budgets in the profile are not used: the items stand for them.
 */
export function fundingPlan(
  base: RuleBase,
  ruleSet: RuleSet,
  profile: Profile,
  items: readonly PlanItem[],
  options: PlanOptions = {},
): Result<Plan> {
  const checked = checkItems(base, profile, items);
  if (!checked.ok) return checked;
  const grounds = groundsOf(base, ruleSet, profile, options.except ?? []);
  const candidates = candidatesOf(grounds, checked.value);
  const best = (mode: Mode): { steps: Step[]; filed: Filed; grant: number } => {
    const steps = inOrder(search(candidates, checked.value.length, profile, mode), candidates);
    const filed = file(steps, checked.value, profile, mode);
    return { steps, filed, grant: sum(filed.applications.map(({ grant }) => grant)) };
  };
  const { steps, filed, grant } = best('certain');
  const alone = bestAlone(candidates, checked.value);
  return ok({
    asOf: ruleSet.date,
    proposals: ruleSet.proposals,
    applications: filed.applications,
    unfunded: unfundedItems(candidates, checked.value, steps, filed),
    unused: unusedTracks(candidates, steps, filed),
    totals: totalsOf(checked.value, filed.applications),
    alone,
    gain: grant - (alone?.grant ?? 0),
    ifAnswered: candidates.some(waitsForAnswers) ? ifAnswered(best('if-eligible'), grant) : null,
    limits: PLAN_LIMITS,
  });
}

/** Whether a criterion reads something that neither the company nor the items answer. */
function waitsForAnswers({ ground }: Candidate): boolean {
  const budgets = new Set(ground.budgets.map(({ fact }) => fact.id));
  const asked = ground.prepared.criteria.flatMap(({ facts }) => facts).filter((fact) => !budgets.has(fact));
  return ground.settled !== 'ruled-out' && asked.some((fact) => (ground.own[fact] ?? null) === null);
}

function ifAnswered(possible: { filed: Filed; grant: number }, certain: number): IfAnswered | null {
  const { applications } = possible.filed;
  if (possible.grant <= certain) return null;
  return { applications, grant: possible.grant, missing: [...new Set(applications.flatMap(({ missing }) => missing))] };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

function totalsOf(items: readonly CheckedItem[], applications: readonly Application[]): PlanTotals {
  const cost = sum(items.map((item) => item.cost));
  const planned = sum(applications.map((application) => application.cost));
  const grant = sum(applications.map((application) => application.grant));
  return { cost, planned, grant, ownContribution: planned - grant, unfunded: cost - planned };
}

/** Tracks in the order of the rule base, where the order of filing does not matter. */
function inOrder(steps: readonly Step[], candidates: readonly Candidate[]): Step[] {
  /** A grant of one changes what the other reads, or sets what the other changes as well. */
  const touches = (a: Step, b: Step): boolean =>
    a.ground.effects.some(
      ({ effect }) =>
        b.ground.reads.has(effect.fact) ||
        (effect.op === 'set' && b.ground.effects.some((other) => other.effect.fact === effect.fact)),
    );
  const left = steps.map((step) => ({ step, at: candidates.findIndex(({ ground }) => ground === step.ground) }));
  const ordered: Step[] = [];
  while (left.length > 0) {
    // Free: no step before it in the found order changes what it reads, or reads what it changes.
    const free = left.filter(({ step }, i) =>
      left.slice(0, i).every(({ step: earlier }) => !touches(earlier, step) && !touches(step, earlier)),
    );
    const [next] = free.toSorted((a, b) => a.at - b.at);
    if (!next) break; // the first that is left is always free
    ordered.push(next.step);
    left.splice(left.indexOf(next), 1);
  }
  return ordered;
}
