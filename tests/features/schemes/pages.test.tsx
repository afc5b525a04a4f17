/** The list of schemes with its search, and the page of each scheme, over the real rules. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'wouter';
import { beforeEach, expect, test, vi } from 'vitest';

import { SchemePage } from '../../../src/features/schemes/scheme-page.tsx';
import { SchemesPage } from '../../../src/features/schemes/schemes-page.tsx';
import type { Locale } from '../../../src/i18n/locale.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { renderWithSession } from '../../support/session.tsx';

const base = await ruleBaseFor('zh-Hant');

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '#/');
  Element.prototype.scrollIntoView = vi.fn<() => void>();
});

async function openScheme(id: string, locale: Locale = 'en', query = '') {
  history.replaceState(null, '', `#/scheme/${id}${query}`);
  return renderWithSession(
    locale,
    {},
    <Route path="/scheme/:id">
      <SchemePage />
    </Route>,
  );
}

test('every scheme is listed with its tracks, open ones first, proposed ones apart', async () => {
  await renderWithSession('zh-Hant', {}, <SchemesPage />);
  for (const { id, name } of base.schemes)
    expect(screen.getByRole('link', { name: name.at(-1)?.value['zh-Hant'] ?? id })).toHaveAttribute(
      'href',
      `#/scheme/${id}`,
    );
  const shut = screen.getByRole('region', { name: /現時不接受申請/ });
  expect(within(shut).getAllByText('已結束').length).toBeGreaterThan(0);
  expect(within(screen.getByRole('region', { name: /只屬建議/ })).getAllByText('只屬建議').length).toBeGreaterThan(0);
});

test('the search counts, groups, is kept in the address and goes from link to link by the arrow keys', async () => {
  await renderWithSession('en', {}, <SchemesPage />);
  const box = screen.getByRole('searchbox');
  await userEvent.type(box, 'bud');
  expect(screen.getByText(/^Found \d+\.$/)).toBeInTheDocument();
  expect(screen.getByRole('region', { name: /^Conditions/ })).toBeInTheDocument();
  expect(location.hash).toBe('#/schemes?q=bud');
  const [link] = within(screen.getByRole('region', { name: /^Schemes/ })).getAllByRole('link');
  await userEvent.keyboard('{ArrowDown}');
  expect(link).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  expect(box).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  expect(box).toHaveValue('');
  expect(screen.getByRole('region', { name: /^Schemes that take applications/ })).toBeInTheDocument();
});

test('Simplified characters find what is shown in Traditional ones', async () => {
  await renderWithSession('zh-Hant', {}, <SchemesPage />);
  await userEvent.type(screen.getByRole('searchbox'), '商业登记');
  expect(await screen.findByRole('region', { name: /^條件/ })).toHaveTextContent('商業登記');
});

test('words with signs survive the address', async () => {
  await renderWithSession('en', {}, <SchemesPage />);
  await userEvent.type(screen.getByRole('searchbox'), '100% & +1 zz');
  expect(screen.getByRole('searchbox')).toHaveValue('100% & +1 zz');
  expect(screen.getByText(/^Nothing found/)).toBeInTheDocument();
});

test('a scheme shows its rules with how sure they are, its changes, its numbers and its sources', async () => {
  await openScheme('bud');
  const general = screen.getByRole('article', { name: 'General application' });
  expect(general).toHaveTextContent(/^General applicationOpen/);
  expect(within(general).getAllByText(/^Basis: official/).length).toBeGreaterThan(0);
  const timeline = screen.getByRole('region', { name: 'What changed when' });
  expect(within(timeline).getByText('15 June 2026').closest('li')).toHaveTextContent(/from HK\$100,000 to HK\$150,000/);
  const numbers = screen.getByRole('region', { name: 'Amounts, shares and lists' });
  const charts = within(numbers).getAllByRole('img');
  for (const chart of charts) {
    expect(chart).toHaveAccessibleName(/over time/);
    expect(within(chart.closest('li') ?? numbers).getByRole('table', { hidden: true })).toBeInTheDocument();
  }
  expect(screen.getByRole('region', { name: /^Sources \(\d+\)/ })).toBeInTheDocument();
});

test.each(base.schemes.map(({ id }) => id))('%s shows in Chinese without a gap in its words', async (id) => {
  const { container } = await openScheme(id, 'zh-Hant');
  expect(container).not.toHaveTextContent(/undefined|\[object|scheme\.[a-z]/);
});

test('the address may name one condition: it is unfolded and takes the focus', async () => {
  const scheme = base.schemes.find(({ id }) => id === 'bud');
  const [criterion = ''] = Object.keys(scheme?.tracks['general']?.criteria ?? {});
  await openScheme('bud', 'en', `?at=criterion-general-${criterion}`);
  expect(document.activeElement?.id).toBe(`criterion-general-${criterion}`);
  expect(document.activeElement?.closest('details')).toHaveAttribute('open');
});

test('a review that is overdue is said, one that is not due is only dated', async () => {
  const due = base.schemes.find(({ id }) => id === 'bud')?.reviewDue ?? '';
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${due}T12:00:00+08:00`) });
  try {
    const { unmount } = await openScheme('bud');
    expect(screen.queryByText('This may be out of date')).not.toBeInTheDocument();
    unmount();
    vi.setSystemTime(new Date(Date.parse(`${due}T12:00:00+08:00`) + 86_400_000));
    await openScheme('bud');
    expect(screen.getByText('This may be out of date')).toBeInTheDocument();
  } finally {
    vi.useRealTimers();
  }
});

test('a scheme that exists only in a proposal says so and leads to it', async () => {
  const proposal = base.proposals.find(({ changes }) => changes.some(({ op }) => op === 'add-scheme'));
  const change = proposal?.changes.find(({ op }) => op === 'add-scheme');
  await openScheme(change?.op === 'add-scheme' ? change.definition.id : '');
  expect(screen.getByRole('link', { name: proposal?.title.en ?? '' })).toHaveAttribute(
    'href',
    `#/proposals?at=proposal-${proposal?.id}`,
  );
  expect(screen.queryByRole('region', { name: 'What changed when' })).not.toBeInTheDocument();
});

test('an unknown scheme leads back to the list', async () => {
  await openScheme('no-such-scheme');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('No such scheme');
  expect(screen.getByRole('link', { name: 'All schemes' })).toHaveAttribute('href', '#/schemes');
});
