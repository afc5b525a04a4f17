/** The proposals with what each would change, over the real rules. */
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';

import { ProposalsPage } from '../../../src/features/proposals/proposals-page.tsx';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { renderWithSession } from '../../support/session.tsx';

const base = await ruleBaseFor('zh-Hant');

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '#/');
});

const card = (id: string) => {
  const found = document.getElementById(`proposal-${id}`);
  if (!found) throw new Error(`no proposal ${id}`);
  return found;
};

test('every proposal has its place, its words, and what has come of it', async () => {
  await renderWithSession('zh-Hant', {}, <ProposalsPage />);
  for (const { id, quote, outcome } of base.proposals) {
    expect(card(id)).toHaveTextContent(quote);
    expect(card(id)).toHaveTextContent(outcome.text['zh-Hant']);
  }
  const chapters = screen
    .getAllByRole('heading', { level: 2 })
    .map(({ textContent }) => Number.parseInt(textContent.replace(/\D+/, ''), 10));
  expect(chapters).toEqual(chapters.toSorted((a, b) => a - b));
});

test('a number asked for stands beside what it was and is, and what we assumed is said to be ours', async () => {
  await renderWithSession('en', {}, <ProposalsPage />);
  const ceiling = card('emf-higher-ceiling');
  expect(ceiling).toHaveTextContent(/becomes HK\$2,000,000 \(our assumption\)/);
  expect(ceiling).toHaveTextContent(/When the chamber wrote, and until it closed on 30 June 2026: HK\$1,000,000/);
  expect(ceiling).toHaveTextContent("This is our assumption, not the chamber's figure.");
  expect(ceiling).toHaveTextContent('Reason: Doubled');
});

test('lists, branches, conditions and new schemes are told in words', async () => {
  await renderWithSession('en', {}, <ProposalsPage />);
  expect(card('rfs-existing-lines')).toHaveTextContent(/Added to ".*": Improve/);
  expect(within(card('bud-worldwide')).getAllByText(/^The whole list \(\d+\)/).length).toBeGreaterThan(0);
  expect(card('offshore-parity')).toHaveTextContent(/One more way to meet/);
  expect(card('exhibition-wider-scope')).toHaveTextContent(/Condition dropped: /);
  expect(within(card('green-loan-subsidy')).getAllByRole('link')[0]).toHaveAttribute(
    'href',
    '#/scheme/green-loan-subsidy',
  );
  expect(card('industry-tax-relief')).toHaveTextContent('For information only');
});
