/** Every page of the app, as `src/app.tsx` lists them, with something to show on each. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import type { IsoDate } from '../../src/rulebase/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { expect, openAll } from './fixtures.ts';

/** Where a page needs to be told which of its things to show. */
const FILLED_IN: Record<string, string> = { ':scheme': 'bud', ':track': 'general', ':id': 'nifs' };

const app = readFileSync(fileURLToPath(new URL('../../src/app.tsx', import.meta.url)), 'utf8');
const listed = [...app.matchAll(/path: '(\/[^']+)'/g)].map(([, path = '']) =>
  path.replaceAll(/:\w+\??/g, (name) => FILLED_IN[name.replace('?', '')] ?? name),
);
export const ROUTES: readonly string[] = ['/', ...listed, '/no/such/page'];

/** What the food factory has typed so far. */
const WORK: Session = {
  ...EMPTY_SESSION,
  name: '屯門食品廠',
  facts: foodFactory,
  asAt: '2026-11-22' as IsoDate,
  costs: [
    { id: 'a', label: '在越南舉行的國際食品展覽會攤位', amount: 600_000, countsAs: ['marketProjectCost'], kinds: {} },
    { id: 'b', label: '包裝生產線', amount: 900_000, countsAs: ['lineProjectCost'], kinds: {} },
  ],
};

/** A device on which these answers were given before. */
export async function prime(page: Page): Promise<void> {
  await page.addInitScript((text) => {
    if (localStorage.getItem('session') === null) localStorage.setItem('session', text);
  }, writeSession(WORK));
}

/** Goes there as a link would, and waits until the page is all there. */
export async function visit(page: Page, route: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto(`./#${route}`);
  else
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#${route}`);
  await expect(page).toHaveURL((url) => url.hash === `#${route}` || (route === '/' && url.hash === ''));
  await expect(page.locator('#main h1')).toBeVisible(); // what stands there before the app has loaded has no such id
  await settled(page);
}

/** Nothing new has come for a while: results and charts are there. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let waiting = setTimeout(resolve, 200);
        const watcher = new MutationObserver(() => {
          clearTimeout(waiting);
          waiting = setTimeout(done, 100);
        });
        const done = (): void => {
          watcher.disconnect();
          resolve();
        };
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );

/** Every page one after the other, with everything open; what `look` finds is given back with its page. */
export async function onEveryPage(
  page: Page,
  look: (route: string) => Promise<readonly string[]>,
  routes: readonly string[] = ROUTES,
): Promise<string[]> {
  const found: string[] = [];
  for (const route of routes) {
    await visit(page, route);
    await openAll(page);
    for (const problem of await look(route)) found.push(`${route}: ${problem}`);
  }
  return found;
}
