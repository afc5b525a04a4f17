/**
 * From a key pressed to the changed verdict on screen, on a processor six times slower, and how long printing takes:
 * `npm run check:deep -- speed`. The figures hang on the machine; only a median beyond a loose limit fails.
 */
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

import { CHROMIUM_FLAGS } from './chromium.ts';
import { chromiumProgram, factorySession, median, serveBuild, spread } from './measuring.ts';

const SLOWER = 6;
const KEYS = 20;
const LIMIT = { verdict: 500, print: 10_000 }; // ms
const COST = 'marketProjectCost'; // a cost of the factory: every further digit changes an award

const pages = [
  { name: 'questions', route: `/check?fact=${COST}`, results: '.live-body', width: 1280 },
  { name: 'questions, phone', route: `/check?fact=${COST}`, results: '.live-body', width: 360 },
  { name: "adviser's desk", route: '/desk', results: '.desk-results-body', width: 1440 },
];

/** ms from the key to the first frame after the words of the results have changed; undefined where they do not. */
async function keyToVerdict(page: Page, key: string, results: string): Promise<number | undefined> {
  const measured = await page.evaluateHandle((selector) => {
    const before = document.querySelector(selector)?.textContent;
    let pressed = Number.NaN;
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { once: true, capture: true });
    const time = new Promise<number | undefined>((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(selector)?.textContent === before) return;
        observer.disconnect();
        // a timer set in a frame runs after that frame is painted
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      setTimeout(() => resolve(undefined), 15_000);
    });
    return { time }; // not the promise itself, which would be waited for
  }, results);
  await page.keyboard.press(key);
  return measured.evaluate(({ time }) => time);
}

const server = await serveBuild();
const browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...CHROMIUM_FLAGS] });
let slow = false;
try {
  for (const { name, route, results, width } of pages) {
    const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width, height: 900 } });
    await context.addInitScript((text) => {
      localStorage.setItem('session', text);
      localStorage.setItem('locale', 'zh-Hant');
    }, factorySession());
    const page = await context.newPage();
    await page.goto(`${server.address}#${route}`);
    const field = page.locator(`#${COST}`);
    await field.fill('60000');
    await page.waitForTimeout(1000);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await field.press('End');
    const times: number[] = [];
    for (let n = 0; n < KEYS; n += 1) {
      const time = await keyToVerdict(page, n % 2 === 0 ? '5' : 'Backspace', results);
      if (time === undefined) throw new Error(`${name}: the verdicts did not change after a key`);
      times.push(time);
      await page.waitForTimeout(300);
    }
    const over = median(times) > LIMIT.verdict;
    slow ||= over;
    console.log(
      `${over ? 'SLOW' : '  ok'}  key to verdict, ${name}, processor ${SLOWER} times slower: ${spread(times, ' ms')}`,
    );
    await context.close();
  }

  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } });
  await context.addInitScript((text) => localStorage.setItem('session', text), factorySession());
  const page = await context.newPage();
  await page.goto(`${server.address}#/report`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n < 5; n += 1) {
    const begun = performance.now();
    bytes = (await page.pdf({ format: 'A4' })).length;
    times.push(performance.now() - begun);
  }
  const over = median(times) > LIMIT.print;
  slow ||= over;
  console.log(`${over ? 'SLOW' : '  ok'}  report to PDF (${Math.round(bytes / 1000)} kB): ${spread(times, ' ms')}`);
} finally {
  await browser.close();
  await server.close();
}
process.exit(slow ? 1 : 0);
