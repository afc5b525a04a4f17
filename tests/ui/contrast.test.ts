import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('prefers-color-scheme: dark');
const colours = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
const light = colours(lightCss);
const dark = { ...light, ...colours(darkCss) };

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const tones = ['eligible', 'ineligible', 'undetermined', 'closed', 'judgement'];
const words = [
  ...['paper', 'surface', 'accent-soft'].flatMap((ground) => [`ink on ${ground}`, `accent on ${ground}`]),
  ...['paper', 'surface'].flatMap((ground) => [`ink-soft on ${ground}`, `danger on ${ground}`]),
  ...tones.flatMap((tone) => [
    `${tone} on ${tone}-soft`,
    `${tone} on paper`,
    `ink on ${tone}-soft`,
    `accent on ${tone}-soft`,
  ]),
  ...['accent', 'accent-strong'].map((ground) => `on-accent on ${ground}`),
  ...['danger', 'danger-strong'].map((ground) => `on-danger on ${ground}`),
];
/** What charts are drawn in: `--chart-1: var(--accent)` and the like, each a colour of the page. */
const charts = readFileSync(new URL('../../src/ui/charts/charts.css', import.meta.url), 'utf8');
const series = [...charts.matchAll(/--chart-\d: var\(--([a-z-]+)\)/g)].map(([, name = '']) => name);
const shapes = [
  ...['line-strong', 'focus', ...series].flatMap((name) => [`${name} on paper`, `${name} on surface`]),
  ...['accent', 'line-strong'].map((name) => `${name} on accent-soft`),
];

test('charts have four colours of their own', () => {
  expect(new Set(series).size).toBe(4);
});

for (const [scheme, palette] of Object.entries({ light, dark })) {
  test.each([...words.map((pair) => [pair, 4.5] as const), ...shapes.map((pair) => [pair, 3] as const)])(
    `${scheme}: %s is at least %d to 1`,
    (pair, least) => {
      const [front = '', ground = ''] = pair.split(' on ');
      expect(contrast(palette[front] ?? '', palette[ground] ?? '')).toBeGreaterThanOrEqual(least);
    },
  );
}
