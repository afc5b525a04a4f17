/** Draws the icons of the installed app from `public/favicon.svg` (`npx tsx tests/tools/make-icons.ts`). */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';

const file = (name: string): string => fileURLToPath(new URL(`../../public/${name}`, import.meta.url));

/** A maskable icon is cut to a shape of the system's: its drawing stays within the middle four fifths, its ground does not end. */
const icons = [
  { name: 'icon-192.png', size: 192, maskable: false },
  { name: 'icon-512.png', size: 512, maskable: false },
  { name: 'icon-maskable-512.png', size: 512, maskable: true },
];
const GROUND = '#0b5560';
const SAFE = 0.8;

const svg = Buffer.from(readFileSync(file('favicon.svg'))).toString('base64');
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('no Chromium; run npm run browser:ensure');
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
try {
  for (const { name, size, maskable } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawn = maskable ? Math.round(size * SAFE) : size;
    await page.setContent(
      `<style>html{background:${maskable ? GROUND : 'transparent'}}body{margin:0;display:grid;place-items:center;height:${size}px}</style>
       <img width="${drawn}" height="${drawn}" src="data:image/svg+xml;base64,${svg}">`,
    );
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    writeFileSync(file(name), await page.screenshot({ omitBackground: true }));
    await page.close();
    console.log(`public/${name}`);
  }
} finally {
  await browser.close();
}
