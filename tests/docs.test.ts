/** docs/accessibility.md names every criterion of WCAG 2.2 A and AA, and for each the tests that hold it. They exist. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** https://www.w3.org/TR/WCAG22/, without 4.1.1, which is obsolete. */
const LEVEL_A =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 ' +
  '2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2';
const LEVEL_AA =
  '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 ' +
  '3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3';

interface Row {
  id: string;
  level: string;
  here: string;
  heldBy: string;
}
const rows: Row[] = [
  ...read('docs/accessibility.md').matchAll(/^\| (\d\.\d\.\d+) [^|]+\| (A+) \| ([^|]+) \| ([^|]+) \|$/gm),
].map(([, id = '', level = '', here = '', heldBy = '']) => ({ id, level, here, heldBy }));

/** Files and titles that a row names. */
const named = (heldBy: string): { file: string; title: string }[] =>
  [...heldBy.matchAll(/`(tests\/[^`]+)` "((?:[^"]|"(?!;|$))+)"(?=;|$)/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));

/** Titles of tests as they stand in a file: the first text after `test(` or after what `test.each(…)` is given. */
const titlesIn = (code: string): string[] =>
  [...code.matchAll(/(?:\btest(?:\.\w+)*|\))\(\s*(?:'((?:[^'\\\n]|\\.)+)'|`([^`]+)`)/g)].map(
    ([, plain, template]) => plain?.replaceAll(String.raw`\'`, "'") ?? template ?? '',
  );

test('every criterion of level A and AA is listed once, at its level, in their order', () => {
  const of = (level: string): string[] => rows.flatMap((row) => (row.level === level ? [row.id] : []));
  expect(of('A')).toEqual(LEVEL_A.split(' '));
  expect(of('AA')).toEqual(LEVEL_AA.split(' '));
});

describe.each(rows)('$id', ({ here, heldBy }) => {
  test('applies, or does not for a reason', () => {
    expect(here).toMatch(/^applies(: .+|; .+)?$|^does not apply: .+/);
  });

  test('names a test that exists, or how to look by hand', () => {
    const tests = named(heldBy);
    expect(tests.length + (heldBy.includes('By hand: ') ? 1 : 0)).toBeGreaterThan(0);
    expect(heldBy.match(/`tests\//g)?.length ?? 0, 'every file with a title').toBe(tests.length);
    for (const { file, title } of tests) {
      expect(existsSync(`${root}${file}`), file).toBe(true);
      expect(titlesIn(read(file)), file).toContain(title);
    }
  });
});
