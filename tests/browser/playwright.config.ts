import { fileURLToPath } from 'node:url';

import { defineConfig } from '@playwright/test';

import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.ts';
import { freePort } from '../tools/free-port.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

// A port of our own for every run, so that no server left over from another run answers. The worker processes read
// this file again and must find the same port.
process.env['BROWSER_TEST_PORT'] ??= String(await freePort());
const address = `http://127.0.0.1:${process.env['BROWSER_TEST_PORT']}/`;
const executablePath = findChromium();
/** A build elsewhere than in `dist/`. */
const dist = process.env['BROWSER_TEST_DIST'];

/**
 * Each theme is looked at in one window and each test that sets its own widths runs in one project; with
 * `EVERY_COMBINATION=1`, as the deep checks run it, every test runs in both.
 */
const everyCombination = process.env['EVERY_COMBINATION'] === '1';
const notOn = (pattern: RegExp) => (everyCombination ? {} : { grepInvert: pattern });

export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/playwright',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    locale: 'zh-HK',
    timezoneId: 'Asia/Hong_Kong',
    serviceWorkers: 'block', // the tests of the copy kept on the device let it in; the others must not meet an older build
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: CHROMIUM_FLAGS,
    },
  },
  projects: [
    {
      name: 'phone',
      ...notOn(/, dark$/),
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'desktop',
      ...notOn(/, light$|never scrolls sideways|fits? \d+ px in every language/),
      use: { viewport: { width: 1440, height: 900 } },
    },
  ],
  webServer: {
    command: `npx --no-install tsx tests/tools/serve.ts --strict-port --port ${process.env['BROWSER_TEST_PORT']}${dist === undefined ? '' : ` --dir ${dist}`}`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
  },
});
