/** Which questions come, what is said while people answer, and where it ends. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { FOOD_FACTORY } from './food-factory.ts';
import { renderAt, store } from './render-check.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const title = (name: string) => screen.findByRole('heading', { level: 1, name });

test('an answer that settles everything makes the others unnecessary, and says so', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check');
  await userEvent.click(screen.getByRole('radio', { name: '非牟利機構' }));
  expect(await screen.findByText('已經足夠')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '繼續' }));
  expect(await title('可以看結果了')).toBeInTheDocument();
  for (const link of screen.getAllByRole('link', { name: '看結果' })) expect(link).toHaveAttribute('href', '#/result');
});

test('what an edit changed is read aloud', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check');
  await screen.findByText('BUD 專項基金：申請易');
  await userEvent.click(
    within(screen.getByRole('group', { name: /本身是不是上市/ })).getByRole('radio', { name: '是' }),
  );
  expect(await screen.findByText(/BUD 專項基金：申請易：不符合/, {}, { timeout: 3000 })).toHaveAttribute(
    'role',
    'status',
  );
});

test('a question that an answer makes necessary joins the page', async () => {
  const { budGrantsReceived: _, budGrantsOngoing: __, ...before } = FOOD_FACTORY;
  store(before);
  await renderAt('/check?at=budProjectsApproved');
  const ongoing = /進行中的項目獲核准多少/;
  await userEvent.type(screen.getByRole('textbox', { name: /至今獲得多少 BUD/ }), '500000');
  expect(await screen.findByRole('textbox', { name: ongoing })).toBeInTheDocument();
});

test('whether the company is an SME is said as soon as it is known', async () => {
  store({ aims: ['existing-production-line'], industry: 'manufacturing' });
  await renderAt('/check?fact=hkEmployees');
  await userEvent.type(screen.getByLabelText('貴公司在香港有多少名員工？'), '30');
  expect((await screen.findAllByText(/屬中小企：製造業在港僱員少於 100 人/)).length).toBeGreaterThan(0);
});

test('"don\'t know" where it matters is not all answered: how many leave results open, and which', async () => {
  store({ ...FOOD_FACTORY, marketProjectMonths: null });
  await renderAt('/check?step=done');
  expect(await screen.findByText(/^有 1 題你選了「不知道」，部分結果因此未能確定/)).toBeInTheDocument();
  expect(screen.queryByText('影響今天結果的問題已經全部回答。')).not.toBeInTheDocument();
  const main = document.querySelector<HTMLElement>('.check-main') ?? document.body;
  expect(within(main).getByRole('link', { name: '市場項目期' })).toHaveAttribute(
    'href',
    '#/check?fact=marketProjectMonths',
  );
});

test('"don\'t know" where it does not matter leaves everything answered', async () => {
  store({ ...FOOD_FACTORY, greenAmount: null });
  await renderAt('/check?step=done');
  expect(await screen.findByText('影響今天結果的問題已經全部回答。')).toBeInTheDocument();
});

test('an answer that leaves only "don\'t know" open says so', async () => {
  const { listed: _, ...before } = FOOD_FACTORY;
  store({ ...before, marketProjectMonths: null });
  await renderAt('/check?at=listed');
  await userEvent.click(
    within(screen.getByRole('group', { name: /本身是不是上市/ })).getByRole('radio', { name: '否' }),
  );
  expect(await screen.findByText(/但有 1 題「不知道」令部分結果未能確定/)).toBeInTheDocument();
});

test('what only the comparison asks comes last, apart, and can be left out', async () => {
  store(FOOD_FACTORY);
  await renderAt('/check');
  expect(await title('可以看結果了')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('link', { name: /^回答這 \d+ 題$/ }));
  expect(await title('展覽及宣傳活動')).toBeInTheDocument();
  expect(screen.getByText('只影響今昔比較的問題')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '不回答，直接看結果' })).toHaveAttribute('href', '#/result');
});

test('back shows the page before with its answers', async () => {
  store({
    aims: ['sell-outside-hk'],
    legalForm: 'hk-company',
    businessRegistered: true,
    listed: false,
    substantiveHkOperations: true,
  });
  await renderAt('/check');
  expect(await title('拓展市場的項目')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('link', { name: '返回上一頁' }));
  expect(await title('公司資料')).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: '在香港註冊成立的公司' })).toBeChecked();
});

test('money received asks to add up related companies, and every question says why it is asked', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check?fact=budGrantsReceived');
  expect(screen.getByRole('textbox', { name: /至今獲得多少/ })).toHaveAccessibleDescription(/把所有關連公司/);
  expect(screen.getByText('為甚麼要問、在哪裏找')).toBeInTheDocument();
});

test('the answers of another tab are shown here', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check?fact=listed');
  expect(screen.getByRole('radio', { name: '是' })).not.toBeChecked();
  store({ aims: ['sell-outside-hk'], listed: true });
  dispatchEvent(new StorageEvent('storage', { key: 'session' }));
  await waitFor(() => expect(screen.getByRole('radio', { name: '是' })).toBeChecked());
});
