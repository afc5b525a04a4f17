/** The applications of a plan, filed one after another: what each gives, and what earlier ones changed for it. */
import type { Answer, Profile, ResolvedScheme, ResolvedTrack } from '../../rulebase/index.ts';
import type { Award } from '../award.ts';
import { openFacts } from '../kleene.ts';
import { after, amountOf, answersFor, decide, UNCHANGED } from './decide.ts';
import type { Mode, Standing } from './decide.ts';
import { stateFor } from './ground.ts';
import type { Ground } from './ground.ts';
import type { CheckedItem, PlanItem } from './items.ts';
import type { Offer } from './offers.ts';
import type { Step } from './search.ts';

/** A track by its resolved scheme and itself. */
export interface PlanTrack {
  scheme: ResolvedScheme;
  track: ResolvedTrack;
}

/** An item in the budget in which it is counted. */
export interface PlannedItem {
  item: PlanItem;
  /** The fact of that budget. */
  budget: string;
  /** All it costs, in whole HK$: a yearly cost times its years. */
  cost: number;
  /** The years of a yearly cost. */
  years?: number | undefined;
}

/** An answer that earlier grants of the plan have changed. `null`: not answered; then `atLeast` is what they add up to. */
export interface ChangedAnswer {
  fact: string;
  from: Answer;
  to: Answer;
  atLeast?: number | undefined;
  /** Positions of the applications that changed it. */
  by: number[];
}

/** One application of a plan. Amounts are whole HK$; cost is the grant and the own contribution together. */
export interface Application extends PlanTrack {
  items: PlannedItem[];
  verdict: 'eligible' | 'undetermined';
  cost: number;
  grant: number;
  ownContribution: number;
  /** With the steps that lead to it, the binding one marked. */
  award: Award;
  /** Answers of the company that earlier applications changed and this one reads. */
  changed: ChangedAnswer[];
  /** Criteria that the department decides. */
  judgement: string[];
  /** Unanswered facts that decide; none where the verdict is certain. */
  missing: string[];
  /** How long the project takes by the company's answers; null where it has not said. */
  months: number | null;
}

/** A plan as filed, with what stands after it. */
export interface Filed {
  applications: Application[];
  standing: Standing;
}

/** File the steps in their order. */
export function file(steps: readonly Step[], items: readonly CheckedItem[], profile: Profile, mode: Mode): Filed {
  let standing = UNCHANGED;
  const applications = steps.map(({ ground, offer }, i): Application => {
    const decision = decide(ground, offer, standing);
    const { verdict, award } = decision;
    const grant = amountOf(decision, mode);
    if (verdict === 'ineligible' || !award) throw new Error(`${ground.key} was planned without an award`);
    const answers = answersFor(ground, offer, standing);
    const { scheme, track, criteria } = ground.prepared;
    const application: Application = {
      scheme,
      track,
      items: offer.routes.flatMap(({ item, budget }): PlannedItem[] => {
        const at = items[item];
        return at ? [{ item: at, budget: budget.fact.id, cost: at.cost, years: at.years }] : [];
      }),
      verdict,
      cost: offer.cost,
      grant,
      ownContribution: offer.cost - grant,
      award,
      changed: changedFor(ground, standing, profile, steps.slice(0, i)),
      judgement: criteria.filter((each) => stateFor(each, answers) === 'judgement').map(({ id }) => id),
      missing: missingFor(ground, answers),
      months: monthsOf(offer, items, profile),
    };
    standing = after(standing, ground, offer, grant, profile);
    return application;
  });
  return { applications, standing };
}

/** Unanswered facts that keep the verdict of a track open, each once. */
export function missingFor(ground: Ground, answers: Profile): string[] {
  const open = ground.prepared.criteria
    .filter((criterion) => stateFor(criterion, answers) === 'unknown')
    .flatMap(({ condition, appliesIf }) =>
      [appliesIf, condition].flatMap((each) => (each ? openFacts(each, answers) : [])),
    );
  return [...new Set(open)];
}

/** Positions of the applications that change one of these facts. */
export function changersOf(facts: ReadonlySet<string>, steps: readonly Step[]): number[] {
  return steps.flatMap(({ ground }, i) => (ground.effects.some(({ effect }) => facts.has(effect.fact)) ? [i] : []));
}

function changedFor(ground: Ground, standing: Standing, profile: Profile, earlier: readonly Step[]): ChangedAnswer[] {
  return [...ground.reads].flatMap((fact): ChangedAnswer[] => {
    const [from, to, atLeast] = [profile[fact] ?? null, standing.facts[fact], standing.least[fact]];
    if (to === undefined && atLeast === undefined) return [];
    return [{ fact, from, to: to ?? null, atLeast, by: changersOf(new Set([fact]), earlier) }];
  });
}

/** The longest of its budgets' projects; a yearly cost runs for its years. */
function monthsOf({ routes }: Offer, items: readonly CheckedItem[], profile: Profile): number | null {
  const lengths = routes.flatMap(({ item, budget }): number[] => {
    const years = items[item]?.years;
    const months = budget.months && profile[budget.months.id];
    return years !== undefined ? [12 * years] : typeof months === 'number' ? [months] : [];
  });
  return lengths.length > 0 ? Math.max(...lengths) : null;
}
