/** What people read about one track: what would change it, when, and the pictures' tables. */
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Route } from 'wouter';

import { TrackPage } from '../../../src/features/track/track-page.tsx';
import { foodFactory, trader } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';

beforeEach(() => localStorage.clear());

const open = async (path: string, session: Parameters<typeof renderWithSession>[1]) => {
  history.replaceState(null, '', `#/track/${path}`);
  await renderWithSession(
    'en',
    session,
    <Route path="/track/:scheme/:track">
      <TrackPage />
    </Route>,
  );
};
const part = async (name: string) =>
  within((await screen.findByRole('heading', { name })).closest('section') ?? document.body);

test('a line that is not new: the one change that is enough, and what it gives', async () => {
  await open('nifs/smart-line', { facts: foodFactory });
  const change = await part('What would change the result');
  expect(change.getByText(/"Kind of line project" from Improve an existing line to Set up a new line/)).toBeVisible();
  expect(change.getByText('Afterwards: Meets the published conditions, HK$300,000')).toBeVisible();
});

test('what hangs on the past cannot be changed, and says so', async () => {
  await open('emf/export-promotion', { facts: trader, asAt: '2024-01-15' as never });
  const change = await part('What would change the result');
  expect(change.getByText('Nothing the company could change now would help, because of this:')).toBeVisible();
  expect(change.getByText(/depends on what has happened already \(.*EMF.*\)/)).toBeVisible();
});

test('a closed track says since when, and leads to what replaced it', async () => {
  await open('emf/export-promotion', { facts: trader });
  const change = await part('What would change the result');
  expect(
    change.getByText('The last day was 30 June 2026; no applications have been taken since.').closest('li'),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'See BUD Fund: Easy BUD' })).toHaveAttribute('href', '#/track/bud/easy');
  expect(screen.queryByText('Closed', { selector: 'li' })).not.toBeInTheDocument();
});

test('rules under which there was never an award are said, not named beside no line', async () => {
  await open('bud/general', { facts: { ...foodFactory, targetMarkets: ['US'] } });
  expect(
    await screen.findByText('Rules as they were: no award at any time in this period.', undefined, { timeout: 5000 }),
  ).toBeVisible();
  expect(screen.queryByText('Rules as they were')).not.toBeInTheDocument();
});

test('an open question: which answers lead where', async () => {
  const { lineKind: _, ...facts } = foodFactory;
  await open('nifs/smart-line', { facts });
  const change = await part('What would change the result');
  expect(change.getByText(/^One answer is not known/)).toBeVisible();
  expect(change.getByText('Met').closest('li')).toHaveTextContent('Set up a new line');
  expect(change.getByText('Not met').closest('li')).toHaveTextContent('Improve an existing line');
});

test('the closing of a fund is a day on which the result changes by itself', async () => {
  await open('emf/export-promotion', {
    facts: { ...trader, emfGrantsReceived: 0, emfWebsiteGrantsReceived: 0, emfLocalGrantsReceived: 0 },
    asAt: '2026-01-15' as never,
  });
  const when = await part('When it changes by itself');
  expect(
    await when.findByText(/^From 1 July 2026: from "Meets the published conditions, .*" to "Takes no applications"$/),
  ).toBeVisible();
});

test('every picture has its table', async () => {
  await open('bud/general', { facts: foodFactory });
  const pictures = await part('Charts');
  expect(await pictures.findByRole('img', { name: 'Award over the years' })).toBeInTheDocument();
  expect(pictures.getAllByRole('img').map((image) => image.getAttribute('aria-labelledby')).length).toBe(3);
  expect(pictures.getAllByText('Show as a table').length).toBe(3);
  const curve = within(pictures.getByRole('region', { name: 'Award against cost', hidden: true }));
  expect(
    curve.getByRole('row', { name: /HK\$600,000 \(your cost\) HK\$300,000 HK\$150,000/, hidden: true }),
  ).toBeInTheDocument();
});

test('a track that does not exist says so', async () => {
  await open('bud/nonsense', { facts: foodFactory });
  expect(await screen.findByText('There is no such track here.')).toBeVisible();
});
