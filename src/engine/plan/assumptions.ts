/** The numbers a cash flow needs: from a source where there is one, else assumed by us, or by the reader instead. */
import { fail, ok, show } from '../../rulebase/index.ts';
import type { Duration, Known, PlanAssumption, Problem, Result, RuleBase, Settings } from '../../rulebase/index.ts';
import type { Application } from './applications.ts';

export type AssumptionId = keyof Settings['planAssumptions'];

/** Numbers of the reader's own, by address: `id` for every track, or `scheme/track.id` for one. */
export type PlanNumbers = Readonly<Record<string, number>>;

/** A number that a cash flow rests on. */
export interface UsedAssumption {
  id: AssumptionId;
  /** Where to put another number: `id` or `scheme/track.id`. */
  address: string;
  /** Position of the application. */
  application: number;
  value: number;
  basis: 'sourced' | 'ours' | 'yours';
  /** What the number was worked out from, where it is sourced. */
  source?: Known<Duration> | undefined;
}

/** Notes what was used, and answers with the number. */
export type Assume = (id: AssumptionId, application: number, source?: Known<Duration>) => number;

/** The numbers as checked: whole, within their range, of a known name. */
export function checkNumbers(base: RuleBase, numbers: PlanNumbers): Result<PlanNumbers> {
  const known = new Map<string, PlanAssumption>(Object.entries(base.settings.planAssumptions));
  const problems = Object.entries(numbers).flatMap(([address, value]): Problem[] => {
    const assumption = known.get(address.slice(address.lastIndexOf('.') + 1));
    const report = (expected: string, got?: string): Problem[] => [
      { file: 'assumptions', field: address, expected, got },
    ];
    if (!assumption) return report(`one of ${[...known.keys()].join(', ')}`);
    return Number.isSafeInteger(value) && value >= assumption.min && value <= assumption.max
      ? []
      : report(`a whole number from ${assumption.min} to ${assumption.max}`, show(value));
  });
  return problems.length > 0 ? fail(...problems) : ok(numbers);
}

/** Looks numbers up for the applications of a plan; every one that was asked for is noted in `used`, once. */
export function assumptionsFor(
  base: RuleBase,
  applications: readonly Application[],
  numbers: PlanNumbers,
): { assume: Assume; used: UsedAssumption[] } {
  const used: UsedAssumption[] = [];
  const note = (entry: UsedAssumption): number => {
    if (!used.some(({ id, application }) => id === entry.id && application === entry.application)) used.push(entry);
    return entry.value;
  };
  const assume: Assume = (id, application, source) => {
    const at = applications[application];
    const own = at ? `${at.scheme.id}/${at.track.id}.${id}` : id;
    const mine = numbers[own];
    if (mine !== undefined) return note({ id, address: own, application, value: mine, basis: 'yours' });
    if (source) {
      const value = monthsOf(source.value, () => assume('workingDaysPerMonth', application));
      return note({ id, address: own, application, value, basis: 'sourced', source });
    }
    const everywhere = numbers[id];
    if (everywhere !== undefined) return note({ id, address: id, application, value: everywhere, basis: 'yours' });
    return note({ id, address: id, application, value: base.settings.planAssumptions[id].default, basis: 'ours' });
  };
  return { assume, used };
}

const DAYS_PER_MONTH = 30;

/** Whole months, rounded up. */
function monthsOf(duration: Duration, workingDaysPerMonth: () => number): number {
  if ('months' in duration) return duration.months;
  if ('days' in duration) return Math.ceil(duration.days / DAYS_PER_MONTH);
  return Math.ceil(duration.workingDays / workingDaysPerMonth());
}
