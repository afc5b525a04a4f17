/**
 * Lighthouse as on a phone, for the main pages: `npm run check:deep -- lighthouse`, `RUNS=1` for a quick look.
 * Performance swings with the machine, so its floor is loose and the median counts; the other marks do not swing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';

import messages from '../../src/i18n/messages/zh-Hant.json' with { type: 'json' };
import { CHROMIUM_FLAGS } from './chromium.ts';
import { freePort } from './free-port.ts';
import { chromiumProgram, factorySession, median, serveBuild, spread } from './measuring.ts';

const RUNS = Number(process.env['RUNS'] ?? 5);
const ROUTES = (process.env['ROUTES'] ?? '/,/check,/result,/members').split(',');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const FLOOR = { performance: 85, accessibility: 95, 'best-practices': 95, seo: 95 };
/** Pages with a floor of their own: a list of members is work for a desk, and its first text waits for the rule base. */
const PERFORMANCE_FLOOR: Readonly<Record<string, number>> = { '/members': 65 };

const NOT_FOUND = messages.notFound.title;

const server = await serveBuild();
const port = await freePort();
const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: chromiumProgram(),
  headless: true,
  args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
});
let failed = false;
try {
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(server.address);
  await page.evaluate((text) => {
    localStorage.setItem('session', text);
    localStorage.setItem('locale', 'zh-Hant');
  }, factorySession());
  for (const route of ROUTES) {
    await page.goto(`${server.address}#${route}`);
    await page.reload();
    const heading = await page.locator('main:not([aria-busy]) h1').textContent();
    if (heading === NOT_FOUND) throw new Error(`${route} is no page of the app`);
    const scores = new Map<string, number[]>(CATEGORIES.map((name) => [name, []]));
    const measures = new Map<string, number[]>();
    const notFull = new Set<string>();
    for (let run = 0; run < RUNS; run += 1) {
      const result = await lighthouse(`${server.address}#${route}`, {
        port,
        onlyCategories: [...CATEGORIES],
        output: 'json',
        logLevel: 'error',
      });
      if (!result) throw new Error(`${route}: Lighthouse gave no result`);
      const { categories, audits, runtimeError } = result.lhr;
      if (runtimeError) throw new Error(`${route}: ${runtimeError.message}`);
      for (const name of CATEGORIES) scores.get(name)?.push((categories[name]?.score ?? 0) * 100);
      for (const id of [
        'first-contentful-paint',
        'largest-contentful-paint',
        'total-blocking-time',
        'cumulative-layout-shift',
      ]) {
        const value = audits[id]?.numericValue ?? Number.NaN;
        measures.set(id, [...(measures.get(id) ?? []), value]);
      }
      for (const name of CATEGORIES.filter((each) => each !== 'performance'))
        for (const { id, weight } of categories[name]?.auditRefs ?? [])
          if (weight > 0 && (audits[id]?.score ?? 1) < 1) notFull.add(`${name}: ${audits[id]?.title ?? id}`);
    }
    console.log(route);
    for (const name of CATEGORIES) {
      const all = scores.get(name) ?? [];
      const floor = name === 'performance' ? (PERFORMANCE_FLOOR[route] ?? FLOOR.performance) : FLOOR[name];
      const low = median(all) < floor;
      failed ||= low;
      console.log(`${low ? '  LOW' : '   ok'}  ${name}: ${spread(all)}, at least ${floor}`);
    }
    const said = [...measures].map(([id, all]) =>
      id === 'cumulative-layout-shift' ? `${id} ${median(all).toFixed(3)}` : `${id} ${Math.round(median(all))} ms`,
    );
    console.log(`       ${said.join(', ')}`);
    for (const each of notFull) console.log(`       not full: ${each}`);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(profile, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
