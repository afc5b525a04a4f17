/** Columns of the reader's own, scenarios kept for later, and what each proposal does. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';

import { caseStoreFor } from '../../../src/features/session/case-store.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { ComparePage } from '../../../src/features/compare/compare-page.tsx';
import { foodFactory } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';

afterEach(async () => {
  const store = await caseStoreFor(await ruleBaseFor('en'));
  if (store.ok) await store.value.removeAll();
  localStorage.clear();
});

const kept = () =>
  (JSON.parse(localStorage.getItem('session') ?? '{}') as { columns: { id: string; date: string | null }[] | null })
    .columns;
const headers = async () =>
  within(await screen.findByRole('table', { name: /By track/ }))
    .getAllByRole('columnheader')
    .map((header) => header.textContent);
const own = async () => {
  await renderWithSession('en', { facts: foodFactory }, <ComparePage />);
  await userEvent.click(screen.getByRole('radio', { name: /columns of your own/ }));
  await waitFor(() => expect(kept()).toHaveLength(4));
};
const editor = (name: RegExp | string) => screen.getByRole('group', { name });

test('own columns begin as the usual four; taken away, the others are compared with the first', async () => {
  await own();
  for (const name of ['Rules of 31 August 2023', 'Rules of 31 August 2023 with all proposals'])
    await userEvent.click(within(editor(name)).getByRole('button', { name: 'Remove this column' }));
  await waitFor(async () => expect(await headers()).toHaveLength(3));
  expect(screen.queryByRole('button', { name: 'Remove this column' })).not.toBeInTheDocument();
  expect(
    await screen.findByRole('heading', { name: 'From "Rules of today" to "Rules of today with all proposals"' }),
  ).toBeVisible();
  expect(
    screen.getByText('One track differs for you between "Rules of today" and "Rules of today with all proposals".'),
  ).toBeVisible();
});

test('a column has its own day and its own proposals', async () => {
  await own();
  const unnamed = editor('Rules of 31 August 2023');
  await userEvent.selectOptions(within(unnamed).getByRole('combobox', { name: 'Rules of which day' }), 'other');
  fireEvent.change(screen.getByLabelText('Date of the rules'), { target: { value: '2025-03-13' } });
  await waitFor(async () => expect((await headers())[1]).toMatch(/^Rules of 13 March 2025/));
  expect(kept()?.[0]?.date).toBe('2025-03-13');
});

test('columns of a moment ago come back, and each is compared with the first', async () => {
  await own();
  await userEvent.click(within(editor('Rules of 31 August 2023')).getByRole('button', { name: 'Remove this column' }));
  await userEvent.click(screen.getByRole('radio', { name: /The usual four columns/ }));
  await waitFor(() => expect(kept()).toBeNull());
  await userEvent.click(screen.getByRole('radio', { name: /columns of your own/ }));
  await waitFor(() => expect(kept()).toHaveLength(3));
  expect(
    await screen.findAllByRole('heading', { name: /^From "Rules of 31 August 2023 with all proposals" to/ }),
  ).toHaveLength(2);
});

test('another column becomes the one to compare with', async () => {
  await own();
  await userEvent.click(within(editor('Rules of today')).getByRole('button', { name: 'Compare the others with this' }));
  expect(
    await screen.findByRole('heading', { name: 'From "Rules of today" to "Rules of 31 August 2023"' }),
  ).toBeVisible();
  expect(kept()?.map(({ id }) => id)).toEqual(['column-3', 'column-1', 'column-2', 'column-4']);
});

test('a scenario is kept, added to the columns of another visit, and deleted', async () => {
  await own();
  await userEvent.click(
    within(editor('Rules of 31 August 2023 with all proposals')).getByRole('button', {
      name: 'Save this column as a scenario',
    }),
  );
  expect(await screen.findByText('Saved as the scenario "Rules of 31 August 2023 with all proposals".')).toBeVisible();
  await userEvent.click(
    within(editor('Rules of 31 August 2023 with all proposals')).getByRole('button', { name: 'Remove this column' }),
  );
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'Add a column' }),
    'Scenario: Rules of 31 August 2023 with all proposals',
  );
  await waitFor(() => expect(kept()).toHaveLength(4));
  expect(screen.getByText('Four columns are the most. Remove one to add another.')).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: 'Delete the scenario "Rules of 31 August 2023 with all proposals"' }),
  );
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Delete the scenario/ })).not.toBeInTheDocument());
});

test('what each proposal does is said for every column that has some', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ComparePage />);
  const section = (await screen.findByRole('heading', { name: 'What each proposal does' })).closest('section');
  const part = within(section ?? document.body);
  const today = (await part.findByRole('heading', { name: 'Today, with the proposals' })).closest('section');
  const lines = await within(today ?? document.body).findByRole('heading', { name: 'RFS: improving existing lines' });
  expect(lines.closest('li')).toHaveTextContent(
    'NIFS: Smart production lineHas its effect by itself: from "Does not meet the conditions" to "Meets the published conditions, HK$300,000".',
  );
});
