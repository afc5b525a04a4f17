/** The whole way by keyboard, from the first question to the comparison: a food factory in Tuen Mun that wants to sell in Vietnam. */
import type { Page } from '@playwright/test';

import { expect, expectNoAxeViolations, expectNoSidewaysScroll, switchLanguage, test } from './fixtures.ts';

/** Moves the focus to a control as people without a mouse do: Tab, or the arrows within a group of radio buttons. */
async function reach(page: Page, question: string, choice?: string): Promise<void> {
  const field = page
    .locator('.question')
    .filter({ has: page.locator('.field-label', { hasText: question }) })
    .first();
  const target = choice === undefined ? field.locator('input[type="text"]') : field.getByLabel(choice, { exact: true });
  const isRadio = (await target.getAttribute('type')) === 'radio';
  for (let presses = 0; presses < 400; presses += 1) {
    const there = await target.evaluate(
      (element, radio) =>
        element === document.activeElement ||
        (radio && document.activeElement?.getAttribute('name') === element.getAttribute('name')),
      isRadio,
    );
    if (there) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach: ${question} ${choice ?? ''}`);
}

async function choose(page: Page, question: string, choice: string): Promise<void> {
  await reach(page, question, choice);
  const field = page
    .locator('.question')
    .filter({ has: page.locator('.field-label', { hasText: question }) })
    .first();
  const target = field.getByLabel(choice, { exact: true });
  if ((await target.getAttribute('type')) === 'radio') {
    const count = await field.getByRole('radio').count();
    await page.keyboard.press('Space');
    for (let presses = 0; presses < count && !(await target.isChecked()); presses += 1)
      await page.keyboard.press('ArrowDown');
  } else await page.keyboard.press('Space');
  await expect(target).toBeChecked();
}

async function type(page: Page, question: string, text: string): Promise<void> {
  await reach(page, question);
  await page.keyboard.type(text);
}

async function goOn(page: Page, title: string): Promise<void> {
  const button = page.getByRole('button', { name: '繼續', exact: true });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(title);
  await expect(heading).toBeFocused();
}

/** At the foot of the page, where the bar with the results covers nothing: what it half covers elsewhere can be scrolled. */
async function expectSound(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
}

test('a food factory answers everything by keyboard', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('./');
  await page.getByRole('link', { name: '開始檢查' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('貴公司的目標');
  await expectSound(page);
  await choose(page, '貴公司想做甚麼？', '把產品或服務賣到香港以外');
  await choose(page, '貴公司想做甚麼？', '參加展覽會、考察團或做宣傳');

  await goOn(page, '公司資料');
  await expectSound(page);
  await choose(page, '貴公司是哪一類機構？', '在香港註冊成立的公司');
  await choose(page, '有效的香港商業登記', '是');
  await choose(page, '本身是不是上市公司', '否');
  await choose(page, '有沒有實質業務運作', '是');

  await goOn(page, '拓展市場的項目');
  await expectSound(page);
  await page.keyboard.press('Tab');
  for (let presses = 0; presses < 5; presses += 1) {
    if (await page.getByRole('searchbox').evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('越南');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '移除越南' })).toBeVisible();
  await choose(page, '會做哪些工作', '廣告');
  await choose(page, '會做哪些工作', '參加展覽會');
  await type(page, '整個項目預算多少錢', '400000');
  await expect(page.getByText('= HK$400,000（40 萬元）')).toBeVisible();
  await expectSound(page);

  await goOn(page, '拓展市場的項目');
  await type(page, '需時多少個月', '12');
  await choose(page, '電商業務', '否');
  await choose(page, '項目已經開始了嗎', '否');
  await choose(page, '其他公帑資助', '否');

  await goOn(page, '過往獲得的資助');
  await expectSound(page);
  await type(page, '多少個 BUD 專項基金項目獲批', '0');
  await type(page, '至今獲得多少 BUD', '0');
  const more = page.locator('.question', { hasText: '以前有沒有申請過申請易' });
  const ongoing = page.locator('.question', { hasText: '進行中的項目獲核准多少' });
  if (await ongoing.isVisible()) await type(page, '進行中的項目獲核准多少', '0');
  await expect(more).toBeVisible();
  await choose(page, '以前有沒有申請過申請易', '否');
  await expect(page.getByText('已經足夠')).toBeVisible();

  await goOn(page, '可以看結果了');
  await expectSound(page);
  const standing = page.getByRole('complementary', { name: '目前結果' });
  const opener = standing.getByRole('button');
  if (await opener.isVisible()) await opener.press('Enter');
  await expect(standing.getByText('BUD 專項基金：申請易', { exact: true })).toBeVisible();
  await expect(standing.getByText('符合已知條件', { exact: true }).first()).toBeVisible();
  await expectSound(page);

  await page.getByRole('link', { name: /^回答這 \d+ 題$/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('展覽及宣傳活動');
  await expectSound(page);
  await page.reload();
  await page.getByRole('link', { name: /^你的答案（1\d 項）$/ }).press('Enter');
  await expect(page.getByText('HK$400,000')).toBeVisible();
  await expectSound(page);
  await page
    .getByRole('link', { name: /^看結果$/ })
    .first()
    .press('Enter');
  await expect(page).toHaveURL(/#\/result$/);
  await expect(page.getByText('HK$100,000（10 萬元）').first()).toBeVisible();
  await expectSound(page);

  await page.getByRole('link', { name: '今昔比較' }).first().press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今昔比較');
  await expect(page.getByText('HK$200,000（20 萬元）').filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText('政府資助比率').filter({ visible: true }).first()).toBeVisible();
  await expectSound(page);
});

for (const width of [320, 360]) {
  test(`errors, answers and the other pages fit ${width} px in every language`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.goto('./#/check');
    await page.locator('form').getByRole('checkbox').first().check();
    await page.getByRole('button', { name: '繼續', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('公司資料');
    await page.getByRole('button', { name: '繼續', exact: true }).click();
    await expect(page.getByRole('region', { name: '有資料需要更正' })).toBeFocused();
    for (const name of ['繁體中文', 'English', '简体中文'] as const) {
      await switchLanguage(page, name);
      await expectSound(page);
    }
    await switchLanguage(page, 'English');
    for (const address of [
      '/check?fact=targetMarkets',
      '/check?fact=budGrantsReceived',
      '/check?view=answers',
      '/about',
    ]) {
      await page.goto(`./#${address}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectSound(page);
    }
  });
}

test('the answers are kept as a file and opened from it', async ({ page }) => {
  await page.goto('./#/check');
  await page.locator('form').getByRole('checkbox').first().check();
  await page.goto('./#/about');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '儲存答案成檔案' }).click();
  const file = await (await saving).path();
  await page.getByRole('button', { name: '刪除所有資料' }).click();
  await page.getByRole('button', { name: '刪除', exact: true }).click();
  await expect(page.getByText('已刪除這部裝置上的所有答案和個案。')).toBeVisible();
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByText(/^已開啟/)).toBeVisible();
  await expectNoAxeViolations(page);
});

test('rules that cannot be loaded are said, and loaded on a second try', async ({ page, complaints }) => {
  await page.route('**/assets/zh-Hant-*.js', (route) => route.abort());
  await page.goto('./#/check');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('未能載入計劃的規則');
  await expectNoAxeViolations(page);
  complaints.length = 0; // provoked above
  await page.unroute('**/assets/zh-Hant-*.js');
  await page.getByRole('button', { name: '再試一次' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('貴公司的目標');
});

test('the start page offers to go on, or to begin anew after asking', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('申請前不要開始項目或付款', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: '開始檢查' }).click();
  await page.locator('form').getByRole('checkbox').first().check();
  await page.getByRole('link', { name: '中小企資助計劃資格檢查' }).click();
  await expect(page.getByRole('link', { name: '繼續上次的檢查' })).toBeVisible();
  await page.getByRole('button', { name: '重新開始' }).click();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: '刪除並重新開始' }).click();
  await expect(page.getByText('已刪除上次的答案。')).toBeVisible();
  await expect(page.getByRole('link', { name: '開始檢查' })).toBeVisible();
});
