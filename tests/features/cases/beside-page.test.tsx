import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { CaseStore } from '../../../src/cases/case-store.ts';
import { BesidePage } from '../../../src/features/cases/beside-page.tsx';
import { navigate } from '../../../src/navigation.ts';
import { foodFactory, trader } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';
import { cleanDevice, company, done, openStore } from './device.tsx';

let store: CaseStore;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  await cleanDevice(store);
  store.close();
});
const open = async (address: string): Promise<void> => {
  navigate(address);
  await renderWithSession('en', {}, <BesidePage />);
};

test('two cases are chosen, and stand side by side with what differs', async () => {
  const a = await done(store.create(company('Factory', foodFactory)));
  const b = await done(store.create(company('Trader', trader)));
  await open(`/beside?a=${a.id}`);
  expect(await screen.findByText('Choose two cases.')).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByLabelText('Second company'), 'Trader');
  expect(location.hash).toBe(`#/beside?a=${a.id}&b=${b.id}`);
  const employees = await screen.findByRole('row', { name: /^Employees in Hong Kong/ });
  expect(
    within(employees)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['Factory45', 'Trader12']);
  await waitFor(() => expect(screen.getAllByRole('table')).toHaveLength(3));
  const sell = screen.getAllByRole('row', { name: /^Sell outside Hong Kong/ })[0];
  if (!sell) throw new Error('no row for that aim');
  expect(sell).toHaveTextContent(/HK\$.*Not one of its plans/);
});

test('companies with the same answers are said to be alike', async () => {
  const a = await done(store.create(company('A', trader)));
  const b = await done(store.create(company('', trader)));
  await open(`/beside?a=${a.id}&b=${b.id}`);
  expect(await screen.findByText('All answers are the same.')).toBeInTheDocument();
});

test('a case that is gone, or too few of them, are said', async () => {
  await done(store.create(company('A', trader)));
  await open('/beside?a=gone');
  expect(await screen.findByText('There must be at least two cases to compare.')).toBeInTheDocument();
  await done(store.create(company('B', trader)));
  expect(await screen.findByText(/A case of this address is not on this device/)).toBeInTheDocument();
});
