import { expect, expectNoAxeViolations, expectNoSidewaysScroll, switchLanguage, test } from './fixtures.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the start page is accessible in every language, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('貴公司符合哪些政府資助計劃的條件？');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant-HK');
    await expectNoAxeViolations(page);

    await switchLanguage(page, 'English');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Which government funding schemes/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-HK');
    await expect(page).toHaveTitle(/SME Funding Checker$/);
    await expectNoAxeViolations(page);

    await switchLanguage(page, '简体中文');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('贵公司符合哪些政府资助计划的条件？');
    await expectNoAxeViolations(page);
  });
}

test('the start page fits 320 px in every language', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const name of ['繁體中文', 'English', '简体中文'] as const) {
    await switchLanguage(page, name);
    await expectNoSidewaysScroll(page);
  }
});

test('the chosen language is kept', async ({ page }) => {
  await page.goto('./');
  await switchLanguage(page, 'English');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Which government funding schemes/);
});

test('moving to a page gives it the title, the focus and the menu mark', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('body')).toBeFocused();
  await page.getByRole('link', { name: '開始檢查' }).click();
  await expect(page).toHaveURL(/#\/check$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle('貴公司的目標 – 中小企資助計劃資格檢查');
  await expect(page.getByRole('link', { name: '資格檢查', exact: true })).toHaveAttribute('aria-current', 'page');
});

test('the skip link moves the focus and leaves the address alone', async ({ page }) => {
  await page.goto('./#/about');
  // The page's own heading: before it, that of the start page stands there, without a link to skip by.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('關於本工具');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到主要內容' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/#\/about$/);
});

test('a page reached with a query in the fragment is the page', async ({ page }) => {
  await page.goto('./#/about?case=abc');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('關於本工具');
});

test('an unknown address says so and leads home', async ({ page }) => {
  await page.goto('./#/no/such/page');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('找不到這一頁');
  await expectNoAxeViolations(page);
  await page.getByRole('link', { name: '回到首頁' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('貴公司符合哪些政府資助計劃的條件？');
});

test('a part that cannot be loaded leaves a message and the rest of the app', async ({ page, complaints }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.route('**/assets/about-page-*.js', (route) => route.abort());
  await page.getByRole('link', { name: '關於' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('這一頁出現問題');
  await expect(page.getByRole('button', { name: '重新載入' })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('link', { name: '中小企資助計劃資格檢查' }).click();
  await expect(page.getByRole('link', { name: '開始檢查' })).toBeVisible();
  expect(complaints.length).toBeGreaterThan(0);
  complaints.length = 0; // provoked above
});

test('an app that cannot be loaded says so', async ({ page, complaints }) => {
  await page.route('**/assets/messages-*.js', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByText('網頁仍未載入')).toBeVisible();
  await expect(page.getByText('The page has not loaded yet.')).toBeVisible();
  complaints.length = 0; // provoked above
});

test('the headers and the page carry the same policy', async ({ page, request }) => {
  const response = await request.get('./');
  const header = response.headers()['content-security-policy'] ?? '';
  expect(header).toContain("frame-ancestors 'none'");
  expect(header).not.toContain('unsafe');
  await page.goto('./');
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(meta).toBe(header.replace("; frame-ancestors 'none'", ''));
});

test('without script the page still says what it is', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('noscript')).toBeVisible();
  expect(await page.locator('noscript').innerText()).toMatch(/需要開啟 JavaScript.*needs JavaScript/s);
  await expect(page.locator('#load-failed')).toBeHidden();
  await context.close();
});

test('a link opens in its language, also in a window that is open, until another is chosen', async ({ page }) => {
  await page.goto('./#/about?lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-HK');
  await page.evaluate(() => {
    location.hash = '#/about?lang=zh-Hans';
  });
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans-HK');
  await switchLanguage(page, '繁體中文');
  expect(page.url()).toMatch(/#\/about$/);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant-HK');
});
