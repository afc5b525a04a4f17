/** What people read on the funding plan, over the real rules. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';

import type { CostItem } from '../../../src/cases/index.ts';
import { PlanPage } from '../../../src/features/plan/plan-page.tsx';
import { foodFactory } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const costs: CostItem[] = [
  { id: 'a', label: 'Show', amount: 200_000, countsAs: ['marketProjectCost'], kinds: { marketMeasures: 'exhibition' } },
  { id: 'b', label: 'Machine', amount: 900_000, countsAs: ['lineProjectCost'], kinds: {} },
];
const kept = () => (JSON.parse(localStorage.getItem('session') ?? '{}') as { costs: CostItem[] }).costs;
const total = (name: string) => screen.getByText(name).closest('div');

test('the food factory: two applications, what they come to, and when the money comes', async () => {
  await renderWithSession('en', { facts: foodFactory, costs }, <PlanPage />);
  expect(await screen.findByRole('heading', { name: '2 applications' })).toBeVisible();
  // A quarter of the show by the BUD Fund (50,000) and the ceiling of Manufacturing+ (250,000).
  expect(total('Grants')).toHaveTextContent('HK$300,000');
  expect(total('You pay of the funded items')).toHaveTextContent('HK$800,000');
  expect(total('Costs not funded')).toHaveTextContent('HK$0');
  expect(
    screen.getByText(
      'Applying only to "Manufacturing+: Production line upgrade" would give at most HK$250,000. Combining gives HK$50,000 more.',
    ),
  ).toBeVisible();
  expect(screen.getByText(/^At the tightest point you carry HK\$/)).toBeVisible();
  expect(screen.getByRole('img', { name: 'Money out and grants in, month by month' })).toBeInTheDocument();
});

test('an item is added, filled in, counted and taken away', async () => {
  await renderWithSession('en', { facts: foodFactory }, <PlanPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Add an item' }));
  const item = within(await screen.findByRole('group', { name: 'Item 1' }));
  expect(screen.getByText(/^One item still needs an amount or a kind of cost/)).toBeVisible();
  await userEvent.type(item.getByRole('textbox', { name: /^Amount/ }), '90萬');
  await waitFor(() => expect(kept()[0]?.amount).toBe(900_000));
  await userEvent.click(item.getByRole('checkbox', { name: 'Line project cost' }));
  expect(await screen.findByRole('heading', { name: 'One application' })).toBeVisible();
  await userEvent.click(item.getByRole('button', { name: 'Remove "Item 1"' }));
  await waitFor(() => expect(kept()).toEqual([]));
  expect(screen.getByRole('heading', { name: 'What you want to pay for' })).toHaveFocus();
});

test('an amount that is no number is said and not taken', async () => {
  await renderWithSession('en', { facts: foodFactory, costs }, <PlanPage />);
  const amount = within(await screen.findByRole('group', { name: 'Show' })).getByRole('textbox', { name: /^Amount/ });
  await userEvent.clear(amount);
  await userEvent.type(amount, 'a lot');
  expect(screen.getByText('Enter a whole amount, such as 400,000 or 400k')).toBeVisible();
  expect(kept()[0]?.amount).toBeNull();
});

test('an item nobody funds says so, and why a track is not used', async () => {
  await renderWithSession(
    'en',
    { facts: foodFactory, costs: [{ ...costs[0], id: 'x', countsAs: ['promotionCost'], kinds: {} } as CostItem] },
    <PlanPage />,
  );
  expect(await screen.findByText(/^No open track funds this kind of cost\./)).toBeVisible();
  expect(screen.getByText('With these answers, none of these costs is certain to be funded.')).toBeVisible();
});

test('a number of the cash flow is changed and put back', async () => {
  await renderWithSession('en', { facts: foodFactory, costs }, <PlanPage />);
  await userEvent.click(await screen.findByText(/^Assumptions about time and payments/));
  const [field] = screen.getAllByRole('textbox', { name: /^Months from the final report to the last payment/ });
  if (!field) throw new Error('no such number');
  await userEvent.clear(field);
  await userEvent.type(field, '9');
  await userEvent.tab();
  expect((await screen.findAllByText('This is your number.')).length).toBeGreaterThan(0);
  await userEvent.click(screen.getByRole('button', { name: 'Reset all numbers' }));
  await waitFor(() => expect(screen.queryByText('This is your number.')).not.toBeInTheDocument());
});

test('under which rules it is made is kept, whichever page comes between', async () => {
  const { unmount } = await renderWithSession('en', { facts: foodFactory, costs }, <PlanPage />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Today, with the proposals' }));
  await waitFor(() =>
    expect(JSON.parse(localStorage.getItem('session') ?? '{}')).toHaveProperty('planWithProposals', true),
  );
  unmount();
  await renderWithSession('en', { facts: foodFactory, costs, planWithProposals: true }, <PlanPage />);
  expect(screen.getByRole('radio', { name: 'Today, with the proposals' })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: 'Today' }));
  await waitFor(() =>
    expect(JSON.parse(localStorage.getItem('session') ?? '{}')).not.toHaveProperty('planWithProposals'),
  );
});
