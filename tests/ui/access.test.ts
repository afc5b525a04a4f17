/** What the source never does, so that whole criteria of WCAG have nothing to ask. Listed in docs/accessibility.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|css)$/.test(name))
  .map((name) => `src/${name}`)
  .concat('index.html')
  .map((name) => ({ name, code: readFileSync(join(root, name), 'utf8') }));

/** Where the pattern is found, in files of this kind. */
const found = (pattern: RegExp, kind: RegExp): string[] =>
  files.flatMap(({ name, code }) => (kind.test(name) && pattern.test(code) ? [name] : []));
const SCREENS = /\.(tsx|html)$/;
const STYLES = /\.css$/;

test('the files are read', () => {
  expect(found(/<button/, SCREENS).length).toBeGreaterThan(1);
  expect(found(/@layer/, STYLES).length).toBeGreaterThan(5);
});

test('there is no sound, no film, and no picture of text', () => {
  expect(found(/<(audio|video|img|picture|object|embed|iframe|canvas|marquee|blink)\b/, SCREENS)).toEqual([]);
});

test('nothing happens when a pointer goes down, moves or hovers', () => {
  expect(
    found(/\bon(Pointer|Mouse|Touch)[A-Z]\w*=|'(pointer|mouse|touch)(down|move|over|enter|start)'/, /\.tsx?$/),
  ).toEqual([]);
});

test('nothing listens to gestures or to the movement of the device', () => {
  expect(found(/device(motion|orientation)|gesture(start|change)|\bonWheel=/i, /\.(tsx?|html)$/)).toEqual([]);
});

test('what can be dropped can be chosen as well', () => {
  const dropped = found(/\bonDrop=/, SCREENS);
  expect(dropped.length).toBeGreaterThan(0);
  expect(dropped.filter((name) => !found(/type="file"/, SCREENS).includes(name))).toEqual([]);
});

test('no style asks for an orientation, and none forbids to enlarge the page', () => {
  expect(found(/\borientation\s*:/, STYLES)).toEqual([]);
  expect(found(/text-size-adjust:\s*none/, STYLES)).toEqual([]);
  expect(found(/user-scalable|maximum-scale/, SCREENS)).toEqual([]);
});

test('the order on the screen is the order of the page', () => {
  expect(found(/^\s*order\s*:|(row|column)-reverse|flow:[^;]*dense/m, STYLES)).toEqual([]);
  expect(found(/tabIndex=\{[1-9]/, SCREENS)).toEqual([]);
});

test('nothing is moved or faded by a style; the one animation is a message that comes late', () => {
  const animated = found(/^\s*(animation|transition)[\w-]*\s*:/m, STYLES);
  expect(animated).toEqual(['src/ui/styles/components.css']);
  const code = files.find(({ name }) => name === animated[0])?.code ?? '';
  expect(code.match(/^\s*(animation|transition)[\w-]*\s*:.*$/gm)?.map((line) => line.trim())).toEqual([
    'animation: show 0s 15s forwards;',
  ]);
});
