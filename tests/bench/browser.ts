/** From a file to figures in a tab: the built app in Chromium, driven as a person would, with the memory of its processes. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import * as z from 'zod/mini';

import words from '../../src/i18n/messages/en.json' with { type: 'json' };
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.ts';
import { startServer } from '../tools/server.ts';
import { LIST_ROWS, nameOf } from './files.ts';
import type { ListOnDisk } from './files.ts';
import { figure } from './measure.ts';
import type { Report } from './report.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Longer than any list takes: what goes beyond it has failed. */
const PATIENCE = { timeout: 300_000 };
/** A cancel is tried so long after reading began, in milliseconds. */
const BEFORE_CANCEL = 800;
const GOAL = { rows: 1_600_000, seconds: 15 };

const seconds = (milliseconds: number): string => figure(milliseconds / 1000, 2);

const processes = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.number() })) });

/** The most memory that any renderer of the browser has had resident, in bytes; null where the system does not say. */
async function peakOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = z.parse(processes, await session.send('SystemInfo.getProcessInfo'));
  await session.detach();
  const peaks = processInfo.flatMap(({ type, id }) => {
    if (type !== 'renderer') return [];
    try {
      const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'));
      return found ? [Number(found[1]) * 1024] : [];
    } catch {
      return []; // no such file on systems other than Linux
    }
  });
  return peaks.length > 0 ? Math.max(...peaks) : null;
}

interface Timed {
  /** Milliseconds from choosing the file to its columns; from there to a list in memory; from there to all figures. */
  columns: number;
  list: number;
  figures: number;
  /** The longest time the page could not react, in milliseconds. */
  blocked: number;
  peak: number | null;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const figuresDone = (page: Page) => page.getByText(words.members.assessing.done);

async function chooseFile(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
  await button(page, words.members.columns.read).waitFor(PATIENCE);
}

/** How often the memory of a tab is looked at, in milliseconds: one that is gone cannot be asked any more. */
const LOOK = 1000;

/** A tab that did not come to its end, with how it ended and what it had of memory. */
class Ended extends Error {
  /** The whole browser went, and not its tab alone: something outside ended it. */
  readonly fromOutside: boolean;
  constructor(how: 'tab' | 'browser' | 'page', peak: number, cause: unknown) {
    const what = {
      tab: 'the tab crashed',
      browser: 'the browser was ended from outside, or crashed as a whole',
      page: 'the page did not do what was expected',
    }[how];
    super(`${what}, with at most ${figure(peak / 1e6)} MB: ${String(cause).split('\n')[0] ?? ''}`, { cause });
    this.fromOutside = how === 'browser';
  }
}

/** One list in a browser of its own. Throws `Ended` where it does not come to its end. */
async function inBrowser<T>(
  executablePath: string,
  address: string,
  run: (page: Page, browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  let ended: 'tab' | 'browser' | undefined;
  let peak = 0;
  browser.on('disconnected', () => (ended ??= 'browser'));
  const watch = setInterval(() => {
    peakOf(browser).then(
      (found) => (peak = Math.max(peak, found ?? 0)),
      () => undefined, // it ends, and is told of elsewhere
    );
  }, LOOK);
  try {
    const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
    const page = await context.newPage();
    page.on('crash', () => (ended ??= 'tab'));
    await page.addInitScript(() => {
      const found = { longest: 0 };
      Object.assign(globalThis, { blocked: found });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) found.longest = Math.max(found.longest, duration);
      }).observe({ type: 'longtask' });
    });
    await page.goto(`${address}#/members`);
    return await run(page, browser);
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve, LOOK)); // the browser may say a little later that it is gone
    throw new Ended(ended ?? 'page', peak, error);
  } finally {
    clearInterval(watch);
    await browser.close();
  }
}

/** Once more where something else ended the browser, which says nothing of the list; what was wrong is said each time. */
async function tried<T>(name: string, measured: () => Promise<T>): Promise<T | undefined> {
  for (let left = 1; ; left -= 1) {
    try {
      return await measured();
    } catch (error) {
      console.error(`${name}: ${error instanceof Ended ? error.message : String(error)}`);
      if (left > 0 && error instanceof Ended && error.fromOutside) continue;
      process.exitCode = 1; // what failed is no measurement
      return undefined;
    }
  }
}

const longest = z.object({ blocked: z.object({ longest: z.number() }) });

/** From the press of a button until the list is in memory and all figures stand; `columns` is what came before. */
async function untilFigures(page: Page, browser: Browser, press: string, columns: number): Promise<Timed> {
  const start = performance.now();
  await button(page, press).click();
  // the choice of proposals stands on the page as soon as the list is in memory
  await page.getByRole('heading', { name: words.members.choice.title }).waitFor(PATIENCE);
  const loaded = performance.now();
  await figuresDone(page).waitFor({ ...PATIENCE, state: 'attached' });
  const end = performance.now();
  const { blocked } = z.parse(
    longest,
    await page.evaluate(() => ({ blocked: Reflect.get(globalThis, 'blocked') as unknown })),
  );
  return {
    columns,
    list: loaded - start,
    figures: end - loaded,
    blocked: blocked.longest,
    peak: await peakOf(browser),
  };
}

async function read(page: Page, browser: Browser, path: string): Promise<Timed> {
  const start = performance.now();
  await chooseFile(page, path);
  return untilFigures(page, browser, words.members.columns.read, performance.now() - start);
}

/** A made-up list of one of the sizes that the page offers. */
async function draw(page: Page, browser: Browser, rows: number): Promise<Timed> {
  await page.getByRole('radio', { name: new RegExp(`(^|: )${figure(rows)} `) }).check();
  return untilFigures(page, browser, words.members.synthetic.make, 0);
}

/** Milliseconds from cancelling the reading of a list to the columns being there again. */
async function cancel(page: Page, path: string): Promise<number> {
  await chooseFile(page, path);
  await button(page, words.members.columns.read).click();
  await page.waitForTimeout(BEFORE_CANCEL);
  const start = performance.now();
  await button(page, words.members.cancel).click();
  await button(page, words.members.columns.read).waitFor(PATIENCE);
  return performance.now() - start;
}

/** Build the app into a folder and read every list with it. Says so where there is no browser or the page fails. */
export async function filesInChromium(report: Report, lists: readonly ListOnDisk[], folder: string): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) return console.log('\nno Chromium: nothing measured in a tab');
  const dist = join(folder, 'dist');
  execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', dist], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  const server = await startServer({ root: dist, port: 0 });
  const rows: string[][] = [];
  try {
    const jobs = [
      ...lists.map((list) => ({
        name: nameOf(list),
        isGoal: list.format === 'csv' && list.rows === GOAL.rows,
        run: (page: Page, browser: Browser) => read(page, browser, list.path),
      })),
      ...LIST_ROWS.filter((count) => lists.some((list) => list.rows === count)).map((count) => ({
        name: `made up, ${figure(count)} rows`,
        isGoal: false,
        run: (page: Page, browser: Browser) => draw(page, browser, count),
      })),
    ];
    for (const { name, isGoal, run } of jobs) {
      const timed = await tried(name, () => inBrowser(executablePath, server.address, run));
      if (timed === undefined) {
        rows.push([name, 'failed', '', '', '', '', '']);
        continue;
      }
      const whole = timed.columns + timed.list + timed.figures;
      rows.push([
        name,
        seconds(timed.columns),
        seconds(timed.list),
        seconds(timed.figures),
        seconds(whole),
        figure(timed.blocked),
        timed.peak === null ? '?' : figure(timed.peak / 1e6),
      ]);
      if (isGoal)
        report.target({
          what: `In a tab, ${name}: file to figures of four rule sets`,
          goal: `under ${GOAL.seconds} s`,
          measured: `${seconds(whole)} s`,
          met: whole < GOAL.seconds * 1000,
        });
    }
    const largest = lists.filter(({ format }) => format === 'csv').toSorted((a, b) => b.bytes - a.bytes)[0];
    if (largest && largest.rows > 200_000) {
      const took = await tried('cancelling', () =>
        inBrowser(executablePath, server.address, (page) => cancel(page, largest.path)),
      );
      if (took !== undefined)
        report.target({
          what: 'Reading the largest list can be cancelled',
          goal: 'back at its columns',
          measured: `after ${seconds(took)} s`,
          met: true, // else it would have thrown
        });
    }
  } finally {
    await server.close();
  }
  report.add({
    title: 'From a file to figures, in a tab of Chromium',
    rows: [
      [
        '',
        'columns shown, s',
        'into memory, s',
        'figures, s',
        'together, s',
        'page blocked at most, ms',
        'peak of the renderer, MB',
      ],
      ...rows,
    ],
    note: "The built app, served with its headers; the file is chosen and its columns are confirmed by a program. The figures are those of the page: four rule sets, what becomes of companies between them, groups, and 200 rows of each assessed again by the reference. The peak is the resident memory of the renderer, the browser's own code and the page included.",
  });
}
