/** The cost items of a plan as they are typed in, and as the engine takes them. Pure. */
import { MOST_COSTS } from '../../cases/index.ts';
import type { CostItem } from '../../cases/index.ts';
import { budgetsOf } from '../../engine/index.ts';
import type { Budget, PlanItem, TrackResult } from '../../engine/index.ts';
import type { Fact, Profile, RuleBase } from '../../rulebase/index.ts';

export const mayAddItem = (items: readonly CostItem[]): boolean => items.length < MOST_COSTS;

function freeId(items: readonly CostItem[]): string {
  let n = items.length + 1;
  while (items.some(({ id }) => id === `cost-${n}`)) n += 1;
  return `cost-${n}`;
}

/** One more item, to be filled in; it counts in the only budget there is, where there is only one. */
export const addItem = (items: readonly CostItem[], budgets: readonly Budget[]): CostItem[] => [
  ...items,
  {
    id: freeId(items),
    label: '',
    amount: null,
    countsAs: budgets.length === 1 ? budgets.map(({ fact }) => fact.id) : [],
    kinds: {},
  },
];

export const changeItem = (items: readonly CostItem[], id: string, change: Partial<Omit<CostItem, 'id'>>): CostItem[] =>
  items.map((item) => (item.id === id ? { ...item, ...change } : item));

export const removeItem = (items: readonly CostItem[], id: string): CostItem[] =>
  items.filter((item) => item.id !== id);

/** Counted in a budget or no longer; what kind of cost it is there is let go with it. */
export function toggleBudget(item: CostItem, { fact, kinds }: Budget): Pick<CostItem, 'countsAs' | 'kinds'> {
  if (!item.countsAs.includes(fact.id)) return { countsAs: [...item.countsAs, fact.id], kinds: item.kinds };
  return {
    countsAs: item.countsAs.filter((id) => id !== fact.id),
    kinds: Object.fromEntries(Object.entries(item.kinds).filter(([id]) => id !== kinds?.id)),
  };
}

export function chooseKind(item: CostItem, kinds: string, option: string): Pick<CostItem, 'kinds'> {
  const others = Object.fromEntries(Object.entries(item.kinds).filter(([id]) => id !== kinds));
  return { kinds: option === '' ? others : { ...others, [kinds]: option } };
}

/** Budgets that the tracks of the chosen aims read, and those that an item counts in already. */
export function budgetsFor(base: RuleBase, tracks: readonly TrackResult[], items: readonly CostItem[]): Budget[] {
  const read = new Set(
    tracks.filter(({ considered }) => considered).flatMap(({ track }) => JSON.stringify(track.award ?? null)),
  );
  const text = [...read].join();
  return budgetsOf(base).filter(
    ({ fact }) =>
      text.includes(`{"fact":${JSON.stringify(fact.id)}`) || items.some(({ countsAs }) => countsAs.includes(fact.id)),
  );
}

/** One item for every budget that was answered in the check. */
export const fromAnswers = (budgets: readonly Budget[], profile: Profile, label: (id: string) => string): CostItem[] =>
  budgets.flatMap(({ fact }, i): CostItem[] => {
    const amount = profile[fact.id];
    if (typeof amount !== 'number' || amount === 0) return [];
    return [{ id: `cost-${i + 1}`, label: label(fact.id), amount, countsAs: [fact.id], kinds: {} }];
  });

/** Budgets whose items do not add up to what was answered in the check; those that may count elsewhere are left out. */
export const differing = (
  budgets: readonly Budget[],
  profile: Profile,
  items: readonly CostItem[],
): { fact: Fact; answered: number; planned: number }[] =>
  budgets.flatMap(({ fact }) => {
    const answered = profile[fact.id];
    const here = items.filter(({ countsAs }) => countsAs.includes(fact.id));
    if (typeof answered !== 'number' || here.length === 0 || here.some(({ countsAs }) => countsAs.length > 1))
      return [];
    const planned = here.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    return planned === answered ? [] : [{ fact, answered, planned }];
  });

/** What is filled in well enough to be planned with; the others wait. */
export function ready(
  items: readonly CostItem[],
  nameless: (n: number) => string,
): { items: PlanItem[]; waiting: number } {
  const filled = items.flatMap(({ id, label, amount, countsAs, kinds }, i): PlanItem[] =>
    amount === null || amount === 0 || countsAs.length === 0
      ? []
      : [{ id, label: label.trim() || nameless(i + 1), amount, countsAs, kinds }],
  );
  return { items: filled, waiting: items.length - filled.length };
}
