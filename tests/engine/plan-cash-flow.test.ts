/** Cash flows of funding plans: worked out by hand, and what holds of every one. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cashFlow, fundingPlan } from '../../src/engine/index.ts';
import type { CashFlow, PlanItem, PlanNumbers } from '../../src/engine/index.ts';
import type { Profile } from '../../src/rulebase/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { base, BASELINE, must, rulesFor, TODAY } from '../support/rules.ts';

const item = (
  id: string,
  amount: number,
  countsAs: string,
  kinds?: Record<string, string>,
  month?: number,
): PlanItem => ({
  id,
  label: id,
  amount,
  countsAs: [countsAs],
  ...(kinds ? { kinds } : {}),
  ...(month === undefined ? {} : { month }),
});
const machine = item('machine', 2_400_000, 'marketProjectCost', { marketMeasures: 'machinery' });
const booth = item('booth', 200_001, 'promotionCost', { promotionActivity: 'overseas-exhibition' });
const flow = (date: string, items: PlanItem[], numbers: PlanNumbers = {}, profile: Profile = foodFactory): CashFlow =>
  must(cashFlow(base, must(fundingPlan(base, rulesFor(date), profile, items)), { numbers }));
/** `month: amount` of what is paid out or received. */
const dated = ({ months }: CashFlow, kind: string) =>
  months.flatMap(({ month, events }) =>
    events.filter((event) => event.kind === kind).map(({ amount }) => [month, amount]),
  );
const basis = ({ assumptions }: CashFlow) =>
  Object.fromEntries(assumptions.map(({ id, value, basis: by }) => [id, `${value} ${by}`]));

describe('a general application of today', () => {
  // 600,000 of 2,400,000. A pledge of 60 working days is three months of 21; the project takes twelve; the report is
  // due within two, and we allow three more for the payment. A fifth comes in advance.
  const found = flow(TODAY, [machine]);

  test('is paid out over the project and paid back after it', () => {
    expect(found.schedules).toEqual([
      {
        filed: 0,
        result: 3,
        start: 3,
        end: 15,
        report: 17,
        payments: [
          { kind: 'advance', month: 3, amount: 120_000 },
          { kind: 'final', month: 20, amount: 480_000 },
        ],
      },
    ]);
    expect(dated(found, 'cost')).toEqual(Array.from({ length: 12 }, (_, i) => [3 + i, 200_000]));
    expect(found.months).toHaveLength(21);
    expect(found.months[3]).toMatchObject({ paid: 200_000, received: 120_000, low: -200_000, balance: -80_000 });
    expect(found.months[14]).toMatchObject({ low: -2_280_000, balance: -2_280_000 });
    expect(found.months[20]).toMatchObject({ balance: -1_800_000 });
  });
  test('ties up the whole cost less the advance', () => {
    expect(found).toMatchObject({
      deepest: { month: 14, amount: 2_280_000 },
      lastReceipt: 20,
      paid: 2_400_000,
      received: 600_000,
      ownContribution: 1_800_000,
    });
  });
  test('says where each number comes from', () => {
    expect(basis(found)).toEqual({
      filingMonth: '0 ours',
      advanceTaken: '100 ours',
      workingDaysPerMonth: '21 ours',
      monthsToResult: '3 sourced',
      monthsToReport: '2 sourced',
      monthsToPayment: '3 ours',
    });
    expect(found.assumptions.find(({ id }) => id === 'monthsToResult')).toMatchObject({
      address: 'bud/general.monthsToResult',
      source: { value: { workingDays: 60 }, sources: ['bud-decomposition-2026'] },
    });
    expect(found.assumptions.find(({ id }) => id === 'monthsToPayment')?.address).toBe('monthsToPayment');
  });
  test('takes other numbers, for all tracks or for one', () => {
    const other = flow(TODAY, [machine], { monthsToPayment: 6, 'bud/general.monthsToResult': 5, advanceTaken: 50 });
    expect(other.schedules[0]).toMatchObject({
      start: 5,
      payments: [
        { kind: 'advance', month: 5, amount: 60_000 },
        { kind: 'final', month: 25, amount: 540_000 },
      ],
    });
    expect(basis(other)).toMatchObject({
      monthsToResult: '5 yours',
      monthsToPayment: '6 yours',
      advanceTaken: '50 yours',
    });
    // A number for all tracks does not displace what a source says of one.
    expect(basis(flow(TODAY, [machine], { monthsToResult: 9 }))).toMatchObject({ monthsToResult: '3 sourced' });
  });
});

describe('a long general application of August 2023', () => {
  const long = { ...foodFactory, marketProjectMonths: 20 };
  test('gets three quarters in advance', () => {
    const found = flow(BASELINE, [machine], {}, long);
    expect(dated(found, 'advance')).toEqual([[3, 750_000]]);
    expect(dated(found, 'final')).toEqual([[28, 250_000]]);
  });
  test('or without an advance half of it midway', () => {
    const found = flow(BASELINE, [machine], { advanceTaken: 0 }, long);
    // twelve months after the start in month 3, two to report and three to be paid
    expect(dated(found, 'interim')).toEqual([[20, 500_000]]);
    expect(dated(found, 'final')).toEqual([[28, 500_000]]);
    expect(dated(flow(BASELINE, [machine], { advanceTaken: 0 }), 'interim')).toEqual([]); // twelve months only
  });
});

describe('the Export Marketing Fund', () => {
  const short = { 'emf/export-promotion.projectMonths': 1 };
  test('is filed before the activity where an advance is taken', () => {
    const found = flow(BASELINE, [booth], short);
    // 30 working days to the result; 60 days to claim
    expect(found.schedules[0]).toMatchObject({ filed: 0, result: 2, start: 2, end: 3, report: 5 });
    expect(dated(found, 'advance')).toEqual([[2, 75_000]]);
    expect(dated(found, 'final')).toEqual([[8, 25_000]]);
  });
  test('and after it where none is', () => {
    const found = flow(BASELINE, [booth], { ...short, advanceTaken: 0 });
    expect(found.schedules[0]).toMatchObject({ filed: 3, result: 5, start: 0, end: 1, report: 3 });
    expect(dated(found, 'final')).toEqual([[5, 100_000]]);
    expect(found.deepest).toEqual({ month: 0, amount: 200_001 });
  });
});

describe('where nothing is published', () => {
  const line = item('line', 900_000, 'lineProjectCost');
  test('no advance is counted on, and every number is ours', () => {
    const found = flow(TODAY, [line]);
    expect(basis(found)).toEqual({
      filingMonth: '0 ours',
      advanceWhereUnknown: '0 ours',
      monthsToResult: '4 ours',
      monthsToReport: '2 ours',
      monthsToPayment: '3 ours',
    });
    expect(found.schedules[0]).toMatchObject({
      start: 4,
      end: 14,
      payments: [{ kind: 'final', month: 19, amount: 250_000 }],
    });
  });
  test('a project without a length takes what we assume', () => {
    const { lineProjectMonths: _, ...unsaid } = foodFactory;
    expect(basis(flow(TODAY, [line], {}, unsaid))).toMatchObject({ projectMonths: '12 ours' });
  });
});

test('an item with a month of its own is paid for then, and the project ends no earlier', () => {
  const found = flow(TODAY, [{ ...machine, month: 17 }]);
  expect(dated(found, 'cost')).toEqual([[17, 2_400_000]]);
  expect(found.schedules[0]).toMatchObject({ end: 18, report: 20 });
  expect(found.lastReceipt).toBe(23);
});

test('a yearly cost with a month of its own is paid in that month of every year', () => {
  const borrower: Profile = {
    aims: ['green-borrowing'],
    greenInstrument: 'loan',
    greenLabel: 'green',
    greenAmount: 100_000_000,
    greenTenorYears: 3,
    preIssuanceReview: true,
    recognisedReviewer: true,
    selfArranged: false,
    hkLenderShare: 100,
    gsfLoansClaimed: 0,
  };
  const found = flow(TODAY, [item('reports', 60_000, 'postIssuanceReviewCostPerYear', undefined, 20)], {}, borrower);
  expect(dated(found, 'cost')).toEqual([20, 32, 44].map((month) => [month, 60_000]));
  // three years from month 4 would end in month 40; the last report comes after that
  expect(found.schedules[0]).toMatchObject({ start: 4, end: 45 });
});

test('an amount that cannot be divided is spread to the dollar', () => {
  const found = flow(BASELINE, [booth], { 'emf/export-promotion.projectMonths': 4, advanceTaken: 0 });
  expect(dated(found, 'cost').map(([, amount]) => amount)).toEqual([50_000, 50_000, 50_000, 50_001]);
});

test('numbers out of their range or of no known name are refused', () => {
  const plan = must(fundingPlan(base, rulesFor(TODAY), foodFactory, [machine]));
  const refused = (numbers: PlanNumbers) => {
    const result = cashFlow(base, plan, { numbers });
    return result.ok ? [] : result.problems.map(({ field }) => field);
  };
  expect(refused({ monthsToPayment: 25, 'bud/easy.projectMonths': 0, patience: 3, filingMonth: 0.5 })).toEqual([
    'monthsToPayment',
    'bud/easy.projectMonths',
    'patience',
    'filingMonth',
  ]);
  expect(refused({ 'nobody/nothing.filingMonth': 2 })).toEqual([]);
});

test('a plan without applications has no cash flow', () => {
  expect(flow(TODAY, [])).toMatchObject({ months: [], deepest: null, lastReceipt: null, paid: 0, ownContribution: 0 });
});

test('in the end the company carries the cost less the grants, whatever is assumed', () => {
  const ranges = Object.entries(base.settings.planAssumptions);
  const arbitraryNumbers = fc
    .tuple(
      ...ranges.map(([id, { min, max }]) => fc.option(fc.integer({ min, max }).map((value) => [id, value] as const))),
    )
    .map((numbers) => Object.fromEntries(numbers.filter((pair) => pair !== null)));
  const arbitraryItem = (i: number) =>
    fc.record({
      id: fc.constant(`item-${i}`),
      label: fc.constant(''),
      amount: fc.integer({ min: 1, max: 3_000_000 }),
      countsAs: fc.subarray(['marketProjectCost', 'promotionCost', 'lineProjectCost'], { minLength: 1 }),
      month: fc.option(fc.nat(30), { nil: undefined }),
    });
  fc.assert(
    fc.property(
      fc.constantFrom(BASELINE, TODAY),
      fc.tuple(...[0, 1, 2, 3].map(arbitraryItem)),
      arbitraryNumbers,
      fc.option(fc.integer({ min: 0, max: 24 }), { nil: undefined }),
      (date, items, numbers, length) => {
        const profile = { ...foodFactory, ...(length === undefined ? {} : { marketProjectMonths: length }) };
        const plan = must(fundingPlan(base, rulesFor(date), profile, items));
        const found = must(cashFlow(base, plan, { numbers }));
        expect([found.paid, found.received]).toEqual([plan.totals.planned, plan.totals.grant]);
        expect(found.ownContribution).toBe(plan.totals.ownContribution);
        const last = found.months.at(-1);
        expect(last?.balance ?? 0).toBe(-plan.totals.ownContribution + 0);
        let balance = 0;
        for (const { month, paid, received, low, balance: end, events } of found.months) {
          expect(found.months[month]?.month).toBe(month);
          expect(low).toBe(balance - paid);
          expect(end).toBe(low + received);
          expect(events.reduce((sum, { amount }) => sum + amount, 0)).toBe(paid + received);
          for (const { amount } of events) expect(amount).toBeGreaterThan(0);
          balance = end;
        }
        expect(found.deepest?.amount ?? 0).toBe(Math.max(0, ...found.months.map(({ low }) => -low)));
        // An advance comes with the agreement at the earliest, and the rest after the report.
        const early = found.schedules.flatMap(({ start, result, report, payments }) =>
          payments.filter(({ kind, month }) => month < { advance: result, interim: start, final: report }[kind]),
        );
        expect(early).toEqual([]);
        for (const { value, id } of found.assumptions) {
          const range = base.settings.planAssumptions[id];
          expect(value).toBeGreaterThanOrEqual(range.min);
          expect(value).toBeLessThanOrEqual(range.max);
        }
      },
    ),
    { numRuns: 60 },
  );
});
