/**
 * Access beyond what axe sees, on every page: room for large and spaced text, names, targets, focus, motion, forced
 * colours. Which criterion of WCAG each test holds is listed in docs/accessibility.md.
 */
import type { Page } from '@playwright/test';

import { expect, openAll, switchLanguage, test } from './fixtures.ts';
import { layOver, motions, namesWithoutLabel, smallTargets, textsCutOff, unseenFocus } from './looks.ts';
import { onEveryPage, prime, ROUTES, visit } from './routes.ts';

const LANGUAGES = ['繁體中文', 'English', '简体中文'] as const;

/** WCAG 1.4.12: a reader's own spacing, for any language; the spacing of words and letters does not apply to Chinese. */
const SPACED = `* { line-height: 1.5 !important; }
  :lang(en) * { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;
const ROOMS = [
  { name: '320 px wide', width: 320, css: '' },
  { name: '360 px wide with text twice as large', width: 360, css: 'html { font-size: 200% !important; }' },
  { name: '360 px wide with spaced text', width: 360, css: SPACED },
] as const;

for (const part of [0, 1])
  test(`no text is cut off at 320 px, twice as large or spaced, part ${part + 1}: never scrolls sideways`, async ({
    page,
  }) => {
    test.slow(); // half of the pages, in every language
    await prime(page);
    const routes = ROUTES.filter((_, i) => i % 2 === part);
    const look = async (): Promise<string[]> => {
      const problems: string[] = [];
      for (const language of LANGUAGES) {
        await switchLanguage(page, language);
        await openAll(page);
        for (const { name: room, width, css } of ROOMS) {
          await page.setViewportSize({ width, height: 740 });
          await page.evaluate(layOver, css);
          const say = (problem: string): void => void problems.push(`${language}, ${room}: ${problem}`);
          (await page.evaluate(textsCutOff)).forEach(say);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) say(`${wide} px wide`);
        }
        await page.evaluate(layOver, '');
      }
      return problems;
    };
    expect(await onEveryPage(page, look, routes)).toEqual([]);
  });

test('everything to press is 24 px or more, or a link within a sentence', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'it is the finger that needs the room');
  await prime(page);
  expect(await onEveryPage(page, () => page.evaluate(smallTargets))).toEqual([]);
});

test('nothing moves where less motion is asked for', async ({ page, isMobile }) => {
  test.skip(isMobile, 'does not depend on the size of the window');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await prime(page);
  expect(await onEveryPage(page, () => page.evaluate(motions))).toEqual([]);
});

const NEEDS_NAME =
  /^\s*- '?(button|link|textbox|searchbox|combobox|listbox|checkbox|radio|slider|spinbutton|img|navigation|region|complementary|dialog|radiogroup)(?! ")\b.*$/gm;

/** What is wrong with the names and the outline of a page, as somebody who listens to it gets them. */
function outlineProblems(snapshot: string): string[] {
  const problems = (snapshot.match(NEEDS_NAME) ?? []).map((line) => `without a name: ${line.trim()}`);
  // a table is named by itself, or by the box that it scrolls in
  for (const [, holder] of snapshot.matchAll(/^(.*)\n\s*- table:?$/gm))
    if (!/- '?region "/.test(holder ?? '')) problems.push(`a table without a name in ${(holder ?? '').trim()}`);
  const levels = [...snapshot.matchAll(/- '?heading .*?\[level=(\d)\]/g)].map(([, level]) => Number(level));
  if (levels.filter((level) => level === 1).length !== 1) problems.push(`headings of level 1: ${levels.join(' ')}`);
  const skips = levels.some((level, i) => i > 0 && level > (levels[i - 1] ?? 0) + 1);
  if (skips) problems.push(`a level is left out: ${levels.join(' ')}`);
  const count = (role: string): number => (snapshot.match(new RegExp(`^\\s*- ${role}\\b`, 'gm')) ?? []).length;
  if (count('main') !== 1) problems.push(`${count('main')} mains`);
  const navigations = snapshot.match(/- '?navigation "[^"]*"/g) ?? [];
  if (new Set(navigations).size !== navigations.length) problems.push(`two of one name: ${navigations.join(', ')}`);
  return problems;
}

test('everything has a name, headings leave out no level, landmarks are told apart', async ({ page, isMobile }) => {
  test.slow();
  await prime(page);
  await visit(page, '/');
  if (!isMobile) await switchLanguage(page, 'English'); // each language in one window
  const look = async (): Promise<string[]> => [
    ...outlineProblems(await page.locator('body').ariaSnapshot()),
    ...(await page.evaluate(namesWithoutLabel)),
  ];
  expect(await onEveryPage(page, look)).toEqual([]);
});

test('names that are missing are noticed', ({ isMobile }) => {
  test.skip(isMobile, 'once is enough');
  const snapshot = '- main:\n  - heading "A" [level=1]\n  - heading "B" [level=3]\n  - button\n  - table:\n  - link:\n';
  expect(outlineProblems(snapshot)).toHaveLength(4);
  expect(outlineProblems('- main:\n  - heading "A" [level=1]\n  - button "B"\n  - navigation "C":\n')).toEqual([]);
});

test('with forced colours results have their word and shape, and the focus its outline', async ({ page, isMobile }) => {
  test.skip(isMobile, 'does not depend on the size of the window');
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' }); // what glides there is not there yet
  await prime(page);
  for (const route of ['/result', '/compare', '/desk', '/plan', '/track/bud/general']) {
    await visit(page, route);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('.tag')].flatMap((tag) => {
        if (!tag.checkVisibility()) return [];
        const icon = tag.querySelector('svg');
        const drawn = icon && icon.getBoundingClientRect().width > 8 && getComputedStyle(icon).stroke !== 'none';
        const seen = icon && getComputedStyle(icon).stroke !== getComputedStyle(tag).backgroundColor;
        const said = (tag.textContent ?? '').trim() !== '';
        return drawn && seen && said ? [] : [tag.outerHTML.slice(0, 120)];
      }),
    );
    expect(found, route).toEqual([]);
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(unseenFocus), route).toBeUndefined();
    }
  }
  await visit(page, '/result');
  expect(await page.locator('.tag').count()).toBeGreaterThan(3);
  await expect(page.locator('.language-switch [aria-pressed="true"]')).toHaveCSS('outline-style', 'solid');
});

/** Presses a key until this has the focus; every stop on the way can be seen and lies further on in the page. */
async function reach(page: Page, key: 'Tab' | 'Shift+Tab', target: string): Promise<void> {
  const here = page.url();
  for (let presses = 0; presses < 300; presses += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, target)) return;
    await page.evaluate(() => {
      (globalThis as { lastStop?: Element | null }).lastStop = document.activeElement;
    });
    await page.keyboard.press(key);
    expect(await page.evaluate(unseenFocus)).toBeUndefined();
    expect(page.url(), 'the focus alone goes nowhere').toBe(here);
    const order = await page.evaluate(() => {
      const { lastStop } = globalThis as { lastStop?: Element | null };
      const now = document.activeElement;
      if (!lastStop || !now || lastStop === document.body || now === document.body) return 'on';
      if (lastStop === now) return 'trapped';
      return (lastStop.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) > 0 ? 'on' : 'back';
    });
    expect(order).not.toBe('trapped');
    if (key === 'Tab') expect(order).toBe('on');
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

test('from a result to its track, the plan and the report by keyboard alone', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' }); // what glides there is not there yet
  await prime(page);
  await visit(page, '/result');
  await reach(page, 'Tab', '.site-main a[href="#/track/bud/general"]');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page).toHaveURL(/#\/track\/bud\/general$/);
  await expect(heading).toBeFocused();

  await reach(page, 'Shift+Tab', '.site-nav a[href="#/plan"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/plan$/);
  await expect(heading).toBeFocused();
  await reach(page, 'Tab', '.site-main input[type="text"]');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('河內展覽會攤位');
  await expect(page.locator(':focus')).toHaveValue('河內展覽會攤位');

  await reach(page, 'Shift+Tab', '.site-nav a[href="#/result"]');
  await page.keyboard.press('Enter');
  await expect(heading).toBeFocused();
  await reach(page, 'Tab', '.site-main a[href="#/report"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/report$/);
  await expect(heading).toBeFocused();
  // to the end of the page and out of it: nothing holds the focus
  await reach(page, 'Tab', '.site-footer a[href="#/about"]');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') ?? null)).toBeNull();
});

test('the focus stays where it is through edits and a change of language', async ({ page, isMobile }) => {
  test.skip(isMobile, 'does not depend on the size of the window');
  await prime(page);
  await visit(page, '/desk');
  const months = page.locator('#marketProjectMonths');
  await months.fill('11');
  await expect(months).toBeFocused();
  const said = page.getByRole('status').filter({ hasText: '11' });
  await expect(said.first(), 'the edit is said').toBeAttached();

  await visit(page, '/compare');
  await openAll(page);
  const proposal = page.locator('.site-main input[type=checkbox]').first();
  await proposal.focus();
  await page.keyboard.press('Space');
  await expect(proposal).not.toBeChecked();
  await expect(proposal).toBeFocused();

  for (const route of ['/result', '/plan', '/check']) {
    await visit(page, route);
    for (const name of ['English', '简体中文', '繁體中文']) {
      const button = page.getByRole('button', { name, exact: true });
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await expect(button).toBeFocused();
    }
  }
});

test('the menus are the same, in the same order, on every page', async ({ page, isMobile }) => {
  test.skip(isMobile, 'does not depend on the size of the window');
  await visit(page, '/');
  const links = (): Promise<string> =>
    page.evaluate(() => [...document.querySelectorAll('nav a')].map((link) => link.textContent ?? '').join('|'));
  const first = await links();
  expect(first.split('|').length).toBeGreaterThan(8);
  const SOME = ['/', '/check', '/desk', '/result', '/scheme/nifs', '/cases', '/no/such/page'];
  expect(await onEveryPage(page, async () => ((await links()) === first ? [] : [await links()]), SOME)).toEqual([]);
});

test('every page of the app is among those looked at', ({ isMobile }) => {
  test.skip(isMobile, 'once is enough');
  expect(ROUTES.length).toBeGreaterThan(15);
  expect(ROUTES.filter((route) => route.includes(':'))).toEqual([]);
});
