import type { Page } from '@playwright/test';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import type { IsoDate } from '../../src/rulebase/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, openAll, switchLanguage, test } from './fixtures.ts';

/** A device on which these answers were given before. */
async function prime(page: Page, session: Partial<Session> = {}): Promise<void> {
  const kept: Session = {
    ...EMPTY_SESSION,
    name: '屯門食品廠',
    facts: foodFactory,
    asAt: '2026-11-22' as IsoDate,
    ...session,
  };
  await page.addInitScript((text) => {
    if (localStorage.getItem('session') === null) localStorage.setItem('session', text);
  }, writeSession(kept));
}

const pages = [
  { path: 'result', ready: '每個類別的結果', zh: '屯門食品廠的結果', en: 'Results for 屯門食品廠' },
  { path: 'compare', ready: '每項分別及原因', zh: '今昔比較', en: 'Compare' },
] as const;

for (const { path, ready, zh, en } of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`#/${path} is accessible with everything open, ${colorScheme}`, async ({ page }) => {
      test.slow(); // every condition with its sources, twice through axe
      await page.emulateMedia({ colorScheme });
      await prime(page);
      await page.goto(`./#/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh);
      await expect(page.getByRole('heading', { name: ready })).toBeVisible();
      await openAll(page);
      await expectNoAxeViolations(page);
      await switchLanguage(page, 'English');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(en);
      await openAll(page);
      await expectNoAxeViolations(page);
    });
  }

  test(`#/${path} never scrolls sideways`, async ({ page }) => {
    await prime(page);
    await page.goto(`./#/${path}`);
    await expect(page.getByRole('heading', { name: ready })).toBeVisible();
    for (const width of [320, 360, 820, 1024]) {
      await page.setViewportSize({ width, height: 740 });
      for (const name of ['繁體中文', 'English', '简体中文'] as const) {
        await switchLanguage(page, name);
        await openAll(page);
        await expectNoSidewaysScroll(page);
      }
    }
  });

  test(`#/${path} without answers leads to the questions`, async ({ page }) => {
    await page.goto(`./#/${path}`);
    await expect(page.getByRole('link', { name: '開始回答' })).toHaveAttribute('href', '#/check');
    await expectNoAxeViolations(page);
  });
}

test('a result leads to its reasons and back to the question behind them', async ({ page }) => {
  await prime(page);
  await page.goto('./#/result');
  await page.getByRole('link', { name: '看詳情' }).first().click();
  await expect(page.locator('.track:focus')).toBeVisible();
  await expect(page).toHaveURL(/#\/result$/);
  const line = page.getByRole('article', { name: /NIFS/ });
  await line.getByRole('link', { name: /^更改/ }).first().click();
  await expect(page).toHaveURL(/#\/check\?fact=lineKind$/);
});

test('taking a proposal away changes the matrix at once, and is kept', async ({ page }) => {
  await prime(page);
  await page.goto('./#/compare');
  const last = page.getByRole('table', { name: '按類別' }).getByRole('row', { name: /NIFS/ }).getByRole('cell').last();
  await expect(last).toContainText('符合已知條件');
  await page.getByText(/^建議及假設（已選/).click();
  const proposal = page.getByRole('checkbox', { name: '再工業化資助涵蓋改良現有生產線' });
  await proposal.uncheck();
  await expect(last).toContainText('不符合條件');
  await expect(last).toContainText('與「今天」相同');
  await page.reload();
  await expect(last).toContainText('不符合條件');
  await page.getByText(/^建議及假設（已選/).click();
  await expect(proposal).not.toBeChecked();
});

test('on paper every reason is open, and the buttons are gone', async ({ page }) => {
  await prime(page);
  await page.goto('./#/result');
  await expect(page.getByRole('heading', { name: '每個類別的結果' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('由此項決定').first()).toBeVisible();
  await expect(page.getByRole('link', { name: '列印報告' })).toBeHidden();
});
