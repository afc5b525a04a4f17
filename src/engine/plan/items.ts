/** The cost items of a funding plan, the budgets they can be counted in, and what is wrong with them. */
import { fail, ok, show } from '../../rulebase/index.ts';
import type { Fact, Problem, Profile, Result, RuleBase } from '../../rulebase/index.ts';

/** One thing the company wants to pay for. It is funded whole, once, or not at all. */
export interface PlanItem {
  id: string;
  label: string;
  /** Whole HK$; of a yearly budget the cost of one year. */
  amount: number;
  /** Facts with the role `cost`: the budgets it could be counted in. */
  countsAs: readonly string[];
  /** What kind of cost it is, for budgets that tell kinds apart: fact of the kinds → option. */
  kinds?: Readonly<Record<string, string>>;
  /** The month in which it is paid, counted from the first filing; spread over the project where not given. */
  month?: number | undefined;
}

/** The most items a plan takes: all ways of dividing them are tried. */
export const MOST_ITEMS = 10;
/** Larger amounts are typing mistakes, and would no longer add up exactly. Whole HK$. */
const MOST_AMOUNT = 1e11;

/** A budget that an award can be a share of, with what other facts tell of it. */
export interface Budget {
  fact: Fact;
  /** What kinds of costs are in it. */
  kinds?: Fact | undefined;
  /** How many months its project takes. */
  months?: Fact | undefined;
  /** For how many years it is paid. */
  years?: Fact | undefined;
}

/** Every budget of the rule base, in its order. */
export function budgetsOf(base: RuleBase): Budget[] {
  return base.facts
    .filter((fact) => fact.roles.includes('cost'))
    .map((fact) => ({
      fact,
      kinds: base.facts.find(({ kindsOf }) => kindsOf === fact.id),
      months: base.facts.find(({ monthsOf }) => monthsOf === fact.id),
      years: base.facts.find(({ yearsOf }) => yearsOf === fact.id),
    }));
}

/** An item that has passed the checks. */
export interface CheckedItem extends PlanItem {
  /** All it costs in whole HK$: a yearly cost times its years. */
  cost: number;
  /** The years of a yearly cost. */
  years?: number | undefined;
}

/** The items with their whole costs, or everything that is wrong with them, by item id. */
export function checkItems(base: RuleBase, profile: Profile, items: readonly PlanItem[]): Result<CheckedItem[]> {
  const budgets = new Map(budgetsOf(base).map((budget) => [budget.fact.id, budget]));
  const problems: Problem[] = [];
  const report = (field: string, expected: string, got?: unknown) =>
    problems.push({ file: 'costs', field, expected, ...(got === undefined ? {} : { got: show(got) }) });

  if (items.length > MOST_ITEMS) report('', `at most ${MOST_ITEMS} cost items`, items.length);
  const checked = items.map((item, i): CheckedItem => {
    const { id, amount, countsAs, kinds = {}, month } = item;
    if (items.findIndex((other) => other.id === id) !== i) report(id, 'an id that no other item has', id);
    if (!Number.isSafeInteger(amount) || amount < 1) report(id, 'a whole number of Hong Kong dollars above 0', amount);
    if (month !== undefined && (!Number.isSafeInteger(month) || month < 0))
      report(`${id}.month`, 'a whole number, 0 or more', month);
    if (countsAs.length === 0) report(`${id}.countsAs`, 'at least one budget');
    const own = countsAs.flatMap((budget) => budgets.get(budget) ?? []);
    for (const budget of countsAs) if (!budgets.has(budget)) report(`${id}.countsAs`, 'facts that are budgets', budget);
    for (const [fact, kind] of Object.entries(kinds)) {
      const told = [...budgets.values()].find((budget) => budget.kinds?.id === fact)?.kinds;
      if (told?.options?.some(({ value }) => value === kind) !== true)
        report(`${id}.kinds`, 'options of a fact that tells kinds', { [fact]: kind });
    }
    const yearly = own.find((budget) => budget.years)?.years;
    if (!yearly) return capped({ ...item, cost: amount });
    // A yearly cost has another whole than a single one: counted as both, it would have two.
    if (own.length > 1) report(`${id}.countsAs`, 'a yearly budget alone', countsAs);
    const years = profile[yearly.id];
    if (typeof years !== 'number' || years < 1) report(yearly.id, 'the number of years, 1 or more', years ?? null);
    const counted = typeof years === 'number' ? years : 1;
    return capped({ ...item, cost: amount * counted, years: counted });
  });
  return problems.length > 0 ? fail(...problems) : ok(checked);

  function capped(item: CheckedItem): CheckedItem {
    if (item.cost > MOST_AMOUNT) report(item.id, `at most ${MOST_AMOUNT}`, item.cost);
    return item;
  }
}
