/** Cases in a real browser: kept over reloads, in two tabs, out to a file and in again, and where a browser keeps nothing. */
import { readFileSync } from 'node:fs';

import type { BrowserContext, Page } from '@playwright/test';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../support/profiles.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, openAll, switchLanguage, test } from './fixtures.ts';

const LOOSE = writeSession({ ...EMPTY_SESSION, name: 'Loose Trading', facts: trader });

/** In English, with answers at hand that belong to no case; once a tab, so that a reload finds what the app has kept. */
async function withLooseAnswers(context: BrowserContext): Promise<void> {
  await context.addInitScript((session) => {
    if (location.origin === 'null' || localStorage.getItem('seeded') !== null) return; // a frame of no site has no storage
    localStorage.setItem('seeded', 'yes');
    localStorage.setItem('session', session);
    localStorage.setItem('locale', 'en');
  }, LOOSE);
}

const openCases = async (page: Page): Promise<void> => {
  await page.goto('./#/cases');
  await expect(page.getByRole('button', { name: 'Begin a new case' })).toBeVisible();
};
const row = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const details = (page: Page, name: string) =>
  page.getByRole('button', { name: `Notes and details ${name}`, exact: true }).click();

/** What lies in the database, in one order. */
const stored = (page: Page): Promise<unknown[]> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('cases');
      request.addEventListener('success', () => resolve(request.result));
    });
    const all = await new Promise<{ id: string }[]>((resolve) => {
      const request = database.transaction('cases').objectStore('cases').getAll();
      request.addEventListener('success', () => resolve(request.result as { id: string }[]));
    });
    database.close();
    return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });

/** A file of cases as the app writes it. */
function fileOf(cases: readonly { name: string; facts: object; notes?: string; followUp?: string }[]): Buffer {
  const at = '2026-11-01T00:00:00.000Z';
  const entries = cases.map(({ name, facts, notes = '', followUp = null }, i) => ({
    version: 1,
    id: `case-${i}`,
    work: { version: 2, ...EMPTY_SESSION, name, facts },
    notes,
    status: 'enquiry',
    followUp,
    archived: false,
    createdAt: at,
    updatedAt: at,
    answeredAt: at,
    assessed: null,
  }));
  return Buffer.from(JSON.stringify({ schema: 'cases', version: 1, cases: entries }));
}
const json = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/json', buffer });
const importFile = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles(json(name, buffer));

test('a case is made, noted, reloaded, found, put aside, deleted and brought back; all goes out and in', async ({
  page,
  context,
}) => {
  await withLooseAnswers(context);
  await openCases(page);
  await page.getByRole('button', { name: 'Keep these answers as a case' }).click();
  await expect(row(page, 'Loose Trading').getByText('Open in this tab')).toBeVisible();

  await details(page, 'Loose Trading');
  await page.getByLabel('Notes').fill('Rang on Monday.');
  await page.getByLabel('Follow up on').fill('2030-01-02');
  await row(page, 'Loose Trading').getByLabel('Status').selectOption('Preparing');
  await page.getByLabel("Client's name").fill('Kept Trading');
  await expect(row(page, 'Kept Trading').getByText('Follow up on 2 January 2030')).toBeVisible();
  await page.reload();
  await expect(row(page, 'Kept Trading').getByText('Open in this tab')).toBeVisible();
  await expect(page.getByLabel('Notes')).toHaveValue('Rang on Monday.');

  await page.getByRole('button', { name: 'Go on Kept Trading' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kept Trading');
  await page.goBack();

  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(row(page, 'Kept Trading (2)').getByLabel('Notes')).toHaveValue('');
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(row(page, 'Kept Trading (2)')).toBeHidden();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('searchbox').fill('MONDAY');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByLabel('Show archived cases').check();
  await page.getByRole('searchbox').fill('KEPT');
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('searchbox').fill('');

  await details(page, 'Kept Trading');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(row(page, 'Kept Trading')).toBeHidden();
  await page.getByRole('link', { name: 'Schemes', exact: true }).click();
  await page.goBack(); // the notice waits
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Kept Trading').locator('.case-status', { hasText: 'Preparing' })).toBeVisible();
  await page.reload();
  await expect(row(page, 'Kept Trading').getByText(/HK\$/)).toBeVisible(); // and its results are remembered

  const before = await stored(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download all cases/ }).click();
  const path = await (await downloading).path();
  await page.getByRole('button', { name: 'Delete everything on this device' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(page.getByText('Everything on this device is deleted.')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(0);
  expect(await stored(page)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('session')))).toEqual([]);
  await importFile(page, 'all.json', readFileSync(path));
  await expect(page.getByText('"all.json": 2 cases added.')).toBeVisible();
  expect(await stored(page)).toEqual(before);
});

test('two tabs work on one case: neither loses what the other has written', async ({ page, context }) => {
  await withLooseAnswers(context);
  await openCases(page);
  await page.getByRole('button', { name: 'Keep these answers as a case' }).click();
  const other = await context.newPage();
  await openCases(other);
  await details(page, 'Loose Trading');
  await details(other, 'Loose Trading');
  await page.getByLabel('Notes').fill('From the first tab.');
  await row(other, 'Loose Trading').getByLabel('Status').selectOption('Applied');
  await expect(other.getByLabel('Notes')).toHaveValue('From the first tab.');
  await expect(row(page, 'Loose Trading').getByLabel('Status')).toHaveValue('applied');

  await other.getByRole('button', { name: 'Open Loose Trading' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Loose Trading');
  const employees = (tab: Page) => tab.locator('.question').filter({ hasText: 'How many' }).locator('input').first();
  for (const tab of [page, other]) await tab.goto('./#/check?fact=hkEmployees');
  await employees(page).fill('33');
  await expect(employees(other)).toHaveValue('33');
  await employees(other).fill('44');
  await expect(employees(page)).toHaveValue('44');
  await openCases(page);
  await expect(page.getByRole('article')).toHaveCount(1); // no copy was needed
  await expect.poll(async () => JSON.stringify(await stored(page))).toContain('"hkEmployees":44');
  expect(JSON.stringify(await stored(page))).toContain('From the first tab.');
});

test('a browser that keeps no cases says so, and the answers at hand still work', async ({ page, context }) => {
  await withLooseAnswers(context);
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await page.goto('./#/cases');
  await expect(page.getByText('The cases cannot be shown')).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('The cases cannot be shown')).toBeVisible();
  await page.goto('./#/result');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Loose Trading');
  await expect(page.getByText(/HK\$/).first()).toBeVisible();
});

test('a full device says so, and the answers stay', async ({ page, context, baseURL }) => {
  await withLooseAnswers(context);
  await openCases(page);
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL ?? '').origin, quotaSize: 1 });
  await page.getByRole('button', { name: 'Keep these answers as a case' }).click();
  await expect(page.getByText(/This device has no room left/)).toBeVisible();
  expect(await stored(page)).toEqual([]);
  await expect(page.getByRole('button', { name: 'Keep these answers as a case' })).toBeVisible();
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL ?? '').origin });
  await page.getByRole('button', { name: 'Keep these answers as a case' }).click();
  await expect(row(page, 'Loose Trading')).toBeVisible();
});

test('a file or a database of a newer version is left alone, and it is said', async ({ page, context }) => {
  await withLooseAnswers(context);
  await openCases(page);
  await importFile(page, 'next.json', Buffer.from('{"schema":"cases","version":2,"cases":[{"id":"x"}]}'));
  await expect(page.getByText('"next.json" could not be added')).toBeVisible();
  await expect(page.getByText(/A newer version of this tool saved it/)).toBeVisible();
  expect(await stored(page)).toEqual([]);

  // another tab with a newer version takes the database over while this one is open
  const newer = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('cases', 99);
        request.addEventListener('success', () => {
          resolve(request.result.version);
          request.result.close();
        });
        request.addEventListener('blocked', () => reject(new Error('this tab does not let go')));
      }),
  );
  expect(newer).toBe(99);
  await expect(page.getByText(/saved by a newer version of this tool/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/saved by a newer version of this tool/)).toBeVisible();
});

test('two companies side by side, and what the rules have changed, read well in every language', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await withLooseAnswers(context);
  await openCases(page);
  const cases = [
    { name: '屯門食品廠', facts: foodFactory, notes: '陳小姐', followUp: '2026-01-02' },
    { name: 'Harbour Electronics (Subsidiary of a Listed Group) Limited', facts: listedGroupSubsidiary },
    { name: 'A_very_long_name_without_any_space_in_it_that_no_line_can_hold_at_all', facts: {} },
  ];
  await importFile(page, 'cases.json', fileOf(cases));
  await expect(page.getByText('"cases.json": 3 cases added.')).toBeVisible();
  await details(page, '屯門食品廠');
  for (const language of ['English', '繁體中文', '简体中文'] as const) {
    await switchLanguage(page, language);
    await openAll(page);
    await expectNoSidewaysScroll(page);
    await expectNoAxeViolations(page);
  }
  await switchLanguage(page, 'English');
  await page.getByRole('link', { name: 'Compare with another company' }).click();
  await page.getByLabel('Second company').selectOption({ index: 2 });
  await expect(page.getByRole('heading', { name: /^Answers that differ/ })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(3);
  await page.reload(); // the address holds both
  await expect(page.getByRole('table')).toHaveCount(3);
  for (const language of ['English', '繁體中文'] as const) {
    await switchLanguage(page, language);
    await expectNoSidewaysScroll(page);
    await expectNoAxeViolations(page);
  }
});

test('five hundred cases stay quick', async ({ page, context }) => {
  test.setTimeout(180_000);
  await withLooseAnswers(context);
  await openCases(page);
  const many = Array.from({ length: 500 }, (_, n) => ({ name: `Client ${n}`, facts: foodFactory, notes: `No. ${n}` }));
  await importFile(page, 'many.json', fileOf(many));
  await expect(page.getByText('"many.json": 500 cases added.')).toBeVisible({ timeout: 60_000 });
  const search = page.getByRole('searchbox');
  const began = Date.now();
  await search.fill('client 499');
  await expect(page.getByRole('article')).toHaveCount(1, { timeout: 5000 });
  expect(Date.now() - began).toBeLessThan(5000); // while the others are still being assessed
  await search.fill('');
  await expect(page.getByRole('article')).toHaveCount(60);
});
