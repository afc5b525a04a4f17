/** A member list as long as a chamber's and longer, in one tab: read, assessed, looked into and taken away. */
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Page, TestInfo } from '@playwright/test';
import Papa from 'papaparse';

import { foodFactory } from '../support/profiles.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, switchLanguage, test } from './fixtures.ts';

interface ListedFact {
  id: string;
  type: string;
  roles: string[];
  partOf?: string;
  label: Record<string, string>;
  options?: { value: string }[];
}
const { facts: FACTS } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../rules/facts.json', import.meta.url)), 'utf8'),
) as { facts: ListedFact[] };

const ROWS = 100_000;
/** Columns of the list: enough to decide most companies for most aims. */
const COLUMNS = FACTS.filter(
  ({ id, type, partOf }, i) => id in foodFactory || (i < 30 && type !== 'economies' && partOf === undefined),
);

/** Numbers from 0 up to 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every tenth member is a food factory, which qualifies for something today; the others answer at random. */
function factoryCell({ id }: ListedFact): string {
  const answer = foodFactory[id];
  if (answer === undefined || answer === null) return '';
  return Array.isArray(answer) ? answer.join('|') : String(answer);
}

function cellOf({ type, roles, partOf, options = [] }: ListedFact, next: () => number): string {
  if (next() < 0.1) return '';
  if (partOf !== undefined) return '0'; // never more than the whole
  if (roles.includes('past') && next() < 0.8) return type === 'bool' ? '否' : '0';
  switch (type) {
    case 'bool':
      return next() < 0.7 ? '是' : '否';
    case 'one':
      return options[Math.floor(next() * options.length)]?.value ?? '';
    case 'set':
      return (
        options
          .filter(() => next() < 0.3)
          .map(({ value }) => value)
          .join('|') || '-'
      );
    case 'hkd':
      return String(Math.floor(next() * 900_000) + 1000);
    case 'economies':
      return next() < 0.5 ? 'CN|VN' : 'TH';
    default:
      return String(Math.floor(next() * 90));
  }
}

/** A list with names, telephone numbers and answers; row 7 of the file has numbers that are none, the last one is a sum. */
async function writeList(info: TestInfo, rows: number): Promise<string> {
  const path = info.outputPath('members.csv');
  const out = createWriteStream(path);
  const next = numbers(2026);
  out.write(`${['公司名稱', '聯絡方法', '會員類別', ...COLUMNS.map(({ label }) => label['zh-Hant'])].join(',')}\r\n`);
  for (let start = 0; start < rows; start += 1000) {
    let text = '';
    for (let row = start; row < Math.min(rows, start + 1000); row += 1) {
      const cells = COLUMNS.map((fact) =>
        row === 5 && fact.type === 'int' ? '十來個人' : row % 10 === 0 ? factoryCell(fact) : cellOf(fact, next),
      );
      text += `${['會員', String(row + 1)].join(' ')},2${String(1_000_000 + row)},甲,${cells.join(',')}\r\n`;
    }
    if (!out.write(text)) await once(out, 'drain');
  }
  out.write(`合計,,,${COLUMNS.map(() => '').join(',')}\r\n`);
  out.end();
  await once(out, 'finish');
  return path;
}

const numberIn = (words: string): number => Number(words.replaceAll(/[^\d]/g, ''));

async function saved(page: Page, button: string | RegExp): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('a hundred thousand members: from the file to a call list', async ({ page }, info) => {
  test.setTimeout(300_000); // a busy machine takes its time over so many
  test.skip(info.project.name === 'phone', 'policy staff sit at a desk; a phone has its own test below');
  const file = await writeList(info, ROWS);
  await page.goto('/#/members');
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles(file);

  await expect(page.getByRole('heading', { name: '每一欄是甚麼' })).toBeVisible();
  await expect(page.getByLabel('公司名稱', { exact: true }).locator('option:checked')).toHaveText('公司名稱');
  await expect(page.getByText('這些欄位認不出，暫時略過：會員類別')).toBeVisible();
  await page.getByLabel('會員類別', { exact: true }).selectOption({ label: '備註（原樣保留）' });
  await expect(page.getByText(`會讀入 ${COLUMNS.length + 3} 欄，略過 0 欄。`)).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.getByRole('button', { name: '讀取名單' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(/^已有 [\d,]+ 間公司，完成 \d+%$/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '概要' })).toBeVisible({ timeout: 90_000 });
  const head = page.locator('.members-head');
  await expect(head).toContainText(ROWS.toLocaleString('en-US'));
  await expect(head).toContainText('200 間之中 200 間結果相同');
  await expectNoSidewaysScroll(page);

  // every number of a row adds up to the companies counted, and leads to them
  const today = page.getByRole('table', { name: '公司總數' }).getByRole('row').nth(3);
  const counts = (await today.getByRole('link').allTextContents()).map(numberIn);
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(ROWS);
  const link = today.getByRole('link').first();
  const wanted = await link.textContent();
  await link.click();
  await expect(page.getByText(`${wanted} 間公司，第 1 頁`, { exact: false })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^會員 \d+$/ })).toBeVisible();
  await expect(page.getByRole('table', { name: '按類別' })).toContainText('符合已知條件');
  await expectNoSidewaysScroll(page);

  // what was left out, and back to a list that is still there
  await page.getByRole('link', { name: '回到會員數字' }).click();
  await head.getByRole('link', { name: '1', exact: true }).click();
  await expect(page.getByText('這是合計一行，不是公司')).toBeVisible();
  const cells = page.getByRole('region', { name: '表格：未能讀取的格' });
  await expect(cells.getByRole('row', { name: /^7 / }).first()).toContainText('十來個人');
  await expectNoAxeViolations(page);
  await page.getByRole('link', { name: '回到會員數字' }).click();

  const sum = await page.getByText(/間的答案顯示未取得資助；/).textContent();
  const n = numberIn(/其中 ([\d,]+) 間/.exec(sum ?? '')?.[1] ?? '');
  expect(n).toBeGreaterThan(0);
  const calls = await saved(page, '匯出聯絡名單（CSV）');
  const [list = '', about] = calls.text.split('\r\n\r\n'); // what it rests on stands below the list
  const { data, errors } = Papa.parse<Record<string, string>>(list.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(n);
  for (const row of data) expect([row['聯絡方法'], row['資助額']].join(' ')).toMatch(/^2\d{7} (HK\$|未能計算)/);
  expect(about).toContain('計入 100,000 間公司，略過 1 行');

  const figures = await saved(page, '全部數字（CSV）');
  expect(figures.text).toContain('200 間之中 200 間結果相同');

  // a second reading that is given up loses nothing
  await page.getByRole('button', { name: '回到欄位對照' }).click();
  await page.getByRole('button', { name: '讀取名單' }).click();
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText('已取消，先前的選擇仍在。')).toBeVisible();
  await expect(page.getByLabel('會員類別', { exact: true }).locator('option:checked')).toHaveText('備註（原樣保留）');
});

test('made-up companies: figures, proposals one by one, another choice', async ({ page }) => {
  test.slow();
  await page.goto('/#/members');
  await switchLanguage(page, 'English');
  await page.getByRole('radio', { name: '1,000 companies', exact: true }).check();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Make the list' }).click();
  await expect(page.getByRole('heading', { name: 'In short' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(/^This list is made up/)).toBeVisible();
  await expect(page.getByText('200 of 200 give the same result', { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectNoAxeViolations(page);

  await page.getByRole('button', { name: /^Work out \d+ proposals$/ }).click();
  await expect(page.getByRole('table', { name: /^What each proposal does \(/ })).toBeVisible({ timeout: 45_000 });

  const changes = page.getByRole('table', { name: 'Who gains and who loses' }).getByRole('row').nth(3);
  await expect(changes.getByRole('cell').first()).not.toHaveText('0');
  await page.getByText(/^Proposals and assumptions \(/).click();
  await page.getByRole('button', { name: 'Choose none' }).click();
  await expect(changes.getByRole('cell').first()).toHaveText('0');

  // the list stays with the tab, and is gone with it
  await page.getByRole('link', { name: 'Glossary' }).click();
  await page.getByRole('link', { name: 'Members', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'In short' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Make the list' })).toBeVisible();
});
