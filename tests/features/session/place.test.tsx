/** A case open in a tab: kept at every edit, opened again after a reload, a crash, in a second tab. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { openCaseStore } from '../../../src/cases/case-store.ts';
import { EMPTY_SESSION } from '../../../src/cases/index.ts';
import type { CaseStore, Session } from '../../../src/cases/index.ts';
import { SessionNotices } from '../../../src/features/session/session-notices.tsx';
import { CaseBar } from '../../../src/features/session/case-bar.tsx';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { useSession } from '../../../src/features/session/session.tsx';
import { renderWithSession } from '../../support/session.tsx';

const FACTORY: Session = { ...EMPTY_SESSION, name: 'Factory', facts: { hkEmployees: 40 } };
let store: CaseStore;
let id: string;

beforeEach(async () => {
  const opened = await openCaseStore(await ruleBaseFor('en'));
  if (!opened.ok) throw new Error(opened.fault);
  store = opened.value;
  const created = await store.create(FACTORY);
  if (!created.ok) throw new Error(created.fault);
  id = created.value.id;
});
afterEach(async () => {
  await store.removeAll();
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

function Probe() {
  const { session, caseId, answer, openCase, undo, redo, fault } = useSession();
  return (
    <>
      <h1>{caseId === null ? 'loose' : 'case'}</h1>
      <CaseBar />
      <SessionNotices />
      <output>{JSON.stringify(session.facts)}</output>
      <p>fault {fault ?? 'none'}</p>
      <button type="button" onClick={() => answer('hkEmployees', Number(session.facts['hkEmployees'] ?? 0) + 1)}>
        more
      </button>
      <button type="button" onClick={() => void openCase(id)}>
        open
      </button>
      <button type="button" onClick={() => void openCase(null)}>
        shut
      </button>
      <button type="button" disabled={!undo} onClick={undo}>
        undo
      </button>
      <button type="button" disabled={!redo} onClick={redo}>
        redo
      </button>
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const facts = () => JSON.parse(document.querySelector('output')?.textContent ?? '') as unknown;
const kept = async () => {
  const found = await store.get(id);
  return found.ok ? found.value?.case.work.facts : undefined;
};
const begin = (session: Partial<Session> = {}) => renderWithSession('en', session, <Probe />);

test('an open case takes its edits, and loose answers stay as they were', async () => {
  await begin({ facts: { listed: true } });
  await press('open');
  await waitFor(() => expect(facts()).toEqual({ hkEmployees: 40 }));
  await press('more');
  expect(screen.getByText('Saving…')).toBeInTheDocument();
  await waitFor(async () => expect(await kept()).toEqual({ hkEmployees: 41 }));
  expect(await screen.findByText('Saved on this device')).toBeInTheDocument();
  await press('shut');
  await waitFor(() => expect(facts()).toEqual({ listed: true }));
});

test('a reload opens the same case', async () => {
  sessionStorage.setItem('case', id);
  await begin();
  expect(facts()).toEqual({ hkEmployees: 40 });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('case');
});

test('edits that a crash kept from the store are there again, and saved', async () => {
  sessionStorage.setItem('case', id);
  const first = await begin();
  await press('more');
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('gone', 'AbortError');
  });
  first.unmount();
  expect(await kept()).toEqual({ hkEmployees: 40 });
  vi.restoreAllMocks();
  await begin();
  expect(facts()).toEqual({ hkEmployees: 41 });
  await waitFor(async () => expect(await kept()).toEqual({ hkEmployees: 41 }));
});

test('steps are taken back and forth again, and saved', async () => {
  sessionStorage.setItem('case', id);
  await begin();
  await press('more');
  await press('undo');
  expect(facts()).toEqual({ hkEmployees: 40 });
  await press('redo');
  expect(facts()).toEqual({ hkEmployees: 41 });
  await waitFor(async () => expect(await kept()).toEqual({ hkEmployees: 41 }));
});

test('what another tab writes to the same case is shown here', async () => {
  sessionStorage.setItem('case', id);
  await begin();
  await press('more');
  const key = `session/${id}`;
  const text = localStorage.getItem(key) ?? '';
  localStorage.setItem(key, text.replace('"hkEmployees":41', '"hkEmployees":60'));
  dispatchEvent(new StorageEvent('storage', { key }));
  await waitFor(() => expect(facts()).toEqual({ hkEmployees: 60 }));
});

test('a version of another tab that this one never saw is kept as a case of its own', async () => {
  sessionStorage.setItem('case', id);
  await begin();
  await store.saveWork(id, { ...FACTORY, facts: { hkEmployees: 7 } }, () => true);
  await press('more');
  expect(await screen.findByText('This case was changed somewhere else too')).toBeInTheDocument();
  const all = await store.list();
  if (!all.ok) throw new Error(all.fault);
  expect(
    all.value.map((read) => read.case.work.facts['hkEmployees']).toSorted((a, b) => Number(a) - Number(b)),
  ).toEqual([7, 41]);
});

test('a full store is said, and the answers stay on screen and on the device', async () => {
  sessionStorage.setItem('case', id);
  await begin();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await press('more');
  expect(await screen.findByText('This case could not be saved')).toBeInTheDocument();
  expect(screen.getAllByText(/no room left/).length).toBeGreaterThan(0);
  expect(facts()).toEqual({ hkEmployees: 41 });
  expect(localStorage.getItem(`session/${id}`)).toContain('41');
  vi.restoreAllMocks();
  await press('more');
  await waitFor(async () => expect(await kept()).toEqual({ hkEmployees: 42 }));
});

test('a case deleted elsewhere is said, and the loose answers open', async () => {
  sessionStorage.setItem('case', id);
  await store.remove(id);
  await begin({ facts: { listed: true } });
  expect(facts()).toEqual({ listed: true });
  expect(screen.getByText('This case was deleted in another tab.')).toBeInTheDocument();
});

test('what was written down, but not made from what is stored, is kept beside it', async () => {
  const old = JSON.stringify({ version: 2, ...FACTORY, facts: { hkEmployees: 99 }, from: [1, 2] });
  localStorage.setItem(`session/${id}`, old);
  sessionStorage.setItem('case', id);
  await begin();
  expect(facts()).toEqual({ hkEmployees: 99 });
  expect(await screen.findByText('This case was changed somewhere else too')).toBeInTheDocument();
  const all = await store.list();
  if (!all.ok) throw new Error(all.fault);
  expect(
    all.value.map((read) => read.case.work.facts['hkEmployees']).toSorted((a, b) => Number(a) - Number(b)),
  ).toEqual([40, 99]);
});

test('a case that could be kept nowhere is not left', async () => {
  sessionStorage.setItem('case', id);
  await begin();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await press('more');
  await press('shut');
  expect(await screen.findByText('This case could not be saved')).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('case');
  expect(facts()).toEqual({ hkEmployees: 41 });
});

test('edits made while the store could not be asked are no second version', async () => {
  sessionStorage.setItem('case', id);
  const first = await begin();
  await press('more');
  await waitFor(async () => expect(await kept()).toEqual({ hkEmployees: 41 }));
  first.unmount();
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  const second = await begin();
  await press('more');
  second.unmount();
  vi.restoreAllMocks();
  await begin();
  expect(facts()).toEqual({ hkEmployees: 42 });
  await waitFor(async () => expect(await kept()).toEqual({ hkEmployees: 42 }));
  expect(screen.queryByText('This case was changed somewhere else too')).not.toBeInTheDocument();
});
