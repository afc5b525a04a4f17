/** A link made on one device opens on another with the same results, and nobody on the way sees what it holds. */
import { readFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { EMPTY_SESSION, encodeShare, writeSession } from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import type { IsoDate, ShareTable } from '../../src/rulebase/index.ts';
import { foodFactory, trader } from '../support/profiles.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, openAll, switchLanguage, test } from './fixtures.ts';

const DAY = '2026-11-22' as IsoDate;
const table = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../rules/share/1.json', import.meta.url)), 'utf8'),
) as ShareTable;
const textOf = (session: Partial<Session>): string =>
  encodeShare(table, { session: { ...EMPTY_SESSION, asAt: DAY, ...session }, madeOn: DAY });

/** A device on which these answers were given before. */
const prime = (page: Page, session: Partial<Session>): Promise<unknown> =>
  page.addInitScript(
    (text) => {
      if (localStorage.getItem('session') === null) localStorage.setItem('session', text);
    },
    writeSession({ ...EMPTY_SESSION, asAt: DAY, ...session }),
  );

async function makeLink(page: Page): Promise<string> {
  await page.goto('./#/result');
  const panel = page.getByRole('region', { name: '以連結分享答案' });
  await panel.getByRole('button', { name: '製作連結' }).click();
  await expect(panel.getByRole('img', { name: '連結的二維碼' })).toBeVisible();
  return panel.getByRole('textbox', { name: '連結' }).inputValue();
}

const resultsOf = async (page: Page): Promise<string> => {
  await expect(page.getByRole('heading', { name: '每個類別的結果' })).toBeVisible();
  return page.locator('.track-list').innerText();
};

interface Wire {
  address: string;
  /** Every request as it went over the wire: its line, headers and body. */
  seen: string[];
  close: () => Promise<void>;
}

/** A proxy that writes down what a browser sends. */
async function listenIn(): Promise<Wire> {
  const seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const body: Buffer[] = [];
    incoming.on('data', (part: Buffer) => body.push(part));
    incoming.on('end', () => {
      const sent = Buffer.concat(body);
      seen.push(`${incoming.method} ${incoming.url} ${JSON.stringify(incoming.rawHeaders)} ${sent.toString('latin1')}`);
      const onwards = forward(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onwards.on('error', () => outgoing.writeHead(502).end());
      onwards.end(sent);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  return {
    address: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

test('a link opens in another browser with the same results, and no server sees it', async ({ page, browser }) => {
  await prime(page, { facts: foodFactory, name: '屯門食品廠' });
  const link = await makeLink(page);
  const made = await resultsOf(page);

  const wire = await listenIn();
  const other = await browser.newContext({ locale: 'zh-HK', proxy: { server: wire.address, bypass: '<-loopback>' } });
  try {
    const fresh = await other.newPage();
    const errors: string[] = [];
    fresh.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await fresh.goto(link);
    await expect(fresh.getByRole('heading', { level: 1 })).toHaveText('連結內的答案');
    await expect(fresh.getByText('連結內沒有公司名稱')).toBeVisible();
    expect(await fresh.evaluate(() => localStorage.getItem('session'))).toBeNull();
    await fresh.getByRole('button', { name: '看結果' }).click();
    expect(await resultsOf(fresh)).toBe(made);
    expect(fresh.url()).toMatch(/#\/result$/);
    await fresh.goBack().catch(() => null);
    expect(fresh.url(), 'the history of the browser').not.toContain('s=');
    expect(errors).toEqual([]);
  } finally {
    await other.close();
    await wire.close();
  }
  const text = link.replace(/^.*s=/, '');
  expect(wire.seen.some((request) => request.includes('/assets/'))).toBe(true);
  for (let at = 0; at + 10 <= text.length; at += 5)
    expect(wire.seen.filter((request) => request.includes(text.slice(at, at + 10)))).toEqual([]);
  expect(wire.seen.filter((request) => /^\w+ \S*[?#]/.test(request))).toEqual([]);
});

test('answers that are here already are replaced only after asking', async ({ page }) => {
  await prime(page, { facts: trader, name: '貿易商' });
  await page.goto(`./#/open?s=${textOf({ facts: foodFactory, name: '屯門食品廠' })}`);
  await page.getByRole('button', { name: '看結果' }).click();
  await expect(page.getByRole('group', { name: /要以連結內的答案取代嗎/ })).toBeFocused();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: '保留現有答案' }).click();
  await page.getByRole('button', { name: '存成新個案' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('屯門食品廠的結果');
  const loose = await page.evaluate(() => localStorage.getItem('session'));
  expect(loose).toContain('貿易商');
});

test('a damaged link says what to do and touches nothing', async ({ page }) => {
  await prime(page, { facts: trader });
  const text = textOf({ facts: foodFactory });
  await page.goto(`./#/open?s=${text.slice(0, -5)}`);
  await expect(page.getByText('連結不完整，或內容曾被更改')).toBeVisible();
  await expect(page.getByText(`你現有的 ${Object.keys(trader).length} 項答案沒有改變。`)).toBeVisible();
  for (const name of ['繁體中文', 'English', '简体中文'] as const) {
    await switchLanguage(page, name);
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
  }
  await switchLanguage(page, '繁體中文');
  await page.getByRole('textbox', { name: '連結' }).fill(`https://example.org/#/open?s=${text}`);
  await page.getByRole('button', { name: '開啟連結' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('連結內的答案');
});

test('a link with a question this version does not know opens with what it does', async ({ page }) => {
  const text = textOf({ facts: { ...foodFactory, kitesFlown: 7 }, proposals: ['kites-for-all'] });
  await page.goto(`./#/open?s=${text}`);
  await expect(page.getByText('連結內有 2 項內容未能使用')).toBeVisible();
  await expect(page.getByText('本工具沒有的問題的答案（kitesFlown）')).toBeVisible();
  await openAll(page);
  for (const name of ['繁體中文', 'English', '简体中文'] as const) {
    await switchLanguage(page, name);
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
  }
  await switchLanguage(page, '繁體中文');
  await page.getByRole('button', { name: '看結果' }).click();
  await expect(page.getByRole('heading', { name: '每個類別的結果' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the panel is accessible and fits every width, ${colorScheme}`, async ({ page }) => {
    test.slow(); // every result of the page goes through axe
    await page.emulateMedia({ colorScheme });
    await prime(page, { facts: foodFactory, name: '屯門食品廠' });
    await makeLink(page);
    await expectNoAxeViolations(page);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const name of ['English', '简体中文', '繁體中文'] as const) {
      await switchLanguage(page, name);
      await expectNoSidewaysScroll(page);
    }
    const box = await page.locator('.qr').boundingBox();
    const modules = Number((await page.locator('.qr').getAttribute('viewBox'))?.split(' ')[2]);
    expect((box?.width ?? 0) / modules).toBeGreaterThanOrEqual(3);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  });
}

test('the QR code is printed, the controls are not', async ({ page }) => {
  await prime(page, { facts: foodFactory });
  const link = await makeLink(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.qr')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '連結' })).toBeHidden();
  await expect(page.getByRole('button', { name: '複製連結' })).toBeHidden();
  expect(link).toContain('#/open?lang=zh-Hant&s=1.');
});

test('a reader of QR codes reads the link', async ({ page }) => {
  await prime(page, { facts: foodFactory });
  const link = await makeLink(page);
  const picture = await page.locator('.qr').screenshot();
  const read = await page.evaluate(async (base64) => {
    interface Detector {
      detect(image: ImageBitmap): Promise<{ rawValue: string }[]>;
    }
    const Detects = (globalThis as { BarcodeDetector?: { new (): Detector; getSupportedFormats(): Promise<string[]> } })
      .BarcodeDetector;
    if (!Detects || !(await Detects.getSupportedFormats()).includes('qr_code')) return null;
    const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
    const [found] = await new Detects().detect(await createImageBitmap(new Blob([bytes], { type: 'image/png' })));
    return found?.rawValue ?? '';
  }, picture.toString('base64'));
  test.skip(
    read === null,
    'this Chromium has no BarcodeDetector for QR codes; tests/features/share/qr.test.ts holds the modules',
  );
  expect(read).toBe(link);
});
