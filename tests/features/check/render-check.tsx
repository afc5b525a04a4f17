/** The check as people meet it: the real rule base, the words of a language, answers saved on the device before. */
import { waitFor } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import { Router, useLocation } from 'wouter';
import { expect, vi } from 'vitest';

import { EMPTY_SESSION, writeSession } from '../../../src/cases/index.ts';
import { AboutPage } from '../../../src/features/about/about-page.tsx';
import { CheckPage } from '../../../src/features/check/check-page.tsx';
import { WithSession } from '../../../src/features/session/with-session.tsx';
import type { Locale } from '../../../src/i18n/locale.ts';
import { useFragmentPath, useFragmentSearch } from '../../../src/navigation.ts';
import type { Profile } from '../../../src/rulebase/index.ts';
import { renderIn } from '../../support/render.tsx';

function Screens() {
  const [path] = useLocation();
  if (path === '/check') return <CheckPage />;
  return path === '/about' ? <AboutPage /> : <h1>{path}</h1>;
}

/** Puts answers on the device, as an earlier visit would have. */
export function store(facts: Profile, name = ''): void {
  localStorage.setItem('session', writeSession({ ...EMPTY_SESSION, name, facts }));
}

export const stored = (): Profile =>
  (JSON.parse(localStorage.getItem('session') ?? '{"facts":{}}') as { facts: Profile }).facts;

export async function renderAt(address: string, locale: Locale = 'zh-Hant'): Promise<RenderResult> {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
  Element.prototype.scrollIntoView = () => undefined; // jsdom has none
  history.replaceState(null, '', `/#${address}`);
  const result = await renderIn(
    locale,
    <Router hook={useFragmentPath} searchHook={useFragmentSearch}>
      <WithSession>
        <Screens />
      </WithSession>
    </Router>,
  );
  await waitFor(() => expect(document.querySelector('h1')).not.toBeNull()); // by role is slow on long pages
  return result;
}
