import { screen } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect } from 'vitest';
import { Router } from 'wouter';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import { SessionProvider } from '../../src/features/session/session.tsx';
import type { Locale } from '../../src/i18n/locale.ts';
import { useFragmentPath, useFragmentSearch } from '../../src/navigation.ts';
import { renderIn } from './render.tsx';
import type { IsoDate } from '../../src/rulebase/index.ts';

/** The day on which the stories are told, whatever day it is when they are tested. */
const STORY: Session = { ...EMPTY_SESSION, asAt: '2026-11-22' as IsoDate };

/** Renders a page as the app does, with a session kept on this device before; waits until its heading is there. */
export async function renderWithSession(
  locale: Locale,
  session: Partial<Session>,
  page: ReactNode,
): Promise<RenderResult> {
  localStorage.setItem('session', writeSession({ ...STORY, ...session }));
  const result = await renderIn(
    locale,
    <Router hook={useFragmentPath} searchHook={useFragmentSearch}>
      <SessionProvider loading="loading" failed={(error) => String(error)}>
        {page}
      </SessionProvider>
    </Router>,
  );
  expect(await screen.findByRole('heading', { level: 1 })).toBeInTheDocument();
  return result;
}
