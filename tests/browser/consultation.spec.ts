/** A whole consultation: a new client, answers, what-if, plan, report, a link opened elsewhere, the case opened again. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { expect, expectNoSidewaysScroll, test } from './fixtures.ts';

type Language = 'zh-Hant' | 'en';
type Messages = Record<string, Record<string, unknown>>;

const read = (path: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'));
const MESSAGES: Record<Language, Messages> = {
  'zh-Hant': read('src/i18n/messages/zh-Hant.json') as Messages,
  en: read('src/i18n/messages/en.json') as Messages,
};

/** A message without parameters, as the app says it. */
const said = (language: Language, path: string): string => {
  const found = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], MESSAGES[language]);
  if (typeof found !== 'string') throw new Error(`no message ${path}`);
  return found;
};
const FROM_ANSWERS = { 'zh-Hant': /^用問卷中的/, en: /^Start from the budget/ } as const;
const CLIENT = { 'zh-Hant': '好味食品有限公司', en: 'Good Taste Foods Ltd' } as const;
const WINDOWS = { desktop: { width: 1440, height: 900 }, tablet: { width: 820, height: 1180 } } as const;

/** What the client says: an answer a row of the desk. */
const ANSWERS: readonly (readonly [fact: string, answer: string])[] = [
  ['aims', 'sell-outside-hk'],
  ['legalForm', 'hk-company'],
  ['businessRegistered', 'true'],
  ['listed', 'false'],
  ['substantiveHkOperations', 'true'],
  ['marketProjectCost', '60萬'],
  ['marketProjectMonths', '12'],
  ['ecommerceProject', 'false'],
  ['projectStarted', 'false'],
  ['otherPublicFunding', 'false'],
  ['budProjectsApproved', '0'],
  ['budGrantsReceived', '0'],
  ['appliedEasyBudBefore', 'false'],
];

const row = (page: Page, fact: string) => page.locator(`.desk-row[data-fact="${fact}"]`);

interface FactFile {
  facts: { id: string; type: string; options?: { value: string; label: Record<Language, string> }[] }[];
}
const FACTS = (read('rules/facts.json') as FactFile).facts;

/** The words of an option, as the form shows it. */
function option(language: Language, fact: string, value: string): string {
  if (value === 'true' || value === 'false') return said(language, value === 'true' ? 'check.yes' : 'check.no');
  const found = FACTS.find(({ id }) => id === fact)?.options?.find((each) => each.value === value);
  if (!found) throw new Error(`${fact} has no option ${value}`);
  return found.label[language];
}

async function answer(page: Page, language: Language, fact: string, value: string): Promise<void> {
  const at = row(page, fact);
  await expect(at).toBeVisible(); // it may only come with the answer before
  const type = FACTS.find(({ id }) => id === fact)?.type;
  if (type === 'int' || type === 'hkd') await at.locator('input[type="text"]').fill(value);
  else if ((await at.locator('select').count()) > 0) await at.locator('select').selectOption(value);
  else if (type === 'set') await at.getByRole('checkbox', { name: option(language, fact, value) }).check();
  else await at.getByRole('radio', { name: option(language, fact, value), exact: true }).check();
}

async function textOf(pdf: Uint8Array): Promise<string[]> {
  const file = await getDocument({ data: pdf, useSystemFonts: false, verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: file.numPages }, async (_, i) => {
      const { items } = await (await file.getPage(i + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    }),
  );
  return pages;
}

/** Results of today as they stand on the page, track by track. */
const resultsOf = async (page: Page): Promise<string> => {
  await expect(page.locator('.track-list article').first()).toBeVisible();
  return page.locator('.track-list').innerText();
};

for (const [device, viewport] of Object.entries(WINDOWS))
  for (const language of ['zh-Hant', 'en'] as const)
    test(`a consultation on a ${device}, ${language}`, async ({ page, browser, baseURL, isMobile }) => {
      test.skip(isMobile, 'an adviser has a desk or a tablet');
      test.slow();
      page.setDefaultTimeout(20_000);
      const say = (path: string): string => said(language, path);
      await page.setViewportSize(viewport);
      await page.addInitScript((locale) => localStorage.setItem('locale', locale), language);

      // A new client.
      await page.goto('./#/cases');
      await page.getByRole('textbox', { name: say('cases.newName') }).fill(CLIENT[language]);
      await page.getByRole('button', { name: say('cases.newCase') }).click();
      await expect(page.getByRole('complementary', { name: say('caseBar.title') })).toContainText(CLIENT[language]);

      // Answers, on one page.
      await page.goto('./#/desk');
      for (const [fact, value] of ANSWERS) await answer(page, language, fact, value);
      const markets = row(page, 'targetMarkets');
      await markets.getByRole('button', { name: say('desk.placesChoose') }).click();
      await markets.getByRole('searchbox').fill(language === 'en' ? 'Viet Nam' : '越南');
      await markets.getByRole('checkbox').last().check();
      const measures = row(page, 'marketMeasures');
      await measures.locator('summary').first().click();
      await answer(page, language, 'marketMeasures', 'advertising');
      await expectNoSidewaysScroll(page);

      // What they come to.
      await page.goto('./#/result');
      const card = page.locator('#track-bud-general');
      await expect(card).toContainText(say('verdict.eligible'));
      await expect(card).toContainText('HK$150,000');

      // What if: another answer, another rule, another day.
      await card.getByRole('link', { name: say('track.link') }).click();
      await expect(page.getByRole('heading', { name: say('track.changeTitle') })).toBeVisible();
      await expect(page.getByRole('img', { name: say('picture.curves') })).toBeVisible();
      await page.goto('./#/compare');
      await page.getByRole('radio', { name: say('columns.own') }).check();
      await expect(page.locator('.column-editor')).toHaveCount(4);
      await expect(page.getByRole('heading', { name: say('contribution.title') })).toBeVisible();

      // The plan.
      await page.goto('./#/plan');
      await page.getByRole('button', { name: FROM_ANSWERS[language] }).click();
      await expect(page.getByRole('heading', { name: say('plan.totalsTitle') })).toBeVisible();
      await expect(page.locator('.plan-totals').first()).toContainText('HK$150,000');

      // The report on paper.
      await page.goto('./#/report');
      await expect(page.getByRole('heading', { name: say('report.paperTitle') })).toBeVisible();
      const paper = await textOf(new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true })));
      // The font shares glyphs between characters and their radicals; normalised they are the same text.
      const whole = paper.join('').normalize('NFKC').replaceAll(/\s/g, '');
      expect(whole).toContain(CLIENT[language].replaceAll(/\s/g, ''));
      expect(whole).toContain('HK$150,000');
      expect(paper.length).toBeLessThanOrEqual(8);

      // A link, opened on another device.
      await page.goto('./#/result');
      const here = await resultsOf(page);
      const panel = page.getByRole('region', { name: say('share.title') });
      await panel.getByRole('button', { name: say('share.make') }).click();
      const link = await panel.getByRole('textbox', { name: say('share.link') }).inputValue();
      const elsewhere = await browser.newContext({ baseURL: baseURL ?? '', viewport, locale: 'zh-HK' });
      const other = await elsewhere.newPage();
      await other.addInitScript((locale) => localStorage.setItem('locale', locale), language);
      await other.goto(link);
      await other.getByRole('button', { name: say('share.open.see') }).click();
      expect(await resultsOf(other)).toBe(here);
      await elsewhere.close();

      // The case is closed, and opened again as it was.
      await page.getByRole('button', { name: say('caseBar.close') }).click();
      await expect(page.getByRole('complementary', { name: say('caseBar.title') })).toHaveCount(0);
      await page.goto('./#/cases');
      const client = page.getByRole('article', { name: CLIENT[language], exact: true });
      await client.getByRole('button', { name: new RegExp(`^${say('cases.open')}`) }).click();
      await expect(page.getByRole('complementary', { name: say('caseBar.title') })).toContainText(CLIENT[language]);
      await page.goto('./#/result');
      expect(await resultsOf(page)).toBe(here);
    });
