/** The app without a network, newer versions, and any path: against servers of its own, so that they can go away. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { startServer } from '../tools/server.ts';
import type { Server } from '../tools/server.ts';
import { expect, test as base } from './fixtures.ts';

const built = process.env['BROWSER_TEST_DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url));

interface Fixtures {
  /** A copy of the build that a test may change. */
  build: string;
  serve: (under?: string) => Promise<Server>;
}

const test = base.extend<Fixtures>({
  build: async ({ browserName }, provide) => {
    const folder = mkdtempSync(join(tmpdir(), `offline-${browserName}-`));
    cpSync(built, folder, { recursive: true });
    await provide(folder);
    rmSync(folder, { recursive: true });
  },
  serve: async ({ build, ownOrigins }, provide) => {
    const servers: Server[] = [];
    await provide(async (under = '/') => {
      const server = await startServer({ root: build, port: 0, under, pack: false });
      servers.push(server);
      ownOrigins.add(new URL(server.address).origin);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
});
test.use({ serviceWorkers: 'allow' });

/** The app waits so long before it asks the browser to keep it; the tests turn the clock. */
const AFTER_LOADING = 3500;

/** The page says so itself, once everything is kept. */
async function waitUntilKept(page: Page, address: string): Promise<void> {
  await page.clock.install();
  await page.goto(`${address}#/about`);
  await page.clock.fastForward(AFTER_LOADING);
  await expect(page.getByText(/沒有網絡時也可使用|Ready for use offline/)).toBeVisible({ timeout: 40_000 });
}

/** A while after it has loaded, the page says that there is another version. */
async function newerIsOffered(page: Page): Promise<void> {
  await page.clock.fastForward(AFTER_LOADING);
  await expect(page.getByText('新版本已準備好')).toBeVisible({ timeout: 40_000 });
}

/** An answer as the questions page keeps it. */
async function answer(page: Page): Promise<string> {
  await page.evaluate(() =>
    localStorage.setItem('session', JSON.stringify({ schema: 1, name: '好味食品', facts: {} })),
  );
  return '好味食品';
}
const nameKept = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('session') ?? '{}') as { name?: string }).name);

/** Another version of the build: its first page has other contents, and so another place in the list of files. */
function publishNewer(build: string): void {
  const html = join(build, 'index.html');
  writeFileSync(html, readFileSync(html, 'utf8').replace('</head>', '<meta name="version" content="newer"></head>'));
  const worker = join(build, 'sw.js');
  const changed = readFileSync(worker, 'utf8').replace(
    /(\{url:"index\.html",revision:")[^"]+|(\{revision:")[^"]+(",url:"index\.html")/,
    (_, before: string | undefined, first: string | undefined, last: string | undefined) =>
      before === undefined ? `${first ?? ''}newer${last ?? ''}` : `${before}newer`,
  );
  writeFileSync(worker, changed);
  expect(changed, 'the list of files names a newer first page').toContain('"newer"');
}
const isNewer = (page: Page): Promise<boolean> =>
  page.locator('meta[name=version]').evaluateAll((all) => all.length > 0);

test('opens without a network: pages never visited, other languages, the answers', async ({
  page,
  context,
  isMobile,
  serve,
}) => {
  const server = await serve(isMobile ? '/' : '/a/b/'); // the folder runs from any path
  await waitUntilKept(page, server.address);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(server.address);
  const name = await answer(page);
  await server.close();
  await context.setOffline(true);

  await page.goto(`${server.address}#/schemes`);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '計劃' })).toBeVisible();
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await expect(page.getByRole('link', { name: "Adviser's desk" })).toBeVisible();
  await page.goto(`${server.address}#/compare`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`${server.address}#/check`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await nameKept(page)).toBe(name);
});

test.describe('at a desk', () => {
  test.skip(({ isMobile }) => isMobile, 'does not depend on the size of the window');

  test('a newer version waits until it is taken; answers stay, other tabs are told', async ({
    page,
    context,
    build,
    serve,
  }) => {
    const { address } = await serve();
    await waitUntilKept(page, address);
    const name = await answer(page);
    publishNewer(build);

    await page.reload();
    await newerIsOffered(page);
    expect(await isNewer(page), 'nothing is replaced without being asked').toBe(false);
    const other = await context.newPage();
    await other.goto(`${address}#/schemes`);
    await newerIsOffered(other);
    await other.getByRole('button', { name: '稍後' }).click();
    await expect(other.getByText('新版本已準備好')).toBeHidden();

    await page.getByRole('button', { name: '現在使用' }).click();
    await expect.poll(() => isNewer(page).catch(() => false)).toBe(true);
    expect(await nameKept(page)).toBe(name);
    await expect(other.getByText('新版本已在另一個分頁開始使用')).toBeVisible();
    expect(await isNewer(other), 'another tab is not loaded again without being asked').toBe(false);
    await other.getByRole('button', { name: '重新載入這一頁' }).click();
    await expect.poll(() => isNewer(other).catch(() => false)).toBe(true);
  });

  test('a newer version taken in the middle of typing: half a number and a note are there again', async ({
    page,
    context,
    build,
    serve,
  }) => {
    const { address } = await serve();
    await waitUntilKept(page, address);
    await page.goto(`${address}#/cases`);
    await page.getByRole('textbox', { name: /新客戶/ }).fill('大榮');
    await page.getByRole('button', { name: '開立新個案' }).click();
    await expect(page).toHaveURL(/#\/check/);
    const cases = await context.newPage(); // another tab, at the notes of the same case
    await cases.goto(`${address}#/cases`);
    await cases.getByRole('button', { name: /備註.*大榮/ }).click();
    await page.goto(`${address}#/desk?at=marketProjectCost`);
    await page.locator('#marketProjectCost').waitFor();
    publishNewer(build);
    for (const tab of [cases, page]) await tab.reload();
    await cases.getByLabel('備註', { exact: true }).waitFor();
    await page.locator('#marketProjectCost').waitFor();
    for (const tab of [cases, page]) await newerIsOffered(tab);

    /** As browsers do in which a button that is pressed takes no focus. */
    const press = (tab: Page, name: string): Promise<void> =>
      tab.getByRole('button', { name }).evaluate((button: HTMLElement) => button.click());
    await page.locator('#marketProjectCost').pressSequentially('12 or');
    await press(page, '現在使用');
    await expect.poll(() => isNewer(page).catch(() => false)).toBe(true);
    await expect(page.locator('#marketProjectCost')).toHaveValue('12 or');

    await expect(cases.getByText('新版本已在另一個分頁開始使用')).toBeVisible();
    await cases.getByLabel('備註', { exact: true }).pressSequentially('想買機器');
    await press(cases, '重新載入這一頁');
    await expect.poll(() => isNewer(cases).catch(() => false)).toBe(true);
    await expect(cases.getByLabel('備註', { exact: true })).toHaveValue('想買機器');
  });

  test('a tab of the old version whose part is gone says so, and the way on', async ({ page, complaints, serve }) => {
    const { address } = await serve();
    await page.route('**/assets/glossary-page-*.js', (route) => route.fulfill({ status: 404, body: 'not found' }));
    await page.goto(address);
    await page.getByRole('link', { name: '詞彙' }).click();
    await expect(page.getByRole('button', { name: /重新/ })).toBeVisible();
    expect(complaints.length, 'the missing part is complained of').toBeGreaterThan(0);
    complaints.length = 0;
  });
});
