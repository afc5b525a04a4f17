/** The members pages with a fake worker, as one tab has them. */
import axe from 'axe-core';
import { expect } from 'vitest';
import { Route } from 'wouter';

import { CompanyPage } from '../../../src/features/members/company-page.tsx';
import { LeftOutPage } from '../../../src/features/members/left-out-page.tsx';
import { MembersPage } from '../../../src/features/members/members-page.tsx';
import { RowsPage } from '../../../src/features/members/rows-page.tsx';
import { createMembersStore } from '../../../src/features/members/store.ts';
import type { MembersStore } from '../../../src/features/members/store.ts';
import { MembersContext } from '../../../src/features/members/use-members.ts';
import type { Session } from '../../../src/cases/index.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { navigate } from '../../../src/navigation.ts';
import { renderWithSession } from '../../support/session.tsx';
import type { FakeService } from './fake-service.ts';

export async function renderMembers(
  locale: Locale,
  service: FakeService,
  { at = '/members', session = {} }: { at?: string; session?: Partial<Session> } = {},
): Promise<MembersStore> {
  const store = createMembersStore(service);
  navigate(at);
  await renderWithSession(
    locale,
    session,
    <MembersContext value={store}>
      <Route path="/members">
        <MembersPage />
      </Route>
      <Route path="/members/rows">
        <RowsPage />
      </Route>
      <Route path="/members/left-out">
        <LeftOutPage />
      </Route>
      <Route path="/members/company">
        <CompanyPage />
      </Route>
      <Route path="/result">
        <h1>Results</h1>
      </Route>
    </MembersContext>,
  );
  return store;
}

export const csvFile = (name = 'members.csv'): File => new File(['Company,Phone,Staff,Colour\n'], name);

/** WCAG A and AA on what is rendered; contrast needs a browser. */
export async function expectNoViolations(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
