/** Answers kept, damaged, saved as a file and opened again. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { BrokenRulesError } from '../../../src/features/session/rule-base.ts';
import { LoadFailed } from '../../../src/features/session/with-session.tsx';
import { renderIn } from '../../support/render.tsx';
import { renderAt, store, stored } from '../check/render-check.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const PRESENT = { aims: ['sell-outside-hk'], listed: false };
const jsonFile = (content: unknown, name = 'client.json') =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], name, { type: 'application/json' });
const open = (file: File) => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('no file input');
  return userEvent.upload(input, file);
};

test('a file that does not fit is explained, and the present answers stay', async () => {
  store(PRESENT);
  await renderAt('/about');
  await open(
    jsonFile({
      schema: 1,
      facts: { hkEmployees: 'many', budGrantsReceived: 5, budGrantsOngoing: 10, marketMeasures: ['flying'], height: 3 },
    }),
  );
  expect(await screen.findByText('未能開啟「client.json」')).toBeInTheDocument();
  expect(screen.getByText('香港員工人數（應為：0 或以上的整數；現為："many"）')).toBeInTheDocument();
  expect(screen.getByText(/^項目措施（應為：清單，可選：holistic-plan,/)).toBeInTheDocument();
  expect(screen.getByText('height（應為：本工具認識的資料項目）')).toBeInTheDocument();
  expect(stored()).toEqual(PRESENT);

  await open(jsonFile({ budGrantsReceived: 5, budGrantsOngoing: 10 }));
  expect(await screen.findByText(/^BUD 進行中項目資助（應為：不多於「BUD 累計資助」/)).toBeInTheDocument();
  expect(stored()).toEqual(PRESENT);
});

test.each([
  ['{"facts":', 'JSON 檔案'],
  ['[1, 2]', '由本工具儲存的答案檔案'],
  ['{"schema": 9, "facts": {}}', '檔案可能來自較新版本'],
])('%s is no answers file', async (content, words) => {
  await renderAt('/about');
  await open(jsonFile(content));
  expect(await screen.findByText(new RegExp(words))).toBeInTheDocument();
});

test('a good file replaces the answers only after asking', async () => {
  store(PRESENT);
  await renderAt('/about', 'en');
  const file = jsonFile({ schema: 1, name: 'Good Food Ltd', facts: { listed: true } });
  await open(file);
  const question = await screen.findByRole('group', { name: /Opening it replaces the 2 answers/ });
  expect(question).toHaveFocus();
  await userEvent.click(within(question).getByRole('button', { name: 'Keep my answers' }));
  expect(stored()).toEqual(PRESENT);

  await open(file);
  await userEvent.click(await screen.findByRole('button', { name: 'Replace my answers' }));
  expect(await screen.findByText('"client.json" is open, with one answer.')).toBeInTheDocument();
  expect(stored()).toEqual({ listed: true });
  expect(screen.getByRole('textbox', { name: /Company name/ })).toHaveValue('Good Food Ltd');
});

test('what is saved is what can be opened', async () => {
  store(PRESENT, '好味食品');
  let saved: Blob | undefined;
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => ((saved = blob), 'blob:x'),
      revokeObjectURL: () => undefined,
    }),
  );
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await renderAt('/about');
  await userEvent.click(screen.getByRole('button', { name: '儲存答案成檔案' }));
  expect(click).toHaveBeenCalledOnce();
  expect(JSON.parse((await saved?.text()) ?? '')).toEqual({ schema: 1, name: '好味食品', facts: PRESENT });
  vi.unstubAllGlobals();
});

test('saved answers that cannot be read are said, and kept apart', async () => {
  localStorage.setItem('session', '{"version":1,"facts"');
  await renderAt('/check');
  expect(screen.getByText('部分已儲存的答案未能使用')).toBeInTheDocument();
  expect(localStorage.getItem('session-not-read')).toBe('{"version":1,"facts"');
  await userEvent.click(screen.getByRole('button', { name: '知道了' }));
  expect(screen.queryByText('部分已儲存的答案未能使用')).not.toBeInTheDocument();
});

test('one damaged answer is named and the others are used', async () => {
  store({ ...PRESENT, hkEmployees: 'x' });
  await renderAt('/check?view=answers');
  expect(screen.getByText(/^香港員工人數（應為：0 或以上的整數/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /更改.*上市公司/ })).toBeInTheDocument();
});

test('where the browser keeps nothing, that is said', async () => {
  await renderAt('/check');
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await userEvent.click(screen.getByRole('checkbox', { name: '做中試' }));
  expect(await screen.findByText('答案未能儲存在這部裝置')).toBeInTheDocument();
});

test('everything is deleted after asking', async () => {
  store(PRESENT);
  await renderAt('/about');
  await userEvent.click(screen.getByRole('button', { name: '刪除所有資料' }));
  await userEvent.click(screen.getByRole('button', { name: '刪除' }));
  expect(await screen.findByText('已刪除這部裝置上的所有答案和個案。')).toBeInTheDocument();
  await waitFor(() => expect(localStorage.getItem('session')).toBeNull());
});

test('broken rule files are named, and can be tried again', async () => {
  const retry = vi.fn<() => void>();
  const error = new BrokenRulesError([{ file: 'schemes/x.json', field: 'params.y', expected: 'a number', got: '"z"' }]);
  await renderIn('zh-Hant', <LoadFailed error={error} retry={retry} />);
  expect(screen.getByText('schemes/x.json › params.y')).toBeInTheDocument();
  expect(screen.getByText(/expected a number, got "z"/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '再試一次' }));
  expect(retry).toHaveBeenCalledOnce();
});
