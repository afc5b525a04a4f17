import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { renderAt, store, stored } from './render-check.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const AIMS = { aims: ['sell-outside-hk'] };
const go = () => userEvent.click(screen.getByRole('button', { name: '繼續' }));

test('a page left open says so above, takes the focus there, and leads to each question', async () => {
  store(AIMS);
  await renderAt('/check');
  await go();
  const summary = await screen.findByRole('region', { name: '有資料需要更正' });
  expect(summary).toHaveFocus();
  const links = within(summary).getAllByRole('link');
  expect(links[0]).toHaveTextContent('機構類別：請選擇一個答案，或選「不知道」');
  expect(links.length).toBe(4);
  await userEvent.click(links[1] ?? summary);
  expect(
    within(screen.getByRole('group', { name: /有效的香港商業登記/ })).getByRole('radio', { name: '是' }),
  ).toHaveFocus();

  await userEvent.keyboard(' ');
  await waitFor(() => expect(within(summary).getAllByRole('link').length).toBe(3));
});

test('the summary goes with its last error and does not take the focus again by itself', async () => {
  await renderAt('/check');
  await go();
  await screen.findByRole('region', { name: '有資料需要更正' });
  const aim = screen.getByRole('checkbox', { name: '做中試' });
  await userEvent.click(aim);
  await waitFor(() => expect(screen.queryByRole('region', { name: '有資料需要更正' })).not.toBeInTheDocument());
  expect(aim).toHaveFocus();
});

test('a page can be left for later', async () => {
  store(AIMS);
  await renderAt('/check');
  await userEvent.click(screen.getByRole('button', { name: '略過這頁，稍後再答' }));
  expect(await screen.findByRole('heading', { level: 1, name: '拓展市場的項目' })).toBeInTheDocument();
  expect(stored()).toEqual(AIMS);
});

test('a part above its whole is wrong in both places, and is not kept until it fits', async () => {
  store({ ...AIMS, budGrantsReceived: 100_000 });
  await renderAt('/check?fact=budGrantsOngoing');
  const whole = screen.getByRole('textbox', { name: /至今獲得多少 BUD/ });
  const part = screen.getByRole('textbox', { name: /進行中的項目獲核准多少/ });
  await userEvent.type(part, '200,000');
  await userEvent.tab();
  await waitFor(() => expect(part).toBeInvalid());
  expect(whole).toBeInvalid();
  const both = /「BUD 進行中項目資助」是「BUD 累計資助」的一部分/;
  expect(part).toHaveAccessibleDescription(both);
  expect(whole).toHaveAccessibleDescription(both);
  expect(stored()).toEqual({ ...AIMS, budGrantsReceived: 100_000 });

  await userEvent.clear(whole);
  await userEvent.type(whole, '300,000');
  await waitFor(() => expect(part).toBeValid());
  expect(whole).toBeValid();
  expect(stored()).toEqual({ ...AIMS, budGrantsReceived: 300_000, budGrantsOngoing: 200_000 });
});
