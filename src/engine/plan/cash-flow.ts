/** Money month by month: what the company pays out for the plan's applications, and when the grants arrive. */
import { ok } from '../../rulebase/index.ts';
import type { Result, RuleBase } from '../../rulebase/index.ts';
import type { Application, PlannedItem } from './applications.ts';
import { assumptionsFor, checkNumbers } from './assumptions.ts';
import type { PlanNumbers, UsedAssumption } from './assumptions.ts';
import type { Plan } from './funding-plan.ts';
import { scheduleOf } from './schedule.ts';
import type { GrantPayment, Schedule } from './schedule.ts';

/** Money of one application in one month, in whole HK$. */
export interface CashEvent {
  kind: 'cost' | GrantPayment['kind'];
  application: number;
  amount: number;
}

/** One month, counted from 0 at the first filing. Amounts are whole HK$. */
export interface CashMonth {
  month: number;
  paid: number;
  received: number;
  /** The company's position once the month's costs are paid and before its grants arrive; below 0 it is its own money. */
  low: number;
  /** The position at the end of the month. */
  balance: number;
  events: CashEvent[];
}

export interface CashFlow {
  months: CashMonth[];
  /** The most of its own money that the company has tied up, and when; null where nothing is paid. */
  deepest: { month: number; amount: number } | null;
  /** The month in which the last of the grants arrives; null where there is none. */
  lastReceipt: number | null;
  /** All costs of the plan's applications, all grants, and the difference: what the company carries for good. */
  paid: number;
  received: number;
  ownContribution: number;
  /** By position of the application. */
  schedules: Schedule[];
  assumptions: UsedAssumption[];
}

export interface CashFlowOptions {
  numbers?: PlanNumbers;
}

/** The cash flow of a plan's applications. Costs that no application takes are left out. Problems name the number. */
export function cashFlow(
  base: RuleBase,
  plan: Pick<Plan, 'applications'>,
  options: CashFlowOptions = {},
): Result<CashFlow> {
  const numbers = checkNumbers(base, options.numbers ?? {});
  if (!numbers.ok) return numbers;
  const { applications } = plan;
  const { assume, used } = assumptionsFor(base, applications, numbers.value);
  const schedules = applications.map((application, i) => scheduleOf(application, i, assume));
  const events = applications.flatMap((application, i) => eventsOf(application, i, schedules[i]));
  const last = Math.max(-1, ...events.map(({ month }) => month));
  let balance = 0;
  const months = Array.from({ length: last + 1 }, (_, month): CashMonth => {
    const own = events.filter((event) => event.month === month);
    const total = (cost: boolean): number =>
      own.reduce((sum, { kind, amount }) => ((kind === 'cost') === cost ? sum + amount : sum), 0);
    const [paid, received] = [total(true), total(false)];
    const low = balance - paid;
    balance = low + received;
    return { month, paid, received, low, balance, events: own.map(({ month: _month, ...event }) => event) };
  });
  const paid = months.reduce((sum, month) => sum + month.paid, 0);
  const received = months.reduce((sum, month) => sum + month.received, 0);
  const lowest = months.reduce<CashMonth | null>((a, b) => (a && a.low <= b.low ? a : b), null);
  return ok({
    months,
    deepest: lowest && lowest.low < 0 ? { month: lowest.month, amount: -lowest.low } : null,
    lastReceipt: months.findLast((month) => month.received > 0)?.month ?? null,
    paid,
    received,
    ownContribution: paid - received,
    schedules,
    assumptions: used,
  });
}

type Dated = CashEvent & { month: number };

function eventsOf({ items }: Application, application: number, schedule: Schedule | undefined): Dated[] {
  if (!schedule) return [];
  const costs = new Map<number, number>();
  for (const item of items)
    for (const { month, amount } of paymentsFor(item, schedule)) costs.set(month, (costs.get(month) ?? 0) + amount);
  return [
    ...[...costs].map(([month, amount]): Dated => ({ kind: 'cost', application, month, amount })),
    ...schedule.payments.map((payment): Dated => ({ application, ...payment })),
  ];
}

/** An item in its own month, once a year where it is yearly; without a month of its own evenly over the project. */
function paymentsFor(
  { item, cost, years = 1 }: PlannedItem,
  { start, end }: Schedule,
): { month: number; amount: number }[] {
  const { month: own, amount } = item;
  if (own !== undefined) return Array.from({ length: years }, (_, year) => ({ month: own + 12 * year, amount }));
  const months = end - start;
  const until = (month: number): number => Number((BigInt(cost) * BigInt(month)) / BigInt(months));
  return Array.from({ length: months }, (_, i) => ({ month: start + i, amount: until(i + 1) - until(i) })).filter(
    (payment) => payment.amount > 0,
  );
}
