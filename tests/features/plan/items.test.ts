/** Cost items as they are typed in. */
import { expect, test } from 'vitest';

import type { CostItem } from '../../../src/cases/index.ts';
import { assess, budgetsOf } from '../../../src/engine/index.ts';
import {
  addItem,
  budgetsFor,
  changeItem,
  chooseKind,
  differing,
  fromAnswers,
  ready,
  toggleBudget,
} from '../../../src/features/plan/items.ts';
import { foodFactory } from '../../support/profiles.ts';
import { base, rulesFor, TODAY } from '../../support/rules.ts';

const budgets = budgetsOf(base);
const withKinds = budgets.find(({ kinds }) => kinds);
if (!withKinds?.kinds) throw new Error('no budget tells kinds apart');
const item: CostItem = { id: 'cost-1', label: 'Booth', amount: 5000, countsAs: [withKinds.fact.id], kinds: {} };

test('only what has an amount and a kind of cost is planned with', () => {
  const waiting = addItem(addItem([item], budgets), budgets);
  expect(waiting.map(({ id }) => id)).toEqual(['cost-1', 'cost-2', 'cost-3']);
  const typed = changeItem(waiting, 'cost-2', { amount: 0, countsAs: [withKinds.fact.id] });
  expect(ready(typed, (n) => `Item ${n}`)).toEqual({ items: [item], waiting: 2 });
});

test('an item without a name is told by its number', () => {
  expect(ready([{ ...item, label: '  ' }], (n) => `Item ${n}`).items[0]?.label).toBe('Item 1');
});

test('a new item counts in the only budget there is', () => {
  expect(addItem([], [withKinds])[0]?.countsAs).toEqual([withKinds.fact.id]);
  expect(addItem([], budgets)[0]?.countsAs).toEqual([]);
});

test('the kind of cost goes with the budget that asks for it', () => {
  const [first] = withKinds.kinds?.options ?? [];
  const chosen = { ...item, ...chooseKind(item, withKinds.kinds?.id ?? '', first?.value ?? '') };
  expect(Object.values(chosen.kinds)).toEqual([first?.value]);
  expect(toggleBudget(chosen, withKinds)).toEqual({ countsAs: [], kinds: {} });
  expect(chooseKind(chosen, withKinds.kinds?.id ?? '', '')).toEqual({ kinds: {} });
});

test('the budgets offered are those that the tracks of the chosen aims read', async () => {
  const { tracks } = await assess(base, rulesFor(TODAY), foodFactory);
  const offered = budgetsFor(base, tracks, []).map(({ fact }) => fact.id);
  expect(offered).toContain('marketProjectCost');
  expect(offered).toContain('lineProjectCost');
  expect(offered).not.toContain('issuanceCosts');
  const kept = budgetsFor(base, tracks, [{ ...item, countsAs: ['issuanceCosts'] }]).map(({ fact }) => fact.id);
  expect(kept).toContain('issuanceCosts');
});

test('items that no longer add up to the answer of the check are told', () => {
  const facts = { [withKinds.fact.id]: 8000 };
  expect(differing(budgets, facts, [item])).toMatchObject([{ answered: 8000, planned: 5000 }]);
  expect(differing(budgets, facts, [{ ...item, amount: 8000 }])).toEqual([]);
  expect(differing(budgets, facts, [{ ...item, countsAs: [withKinds.fact.id, 'another'] }])).toEqual([]);
  expect(differing(budgets, {}, [item])).toEqual([]);
});

test('the budgets of the check become items', () => {
  const items = fromAnswers(budgets, { marketProjectCost: 600_000, promotionCost: 0 }, (id) => id);
  expect(items).toMatchObject([{ label: 'marketProjectCost', amount: 600_000, countsAs: ['marketProjectCost'] }]);
});
