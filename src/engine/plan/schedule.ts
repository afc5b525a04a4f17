/** When one application is filed, decided, carried out and paid, in months from the first filing. */
import { fractionOf, parseRate } from '../../rulebase/index.ts';
import type { Fraction } from '../../rulebase/index.ts';
import type { Application } from './applications.ts';
import type { Assume } from './assumptions.ts';

/** A payment of the grant, in whole HK$. */
export interface GrantPayment {
  kind: 'advance' | 'interim' | 'final';
  month: number;
  amount: number;
}

/** Months are counted from 0; month 3 is the fourth. A project from `start` to `end` is paid for in the months before `end`. */
export interface Schedule {
  filed: number;
  result: number;
  start: number;
  end: number;
  /** The final report or, where the application itself comes last, its filing. */
  report: number;
  payments: GrantPayment[];
}

/** The schedule of the application at position `i`. It starts once it is approved, unless the scheme is filed afterwards. */
export function scheduleOf(application: Application, i: number, assume: Assume): Schedule {
  const { grant, months, items, track } = application;
  const { advance, interim, filing, result, report, payment } = track.payments;
  const first = assume('filingMonth', i);
  const taken = advance
    ? shareOf(grant, parseRate(advance.value), isNothing(advance.value) ? 0 : assume('advanceTaken', i))
    : shareOf(grant, fractionOf(1), assume('advanceWhereUnknown', i));
  const length = Math.max(1, months ?? assume('projectMonths', i));
  const vetting = assume('monthsToResult', i, result);
  const afterwards = filing?.value === 'after-completion' && taken === 0;
  const start = afterwards ? first : first + vetting;
  const ends = items.flatMap(({ item: { month }, years = 1 }) =>
    month === undefined ? [] : [month + 12 * (years - 1) + 1],
  );
  const end = Math.max(start + length, ...ends);
  const reported = end + assume('monthsToReport', i, report);
  // An application filed afterwards is paid on its result; there is no report to check once more.
  const toMoney = afterwards ? vetting : assume('monthsToPayment', i, payment);

  const payments: GrantPayment[] = [];
  if (taken > 0) payments.push({ kind: 'advance', month: start, amount: taken });
  if (interim && taken === 0 && !afterwards && end - start > interim.value.overMonths) {
    const month = start + interim.value.afterMonths + (reported - end) + toMoney;
    const amount = shareOf(grant, parseRate(interim.value.share), 100);
    if (amount > 0 && month < reported + toMoney) payments.push({ kind: 'interim', month, amount });
  }
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0);
  if (grant > paid) payments.push({ kind: 'final', month: reported + toMoney, amount: grant - paid });
  return {
    filed: afterwards ? reported : first,
    result: afterwards ? reported + vetting : first + vetting,
    start,
    end,
    report: reported,
    payments,
  };
}

const isNothing = (share: string): boolean => parseRate(share)?.num === 0n;

/** A percentage of a share of an amount, rounded down to whole HK$. */
function shareOf(amount: number, share: Fraction | undefined, percent: number): number {
  if (!share) return 0;
  return Number((BigInt(amount) * share.num * BigInt(percent)) / (share.den * 100n));
}
