/** What is typed and is no answer yet is there again when the page is loaded again, and goes where it belongs. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { PlanPage } from '../../../src/features/plan/plan-page.tsx';
import { forgetTyped, holdTyped, typedIn } from '../../../src/features/session/stored.ts';
import { beforeReload, saveUnsaved } from '../../../src/features/session/unsaved.ts';
import { foodFactory } from '../../support/profiles.ts';
import { renderWithSession } from '../../support/session.tsx';
import { cleanDevice, company, done, named, openCases, openStore } from '../cases/device.tsx';
import { renderAt as renderCheck } from '../check/render-check.tsx';
import { control, renderAt as renderDesk, store as storeAnswers, stored } from '../desk/render-desk.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

const held = (): string[] => Object.keys(sessionStorage).filter((key) => key.startsWith('typed/'));

/** The page goes; only what the browser keeps is left. */
const goAway = (): void => cleanup();

/** A case of Anna, on the page of cases. */
async function annaAtHand() {
  const store = await openStore();
  const { id } = await done(store.create(company('Anna')));
  await openCases({}, `/cases?case=${id}`);
  return { store, id };
}

async function leave(store: Awaited<ReturnType<typeof openStore>>): Promise<void> {
  goAway();
  await cleanDevice(store);
  store.close();
}

test('half a number in a question, and in a row of the desk', async () => {
  storeAnswers({ aims: ['sell-outside-hk'] });
  const question = () => screen.getByRole('textbox', { name: /整個項目預算多少錢/ });
  await renderCheck('/check?fact=marketProjectCost');
  await userEvent.type(question(), '12 or');
  goAway();
  await renderCheck('/check?fact=marketProjectCost');
  expect(question()).toHaveValue('12 or');
  await waitFor(() => expect(question()).toBeInvalid());
  goAway();

  await renderDesk('/desk');
  expect(control('marketProjectCost')).toHaveValue('12 or');
  await userEvent.type(control('marketProjectMonths'), '1 ye');
  goAway();
  await renderDesk('/desk');
  expect(control('marketProjectCost')).toHaveValue('12 or');
  expect(control('marketProjectMonths')).toHaveValue('1 ye');
  await userEvent.clear(control('marketProjectMonths'));
  await userEvent.clear(control('marketProjectCost'));
  await userEvent.type(control('marketProjectCost'), '12');
  expect(held()).toEqual([]);
  goAway();
  await renderDesk('/desk');
  expect(control('marketProjectCost')).toHaveValue('12');
  expect(control('marketProjectMonths')).toHaveValue('');
  expect(stored()).toEqual({ aims: ['sell-outside-hk'], marketProjectCost: 12 });
});

test('half a number is not shown beside another answer, nor with the answers of another client', async () => {
  storeAnswers({ aims: ['sell-outside-hk'] });
  await renderDesk('/desk');
  await userEvent.type(control('marketProjectCost'), '12 or');
  goAway();
  storeAnswers({ aims: ['sell-outside-hk'], marketProjectCost: 40 }); // by another tab
  await renderDesk('/desk');
  expect(control('marketProjectCost')).toHaveValue('40');
  await userEvent.type(control('marketProjectMonths'), '1 ye');
  await userEvent.click(control('listed', '是'));
  await userEvent.click(screen.getByRole('button', { name: '復原' }));
  expect(control('marketProjectMonths')).toHaveValue('1 ye'); // taking back another answer leaves it
  expect(held()).toHaveLength(1);
  goAway();

  storeAnswers({ aims: ['sell-outside-hk'] });
  const question = () => screen.getByRole('textbox', { name: /整個項目預算多少錢/ });
  await renderCheck('/check?fact=marketProjectCost');
  await userEvent.type(question(), '12 or');
  storeAnswers({ aims: ['sell-outside-hk'], hkEmployees: 3 });
  fireEvent(window, new StorageEvent('storage', { key: 'session' }));
  await waitFor(() => expect(question()).toHaveValue(''));
  goAway();
  await renderCheck('/check?fact=marketProjectCost');
  expect(question()).toHaveValue('');
});

test('an amount of the plan that is none yet', async () => {
  const show = { id: 'a', label: 'Show', countsAs: ['marketProjectCost'], kinds: {} };
  const costs = [{ ...show, amount: 200_000 }];
  const amount = () => within(screen.getByRole('group', { name: 'Show' })).getByRole('textbox', { name: /^Amount/ });
  await renderWithSession('en', { facts: foodFactory, costs }, <PlanPage />);
  await screen.findByRole('group', { name: 'Show' });
  await userEvent.clear(amount());
  await userEvent.type(amount(), '2 hun');
  goAway();
  await renderWithSession('en', { facts: foodFactory, costs: [{ ...show, amount: null }] }, <PlanPage />);
  await screen.findByRole('group', { name: 'Show' });
  expect(amount()).toHaveValue('2 hun');
  expect(amount()).toBeInvalid();
  goAway();
  await renderWithSession('en', { facts: foodFactory, costs }, <PlanPage />); // set otherwise since
  await screen.findByRole('group', { name: 'Show' });
  expect(amount()).toHaveValue('200,000');
});

test('a note that the store had not taken yet is shown and saved by the next page', async () => {
  const { store, id } = await annaAtHand();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('gone', 'AbortError');
  });
  fireEvent.change(await screen.findByLabelText('Notes'), { target: { value: 'Wants a lo' } });
  goAway();
  expect((await named(store, 'Anna')).case.notes).toBe('');
  vi.restoreAllMocks();
  Element.prototype.scrollIntoView = vi.fn<() => void>(); // jsdom has no layout
  await openCases({}, `/cases?case=${id}`);
  expect(await screen.findByLabelText('Notes')).toHaveValue('Wants a lo');
  await waitFor(async () => expect((await named(store, 'Anna')).case.notes).toBe('Wants a lo'));
  await waitFor(() => expect(held()).toEqual([]));
  await leave(store);
});

test('before the page is loaded again the field is left and everything saved, a note too', async () => {
  const { store } = await annaAtHand();
  const notes = await screen.findByLabelText('Notes');
  notes.focus();
  fireEvent.change(notes, { target: { value: 'by phone' } });
  expect(await saveUnsaved()).toBe(true);
  expect(notes).not.toHaveFocus();
  expect((await named(store, 'Anna')).case.notes).toBe('by phone');
  await leave(store);
});

test('a note is no longer held once it is saved, also where its case was opened meanwhile', async () => {
  const { store, id } = await annaAtHand();
  fireEvent.change(await screen.findByLabelText('Notes'), { target: { value: 'old' } });
  expect(held()).toHaveLength(1);
  sessionStorage.setItem('case', id);
  await waitFor(async () => expect((await named(store, 'Anna')).case.notes).toBe('old'));
  await waitFor(() => expect(held()).toEqual([]));
  await leave(store);
});

test('the name of a new case is held until there is one', async () => {
  const store = await openStore();
  await openCases();
  await userEvent.type(screen.getByLabelText('Name of a new client (optional)'), 'Ann');
  goAway();
  await openCases();
  expect(screen.getByLabelText('Name of a new client (optional)')).toHaveValue('Ann');
  await userEvent.click(screen.getByRole('button', { name: 'Begin a new case' }));
  await waitFor(() => expect(sessionStorage.getItem('case')).not.toBeNull());
  await waitFor(() => expect(held()).toEqual([]));
  await leave(store);
});

test('what could not be saved is said, also where a store does not answer', async () => {
  const stopRefusing = beforeReload(() => Promise.resolve(false));
  expect(await saveUnsaved()).toBe(false);
  stopRefusing();
  const stopFailing = beforeReload(() => Promise.reject(new Error('closed')));
  expect(await saveUnsaved()).toBe(false);
  stopFailing();
  vi.useFakeTimers();
  const stopWaiting = beforeReload(() => new Promise(() => undefined));
  const saved = saveUnsaved();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await saved).toBe(false);
  stopWaiting();
  expect(await saveUnsaved()).toBe(true);
});

test('what is typed belongs to the answers it was typed beside, and goes with them', () => {
  holdTyped('field', 'loose');
  sessionStorage.setItem('case', 'one');
  expect(typedIn('field')).toBeUndefined();
  holdTyped('field', 'of one');
  sessionStorage.removeItem('case');
  expect(typedIn('field')).toBe('loose');
  forgetTyped('one');
  expect(held()).toEqual(['typed//field']);
  forgetTyped();
  expect(held()).toEqual([]);
});
