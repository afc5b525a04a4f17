/** The report as a real PDF and as real files: what a client is handed. */
import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { IsoDate, Profile } from '../../src/rulebase/index.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../support/profiles.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, test } from './fixtures.ts';

const NAME = '屯門食品廠';

/** Opens the report of a company as it is found on a device. */
async function openReport(page: Page, locale: Locale, session: Partial<Session> = {}): Promise<void> {
  const kept: Session = { ...EMPTY_SESSION, name: NAME, facts: foodFactory, asAt: '2026-11-22' as IsoDate, ...session };
  await page.clock.setFixedTime(new Date(`${kept.asAt}T12:00:00+08:00`)); // another day's rules are said at length
  await page.addInitScript(
    ([text, language]) => {
      localStorage.setItem('session', text);
      localStorage.setItem('locale', language);
    },
    [writeSession(kept), locale] as const,
  );
  await page.goto('./#/report');
  await page.reload(); // where a report is open already, the same address loads nothing
  await expect(page.locator('.paper')).toBeVisible();
}

/**
 * A piece of text on a page: in points, from the lower left corner. Where a font draws a radical and a character with
 * one glyph, Chromium writes the radical into the PDF; readers of PDF take the two for the same, and so does this.
 */
interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
}
interface Sheet {
  width: number;
  height: number;
  pieces: Piece[];
}

async function printed(page: Page): Promise<Sheet[]> {
  const data = new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS, useSystemFonts: true }).promise;
  const sheets: Sheet[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const sheet = await pdf.getPage(n);
    const [, , width = 0, height = 0] = sheet.view;
    const { items } = await sheet.getTextContent();
    sheets.push({
      width,
      height,
      pieces: items
        .filter((item): item is TextItem => 'str' in item && item.str.trim() !== '')
        .map(({ str, transform, width: w }) => ({
          text: str.replaceAll(/[\u2E80-\u2FDF]/g, (radical) => radical.normalize('NFKC')),
          x: Number(transform[4]),
          y: Number(transform[5]),
          width: w,
        })),
    });
  }
  await pdf.destroy();
  return sheets;
}

const POINTS_PER_MM = 72 / 25.4;
/** Text below this line is the foot of the page. */
const FOOT = 19 * POINTS_PER_MM;
const bare = (text: string): string => text.replaceAll(/\s+/g, '');
const textOf = (pieces: readonly Piece[]): string => bare(pieces.map(({ text }) => text).join(''));
const body = ({ pieces }: Sheet): Piece[] => pieces.filter(({ y }) => y > FOOT);
const foot = ({ pieces }: Sheet): Piece[] => pieces.filter(({ y }) => y <= FOOT);
const headings = (page: Page, level: string): Promise<string[]> => page.locator(`.paper ${level}`).allTextContents();

const LANGUAGES = [
  {
    locale: 'zh-Hant',
    page: (n: number, of: number) => `第${n}頁，共${of}頁`,
    first: '中小企資助計劃評估報告',
    chrome: '顧問工作台',
    maker: '由「中小企資助計劃資格檢查」按企業自己的答案編製，並非政府文件',
  },
  {
    locale: 'en',
    page: (n: number, of: number) => `Page${n}of${of}`,
    first: 'SMEfundingschemeassessment',
    chrome: "Adviser'sdesk",
    maker: "MadewithSMEFundingCheckerfromthecompany'sownanswers.Notagovernmentdocument.",
  },
] as const;

test.describe('on paper', () => {
  test.skip(({ isMobile }) => isMobile, 'paper is the same whatever it is printed from');

  for (const { locale, page: numbered, first, chrome, maker } of LANGUAGES) {
    test(`a typical client gets five to eight numbered pages of A4, all of it text: ${locale}`, async ({ page }) => {
      await openReport(page, locale);
      const sheets = await printed(page);
      expect(sheets.length).toBeGreaterThanOrEqual(5);
      expect(sheets.length).toBeLessThanOrEqual(8);
      for (const [i, sheet] of sheets.entries()) {
        expect(Math.round(sheet.width)).toBe(595);
        expect(Math.round(sheet.height)).toBe(842);
        expect(textOf(foot(sheet))).toContain(numbered(i + 1, sheets.length));
        expect(textOf(foot(sheet))).toContain(NAME);
        expect(textOf(body(sheet)).length).toBeGreaterThan(100); // no page is all but empty
      }
      const all = sheets.map((sheet) => textOf(body(sheet))).join('');
      expect(all.startsWith(first + maker)).toBe(true); // nobody takes it for a paper of the government
      expect(all).not.toContain(chrome); // nothing of the app around it
      const titles = await headings(page, 'h3');
      expect(titles.length).toBe(9);
      let at = 0;
      for (const title of titles) {
        const found = all.indexOf(bare(title), at);
        expect(found, title).toBeGreaterThanOrEqual(at);
        at = found;
      }
      const list = all.lastIndexOf(bare(titles.at(-1) ?? ''));
      const listed = new Set([...all.slice(list).matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)));
      const cited = [...all.slice(0, list).matchAll(/\[(\d+)(?:–(\d+))?\]/g)].flatMap(([, from, to]) => [
        Number(from),
        Number(to ?? from),
      ]);
      expect(listed.size).toBeGreaterThan(10);
      expect(cited.filter((n) => !listed.has(n))).toEqual([]);
      expect(Math.max(...cited)).toBe(listed.size);
    });

    test(`nothing is cut off and no heading stands alone at the foot of a page: ${locale}`, async ({ page }) => {
      for (const facts of [foodFactory, listedGroupSubsidiary, trader]) {
        await openReport(page, locale, { facts });
        const alone = new Set([...(await headings(page, 'h3')), ...(await headings(page, 'h4'))].map(bare));
        for (const sheet of await printed(page)) {
          const margin = 15.5 * POINTS_PER_MM;
          const outside = body(sheet).filter(
            ({ x, y, width }) => x < margin || x + width > sheet.width - margin || y > sheet.height - margin,
          );
          expect(outside).toEqual([]);
          const lowest = Math.min(...body(sheet).map(({ y }) => y));
          const last = textOf(body(sheet).filter(({ y }) => y < lowest + 2));
          expect([...alone].filter((title) => last === title)).toEqual([]);
        }
      }
    });
  }

  test('a table that goes on over the page says again what its columns are', async ({ page }) => {
    const { aims: _, ...all } = foodFactory;
    await openReport(page, 'zh-Hant', { facts: all });
    const sheets = await printed(page);
    const heads = sheets.filter((sheet) => textOf(body(sheet)).includes('類別2023年8月今天今天，加上建議'));
    expect(heads.length).toBeGreaterThanOrEqual(2);
  });

  test('the width of the sheet is enough for every table, in every language', async ({ page }) => {
    const plan = [
      { id: 'a', label: '在越南舉行的國際食品展覽會攤位', amount: 600_000, countsAs: ['marketProjectCost'], kinds: {} },
      { id: 'b', label: '包裝生產線', amount: 900_000, countsAs: ['lineProjectCost'], kinds: {} },
    ];
    const longest: Profile = Object.fromEntries(Object.entries(foodFactory).filter(([id]) => id !== 'aims'));
    await page.setViewportSize({ width: Math.floor((210 - 32) * (96 / 25.4)), height: 900 }); // A4 without its margins
    for (const locale of ['zh-Hant', 'en', 'zh-Hans'] as const) {
      for (const facts of [foodFactory, longest]) {
        await openReport(page, locale, { facts, costs: plan, name: 'W'.repeat(200) });
        await page.emulateMedia({ media: 'print' });
        const wide = await page.locator('.paper').evaluate((paper) => {
          const { right } = paper.getBoundingClientRect();
          const beyond = [...paper.querySelectorAll('*')].filter(
            (each) => each.getBoundingClientRect().right > right + 0.5 && getComputedStyle(each).display !== 'none',
          );
          const scrolling = [...paper.querySelectorAll('table, .scroll-x')].filter(
            (each) => each.scrollWidth > each.clientWidth + 1,
          );
          return [...beyond, ...scrolling].map((each) => `${each.tagName} ${(each.textContent ?? '').slice(0, 40)}`);
        });
        expect(wide).toEqual([]);
        await page.emulateMedia({ media: 'screen' });
      }
    }
  });

  test('a name that is code is printed as a name', async ({ page }) => {
    const name = '"; } body { display: none } </style>';
    await openReport(page, 'en', { name });
    for (const sheet of await printed(page)) expect(textOf(foot(sheet))).toContain(bare(name));
  });
});

test('the Excel file has four sheets with amounts as numbers', async ({ page }) => {
  await openReport(page, 'zh-Hant', { name: '=1+1' });
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '下載 Excel 檔' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('=1+1 報告 2026-11-22.xlsx');
  const parts = unzipSync(new Uint8Array(readFileSync(await download.path())));
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(['結果', '比較', '答案', '說明']);
  expect(part('xl/worksheets/sheet1.xml')).toMatch(/<c r="[A-Z]+\d+"(?![^>]*t="s")[^>]*><v>150000<\/v>/);
  expect(part('xl/sharedStrings.xml')).toContain('BUD 專項基金：一般申請');
  expect(Object.keys(parts).some((name) => part(name).includes('<f>'))).toBe(false);
  await expect(page.getByText('已下載「=1+1 報告 2026-11-22.xlsx」。')).toBeVisible();
});

for (const [button, file, column] of [
  ['Download results (CSV)', 'Results', 'Grant, most'],
  ['Download comparison (CSV)', 'Comparison', 'Today: causes'],
] as const) {
  test(`${button} gives a table that says what it rests on`, async ({ page }) => {
    await openReport(page, 'en', { name: '=1+1' });
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`=1+1 ${file} 2026-11-22.csv`);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data: rows, errors } = Papa.parse<string[]>(text.slice(1), { delimiter: ',' });
    expect(errors).toEqual([]);
    expect(rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    expect(text).toContain('Date of the rules: 2026-11-22');
    expect(text).toContain('not advice');
    const head = rows.findIndex(([first]) => first === 'Track');
    expect(rows[head]).toContain(column);
    const general = rows.find(([first]) => first === 'BUD Fund: General application');
    expect(general).toContain('150000');
  });
}

for (const locale of ['zh-Hant', 'en'] as const) {
  test(`the preview is accessible and never scrolls sideways: ${locale}`, async ({ page }) => {
    test.slow(); // the whole report twice through axe
    await openReport(page, locale);
    await expectNoAxeViolations(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoAxeViolations(page);
    for (const width of [320, 360, 820]) {
      await page.setViewportSize({ width, height: 740 });
      await expectNoSidewaysScroll(page);
    }
  });
}
