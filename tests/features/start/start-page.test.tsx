/** What the start page says of what this device holds already. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import * as fake from 'fake-indexeddb';
import { Router } from 'wouter';

import { openCaseStore } from '../../../src/cases/case-store.ts';
import type { CaseStore } from '../../../src/cases/case-store.ts';
import { EMPTY_SESSION, writeSession } from '../../../src/cases/index.ts';
import type { Session, Stored } from '../../../src/cases/index.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { StartPage } from '../../../src/features/start/start-page.tsx';
import type { Locale } from '../../../src/i18n/locale.ts';
import { useFragmentPath, useFragmentSearch } from '../../../src/navigation.ts';
import type { IsoDate } from '../../../src/rulebase/index.ts';
import { renderIn } from '../../support/render.tsx';

Object.assign(globalThis, fake);

async function done<T>(stored: Promise<Stored<T>>): Promise<T> {
  const result = await stored;
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}
const tab = async (): Promise<CaseStore> => done(openCaseStore(await ruleBaseFor('en')));
const company = (name: string, facts: Session['facts'] = {}): Session => ({ ...EMPTY_SESSION, name, facts });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  globalThis.indexedDB = new fake.IDBFactory();
});

const show = (locale: Locale = 'en') =>
  renderIn(
    locale,
    <Router hook={useFragmentPath} searchHook={useFragmentSearch}>
      <StartPage />
    </Router>,
  );
const PAST = '2020-01-01' as IsoDate;

test('a first visit begins, and makes no database', async () => {
  await show();
  expect(screen.getByRole('link', { name: 'Start the check' })).toHaveAttribute('href', '#/check');
  await new Promise((resolve) => setTimeout(resolve, 600)); // it looks when nothing else is to be done
  expect(screen.queryByRole('link', { name: /case/ })).not.toBeInTheDocument();
  expect(await indexedDB.databases()).toEqual([]);
});

test('answers at hand: of whom, how many, and the way on and to the results', async () => {
  localStorage.setItem('session', writeSession(company('好味食品', { listed: false, hkEmployees: 3 })));
  await show('zh-Hant');
  expect(screen.getByRole('link', { name: '繼續「好味食品」' })).toHaveAttribute('href', '#/check');
  expect(screen.getByText(/這部裝置有 2 個答案。/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '看結果' })).toHaveAttribute('href', '#/result');
  await userEvent.click(screen.getByRole('button', { name: '重新開始' }));
  await userEvent.click(screen.getByRole('button', { name: '刪除並重新開始' }));
  expect(screen.getByRole('link', { name: '開始檢查' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: '看結果' })).not.toBeInTheDocument();
});

test('cases are counted, with those to be followed up; archived ones are left out', async () => {
  const store = await tab();
  await done(store.create(company('A'), { followUp: PAST }));
  await done(store.create(company('B'), { followUp: '2999-01-01' as IsoDate }));
  await done(store.create(company('C')));
  await done(store.create(company('D'), { followUp: PAST, archived: true }));
  await show();
  expect(await screen.findByRole('link', { name: '3 cases on this device, one follow-up due' })).toHaveAttribute(
    'href',
    '#/cases',
  );
});

test('answers of an open case are not offered to be deleted: its own page does that', async () => {
  const store = await tab();
  const { id } = await done(store.create(company('A', { listed: false })));
  sessionStorage.setItem('case', id);
  await show();
  expect(screen.getByRole('link', { name: 'Continue your check' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Start again' })).not.toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('link', { name: 'One case on this device' })).toBeInTheDocument());
});

test('a device that lets nobody look shows the page as on a first visit', async () => {
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException('no', 'SecurityError');
    },
  } as unknown as IDBFactory;
  await show();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(screen.getByRole('link', { name: 'Start the check' })).toBeInTheDocument();
});
