/** The pages below the figures: rows, and one company. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';

import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { foodFactory } from '../../support/profiles.ts';
import { fakeService } from './fake-service.ts';
import { expectNoViolations, renderMembers } from './render-members.tsx';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const kept = () => JSON.parse(localStorage.getItem('session') ?? '{}') as { facts?: object; name?: string };

async function open(at: string, session = {}): Promise<ReturnType<typeof fakeService>> {
  const service = fakeService(await ruleBaseFor('en'), {}, foodFactory);
  const store = await renderMembers('en', service, { at, session });
  await store.generate({ rows: 1000, seed: 1, settings: {} });
  return service;
}

test('an address without a list says that lists are not kept', async () => {
  const service = fakeService(await ruleBaseFor('en'));
  await renderMembers('en', service, { at: '/members/rows?q=%7B%7D' });
  expect(screen.getByText(/^There is no list in this tab/)).toBeInTheDocument();
});

test('an address that is not ours is refused, and the worker is not asked', async () => {
  const service = await open('/members/rows?q=%7B%22drop%22%3A1%7D');
  expect(await screen.findByText(/^This link is incomplete/)).toBeInTheDocument();
  expect(service.queries()).toEqual([]);
});

test('fifty companies a page, each leading to its explanation', async () => {
  const service = await open('/members/rows?q=%7B%7D');
  expect(await screen.findByText('120 companies, page 1 of 3.')).toBeInTheDocument();
  expect(screen.getAllByRole('row')).toHaveLength(51);
  await expectNoViolations();
  await userEvent.click(screen.getByRole('link', { name: 'Next page' }));
  expect(await screen.findByRole('link', { name: 'Company 50' })).toHaveAttribute('href', '#/members/company?row=50');
  expect(service.asked.at(-1)?.args.slice(1)).toEqual([50, 50]);
});

test('one company: its answers and its results by the reference, under all four layers', async () => {
  await open('/members/company?row=7');
  expect(await screen.findByRole('heading', { level: 1, name: 'Company 7' })).toBeInTheDocument();
  const tracks = await screen.findByRole('table', { name: /By track/ });
  expect(within(tracks).getAllByRole('columnheader')).toHaveLength(5);
  expect(screen.getByRole('heading', { name: 'If the proposals were adopted today' })).toBeInTheDocument();
});

test('one company: the answers it still owes are named, track by track', async () => {
  const [first, ...others] = Object.keys(foodFactory);
  const facts = Object.fromEntries(Object.entries(foodFactory).filter(([id]) => id !== 'hkEmployees' && id !== first));
  expect(others.length).toBeGreaterThan(5);
  const service = fakeService(await ruleBaseFor('en'), {}, facts);
  const store = await renderMembers('en', service, { at: '/members/company?row=7' });
  await store.generate({ rows: 1000, seed: 1, settings: {} });
  const missing = await screen.findByRole('table', { name: 'Answers still missing' });
  expect(within(missing).getAllByRole('row').length).toBeGreaterThan(1);
});

test('a very long answer is folded', async () => {
  const rules = await ruleBaseFor('en');
  const fact = rules.facts.find(({ type }) => type === 'economies');
  const all = Object.keys(rules.economies);
  const service = fakeService(rules, {}, { [fact?.id ?? '']: all });
  const store = await renderMembers('en', service, { at: '/members/company?row=7' });
  await store.generate({ rows: 1000, seed: 1, settings: {} });
  expect((await screen.findByText(`${all.length} items`)).closest('details')).not.toHaveAttribute('open');
});

test('answers at hand are not replaced before somebody says so', async () => {
  await open('/members/company?row=7', { facts: { listed: true }, name: 'Mine' });
  await userEvent.click(await screen.findByRole('button', { name: 'Open as my answers in the check' }));
  expect(screen.getByText(/You have one answer that belong/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Keep my answers' }));
  expect(kept().facts).toEqual({ listed: true });
  await userEvent.click(screen.getByRole('button', { name: 'Open as my answers in the check' }));
  await userEvent.click(screen.getByRole('button', { name: 'Replace them' }));
  await waitFor(() => expect(kept().name).toBe('Company 7'));
  expect(kept().facts).toEqual(foodFactory);
});
