import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { NewerNotice } from '../../../src/features/offline/offline-notice.tsx';
import { renderIn } from '../../support/render.tsx';

test('says nothing while there is nothing newer, in a region that is there from the start', async () => {
  await renderIn('en', <NewerNotice newer="none" onTake={vi.fn()} />);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

test('a newer version is offered, and taken only when asked', async () => {
  const take = vi.fn();
  await renderIn('en', <NewerNotice newer="waiting" onTake={take} />);
  expect(screen.getByRole('status')).toHaveTextContent('A new version is ready');
  expect(take).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Use it now' }));
  expect(take).toHaveBeenCalledTimes(1);
});

test('put off, it stays away; that another tab has taken it is said all the same', async () => {
  const { unmount } = await renderIn('zh-Hant', <NewerNotice newer="waiting" onTake={vi.fn()} />);
  await userEvent.click(screen.getByRole('button', { name: '稍後' }));
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  unmount();
  await renderIn('zh-Hant', <NewerNotice newer="elsewhere" onTake={vi.fn()} />);
  expect(screen.getByRole('status')).toHaveTextContent('新版本已在另一個分頁開始使用');
  expect(screen.getByRole('button', { name: '重新載入這一頁' })).toBeVisible();
});

test('what is being typed is saved first; where that cannot be, it is said before anything is lost', async () => {
  const take = vi.fn();
  const save = vi.fn(() => Promise.resolve(false));
  await renderIn('en', <NewerNotice newer="waiting" save={save} onTake={take} />);
  await userEvent.click(screen.getByRole('button', { name: 'Use it now' }));
  expect(await screen.findByText(/^Not everything could be saved/)).toBeVisible();
  expect(take).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Load again all the same' }));
  expect(save).toHaveBeenCalledTimes(1);
  expect(take).toHaveBeenCalledTimes(1);
});
