/** The adviser's desk: all questions beside the results, on a desktop, a tablet and a phone. */
import type { Page } from '@playwright/test';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import type { IsoDate, Profile } from '../../src/rulebase/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, switchLanguage, test } from './fixtures.ts';

const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 360, height: 740 };

/** Opens the desk on a device on which these answers were given before. */
async function open(page: Page, facts: Profile = foodFactory): Promise<void> {
  const text = writeSession({ ...EMPTY_SESSION, asAt: '2026-11-22' as IsoDate, facts });
  await page.addInitScript((session) => {
    if (localStorage.getItem('session') === null) localStorage.setItem('session', session);
  }, text);
  await page.goto('./#/desk');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('顧問工作台');
  await expect(page.locator('.desk-row').first()).toBeVisible();
}

const stored = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(
    () => (JSON.parse(localStorage.getItem('session') ?? '{}') as { facts: Record<string, unknown> }).facts,
  );

const row = (page: Page, fact: string) => page.locator(`.desk-row[data-fact="${fact}"]`);
const focusedRow = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('.desk-row')?.dataset['fact']);

/** Help, lists and the places of every row. */
const openRows = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('.desk details')) details.open = true;
    for (const button of document.querySelectorAll<HTMLElement>('.desk-form button[aria-expanded="false"]'))
      button.click();
  });

/** Where what stands at the head or the foot of the window covers nothing by half. */
async function expectSound(page: Page): Promise<void> {
  const barAtFoot = await page.locator('.desk-bar, .live-bar').filter({ visible: true }).count();
  await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), barAtFoot > 0 ? Number.MAX_SAFE_INTEGER : 0);
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
}

/** What has the focus can be seen: nothing lies over it, and it is within the window. */
const isCovered = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing has the focus';
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + Math.min(width / 2, 20), top + height / 2];
    const above = document.elementFromPoint(x, y);
    const same = above !== null && (element.contains(above) || above.contains(element));
    return same
      ? undefined
      : `${element.id || element.tagName} at ${Math.round(y)} under ${above?.className ?? 'nothing'}`;
  });

for (const size of [DESKTOP, TABLET, PHONE]) {
  test(`the desk is accessible and fits ${size.width} px with everything open`, async ({ page, isMobile }) => {
    test.skip(isMobile !== (size === PHONE), 'each size once');
    test.slow(); // 250 places, in two languages through axe
    await page.setViewportSize(size);
    await open(page);
    if (size !== DESKTOP)
      await page
        .getByRole('button', { name: /已可判斷 \d+／\d+ 個類別/ })
        .filter({ visible: true })
        .click();
    await openRows(page);
    for (const name of ['繁體中文', 'English'] as const) {
      await switchLanguage(page, name);
      await expectSound(page);
    }
  });
}

test('the desk is accessible in the dark, with something wrong in it', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, { ...foodFactory, listed: true, legalForm: null, budGrantsReceived: 100 });
  await page.locator('#budGrantsOngoing').fill('200');
  await page.locator('#promotionCost').fill('x');
  await page.locator('#marketProjectMonths').focus();
  await expect(page.getByRole('button', { name: '3 題須更正' })).toBeVisible();
  await expectSound(page);
});

test('without answers the aims come first, and the others follow once they are chosen', async ({ page }) => {
  await open(page, {});
  await expect(page.locator('.desk-row')).toHaveCount(1);
  await expectSound(page);
  await page.getByRole('checkbox', { name: '借綠色貸款或發行綠色債券' }).check();
  await expect(row(page, 'greenInstrument')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const name of ['繁體中文', 'English', '简体中文'] as const) {
    await switchLanguage(page, name);
    await expectNoSidewaysScroll(page);
  }
});

test('five answers are changed by keyboard alone, and the verdicts follow', async ({ page }) => {
  await page.setViewportSize(DESKTOP);
  const { legalForm: _, listed: __, ...partly } = foodFactory;
  await open(page, partly);
  const results = page.getByRole('complementary', { name: '目前結果' });
  const undecided = results.locator('.desk-verdict').getByText('資料不足，未能判斷');
  await expect(undecided.first()).toBeVisible();

  await page.keyboard.press('n');
  expect(await focusedRow(page)).toBe('legalForm');
  await page.keyboard.press('ArrowDown'); // the first option
  await page.keyboard.press('Tab'); // out of the list, to its help
  await page.keyboard.press('n');
  expect(await focusedRow(page)).toBe('listed');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(results.getByText('符合已知條件').first()).toBeVisible();
  await expect(undecided).toHaveCount(0);

  await page.keyboard.press('/');
  await page.keyboard.type('市場項目開支');
  await expect(page.locator('.desk-row')).toHaveCount(1);
  for (let presses = 0; presses < 20 && (await focusedRow(page)) !== 'marketProjectCost'; presses += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('40萬');
  await expect(results.getByText('「市場項目開支」由「HK$600,000」改為「HK$400,000」。')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.desk-row').count()).toBeGreaterThan(30);

  await page.locator('#marketProjectMonths').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('18');
  await page.keyboard.press('Enter');
  expect(await focusedRow(page)).toBe('ecommerceProject');
  await page.keyboard.press('ArrowLeft'); // from no to yes
  await expect
    .poll(() => stored(page))
    .toMatchObject({
      legalForm: 'hk-company',
      listed: false,
      marketProjectCost: 400_000,
      marketProjectMonths: 18,
      ecommerceProject: true,
    });
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => stored(page)).toMatchObject({ marketProjectMonths: 12, ecommerceProject: false });
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.locator('#marketProjectMonths')).toHaveValue('18');
});

test('a box that is being typed in takes back its own steps first', async ({ page }) => {
  await page.setViewportSize(DESKTOP);
  await open(page);
  const box = page.locator('#marketProjectMonths');
  await box.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('6');
  await expect(box).toHaveValue('126');
  await page.keyboard.press('Control+Z');
  await expect(box).toHaveValue('12');
  expect(await stored(page)).toMatchObject({ marketProjectMonths: 12 });
});

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['tablet', TABLET],
] as const) {
  test(`nothing lies over what has the focus, ${name}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(size);
    await open(page);
    if (size === TABLET) await page.getByRole('button', { name: /^結果：/ }).click();
    await page.locator('#legalForm').focus();
    const covered: string[] = [];
    const step = async (key: string, times: number): Promise<void> => {
      for (let presses = 0; presses < times; presses += 1) {
        await page.keyboard.press(key);
        const problem = await isCovered(page);
        if (problem !== undefined) covered.push(problem);
      }
    };
    await step('Tab', 60);
    await step('Shift+Tab', 60);
    expect(covered).toEqual([]);
  });
}

test('on a tablet the results are a drawer beside the questions, which stay in use', async ({ page }) => {
  await page.setViewportSize(TABLET);
  await open(page);
  const opener = page.getByRole('button', { name: '結果：已可判斷 5／5 個類別' });
  const body = page.locator('.desk-results-body');
  await expect(body).toBeHidden();
  await opener.press('Enter');
  await expect(body).toBeVisible();
  await expect(page.getByRole('heading', { name: '目前結果' })).toBeFocused();

  const drawer = await body.boundingBox();
  const form = await page.locator('.desk-form').boundingBox();
  expect(drawer && form && form.x + form.width <= drawer.x, 'beside, not over').toBe(true);
  await row(page, 'listed').getByRole('radio', { name: '是' }).check();
  await expect(body.getByText('「上市公司」由「否」改為「是」。')).toBeVisible();
  await body.getByRole('link', { name: '上市公司' }).first().click();
  await expect(row(page, 'listed').getByRole('radio', { name: '是' })).toBeFocused();
  await expect(body).toBeVisible();

  await body.getByRole('button', { name: '由最有利排起' }).focus();
  await page.keyboard.press('Escape');
  await expect(body).toBeHidden();
  await expect(page.getByRole('button', { name: /^結果：/ })).toBeFocused();
});

test('on a phone the results open over the questions and make way for the one that is chosen', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await open(page, { ...foodFactory, listed: true });
  const bar = page.locator('.desk-bar-toggle');
  await bar.click();
  await page.locator('.desk-results-body').getByRole('link', { name: '上市公司' }).first().click();
  await expect(page.locator('.desk-results-body')).toBeHidden();
  await expect(row(page, 'listed').getByRole('radio', { name: '是' })).toBeFocused();
  expect(await isCovered(page)).toBeUndefined();
  await row(page, 'listed').getByRole('radio', { name: '否' }).check();
  await expect(bar).toHaveText(/已可判斷 5／5 個類別/);
});

test('from the guided questions to the desk and back, at the same question, with what is half typed', async ({
  page,
}) => {
  await open(page);
  await page.goto('./#/check?fact=marketProjectCost');
  const guided = page.getByRole('textbox', { name: /整個項目預算多少錢/ });
  await guided.fill('about 600');
  await page.getByRole('link', { name: '改為在一頁內回答全部題目' }).click();
  await expect(page.locator('#marketProjectCost')).toBeFocused();
  await expect(page.locator('#marketProjectCost')).toHaveValue('about 600');
  await expect(page.getByRole('button', { name: '1 題須更正' })).toBeVisible();
  await expectSound(page);
  await page.locator('#promotionCost').focus();
  await page.getByRole('link', { name: '改為逐題回答' }).click();
  await expect(page).toHaveURL(/#\/check\?at=promotionCost$/);
  await expect(page.getByText('有些輸入未能當作答案')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: '市場項目開支：about 600' }).click();
  await expect(guided).toHaveValue('about 600');
});
