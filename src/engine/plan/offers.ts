/** The ways to fill one track's application with items, and the answers each of them stands for. */
import type { Answer } from '../../rulebase/index.ts';
import type { Ground } from './ground.ts';
import type { Budget, CheckedItem } from './items.ts';

/** An item and the budget of the track in which it is counted. */
export interface Route {
  /** Position among the items. */
  item: number;
  budget: Budget;
}

/** Some items put into one application. */
export interface Offer {
  routes: readonly Route[];
  /** The items as bits. */
  mask: number;
  /** What they cost in all, in whole HK$. */
  cost: number;
  /** The budgets, and the kinds of costs in them, as answers. */
  facts: Readonly<Record<string, Answer>>;
}

/** Every way to put at least one item into an application to the track. */
export function offersOf(ground: Ground, items: readonly CheckedItem[]): Offer[] {
  const offers: Offer[] = [];
  const add = (item: number, routes: readonly Route[], mask: number): void => {
    const at = items[item];
    if (!at) {
      const facts = mask === 0 ? undefined : factsFor(ground, items, routes);
      if (facts) offers.push({ routes, mask, cost: costOf(items, routes), facts });
      return;
    }
    add(item + 1, routes, mask);
    for (const budget of ground.budgets)
      if (at.countsAs.includes(budget.fact.id)) add(item + 1, [...routes, { item, budget }], mask | (1 << item));
  };
  add(0, [], 0);
  return offers;
}

const costOf = (items: readonly CheckedItem[], routes: readonly Route[]): number =>
  routes.reduce((sum, { item }) => sum + (items[item]?.cost ?? 0), 0);

/** Undefined where the items cannot be in one application: an answer of one value cannot name two kinds. */
function factsFor(
  ground: Ground,
  items: readonly CheckedItem[],
  routes: readonly Route[],
): Record<string, Answer> | undefined {
  const facts: Record<string, Answer> = {};
  for (const { fact, kinds } of ground.budgets) {
    const inside = routes.filter(({ budget }) => budget.fact.id === fact.id).flatMap(({ item }) => items[item] ?? []);
    facts[fact.id] = inside.reduce((sum, { amount }) => sum + amount, 0);
    if (!kinds || inside.length === 0 || !ground.reads.has(kinds.id)) continue;
    const named = inside.map((item) => item.kinds?.[kinds.id]);
    const answer =
      kinds.type === 'set' ? every(kinds.options, named, ground.own[kinds.id]) : single(named, ground.own[kinds.id]);
    if (answer === undefined) return undefined;
    facts[kinds.id] = answer;
  }
  return facts;
}

type Kinds = readonly (string | undefined)[];

/** The kinds of all items together; one without a kind of its own counts as what the company answered. */
function every(options: readonly { value: string }[] | undefined, named: Kinds, answered: Answer | undefined): Answer {
  const unnamed = named.includes(undefined);
  if (unnamed && !Array.isArray(answered)) return null;
  const all = new Set([...named, ...(unnamed && Array.isArray(answered) ? answered : [])]);
  return (options ?? []).map(({ value }) => value).filter((value) => all.has(value));
}

/** The one kind that all items share, or undefined where there are two. */
function single(named: Kinds, answered: Answer | undefined): Answer | undefined {
  const all = new Set(named.map((kind) => kind ?? answered ?? null));
  const [only = null] = all;
  return all.size === 1 ? only : all.has(null) && all.size === 2 ? null : undefined;
}
