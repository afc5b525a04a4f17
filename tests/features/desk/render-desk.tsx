/** The desk as people meet it, with the guided questions beside it. */
import { waitFor } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import { Router, useLocation } from 'wouter';
import { expect, vi } from 'vitest';

import { EMPTY_SESSION, writeSession } from '../../../src/cases/index.ts';
import { CheckPage } from '../../../src/features/check/check-page.tsx';
import { DeskPage } from '../../../src/features/desk/desk-page.tsx';
import { WithSession } from '../../../src/features/session/with-session.tsx';
import type { Locale } from '../../../src/i18n/locale.ts';
import { useFragmentPath, useFragmentSearch } from '../../../src/navigation.ts';
import type { IsoDate, Profile } from '../../../src/rulebase/index.ts';
import { renderIn } from '../../support/render.tsx';

function Screens() {
  const [path] = useLocation();
  if (path === '/desk') return <DeskPage />;
  return path === '/check' ? <CheckPage /> : <h1>{path}</h1>;
}

/** The day on which the stories are told. */
const DAY = '2026-11-22' as IsoDate; // a literal in the form of a date

/** Puts answers on the device, as an earlier visit would have. */
export function store(facts: Profile): void {
  localStorage.setItem('session', writeSession({ ...EMPTY_SESSION, asAt: DAY, facts }));
}

export const stored = (): Profile =>
  (JSON.parse(localStorage.getItem('session') ?? '{"facts":{}}') as { facts: Profile }).facts;

export async function renderAt(address: string, locale: Locale = 'zh-Hant'): Promise<RenderResult> {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
  Element.prototype.scrollIntoView = () => undefined; // jsdom has none
  window.matchMedia = () => ({ matches: false }) as MediaQueryList; // nor this one; a wide window
  history.replaceState(null, '', `/#${address}`);
  const result = await renderIn(
    locale,
    <Router hook={useFragmentPath} searchHook={useFragmentSearch}>
      <WithSession>
        <Screens />
      </WithSession>
    </Router>,
  );
  await waitFor(() => expect(document.querySelector('.desk, .check-form')).not.toBeNull(), { timeout: 10_000 });
  return result;
}

/** By id: finding by role is slow on a page with so many controls. */
export function row(fact: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.desk-row[data-fact="${fact}"]`);
  if (!found) throw new Error(`no row for ${fact}`);
  return found;
}

export const rowsShown = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.desk-row')].map((each) => each.dataset['fact'] ?? '');

/** The control of a row: a box, a list, or the radio button or checkbox with these words. */
export function control(fact: string, words?: string): HTMLElement {
  const inputs = [...row(fact).querySelectorAll<HTMLElement>('input, select, summary')];
  const found =
    words === undefined
      ? inputs.find(({ id }) => id === fact)
      : inputs.find((input) => row(fact).querySelector(`label[for="${input.id}"]`)?.textContent === words);
  if (!found) throw new Error(`no control ${words ?? ''} for ${fact}`);
  return found;
}
