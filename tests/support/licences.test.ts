import { expect, test } from 'vitest';

import { allows, licencesInBuild } from './licences.ts';

test.each([
  ['MIT', true, true],
  ['MIT and ISC', true, true],
  ['(MIT OR GPL-3.0)', true, true],
  ['MIT AND GPL-3.0', true, false],
  ['GPL-3.0-only', false, false],
  ['MPL-2.0', true, false],
  ['MPL-2.0', false, true],
  ['SEE LICENSE IN FILE', false, false],
  ['', false, false],
  ['(MIT OR (ISC AND GPL-3.0))', false, false],
])('%s, in the browser: %s', (expression, inBrowser, expected) => {
  expect(allows(expression, inBrowser)).toBe(expected);
});

test('the list of a build is read whole', () => {
  const list = '# Licenses\n\n## a - 1.0.0 (MIT)\n\ntext of a\n\n## @b/c - 2.1.0\n\n## d - 3.0.0 (MIT OR (X AND Y))\n';
  expect(licencesInBuild(list)).toEqual([
    { name: 'a@1.0.0', licence: 'MIT', text: 9 },
    { name: '@b/c@2.1.0', licence: '', text: 0 },
    { name: 'd@3.0.0', licence: 'MIT OR (X AND Y)', text: 0 },
  ]);
});
