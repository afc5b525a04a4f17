/** Answering on the desk: what is kept, what is said, what is taken back. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { openCaseStore } from '../../../src/cases/case-store.ts';
import { EMPTY_SESSION } from '../../../src/cases/index.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { foodFactory } from '../../support/profiles.ts';
import { control, renderAt, row, rowsShown, store, stored } from './render-desk.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

const results = () => screen.getByRole('complementary', { name: '目前結果' });
const spoken = () => results().querySelector('[role="status"]')?.textContent ?? '';
const undoButton = () => screen.getByRole('button', { name: '復原' });
const goTo = (address: string) => {
  history.pushState(null, '', `/#${address}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
};

test('an edit moves the verdicts at once, and says what it changed', async () => {
  store(foodFactory);
  await renderAt('/desk');
  const general = () => within(results()).getAllByText('BUD 專項基金：一般申請')[0]?.closest('li');
  expect(general()).toHaveTextContent('符合已知條件');
  await userEvent.click(control('listed', '是'));
  await waitFor(() => expect(general()).toHaveTextContent('不符合條件'));
  expect(within(results()).getByText('「上市公司」由「否」改為「是」。')).toBeInTheDocument();
  await waitFor(
    () => expect(spoken()).toMatch(/^「上市公司」由「否」改為「是」。 BUD .*不符合條件。之前：符合已知條件/),
    {
      timeout: 3000,
    },
  );
  expect(stored()['listed']).toBe(true);
});

test('a "don\'t know" that leaves results open is counted, and leads to its row', async () => {
  store({ ...foodFactory, marketProjectMonths: null });
  await renderAt('/desk');
  await userEvent.click(await screen.findByRole('button', { name: '1 個「不知道」仍影響結果' }));
  await waitFor(() => expect(row('marketProjectMonths')).toContainElement(document.activeElement as HTMLElement));
  await userEvent.click(screen.getByRole('button', { name: /^下一題待答/ }));
  expect(await screen.findByText('沒有未答的題目，但有 1 題「不知道」令部分結果未能確定。')).toBeInTheDocument();
});

test('an edit without effect says so too', async () => {
  store(foodFactory);
  await renderAt('/desk');
  await userEvent.type(control('monthsInBusiness'), '1');
  await waitFor(() => expect(spoken()).toMatch(/改為「1,201」。 沒有結果因此改變。$/), { timeout: 3000 });
});

test('a number counts as soon as it is one, and what is half typed is said once people leave it', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/desk');
  const box = control('marketProjectCost');
  await userEvent.type(box, '40萬');
  expect(stored()['marketProjectCost']).toBe(400_000);
  await userEvent.tab();
  expect(box).toHaveValue('400,000');
  await userEvent.type(box, 'x');
  expect(stored()).not.toHaveProperty('marketProjectCost');
  expect(box).not.toBeInvalid();
  await userEvent.tab();
  await waitFor(() => expect(box).toBeInvalid());
  expect(box).toHaveAccessibleDescription(/請輸入以港元計的整數/);
  screen.getByRole('button', { name: '1 題須更正' }).click();
  expect(box).toHaveFocus();
});

test('"don\'t know" and no answer are two answers', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/desk');
  await userEvent.click(control('marketProjectMonths', '不知道 市場項目期'));
  await userEvent.selectOptions(control('legalForm'), '不知道');
  await userEvent.click(control('listed', '不知道'));
  expect(stored()).toMatchObject({ marketProjectMonths: null, legalForm: null, listed: null });
  await userEvent.selectOptions(control('legalForm'), '未回答');
  await userEvent.click(control('marketProjectMonths', '不知道 市場項目期'));
  await userEvent.click(within(row('listed')).getByRole('button', { name: /^說明/ }));
  await userEvent.click(screen.getByRole('button', { name: '清除這個答案' }));
  expect(stored()).toEqual({ aims: ['sell-outside-hk'] });
  expect(row('listed')).toContainElement(document.activeElement as HTMLElement | null); // nothing but HTML is there
});

test('a part above its whole is wrong in both rows and not kept; what mends it is one step', async () => {
  store({ aims: ['sell-outside-hk'], budGrantsReceived: 100_000 });
  await renderAt('/desk');
  const [whole, part] = [control('budGrantsReceived'), control('budGrantsOngoing')];
  await userEvent.type(part, '200,000');
  await userEvent.tab();
  await waitFor(() => expect(part).toBeInvalid());
  expect(whole).toBeInvalid();
  const both = /「BUD 進行中項目資助」是「BUD 累計資助」的一部分/;
  expect(part).toHaveAccessibleDescription(both);
  expect(whole).toHaveAccessibleDescription(both);
  expect(stored()['budGrantsReceived']).toBe(100_000);
  expect(stored()).not.toHaveProperty('budGrantsOngoing');

  await userEvent.clear(whole);
  await userEvent.type(whole, '300,000');
  await waitFor(() => expect(part).toBeValid());
  expect(stored()).toMatchObject({ budGrantsReceived: 300_000, budGrantsOngoing: 200_000 });
  await userEvent.click(undoButton());
  expect(whole).toHaveValue('100,000');
  expect(stored()).toMatchObject({ budGrantsReceived: 100_000 });
  expect(stored()).not.toHaveProperty('budGrantsOngoing');
});

test('a whole of nothing fills in its parts, in their boxes too', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/desk');
  await userEvent.type(control('budGrantsReceived'), '0');
  await waitFor(() => expect(control('budGrantsOngoing')).toHaveValue('0'));
  expect(stored()['budGrantsOngoing']).toBe(0);
  await userEvent.type(control('budGrantsReceived'), '{Backspace}5');
  await waitFor(() => expect(control('budGrantsOngoing')).toHaveValue(''));
});

test('steps back and forth are shown in the row, and what is half typed elsewhere stays', async () => {
  store(foodFactory);
  await renderAt('/desk');
  expect(undoButton()).toHaveAttribute('aria-disabled', 'true');
  await userEvent.type(control('promotionCost'), 'x');
  await userEvent.click(control('listed', '是'));
  await userEvent.click(undoButton());
  expect(control('listed', '否')).toBeChecked();
  expect(control('promotionCost')).toHaveValue('150,000x');
  await userEvent.click(screen.getByRole('button', { name: '重做' }));
  expect(control('listed', '是')).toBeChecked();
  await userEvent.click(undoButton());
  await userEvent.click(undoButton());
  expect(control('promotionCost')).toHaveValue('150,000');
  expect(stored()).toEqual(foodFactory);
  expect(undoButton()).toHaveFocus();
});

test('a step that is not about an answer is said to be one', async () => {
  store(foodFactory);
  await renderAt('/desk');
  await userEvent.type(screen.getByRole('textbox', { name: '客戶名稱' }), '大榮');
  await userEvent.click(undoButton());
  expect(screen.getByText(/剛才復原或重做的不是答案/)).toHaveAttribute('role', 'status');
  expect(screen.getByRole('textbox', { name: '客戶名稱' })).toHaveValue('');
  await userEvent.click(control('listed', '是'));
  expect(screen.queryByText(/剛才復原或重做的不是答案/)).not.toBeInTheDocument();
});

test('what is half typed for one client is never shown with another', async () => {
  const cases = await openCaseStore(await ruleBaseFor('zh-Hant'));
  if (!cases.ok) throw new Error(cases.fault);
  const client = await cases.value.create({ ...EMPTY_SESSION, name: '大榮', facts: { aims: ['sell-outside-hk'] } });
  if (!client.ok) throw new Error(client.fault);
  sessionStorage.setItem('case', client.value.id);
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/desk');
  await userEvent.type(control('marketProjectCost'), 'secret');
  await userEvent.click(screen.getByRole('button', { name: '關閉個案' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: '客戶名稱' })).toHaveValue(''));
  expect(control('marketProjectCost')).toHaveValue('');
  await cases.value.removeAll();
});

test('going to the guided questions and back loses nothing, and says what is not an answer yet', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/desk');
  await userEvent.type(control('marketProjectCost'), 'about 5m');
  await userEvent.type(control('marketProjectMonths'), '12');
  const over = screen.getByRole('link', { name: '改為逐題回答' });
  expect(over).toHaveAttribute('href', '#/check?at=marketProjectMonths');
  await userEvent.click(over);

  await screen.findByRole('textbox', { name: /需時多少個月/ });
  expect(screen.getByRole('textbox', { name: /需時多少個月/ })).toHaveValue('12');
  expect(screen.getByText('有些輸入未能當作答案')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('link', { name: '市場項目開支：about 5m' }));
  const guided = await screen.findByRole('textbox', { name: /整個項目預算多少錢/ });
  expect(guided).toHaveValue('about 5m');
  await waitFor(() => expect(guided).toBeInvalid());
  expect(screen.queryByText('有些輸入未能當作答案')).not.toBeInTheDocument();

  await userEvent.click(screen.getByRole('link', { name: '改為在一頁內回答全部題目' }));
  await waitFor(() => expect(document.querySelector('.desk')).not.toBeNull());
  expect(control('marketProjectCost')).toHaveValue('about 5m');
  await waitFor(() => expect(control('marketProjectCost')).toBeInvalid());
  expect(control('marketProjectCost')).toHaveFocus(); // it was the place there
  expect(stored()).toEqual({ aims: ['sell-outside-hk'], marketProjectMonths: 12 });
});

test('what somebody left half typed in the guided questions is there on the desk', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/check?fact=marketProjectCost');
  await userEvent.type(screen.getByRole('textbox', { name: /整個項目預算多少錢/ }), '12abc');
  goTo('/desk');
  await waitFor(() => expect(document.querySelector('.desk')).not.toBeNull());
  expect(control('marketProjectCost')).toHaveValue('12abc');
});

test('an address leads to a question, even to one the aims do not ask', async () => {
  store({ aims: ['sell-outside-hk'] });
  await renderAt('/desk?at=greenAmount');
  await waitFor(() => expect(control('greenAmount')).toHaveFocus());
  expect(row('greenAmount')).toHaveTextContent('不影響結果');
});

test('the places are chosen from a list that is only there while it is open', async () => {
  store({ aims: ['sell-outside-hk'], targetMarkets: ['VN'] });
  await renderAt('/desk');
  expect(document.querySelector('.economy-list')).toBeNull();
  const opener = within(row('targetMarkets')).getByText('選擇地方').closest('button');
  if (!opener) throw new Error('no button');
  await userEvent.click(opener);
  const search = row('targetMarkets').querySelector('input[type="search"]');
  expect(search).toHaveFocus();
  await userEvent.keyboard('日本{Enter}');
  expect(stored()['targetMarkets']).toEqual(['VN', 'JP']);
  await userEvent.keyboard('{Escape}');
  expect(document.querySelector('.economy-list')).toBeNull();
  expect(opener).toHaveFocus();
});

test('a new aim brings its questions, and its results', async () => {
  store({ aims: ['promote-exhibit'] });
  await renderAt('/desk');
  expect(rowsShown()).not.toContain('lineKind');
  await userEvent.click(control('aims', '改良現有的生產線'));
  await waitFor(() => expect(rowsShown()).toContain('lineKind'));
  expect(await within(results()).findByRole('heading', { name: '改良現有的生產線' })).toBeInTheDocument();
});

test('what is still missing leads to its row, whatever hides it', async () => {
  store({ ...foodFactory, marketProjectCost: null });
  await renderAt('/desk');
  await userEvent.type(screen.getByRole('searchbox', { name: '篩選題目' }), '上市');
  await waitFor(() => expect(rowsShown()).toEqual(['listed']));
  const [link] = within(results()).getAllByRole('link', { name: '市場項目開支' });
  if (!link) throw new Error('no link');
  await userEvent.click(link);
  await waitFor(() => expect(control('marketProjectCost')).toHaveFocus());
  expect(screen.getByRole('searchbox', { name: '篩選題目' })).toHaveValue('');
});

test('a number says what it counts, and a short name whose answer it is', async () => {
  store(foodFactory);
  await renderAt('/desk');
  expect(row('marketProjectMonths')).toHaveTextContent('個月');
  expect(control('marketProjectMonths')).toHaveAccessibleDescription('個月');
  expect(row('hkEmployees')).toHaveTextContent('名');
  expect(row('listed')).toHaveTextContent('只計貴公司本身');
  expect(control('budGrantsReceived')).toHaveAccessibleDescription(/^連同關連公司 HK\$/);
});
