/** Sharing from any page: a link of what is at hand, copied, handed on or scanned. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';

import { decodeShare } from '../../../src/cases/index.ts';
import type { Session } from '../../../src/cases/index.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { SharePanel } from '../../../src/features/share/share-panel.tsx';
import { useSession } from '../../../src/features/session/session.tsx';
import type { Locale } from '../../../src/i18n/locale.ts';
import { Page } from '../../../src/ui/page.tsx';
import { loadShareTable } from '../../../src/rulebase/index.ts';
import { foodFactory as factory } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';

/** A link keeps sets in the order of their options. */
const foodFactory = { ...factory, marketMeasures: ['advertising', 'exhibition'] };
const [base, table] = await Promise.all([ruleBaseFor('en'), loadShareTable()]);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
});

/** A page with the panel and one thing to change. */
function Around(): ReactNode {
  const { answer } = useSession();
  return (
    <Page title="Around">
      <button type="button" onClick={() => answer('hkEmployees', 46)}>
        hire one
      </button>
      <SharePanel />
    </Page>
  );
}
const show = (session: Partial<Session>, locale: Locale = 'en') => renderWithSession(locale, session, <Around />);

const linkField = (): Promise<HTMLTextAreaElement> =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Link' });
const textOf = (address: string): string => address.replace(/^.*#\/open\?lang=en&s=/, '');
function shared(address: string): Session {
  const opened = decodeShare(base, table, textOf(address));
  if (!opened.ok) throw new Error(opened.fault);
  expect(opened.dropped).toEqual([]);
  return opened.session;
}

test('nothing is made before it is asked for, and it is said who can read it', async () => {
  await show({ facts: foodFactory });
  expect(screen.getByText(/Anyone who has the link can read the answers/)).toBeInTheDocument();
  expect(screen.getByText(/The link itself holds what you share: 37 answers\./)).toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  const field = await linkField();
  expect(field.value).toMatch(/^http:\/\/localhost[^#?]*#\/open\?lang=en&s=1\.[A-Za-z0-9_-]+$/);
  expect(field).toHaveAttribute('readonly');
  expect(field).toHaveAccessibleDescription(new RegExp(`^${field.value.length} characters`));
  expect(shared(field.value)).toMatchObject({ name: '', facts: foodFactory, asAt: '2026-11-22' });
});

test('the name goes along only where it was asked for', async () => {
  await show({ facts: foodFactory, name: '屯門食品廠' });
  await userEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  expect(shared((await linkField()).value).name).toBe('');
  await userEvent.click(screen.getByRole('checkbox', { name: /屯門食品廠/ }));
  expect(shared((await linkField()).value).name).toBe('屯門食品廠');
  await userEvent.click(screen.getByRole('checkbox', { name: /屯門食品廠/ }));
  expect(shared((await linkField()).value).name).toBe('');
});

test('without a name there is nothing to ask', async () => {
  await show({ facts: foodFactory, name: '  ' });
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
});

test('the link follows the answers, and one that was copied before is not said to be copied any more', async () => {
  const user = userEvent.setup();
  await show({ facts: foodFactory });
  await user.click(screen.getByRole('button', { name: 'Make a link' }));
  const before = (await linkField()).value;
  await user.click(screen.getByRole('button', { name: 'Copy the link' }));
  expect(await screen.findByText('The link is copied.')).toBeInTheDocument();
  expect(await navigator.clipboard.readText()).toBe(before);
  await user.click(screen.getByRole('button', { name: 'hire one' }));
  await waitFor(async () => expect((await linkField()).value).not.toBe(before));
  expect(shared((await linkField()).value).facts).toMatchObject({ hkEmployees: 46 });
  expect(screen.queryByText('The link is copied.')).not.toBeInTheDocument();
});

test('where the browser does not copy, the link is selected', async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  await show({ facts: foodFactory });
  await user.click(screen.getByRole('button', { name: 'Make a link' }));
  const field = await linkField();
  await user.click(screen.getByRole('button', { name: 'Copy the link' }));
  expect(await screen.findByText(/did not allow copying/)).toBeInTheDocument();
  expect(field).toHaveFocus();
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(field.value);
});

test('the device hands the link on where it can; a changed mind is no fault', async () => {
  await show({ facts: foodFactory });
  await userEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  await linkField();
  expect(screen.queryByRole('button', { name: 'Send with another app' })).not.toBeInTheDocument();
});
test('the device is handed the link and nothing else', async () => {
  const share = vi.fn<(data: ShareData) => Promise<void>>().mockRejectedValue(new DOMException('', 'AbortError'));
  Object.assign(navigator, { share });
  try {
    await show({ facts: foodFactory });
    await userEvent.click(screen.getByRole('button', { name: 'Make a link' }));
    const { value } = await linkField();
    await userEvent.click(screen.getByRole('button', { name: 'Send with another app' }));
    expect(share.mock.calls).toEqual([[{ url: value }]]);
  } finally {
    Reflect.deleteProperty(navigator, 'share');
  }
});

test('the QR code is black on white, has a name, and modules of three pixels or more', async () => {
  await show({ facts: foodFactory, name: '屯門食品廠' });
  await userEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  const picture = await screen.findByRole('img', { name: 'QR code of the link' });
  expect(picture.querySelector('rect')).toHaveAttribute('fill', '#fff');
  expect(picture.querySelectorAll('path')).toHaveLength(1);
  expect(picture.querySelector('path')).toHaveAttribute('fill', '#000');
  const [, , side] = (picture.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const width = Number(picture.getAttribute('width'));
  expect(width / (side ?? 0)).toBeGreaterThanOrEqual(3);
  expect(width).toBeLessThanOrEqual(288);
  expect(screen.getByText(/Anyone who scans it can read them/)).toBeInTheDocument();
});

const costs = Array.from({ length: 10 }, (_, i) => ({
  id: `${i}`,
  label: `${i} 包裝機連輸送帶及視像檢測系統，包括安裝、調校和員工培訓`,
  amount: 100_000,
  countsAs: [],
  kinds: {},
}));

test('a link too long for a QR code says so and offers the file', async () => {
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
  await show({ facts: foodFactory, costs });
  await userEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  const { value } = await linkField();
  expect(value.length).toBeGreaterThan(644);
  expect(shared(value).costs).toHaveLength(10);
  expect(
    await screen.findByText(new RegExp(`The link has ${value.length.toLocaleString('en')} characters`)),
  ).toBeInTheDocument();
  expect(screen.queryByRole('img', { name: 'QR code of the link' })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Save answers as a file' }));
  expect(click).toHaveBeenCalledOnce();
});

test('more than a link can hold is a matter for a file', async () => {
  await show({ facts: foodFactory, costs: costs.map((item) => ({ ...item, label: item.label.repeat(30) })) });
  await userEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  expect(await screen.findByText(/too much text in these answers for a link/)).toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Save answers as a file' })).toBeInTheDocument();
});
