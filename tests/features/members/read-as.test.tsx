/** One choice mends a word in all rows: what is sent to the reader, what is said in the notes, and the way back. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { csvFile, expectNoViolations, renderMembers } from './render-members.tsx';
import { fakeService, LIST, ok } from './fake-service.ts';
import { navigate } from '../../../src/navigation.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import type { LoadedList, MembersService } from '../../../src/table/index.ts';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

const BEFORE: LoadedList = {
  ...LIST,
  unread: { total: 807, rows: 807, first: [] },
  unreadByColumn: { Trade: 807 },
  unreadWords: [{ column: 'Trade', fact: 'industry', words: [{ word: 'Food works', cells: 800 }], more: 7 }],
};
const AFTER: LoadedList = {
  ...LIST,
  readAs: [{ column: 'Trade', fact: 'industry', word: 'Food works', value: 'manufacturing', cells: 800 }],
};
const select = () => screen.findByRole('combobox', { name: 'Read "Food works" (800 cells) as' });

test('a word of 800 rows is explained once, noted, and may be taken back', async () => {
  const load = vi.fn<MembersService['load']>().mockResolvedValueOnce(ok(BEFORE)).mockResolvedValue(ok(AFTER));
  const service = fakeService(await ruleBaseFor('en'), { load });
  const store = await renderMembers('en', service);
  await store.open(csvFile());
  await store.read();
  navigate('/members/left-out');
  const section = within(await screen.findByRole('region', { name: 'Say what these words mean' }));
  expect(section.getByText('7 more cells have other words. Mend them in the file.')).toBeVisible();
  expect(await select()).toHaveValue('');
  await expectNoViolations();
  await userEvent.selectOptions(await select(), 'manufacturing');
  await userEvent.click(section.getByRole('button', { name: 'Read the list again with these words' }));
  expect(location.hash).toBe('#/members');
  expect(load.mock.lastCall?.[2]).toMatchObject({
    badCells: 'unanswered',
    readAs: { industry: { 'Food works': 'manufacturing' } },
  });
  const link = await screen.findByRole('link', { name: '800' });
  expect(
    await screen.findAllByText(/^Read as said by hand: "Food works" in "Trade" as "Manufacturing" \(800 cells\)/),
  ).not.toHaveLength(0);

  await userEvent.click(link);
  expect(await select()).toHaveValue('manufacturing');
  await userEvent.selectOptions(await select(), 'Leave it unanswered');
  await userEvent.click(screen.getByRole('button', { name: 'Read the list again with these words' }));
  expect(load.mock.lastCall?.[2]?.readAs).toEqual({ industry: {} });
});
