/** Finding questions on the desk, by the toolbar and by keys. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { foodFactory } from '../../support/profiles.ts';
import { control, renderAt, rowsShown, store, stored } from './render-desk.tsx';

const { legalForm: _, listed: __, ...partly } = foodFactory;
beforeEach(async () => {
  store(partly);
  await renderAt('/desk');
});
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const filter = () => screen.getByRole('searchbox', { name: '篩選題目' });

test('the filter narrows the rows as people type, says how many are left, and keeps what is half typed', async () => {
  await userEvent.type(control('hkEmployees'), 'x');
  await userEvent.type(filter(), 'listed');
  await waitFor(() => expect(rowsShown()).toEqual(['listed']));
  expect(screen.getByText('顯示 1 題。')).toHaveAttribute('role', 'status');
  await userEvent.clear(filter());
  await userEvent.type(filter(), '沒有這樣的題目');
  expect(await screen.findByText('沒有符合的題目。')).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(rowsShown().length).toBeGreaterThan(30));
  expect(control('hkEmployees')).toHaveValue('45x');
});

test('only what is needed stays, and an answered row does not vanish under the hand', async () => {
  await userEvent.click(screen.getByRole('checkbox', { name: '只看待答題目' }));
  await waitFor(() => expect(rowsShown()).toEqual(['legalForm', 'listed']));
  await userEvent.click(control('listed', '否'));
  expect(await screen.findByText('已答 36 題，待答 1 題')).toBeInTheDocument();
  expect(rowsShown()).toEqual(['legalForm', 'listed']);
  await userEvent.click(screen.getByRole('checkbox', { name: '只看待答題目' }));
  await userEvent.click(screen.getByRole('checkbox', { name: '只看待答題目' }));
  await waitFor(() => expect(rowsShown()).toEqual(['legalForm']));
});

test('the next needed question is one click or one key away, in a circle, until none is left', async () => {
  await userEvent.click(screen.getByRole('button', { name: /^下一題待答/ }));
  expect(control('legalForm')).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: /^下一題待答/ }));
  control('legalForm').focus();
  await userEvent.click(control('businessRegistered', '是'));
  await userEvent.keyboard('n');
  expect(control('listed', '是')).toHaveFocus();
  await userEvent.keyboard('n');
  expect(control('legalForm')).toHaveFocus();
  await userEvent.keyboard('n'); // a list finds its options by letters
  expect(control('legalForm')).toHaveFocus();
  await userEvent.selectOptions(control('legalForm'), '在香港註冊成立的公司');
  await userEvent.click(control('listed', '否'));
  await userEvent.click(screen.getByRole('button', { name: /^下一題待答/ }));
  expect(await screen.findByText('沒有待答的題目，餘下的答案不會再改變今天的結果。')).toBeInTheDocument();
});

test('keys go to the filter and to the results, not while text is typed', async () => {
  control('listed', '是').focus();
  await userEvent.keyboard('/');
  expect(filter()).toHaveFocus();
  await userEvent.keyboard('n/r');
  expect(filter()).toHaveValue('n/r');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(rowsShown()).toContain('listed'));
  control('listed', '是').focus();
  await userEvent.keyboard('r');
  await waitFor(() => expect(screen.getByRole('heading', { name: '目前結果' })).toHaveFocus());
});

test('Enter goes from row to row, with Shift back', async () => {
  control('hkEmployees').focus();
  await userEvent.keyboard('{Enter}');
  expect(control('monthsInBusiness')).toHaveFocus();
  await userEvent.keyboard('{Enter}{Enter}');
  expect(control('hasHkProductionLine', '是')).toHaveFocus();
  await userEvent.keyboard('{Shift>}{Enter}{Enter}{/Shift}');
  expect(control('monthsInBusiness')).toHaveFocus();
});

test('Ctrl+Z takes an answer back once the box is left, and leaves a box that is being typed in alone', async () => {
  const box = control('hkEmployees');
  await userEvent.type(box, '9');
  expect(stored()['hkEmployees']).toBe(459);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(stored()['hkEmployees']).toBe(459); // the browser's own step: jsdom has none
  await userEvent.tab();
  await userEvent.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(box).toHaveValue('45'));
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await waitFor(() => expect(box).toHaveValue('459'));
  expect(stored()['hkEmployees']).toBe(459);
});

test('the keys can be switched off, and stay off', async () => {
  await userEvent.click(screen.getByText('鍵盤快捷鍵'));
  await userEvent.click(screen.getByRole('checkbox', { name: '使用快捷鍵' }));
  control('listed', '是').focus();
  await userEvent.keyboard('/nr{Enter}{Control>}z{/Control}');
  expect(control('listed', '是')).toHaveFocus();
  expect(screen.getByRole('button', { name: '下一題待答' })).not.toHaveAttribute('aria-keyshortcuts');
  expect(localStorage.getItem('desk-shortcuts')).toBe('off');
});
