/** A device with cases on it, and a page opened on it. */
import { screen } from '@testing-library/react';
import { expect } from 'vitest';

import { openCaseStore } from '../../../src/cases/case-store.ts';
import type { CaseStore } from '../../../src/cases/case-store.ts';
import { EMPTY_SESSION } from '../../../src/cases/index.ts';
import type { ReadCase, Session, Stored } from '../../../src/cases/index.ts';
import { CasesPage } from '../../../src/features/cases/cases-page.tsx';
import { dismissAll } from '../../../src/features/cases/notices.ts';
import { ruleBaseFor } from '../../../src/features/session/rule-base.ts';
import { isIsoDate } from '../../../src/rulebase/index.ts';
import type { IsoDate } from '../../../src/rulebase/index.ts';
import { navigate } from '../../../src/navigation.ts';
import { renderWithSession } from '../../support/session.tsx';

export async function done<T>(stored: Promise<Stored<T>>): Promise<T> {
  const result = await stored;
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

export const openStore = async (): Promise<CaseStore> => done(openCaseStore(await ruleBaseFor('en')));

export async function cleanDevice(store: CaseStore): Promise<void> {
  await store.removeAll();
  dismissAll();
  localStorage.clear();
  sessionStorage.clear();
  navigate('/cases');
}

export function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new Error(`not a date: ${text}`);
  return text;
}

export const company = (name: string, facts: Session['facts'] = {}): Session => ({ ...EMPTY_SESSION, name, facts });

/** Opens the page of cases, at an address of it; waits until the cases are there. */
export async function openCases(session: Partial<Session> = {}, address = '/cases'): Promise<void> {
  navigate(address);
  await renderWithSession('en', session, <CasesPage />);
  expect(await screen.findByLabelText('Name of a new client (optional)')).toBeInTheDocument();
}

export const named = async (store: CaseStore, name: string): Promise<ReadCase> => {
  const found = (await done(store.list())).find((read) => read.case.work.name === name);
  if (!found) throw new Error(`no case ${name}`);
  return found;
};
