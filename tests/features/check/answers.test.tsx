/** An answer is unanswered, "don't know", "none of these" or a value, and never lost. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { renderAt, store, stored } from './render-check.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const AIMS = { aims: ['sell-outside-hk'] };
const NONE = '以上皆非';
const UNKNOWN = '不知道';

test('a number is unanswered, not known or a number, zero included', async () => {
  store(AIMS);
  await renderAt('/check?fact=hkEmployees');
  const box = screen.getByRole('textbox', { name: '貴公司在香港有多少名員工？' });
  const unknown = screen.getByRole('checkbox', { name: /不知道/ });
  expect(stored()).not.toHaveProperty('hkEmployees');

  await userEvent.type(box, '0');
  expect(stored()['hkEmployees']).toBe(0);
  await userEvent.click(unknown);
  expect(stored()['hkEmployees']).toBeNull();
  expect(box).toHaveValue('');
  await userEvent.type(box, '25');
  expect(unknown).not.toBeChecked();
  expect(stored()['hkEmployees']).toBe(25);
  await userEvent.clear(box);
  expect(stored()).not.toHaveProperty('hkEmployees');
});

test('a list is unanswered, none of these, not known or some of them', async () => {
  store(AIMS);
  await renderAt('/check?fact=marketMeasures');
  const measures = within(screen.getByRole('group', { name: '拓展市場的項目會做哪些工作？' }));
  await userEvent.click(measures.getByRole('checkbox', { name: '參加展覽會' }));
  await userEvent.click(measures.getByRole('checkbox', { name: '廣告' }));
  expect(stored()['marketMeasures']).toEqual(['advertising', 'exhibition']);
  await userEvent.click(measures.getByRole('checkbox', { name: '參加展覽會' }));
  await userEvent.click(measures.getByRole('checkbox', { name: '廣告' }));
  expect(stored()).not.toHaveProperty('marketMeasures');
  await userEvent.click(measures.getByRole('checkbox', { name: NONE }));
  expect(stored()['marketMeasures']).toEqual([]);
  await userEvent.click(measures.getByRole('checkbox', { name: new RegExp(UNKNOWN) }));
  expect(stored()['marketMeasures']).toBeNull();
  expect(measures.getByRole('checkbox', { name: NONE })).not.toBeChecked();
});

test('yes, no and "don\'t know" are three answers, and none is chosen beforehand', async () => {
  store(AIMS);
  await renderAt('/check?fact=listed', 'en');
  const question = within(screen.getByRole('group', { name: /itself listed/ }));
  for (const choice of question.getAllByRole('radio')) expect(choice).not.toBeChecked();
  await userEvent.click(question.getByRole('radio', { name: "Don't know" }));
  expect(stored()['listed']).toBeNull();
  await userEvent.click(question.getByRole('radio', { name: 'No' }));
  expect(stored()['listed']).toBe(false);
});

test('the aims cannot be "none of these"', async () => {
  await renderAt('/check');
  expect(screen.queryByRole('checkbox', { name: NONE })).not.toBeInTheDocument();
  expect(screen.getByRole('checkbox', { name: new RegExp(UNKNOWN) })).toBeInTheDocument();
});

test('answers are there again after a reload', async () => {
  const { unmount } = await renderAt('/check');
  await userEvent.click(screen.getByRole('checkbox', { name: '把產品或服務賣到香港以外' }));
  await userEvent.click(screen.getByRole('button', { name: '繼續' }));
  expect(await screen.findByRole('heading', { level: 1, name: '公司資料' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('radio', { name: '合夥經營' }));
  unmount();

  await renderAt('/check?fact=legalForm');
  expect(screen.getByRole('radio', { name: '合夥經營' })).toBeChecked();
});

test('an amount is shown as it was understood, and tidied when people leave it', async () => {
  store(AIMS);
  await renderAt('/check?fact=marketProjectCost');
  const box = screen.getByRole('textbox', { name: '拓展市場的整個項目預算多少錢？' });
  await userEvent.type(box, '1.5億');
  expect(screen.getByText(/1\.5 億元/)).toBeInTheDocument();
  await userEvent.tab();
  expect(box).toHaveValue('150,000,000');
  expect(stored()['marketProjectCost']).toBe(150_000_000);
});

test('what is wrong stays in the box, is said there, and does not count as an answer', async () => {
  store({ ...AIMS, marketProjectMonths: 12 });
  await renderAt('/check?fact=marketProjectMonths');
  const box = screen.getByRole('textbox', { name: /需時多少個月/ });
  expect(box).toHaveValue('12');
  await userEvent.clear(box);
  await userEvent.type(box, '一年');
  await userEvent.tab();
  await waitFor(() => expect(box).toBeInvalid());
  expect(box).toHaveValue('一年');
  expect(box).toHaveAccessibleDescription(/請輸入 0 或以上的整數/);
  expect(stored()).not.toHaveProperty('marketProjectMonths');
});

test('every answer is listed, with a way to change it and back', async () => {
  store({ ...AIMS, listed: null, marketProjectCost: 400_000 });
  await renderAt('/check?view=answers');
  expect(screen.getByText('HK$400,000')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('link', { name: /更改.*上市公司/ }));
  await userEvent.click(await screen.findByRole('radio', { name: '否' }));
  await userEvent.click(screen.getByRole('button', { name: '儲存並返回你的答案' }));
  expect(await screen.findByRole('heading', { level: 1, name: '你的答案' })).toBeInTheDocument();
  expect(stored()['listed']).toBe(false);
});
