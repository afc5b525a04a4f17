import type { Page } from '@playwright/test';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import type { IsoDate } from '../../src/rulebase/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, openAll, switchLanguage, test } from './fixtures.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

const pages = [
  { path: 'schemes', zh: '資助計劃', en: 'Funding schemes', menu: '計劃' },
  { path: 'scheme/bud', zh: /BUD/, en: /BUD/, menu: '計劃' },
  { path: 'proposals', zh: '商會的建議', en: "The chamber's proposals", menu: '建議' },
  { path: 'glossary', zh: '詞彙', en: 'Glossary', menu: '詞彙' },
] as const;

for (const { path, zh, en, menu } of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`#/${path} is accessible with everything open, ${colorScheme}`, async ({ page }) => {
      test.slow(); // every rule with its sources, twice through axe
      await page.emulateMedia({ colorScheme });
      await page.goto(`./#/${path}`);
      await expect(heading(page)).toHaveText(zh);
      await expect(page.getByRole('navigation').getByRole('link', { name: menu })).toHaveAttribute('aria-current');
      await openAll(page);
      await expectNoAxeViolations(page);
      await switchLanguage(page, 'English');
      await expect(heading(page)).toHaveText(en);
      await openAll(page);
      await expectNoAxeViolations(page);
    });
  }

  test(`#/${path} never scrolls sideways`, async ({ page }) => {
    await page.goto(`./#/${path}`);
    await expect(heading(page)).toHaveText(zh);
    for (const width of [320, 360, 820, 1024]) {
      await page.setViewportSize({ width, height: 740 });
      for (const name of ['繁體中文', 'English', '简体中文'] as const) {
        await switchLanguage(page, name);
        await openAll(page);
        await expectNoSidewaysScroll(page);
      }
    }
  });
}

test('the search finds a condition, leads to it, and is still there on the way back', async ({ page }) => {
  await page.goto('./#/schemes');
  await page.getByRole('searchbox').fill('商業登記');
  await expect(page.getByText(/^找到 \d+ 項。$/)).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('region', { name: /^條件/ }).getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/scheme\/[a-z-]+\?at=criterion-/);
  await expect(page.locator('li:focus')).toContainText('商業登記');
  await expect(page.locator('li:focus')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('商業登記');
  await page.getByRole('navigation').getByRole('link', { name: '計劃' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('');
});

test('a chart is printed, and its table with it', async ({ page }) => {
  await page.goto('./#/scheme/bud');
  await expect(heading(page)).toHaveText(/BUD/);
  await page.emulateMedia({ media: 'print' });
  const chart = page.getByRole('img', { name: /歷年數值$/ }).first();
  await expect(chart).toBeVisible();
  await expect(page.getByRole('columnheader', { name: '時期' }).first()).toBeVisible();
});

test('an unknown page and an unknown scheme say so', async ({ page }) => {
  await page.goto('./#/scheme/none');
  await expect(heading(page)).toHaveText('找不到這個計劃');
  await page.goto('./#/scheme/bud/more');
  await expect(heading(page)).toHaveText('找不到這一頁');
});

test('a result that looks wrong is copied as a case', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const session = { ...EMPTY_SESSION, facts: foodFactory, asAt: '2026-11-22' as IsoDate };
  await page.addInitScript((text) => localStorage.setItem('session', text), writeSession(session));
  await page.goto('./#/result');
  const card = page.getByRole('article', { name: /一般申請/ });
  await card.getByRole('button', { name: /^這個結果不對？/ }).click();
  await expect(card.getByText(/^已複製這個個案。/)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ cases: [{ asOf: '2026-11-22', proposals: [] }] });
  await expectNoAxeViolations(page);
});

test('where copying is not allowed, the case is shown', async ({ page }) => {
  await page.addInitScript(
    (text) => {
      localStorage.setItem('session', text);
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    },
    writeSession({ ...EMPTY_SESSION, facts: foodFactory }),
  );
  await page.goto('./#/result');
  const card = page.getByRole('article', { name: /一般申請/ });
  await card.getByRole('button', { name: /^這個結果不對？/ }).click();
  await expect(card.getByRole('textbox', { name: '個案檔案' })).toHaveValue(/"oracle": "https:/);
  await expectNoAxeViolations(page);
});
