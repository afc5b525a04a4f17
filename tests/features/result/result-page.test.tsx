/** What owners read on the result page, over the real rules. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { ResultPage } from '../../../src/features/result/result-page.tsx';
import type { IsoDate } from '../../../src/rulebase/index.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';

beforeEach(() => localStorage.clear());

const card = (name: RegExp) => screen.findByRole('article', { name });
const part = (name: string) => screen.findByRole('region', { name });

test('a food factory reads what it can get for each aim, what it pays itself and when the money comes', async () => {
  await renderWithSession('zh-Hant', { name: '屯門食品廠', facts: foodFactory }, <ResultPage />);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('屯門食品廠的結果');
  const summary = await part('按你的目標');
  expect(summary).toHaveTextContent(
    /把產品或服務賣到香港以外、參加展覽會、考察團或做宣傳HK\$150,000（15 萬元）自己要付：HK\$450,000（45 萬元）符合已知條件/,
  );
  expect(summary).toHaveTextContent(/改良現有的生產線HK\$250,000（25 萬元）自己要付：HK\$650,000（65 萬元）/);
  expect(summary).toHaveTextContent(/部門另須判斷 \d+ 點；按 2026年11月22日 的規則；不是專業意見。/);
  expect(summary).toHaveTextContent('也可考慮： BUD 專項基金：申請易，HK$150,000');
  expect(screen.getByText(/申請前不要開始項目或付款/)).toBeInTheDocument();
  expect(screen.getByText(/^屬中小企/)).toBeInTheDocument();
  const general = await card(/一般申請/);
  expect(general).toHaveTextContent(/何時收錢可選首期撥款，最多為核准資助的 20%.*依據：官方/);
  expect(within(general).getByRole('link', { name: /BUD 專項基金網站/ })).toHaveAttribute('rel', 'noreferrer');
});

test('the way to the amount is a table in which the deciding step says so', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ResultPage />);
  const line = await card(/Manufacturing\+/);
  const deciding = within(line).getByRole('row', { name: /This one decides/, hidden: true });
  expect(deciding).toHaveTextContent(/HK\$250,000/);
  expect(within(line).getAllByText('This one decides')).toHaveLength(1);
});

test('a condition that is not met comes first, with the answer and the way to change it', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ResultPage />);
  const line = await card(/NIFS/);
  expect(line).toHaveTextContent('One condition is not met');
  const [blocking] = within(line).getAllByText(/The line project is of a kind that is covered/);
  const item = blocking?.closest('li') ?? line;
  expect(item).toHaveTextContent(/Not met The line project is of a kind.*Your answer, .*: Improve.* Change/);
  expect(within(item).getByRole('link')).toHaveAttribute('href', '#/check?fact=lineKind');
});

test('an unlisted subsidiary of a listed group meets the conditions', async () => {
  await renderWithSession('en', { facts: listedGroupSubsidiary }, <ResultPage />);
  const general = await card(/General application/);
  expect(general).toHaveTextContent(/^BUD Fund: General applicationMeets the published conditions/);
  expect(general).toHaveTextContent('An unlisted subsidiary of a listed group can apply');
  expect(screen.getByText(/^Not an SME by the official definition/)).toBeInTheDocument();
});

test('the listed company itself reads that being listed is in the way', async () => {
  await renderWithSession('en', { facts: { ...listedGroupSubsidiary, listed: true } }, <ResultPage />);
  const summary = await part('By what you want to do');
  expect(summary).toHaveTextContent('None of the schemes in this tool fits this aim now.');
  expect(summary).toHaveTextContent(/one condition is not met/);
  const general = await card(/General application/);
  expect(general).toHaveTextContent(/Does not meet the conditions.*One condition is not met.*not a listed company/);
  expect(within(general).queryByText('Grant')).not.toBeInTheDocument();
});

test('a market off the list is named', async () => {
  await renderWithSession('zh-Hant', { facts: { ...foodFactory, targetMarkets: ['VN', 'ZA'] } }, <ResultPage />);
  expect(await card(/一般申請/)).toHaveTextContent('南非不在名單內');
});

test('a trader that used up the fund reads that it has closed, when, and what replaces it', async () => {
  await renderWithSession('en', { facts: trader }, <ResultPage />);
  const summary = await part('By what you want to do');
  expect(summary).toHaveTextContent(
    'EMF: Export promotion took its last applications on 30 June 2026. BUD Fund: Easy BUD has replaced it.',
  );
  const closed = await screen.findByText(/^Tracks that take no applications/);
  await userEvent.click(closed);
  const entry = screen.getByText('EMF: Export promotion').closest('li');
  expect(within(entry ?? document.body).getByRole('link', { name: 'See BUD Fund: Easy BUD' })).toHaveAttribute(
    'href',
    '#/track/bud/easy',
  );
  expect(entry).toHaveTextContent(/Closed.*The last day was 30 June 2026.*Replaced by BUD Fund: Easy BUD/);
  expect(screen.getByText(/tracks are not for the aims you chose/)).toBeInTheDocument();
});

test('missing answers are counted, named and linked; "don\'t know" is not asked again', async () => {
  const { marketProjectCost: _, hkEmployees: __, ...some } = foodFactory;
  await renderWithSession('en', { facts: { ...some, listed: null } }, <ResultPage />);
  const general = await card(/General application/);
  expect(general).toHaveTextContent('Not enough is known');
  const [cost] = within(general).getAllByRole('link', { name: 'Selling project cost' });
  expect(cost).toHaveAttribute('href', '#/check?fact=marketProjectCost');
  expect(general).toHaveTextContent(/Grant, if you qualifyup to HK\$/);
  const summary = await part('By what you want to do');
  expect(summary).toHaveTextContent(/One more answer could still change a result\./);
  expect(summary).toHaveTextContent('One "don\'t know" still leaves results open.');
  expect(within(summary).getByRole('link', { name: 'Listed company' })).toHaveAttribute('href', '#/check?fact=listed');
  expect(within(summary).getByRole('link', { name: 'Answer more questions' })).toHaveAttribute(
    'href',
    '#/check?fact=marketProjectCost',
  );
});

test('without answers the page leads to the questions', async () => {
  await renderWithSession('zh-Hant', { asAt: null }, <ResultPage />);
  expect(screen.getByRole('link', { name: '開始回答' })).toHaveAttribute('href', '#/check');
  expect(screen.queryByText('每個類別的結果')).not.toBeInTheDocument();
});

test('the answers "don\'t know" that leave results open are named, and only those', async () => {
  await renderWithSession(
    'en',
    { facts: { ...foodFactory, marketProjectMonths: null, greenAmount: null } },
    <ResultPage />,
  );
  const summary = await part('By what you want to do');
  expect(summary).toHaveTextContent('One "don\'t know" still leaves results open.');
  expect(summary).not.toHaveTextContent('Every question');
  const links = within(summary)
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'));
  expect(links).toContain('#/check?fact=marketProjectMonths');
  expect(links).not.toContain('#/check?fact=greenAmount');
});

test('until when the rules were checked is said beside their day, whichever it is', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-03-01T12:00:00+08:00') });
  try {
    await renderWithSession('en', { facts: foodFactory, asAt: '2027-02-01' as IsoDate }, <ResultPage />);
    expect(await screen.findByText(/^You are looking at the rules of 1 February 2027/)).toHaveTextContent(
      /Our rules were last checked on \d/,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Back to today' }));
    expect(await screen.findByText(/^Under the rules of 1 March 2027/)).toHaveTextContent(
      /Our rules were last checked on \d/,
    );
  } finally {
    vi.useRealTimers();
  }
});

test('rules of another day are named as such, with the way back', async () => {
  await renderWithSession('en', { facts: foodFactory }, <ResultPage />);
  expect(await screen.findByText(/^You are looking at the rules of 22 November 2026/)).toHaveTextContent(
    /today's\. Your answers are still today's answers\./,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Back to today' }));
  expect(await screen.findByText(/^Under the rules of \d/)).toBeInTheDocument();
});

test('a track whose rules begin later says so beside "not yet open"', async () => {
  await renderWithSession('en', { facts: foodFactory, asAt: '2020-01-01' as IsoDate }, <ResultPage />);
  const closed = (await screen.findByText(/^Tracks that take no applications/)).closest('details');
  const general = within(closed ?? document.body)
    .getByText('BUD Fund: General application')
    .closest('li');
  expect(general).toHaveTextContent(/Not yet open.*The fund dates from 2012; our rules begin on 9 April 2020/);
  expect(general?.textContent.match(/The fund dates from 2012/g)).toHaveLength(1);
});

test('Simplified Chinese has no Traditional words of ours', async () => {
  await renderWithSession('zh-Hans', { facts: foodFactory }, <ResultPage />);
  const general = await card(/一般申请/);
  expect(general).toHaveTextContent('HK$150,000（15 万元）');
  expect(general).toHaveTextContent('24 个月');
});
