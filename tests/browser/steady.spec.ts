/** Nothing on a page jumps while it loads: what people are about to press stays where it is. */
import { expect, test } from './fixtures.ts';
import { prime, ROUTES } from './routes.ts';

/** What Lighthouse calls good. */
const MOST_SHIFT = 0.1;
/** The desk is wider than the page that stands while it loads: header and heading move with it, once. */
const WIDER = new Set(['/desk']);
const SETTLED = 700; // ms without a shift

declare global {
  var shifts: { value: number; at: number; what: string }[]; // var: only that makes a property of the window
}

test('no page moves while it loads', async ({ page }) => {
  test.slow();
  await prime(page);
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null }[];
      })[])
        if (!entry.hadRecentInput)
          globalThis.shifts.push({
            value: entry.value,
            at: performance.now(),
            what: entry.sources
              .map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : 'text'))
              .join(', '),
          });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const moved: string[] = [];
  for (const [i, route] of ROUTES.entries()) {
    if (WIDER.has(route)) continue;
    await page.goto(`./?${i}#${route}`); // another address before the #, or nothing would be loaded anew
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await page.waitForFunction((quiet) => performance.now() - (globalThis.shifts.at(-1)?.at ?? 0) > quiet, SETTLED);
    const shifts = await page.evaluate(() => globalThis.shifts);
    const sum = shifts.reduce((all, { value }) => all + value, 0);
    if (sum > MOST_SHIFT) moved.push(`${route}: ${sum.toFixed(3)} by ${shifts.map(({ what }) => what).join('; ')}`);
  }
  expect(moved).toEqual([]);
});
