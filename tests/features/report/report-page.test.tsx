/** The report as a client reads it, over the real rules. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { Session } from '../../../src/cases/index.ts';
import { ReportPage } from '../../../src/features/report/report-page.tsx';
import type { IsoDate } from '../../../src/rulebase/index.ts';
import { foodFactory, listedGroupSubsidiary } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00+08:00') });
  return () => vi.useRealTimers();
});

type Locale = 'zh-Hant' | 'en';

async function sheetOf(locale: Locale, session: Partial<Session>): Promise<HTMLElement> {
  const { container } = await renderWithSession(locale, { name: '屯門食品廠', ...session }, <ReportPage />);
  await screen.findByRole('heading', { level: 2 });
  const sheet = container.querySelector('.paper');
  if (!(sheet instanceof HTMLElement)) throw new Error('no sheet');
  return sheet;
}
const titles = (sheet: HTMLElement): (string | null)[] =>
  within(sheet)
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);
const part = (name: string): HTMLElement => screen.getByRole('region', { name });

/** Numbers cited in a text: `[3]`, `[5–8]`. */
function cited(text: string): Set<number> {
  const numbers = new Set<number>();
  for (const [, from = '', to = from] of text.matchAll(/\[(\d+)(?:–(\d+))?\]/g))
    for (let n = Number(from); n <= Number(to); n += 1) numbers.add(n);
  return numbers;
}

const PARTS: Record<Locale, string[]> = {
  'zh-Hant': [
    '撮要',
    '企業資料',
    '可以申請的類別',
    '未能申請的類別',
    '今昔比較',
    '文件清單',
    '下一步及聯絡方法',
    '沒有檢查的事項',
    '資料來源',
  ],
  en: [
    'Summary',
    'Company profile',
    'Tracks to apply for',
    'Tracks not open to the company',
    'When the chamber wrote, today and as proposed',
    'Document checklist',
    'Next steps and contacts',
    'What was not checked',
    'Sources',
  ],
};

describe.each(['zh-Hant', 'en'] as const)('in %s', (locale) => {
  test('every part is there, in order, with its sources numbered as they are cited', async () => {
    const sheet = await sheetOf(locale, { facts: foodFactory });
    expect(titles(sheet)).toEqual(PARTS[locale]);
    const list = within(sheet).getByRole('region', { name: PARTS[locale].at(-1) ?? '' });
    const listed = within(list)
      .getAllByRole('listitem')
      .map((item) => Number(/^\[(\d+)\]/.exec(item.textContent ?? '')?.[1]));
    expect(listed).toEqual(listed.map((_, i) => i + 1));
    const text = (sheet.textContent ?? '').replace(list.textContent ?? '', '');
    expect([...cited(text)]).toEqual(listed); // first mentioned first, none without an entry, none idle
    const copies = within(list).getAllByText(locale === 'en' ? /\(stored copy\)/ : /（存檔副本）/);
    expect(copies.length).toBeGreaterThan(0); // what cannot be linked says so, and nothing else is without an address
    expect(within(list).getAllByRole('link')).toHaveLength(listed.length - copies.length);
  });
});

test('the title block says for whom, by whom, when, and under which rules', async () => {
  const user = userEvent.setup();
  const sheet = await sheetOf('zh-Hant', { facts: foodFactory });
  await user.type(screen.getByLabelText('編製人'), '陳大文');
  await user.type(screen.getByLabelText('機構'), '某商會');
  const head = sheet.querySelector('.paper-head');
  expect(head).toHaveTextContent(
    /客戶屯門食品廠編製陳大文、某商會報告日期20\d\d年.*規則日期2026年11月22日規則庫版本2026-/,
  );
  await user.clear(screen.getByLabelText('客戶名稱'));
  expect(head).not.toHaveTextContent('客戶');
  expect(localStorage.getItem('session')).not.toContain('陳大文');
  expect(localStorage.getItem('session')).toContain('屯門食品廠'); // the saved name stays
});

test('the summary has the figures: what to apply for, how much, what to pay, by when', async () => {
  await sheetOf('zh-Hant', { facts: foodFactory });
  const summary = part('撮要');
  expect(summary).toHaveTextContent(/貴公司符合 3 個類別的已知條件/);
  expect(summary).toHaveTextContent(/資助合共 HK\$400,000（40 萬元）。貴公司自行承擔 HK\$1,100,000（110 萬元）。/);
  expect(summary).toHaveTextContent('最近的截止日期是BUD 專項基金：一般申請的 2026年12月31日（推算）。');
  expect(within(summary).getByRole('row', { name: /一般申請/ })).toHaveTextContent(
    /符合已知條件HK\$150,000HK\$450,0004 點2026年12月31日（推算）/,
  );
});

test('a track in full: the money, the way to it, what is judged in full and what is met in one line', async () => {
  await sheetOf('en', { facts: foodFactory });
  const track = screen.getByRole('article', { name: 'BUD Fund: General application' });
  expect(track).toHaveTextContent(
    /The department still judges 4 points; under the rules of 22 November 2026; not advice/,
  );
  expect(within(track).getByRole('row', { name: /25% of the project cost ?\(decides\)/ })).toHaveTextContent(
    'HK$150,000',
  );
  expect(track).toHaveTextContent(/Company paysHK\$450,000/);
  expect(track).toHaveTextContent(/When the money comesAn advance of up to 20%/);
  const judged = within(track).getByText('Department judges: 4').closest('div');
  expect(within(judged ?? track).getAllByRole('listitem')).toHaveLength(4);
  expect(within(track).getByText('Met: 13').closest('div')).toHaveTextContent(
    /business registration\. The applicant itself/,
  );
});

test('what cannot be applied for has its reason and what would change it', async () => {
  await sheetOf('en', { facts: foodFactory });
  const barred = part('Tracks not open to the company');
  expect(within(barred).getByRole('row', { name: /NIFS/ })).toHaveTextContent(
    /Not met: "The line project is of a kind.*"Kind of line project" from Improve an existing line to Set up a new line\. Afterwards: Meets/,
  );
  expect(within(barred).getByRole('row', { name: /EMF: Export/ })).toHaveTextContent(
    /Closed\. The last day was 30 June 2026/,
  );
});

test('three sets of rules side by side, the causes, and the proposals by name', async () => {
  await sheetOf('en', { facts: foodFactory });
  const layers = part('When the chamber wrote, today and as proposed');
  expect(
    within(layers)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['Track', 'August 2023', 'Today', 'Today, with the proposals']);
  expect(layers).toHaveTextContent(/General application: Government share of the cost: from 50% to 25%\./);
  expect(layers).toHaveTextContent(/RFS: improving existing lines: Partly adopted/);
  expect(layers).toHaveTextContent(/\(assumed: Local-market quota HK\$500,000\)/);
});

test('columns of the reader are compared instead', async () => {
  const columns = [
    { id: 'a', name: 'In 2021', date: '2021-06-01' as IsoDate, proposals: [], assumptions: {} },
    { id: 'b', name: '', date: null, proposals: [], assumptions: {} },
  ];
  await sheetOf('en', { facts: foodFactory, columns });
  const heads = within(part('When the chamber wrote, today and as proposed')).getAllByRole('columnheader');
  expect(heads.map(({ textContent }) => textContent)).toEqual(['Track', 'In 2021', 'Rules of today']);
});

test('documents have boxes to tick, and one that several tracks ask for is listed once', async () => {
  await sheetOf('en', { facts: foodFactory });
  const documents = part('Document checklist');
  expect(
    within(documents).getByRole('heading', { name: 'BUD Fund: General application, BUD Fund: Easy BUD' }),
  ).toBeInTheDocument();
  expect(within(documents).getAllByText(/Business registration certificate/)).toHaveLength(1);
});

test('addresses are written out', async () => {
  await sheetOf('en', { facts: foodFactory });
  const link = within(part('Next steps and contacts')).getAllByRole('link')[0];
  expect(link?.textContent).toBe(decodeURI(link?.getAttribute('href') ?? ''));
});

test('a part that is left out is not on the sheet, and without a list nothing is numbered', async () => {
  const user = userEvent.setup();
  const sheet = await sheetOf('zh-Hant', { facts: foodFactory });
  await user.click(screen.getByRole('checkbox', { name: '今昔比較' }));
  expect(titles(sheet)).not.toContain('今昔比較');
  await user.click(screen.getByRole('checkbox', { name: '資料來源' }));
  expect(titles(sheet)).not.toContain('資料來源');
  expect(cited(sheet.textContent ?? '').size).toBe(0);
});

test('with cost items the funding plan is part of it', async () => {
  const costs = [
    { id: 'a', label: '展位', amount: 600_000, countsAs: ['marketProjectCost'], kinds: {} },
    { id: 'b', label: '', amount: 50_000, countsAs: ['technologyProjectCost'], kinds: {} },
    { id: 'c', label: '未填', amount: null, countsAs: [], kinds: {} },
  ];
  await sheetOf('zh-Hant', { facts: foodFactory, costs });
  const plan = part('資助組合');
  expect(within(plan).getByRole('row', { name: /1\. BUD 專項基金/ })).toHaveTextContent(
    /展位HK\$600,000HK\$150,000HK\$450,000/,
  );
  expect(plan).toHaveTextContent(/項目 2：HK\$50,000/);
  expect(plan).not.toHaveTextContent('未填');
  expect(plan).toHaveTextContent(/最緊時須自行墊支 HK\$[\d,]+（第 \d+ 個月）/);
  expect(part('撮要')).toHaveTextContent(
    /按所列開支的資助組合，資助合共 HK\$150,000（15 萬元），貴公司自行承擔 HK\$500,000/,
  );
});

test('what the plan comes to is reconciled with its table and with the tracks by themselves', async () => {
  const costs = [
    { id: 'a', label: 'Stand', amount: 600_000, countsAs: ['marketProjectCost'], kinds: {} },
    { id: 'b', label: 'Study', amount: 50_000, countsAs: ['technologyProjectCost'], kinds: {} },
  ];
  await sheetOf('en', { facts: foodFactory, costs });
  expect(part('Funding plan')).toHaveTextContent(
    'The summary says the company pays HK$500,000: the HK$450,000 in this table and HK$50,000 of costs that are not funded.',
  );
  expect(part('Summary')).toHaveTextContent(/The table takes each track by itself with the budgets in the answers/);
});

test('nothing is explained where the plan and its table say the same', async () => {
  const costs = [{ id: 'a', label: 'Stand', amount: 600_000, countsAs: ['marketProjectCost'], kinds: {} }];
  await sheetOf('en', { facts: foodFactory, costs });
  expect(part('Funding plan')).not.toHaveTextContent('The summary says');
});

describe('under the rules of another day', () => {
  const earlier = '2024-03-01' as IsoDate; // the general track then closed at the end of 2025

  test('the first thing on paper is that these are not the rules of today', async () => {
    const sheet = await sheetOf('en', { facts: foodFactory, asAt: earlier });
    expect(sheet.querySelector('.paper-head')?.nextElementSibling).toHaveTextContent(
      /^These are the rules of 1 March 2024, not of today \(22 November 2026\).*Do not apply by this report/,
    );
  });

  test('no closing day stands there as if one could still keep it', async () => {
    await sheetOf('en', { facts: foodFactory, asAt: earlier });
    const summary = part('Summary');
    expect(within(summary).getByRole('row', { name: /General application/ })).toHaveTextContent(
      /31 December 2025.*\(past\)$/,
    );
    expect(summary).toHaveTextContent(
      /Under the rules of 1 March 2024 the nearest closing day is 31 December 2025.*; that day is past\./,
    );
    expect(summary).toHaveTextContent('The closing days above are those of the rules of 1 March 2024, not of today.');
    const track = screen.getByRole('article', { name: 'BUD Fund: General application' });
    expect(within(track).getByText('Next closing day').parentElement).toHaveTextContent(
      /\(rules of 1 March 2024, not of today; this day is past\)/,
    );
    const steps = part('Next steps and contacts');
    expect(steps).toHaveTextContent(/find out its closing day now: .* it is 31 December 2025.*, which is past\./);
    expect(steps).not.toHaveTextContent('File the application');
    expect(within(steps).getAllByText('Deadlines').length).toBeGreaterThan(0);
    for (const title of within(steps).getAllByText('Deadlines'))
      expect(title.parentElement).toHaveTextContent(/not of today; it may have changed or be past/);
  });

  test('a closing day still to come may have changed', async () => {
    const sheet = await sheetOf('zh-Hant', { facts: foodFactory, asAt: '2026-12-15' as IsoDate });
    expect(sheet).toHaveTextContent(
      /這是 2026年12月15日 的規則，不是今天（2026年11月22日）的規則.*在那天之前規則仍可能改變/,
    );
    expect(part('撮要')).toHaveTextContent(/最近的截止日期是.*2026年12月31日（推算），但現在可能已改。/);
    expect(sheet).not.toHaveTextContent('（已過）');
  });

  test('nothing of it under the rules of today', async () => {
    const sheet = await sheetOf('en', { facts: foodFactory, asAt: null });
    expect(sheet).not.toHaveTextContent(/not of today|\(past\)|may have changed/);
    expect(part('Next steps and contacts')).toHaveTextContent('File the application');
  });
});

test('too few answers: the amounts hang on the conditions, and what is missing is listed', async () => {
  const { projectStarted: _, listed: __, ...facts } = listedGroupSubsidiary;
  await sheetOf('en', { facts: { ...facts, listed: null } });
  expect(part('Summary')).toHaveTextContent(
    /it is not certain that the company can apply for any track for its aims\. For one track not enough is known/,
  );
  const missing = screen.getByRole('heading', { name: 'Not known, but it matters (2)' }).nextElementSibling;
  expect(missing).toHaveTextContent(/Listed company \(answered "don't know"\)/);
  const track = screen.getByRole('article', { name: 'BUD Fund: General application' });
  expect(track).toHaveTextContent(/Grant, if you qualifyHK\$800,000/);
  expect(within(track).getByText('Unknown: 2').closest('div')).toHaveTextContent(
    /\(still needed: Begun before applying\)/,
  );
});

test('without answers there is nothing to report', async () => {
  await renderWithSession('zh-Hant', {}, <ReportPage />);
  expect(screen.getByText('尚未有答案')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /列印/ })).toBeNull();
});

test('a company that nothing is open to reads so, with the reasons', async () => {
  await sheetOf('zh-Hant', { facts: { ...listedGroupSubsidiary, listed: true } });
  expect(part('撮要')).toHaveTextContent('貴公司沒有可以申請的類別。有 3 個類別不符合條件。');
  expect(part('可以申請的類別')).toHaveTextContent('沒有可以申請的類別');
  expect(part('未能申請的類別')).toHaveTextContent('申請企業本身不是上市公司');
  expect(part('下一步及聯絡方法')).toHaveTextContent('暫時沒有可以遞交的申請');
});

test('a hostile name is only a name', async () => {
  const name = '"}</style><img src=x onerror=alert(1)>\\';
  const sheet = await sheetOf('en', { facts: foodFactory, name });
  expect(sheet.querySelector('img')).toBeNull();
  expect(sheet.querySelector('.paper-head')).toHaveTextContent(name);
  const margin = document.documentElement.style.getPropertyValue('--margin-title');
  expect(margin).toMatch(/^"(?:[^"\\]|\\[0-9a-f]+ )*"$/);
});

test('printing is one button away', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  const user = userEvent.setup();
  await sheetOf('en', { facts: foodFactory });
  await user.click(screen.getByRole('button', { name: 'Print or save as PDF' }));
  expect(print).toHaveBeenCalledOnce();
  print.mockRestore();
});
