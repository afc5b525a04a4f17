/**
 * Pictures of the running app for the documents: `npm run screenshots` builds, serves and photographs it.
 * The company is the food factory of the tests; the day is fixed, so that the pictures only change with the app.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import type { CostItem } from '../../src/cases/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const images = join(root, 'docs/images');
const DAY = '2026-11-22';
const shots = [
  { name: 'start', route: '/', width: 360, locale: 'zh-Hant', full: true },
  { name: 'result', route: '/result', width: 1100, locale: 'en', full: false },
  { name: 'result-phone', route: '/result', width: 360, locale: 'zh-Hant', full: false },
  { name: 'compare', route: '/compare', width: 1280, locale: 'zh-Hant', full: false },
  { name: 'desk', route: '/desk', width: 1440, locale: 'zh-Hant', full: false },
  { name: 'track', route: '/track/bud/general', width: 1100, locale: 'en', full: true },
  { name: 'plan', route: '/plan', width: 1100, locale: 'en', full: true },
  { name: 'report', route: '/report', width: 1100, locale: 'zh-Hant', full: false },
  { name: 'check', route: '/check?at=marketProjectCost', width: 360, locale: 'zh-Hant', full: false },
  { name: 'members', route: '/members', width: 1280, locale: 'en', full: false },
  { name: 'members-dark', route: '/members', width: 1280, locale: 'zh-Hant', full: false, dark: true },
] as const;

/** A list is made up where the page asks for one. */
async function fillList(page: Page): Promise<void> {
  await page.locator('[aria-labelledby="synthetic"] button').last().click();
  await page.locator('.members-headline li').first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

const costs: CostItem[] = [
  {
    id: 'show',
    label: 'Show in Hanoi',
    amount: 200_000,
    countsAs: ['marketProjectCost'],
    kinds: { marketMeasures: 'exhibition' },
  },
  { id: 'line', label: 'Packing machine', amount: 900_000, countsAs: ['lineProjectCost'], kinds: {} },
];

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('no Chromium; run npm run browser:ensure');
mkdirSync(images, { recursive: true });

const server = spawn(join(root, 'node_modules/.bin/tsx'), ['tests/tools/serve.ts'], { cwd: root });
const address = await new Promise<string>((resolve) => {
  server.stdout.on('data', (chunk: Buffer) => {
    const found = /http:\/\/\S+/.exec(chunk.toString());
    if (found) resolve(found[0].replace(/\/$/, ''));
  });
});
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
try {
  for (const { name, route, width, locale, full, ...theme } of shots) {
    const context = await browser.newContext({
      viewport: { width, height: width < 500 || route === '/members' ? 1400 : 1000 },
      timezoneId: 'Asia/Hong_Kong',
      colorScheme: 'dark' in theme ? 'dark' : 'light',
      serviceWorkers: 'block',
    });
    const session = writeSession({ ...EMPTY_SESSION, name: '好味食品', facts: foodFactory, costs });
    await context.addInitScript(
      ([text, language]) => {
        localStorage.setItem('session', text);
        localStorage.setItem('locale', language);
      },
      [session, locale] as const,
    );
    const page = await context.newPage();
    await page.clock.setFixedTime(`${DAY}T12:00:00+08:00`);
    await page.goto(`${address}/#${route}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    if (route === '/members') await fillList(page);
    await page.screenshot({ path: join(images, `${name}.png`), fullPage: full });
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
}
