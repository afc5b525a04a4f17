/** `test` that fails on anything the browser complains of, and on any request to another origin. */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { Page, Worker } from '@playwright/test';

export { expect };

interface Fixtures {
  /** What went wrong so far; a test that provokes a complaint on purpose empties it. */
  complaints: string[];
  /** Where requests may go: the server of the tests, and those a test starts itself. */
  ownOrigins: Set<string>;
}

/** Runs in the browser, in pages and workers: what the policy blocks is said on the console, which the guard hears. */
function sayViolations(): void {
  addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sample } = event;
    console.error(`CSP: ${effectiveDirective} blocked ${blockedURI} ${sample}`);
  });
}

export const test = base.extend<Fixtures>({
  ownOrigins: async ({ baseURL }, provide) => {
    await provide(new Set([new URL(baseURL ?? '').origin]));
  },
  complaints: [
    async ({ context, ownOrigins }, use) => {
      const complaints: string[] = [];
      await context.addInitScript(sayViolations);
      // a worker is asked as soon as it runs; what its very first statement does may be missed, foreign requests are not
      const listenIn = (worker: Worker): void => void worker.evaluate(sayViolations).catch(() => undefined);
      context.on('serviceworker', listenIn);
      context.on('page', (page) => page.on('worker', listenIn));
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^(https?|wss?):$/.test(url.protocol) && !ownOrigins.has(url.origin))
          complaints.push(`request to another origin: ${url.href}`);
      });
      await use(complaints);
      expect(complaints, 'errors in the browser, policy violations, foreign requests').toEqual([]);
    },
    { auto: true },
  ],
});

/** WCAG 2.2 A and AA and best practice, contrast included, on the page as it is now. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .options({ rules: { 'color-contrast': { enabled: true }, 'target-size': { enabled: true } } })
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html) })),
    'axe violations',
  ).toEqual([]);
}

/** Nothing is wider than the window: no sideways scrolling of the page. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'width of the page').toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** Shows the page in a language by its own switch. */
export async function switchLanguage(page: Page, name: '繁體中文' | 'English' | '简体中文'): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

/** Opens everything that is folded, so that it is checked too. */
export const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
