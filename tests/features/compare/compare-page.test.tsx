/** What people read on the comparison page, over the real rules. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';

import { ComparePage } from '../../../src/features/compare/compare-page.tsx';
import type { IsoDate } from '../../../src/rulebase/index.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';

beforeEach(() => localStorage.clear());

const table = (name: RegExp) => screen.findByRole('table', { name });
const row = async (tableName: RegExp, name: RegExp) =>
  within(await table(tableName))
    .getByRole('rowheader', { name })
    .closest('tr');
const cells = async (tableName: RegExp, name: RegExp) =>
  [...((await row(tableName, name))?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent);
const kept = () => JSON.parse(localStorage.getItem('session') ?? '{}') as Record<string, unknown>;

test('the food factory: the best for its line in each of the four layers', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ComparePage />);
  const [then, thenWith, today, todayWith] = await cells(/By aim/, /Improve an existing production line/);
  expect(then).toMatch(/^August 2023No track to apply for$/);
  expect(thenWith).toMatch(/RFS: .*Meets the published conditionsHK\$300,000.*Better: "August 2023" has "No track/);
  expect(today).toMatch(/Manufacturing\+.*HK\$250,000/);
  expect(todayWith).toMatch(/NIFS: .*HK\$300,000.*HK\$50,000 more than "Today"/);
});

test('the food factory: the halved share is named as the cause, and what did not matter is set apart', async () => {
  await renderWithSession('zh-Hant', { facts: foodFactory }, <ComparePage />);
  const pair = (await screen.findByRole('heading', { name: '由當時至今' })).closest('section');
  const card = within(pair ?? document.body).getByRole('article', { name: /一般申請/ });
  expect(card).toHaveTextContent('政府資助比率：由 50% 改為 25%');
  expect(card.querySelector('del')).toHaveTextContent('50%');
  expect(card.querySelector('ins')).toHaveTextContent('25%');
  expect(card).toHaveTextContent(/改了，但對你沒有影響（\d+ 項）/);
  const line = within(pair ?? document.body).getByRole('article', { name: /生產線升級/ });
  expect(line).toHaveTextContent('2025年11月18日起開放。');
});

test('only the proposal that helps is named behind a longer list', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ComparePage />);
  const pair = (await screen.findByRole('heading', { name: 'If the proposals were adopted today' })).closest('section');
  const card = within(pair ?? document.body).getByRole('article', { name: /NIFS/ });
  expect(card).toHaveTextContent(/goes from Not met to Met\..*From the proposal: RFS: improving existing lines$/);
});

test('a track that gives nothing either way is no change for the company, but a difference in the reason', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ComparePage />);
  const headline = (await screen.findByRole('heading', { name: 'What is different for you' })).closest('section');
  const items = within(headline ?? document.body).getAllByRole('listitem');
  expect(items[1]).toHaveTextContent(
    'Since the chamber wrote, 4 tracks have changed for you. 2 tracks differ only in the reason why they give nothing.',
  );
  const pair = screen.getByRole('heading', { name: 'From when the chamber wrote to today' }).closest('section');
  const folded = within(pair ?? document.body)
    .getByText('Tracks that give nothing either way, for another reason (2)')
    .closest('details');
  expect(within(folded ?? document.body).getAllByRole('article', { hidden: true })).toHaveLength(2);
  expect(folded).toHaveTextContent(/E-commerce Easy|Local exhibition/);
});

test('why a track was not open yet is said with the day on which its rules begin', async () => {
  const columns = [
    { id: 'a', name: 'Before', date: '2020-01-01' as IsoDate, proposals: [], assumptions: {} },
    { id: 'b', name: 'After', date: '2022-01-01' as IsoDate, proposals: [], assumptions: {} },
  ];
  await renderWithSession('en', { facts: foodFactory, columns }, <ComparePage />);
  const note = 'The fund dates from 2012; our rules begin on 9 April 2020';
  expect((await cells(/By track/, /General application/))[0]).toContain(note);
  expect((await cells(/By track/, /General application/))[1]).not.toContain(note);
  expect((await cells(/By track/, /Manufacturing/))[0]).toBe('BeforeNot yet open'); // what is known of its end is not said here
  expect(screen.getByRole('article', { name: /General application/ })).toHaveTextContent(
    /It opened on 9 April 2020\..*The fund dates from 2012/,
  );
});

test('a trader that used up its ceiling: helped then, and until the fund closed', async () => {
  await renderWithSession('en', { facts: trader }, <ComparePage />);
  const [then, thenWith, today, todayWith] = await cells(/By track/, /EMF: Export promotion/);
  expect(then).toContain('Does not meet the conditions');
  expect(thenWith).toMatch(/Meets the published conditionsHK\$80,000/);
  expect(today).toContain('Closed');
  expect(todayWith).toBe('Today, with the proposalsClosedSame as "Today"');
  expect(screen.getAllByText('The proposals would have helped you until 30 June 2026.').length).toBeGreaterThan(0);
  expect(
    screen.getAllByText('This scheme closed after 30 June 2026. A proposal never reopens a closed scheme.').length,
  ).toBeGreaterThan(0);
});

test('a listed company reads why nothing changes for it', async () => {
  await renderWithSession('en', { facts: { ...listedGroupSubsidiary, listed: true } }, <ComparePage />);
  expect(await screen.findByText('If the chosen proposals applied today, nothing would change for you.')).toBeVisible();
  const reasons = screen.getAllByText(
    /(One condition is|\d conditions are) still not met|one condition is still not met/,
  );
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons[0]?.closest('li')).toHaveTextContent('The applicant itself is not a listed company');
});

test('taking a proposal away changes the matrix, the headline and what is kept', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ComparePage />);
  expect((await cells(/By track/, /NIFS/))[3]).toContain('Meets the published conditions');
  await userEvent.click(screen.getByText(/^Proposals and assumptions \(\d+ of \d+ chosen\)/));
  await userEvent.click(screen.getByRole('checkbox', { name: 'RFS: improving existing lines' }));
  await waitFor(async () =>
    expect((await cells(/By track/, /NIFS/))[3]).toBe(
      'Today, with the proposalsDoes not meet the conditionsSame as "Today"',
    ),
  );
  expect(screen.getByText('If the chosen proposals applied today, nothing would change for you.')).toBeVisible();
  expect(kept()['proposals']).not.toContain('rfs-existing-lines');
  await userEvent.click(screen.getByRole('button', { name: 'Choose all' }));
  await waitFor(() => expect(kept()['proposals']).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Choose none' }));
  await waitFor(() => expect(kept()['proposals']).toEqual([]));
});

test('a proposal says where it stands, what became of it, and whose reading it is', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ComparePage />);
  await userEvent.click(await screen.findByText(/^Proposals and assumptions/));
  const item = screen.getByRole('checkbox', { name: /our reading/ }).closest('li') ?? document.body;
  expect(within(item).getByRole('checkbox')).not.toBeChecked();
  expect(item).toHaveTextContent(/Our reading, off by default.*Since then Not adopted/);
  expect(within(item).getByText('引入相似的強化措施')).toHaveAttribute('lang', 'zh-Hant-HK');
});

test('an assumption is marked as ours, kept within its range, and can be put back', async () => {
  await renderWithSession('en', { facts: trader }, <ComparePage />);
  await userEvent.click(await screen.findByText(/^Proposals and assumptions/));
  const field = screen.getByRole('textbox', { name: 'Cumulative ceiling' });
  expect(field).toHaveAccessibleDescription(/This is our assumption, not the chamber's figure\. Reason: /);
  await userEvent.clear(field);
  await userEvent.type(field, '9,000,000');
  expect(field).toBeInvalid();
  expect(kept()['assumptions']).not.toHaveProperty(['emf-higher-ceiling.ceiling'], 9_000_000);
  await userEvent.clear(field);
  await userEvent.type(field, '3,000,000');
  expect(field).toBeValid();
  expect(kept()['assumptions']).toEqual({ 'emf-higher-ceiling.ceiling': 3_000_000 });
  fireEvent.change(screen.getByRole('slider', { name: 'Cumulative ceiling (slider)' }), {
    target: { value: '4012345.6' },
  });
  expect(kept()['assumptions']).toEqual({ 'emf-higher-ceiling.ceiling': 4_000_000 });
  await userEvent.click(screen.getByRole('button', { name: 'Reset this assumption' }));
  expect(kept()['assumptions']).toEqual({});
});

test('another day can stand for today, with a warning', async () => {
  await renderWithSession('en', { facts: trader }, <ComparePage />);
  expect((await cells(/By track/, /EMF: Export/))[2]).toContain('Closed');
  fireEvent.change(screen.getByLabelText('Rules of which day to use as "today"'), { target: { value: '2024-05-01' } });
  await waitFor(async () => expect((await cells(/By track/, /EMF: Export/))[2]).not.toContain('Closed'));
  expect(screen.getByText(/^The "today" column now has the rules of 1 May 2024/)).toBeVisible();
  const [back] = screen.getAllByRole('button', { name: 'Back to today' });
  if (back) await userEvent.click(back);
  expect(kept()['asAt']).toBeNull();
});

test('a choice that cannot be worked out says why, and can be undone', async () => {
  const session = { facts: trader, assumptions: { 'emf-higher-ceiling.ceiling': 1 } };
  await renderWithSession('en', session, <ComparePage />);
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'This combination cannot be worked out"Cumulative ceiling" must be from HK$1,000,000 to HK$7,000,000.',
  );
  const [reset] = within(screen.getByRole('alert')).getAllByRole('button', { name: 'Reset all assumptions' });
  if (reset) await userEvent.click(reset);
  expect(await table(/By aim/)).toBeInTheDocument();
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
});

test('without answers the page leads to the questions', async () => {
  await renderWithSession('zh-Hant', {}, <ComparePage />);
  expect(screen.getByRole('link', { name: '開始回答' })).toHaveAttribute('href', '#/check');
});
