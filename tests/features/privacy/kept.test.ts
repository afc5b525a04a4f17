/** The privacy page names everything the code has the browser store. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { KEPT } from '../../../src/features/privacy/kept.ts';

const src = fileURLToPath(new URL('../../../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, code: readFileSync(src + name, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '') }));
const filesWith = (what: RegExp): string[] =>
  files
    .filter(({ code }) => what.test(code))
    .map(({ name }) => name)
    .toSorted();
const text = (name: string): string => files.find((file) => file.name === name)?.code ?? '';

test('only these files store anything: whoever adds one says on the privacy page what it stores', () => {
  expect(filesWith(/\blocalStorage\b/)).toEqual([
    'cases/case-changes.ts',
    'features/session/stored.ts',
    'i18n/locale.ts',
  ]);
  expect(filesWith(/\bsessionStorage\b/)).toEqual(['features/session/stored.ts']);
  expect(filesWith(/\bopenDB\b|\bindexedDB\b/)).toEqual([
    'cases/case-counts.ts', // only reads what the next one keeps
    'cases/case-database.ts',
  ]);
  expect(
    filesWith(/\bcaches\.(?:open|put|match)|document\.cookie|cookieStore|getDirectory\(|showSaveFilePicker/),
  ).toEqual([]);
});

test('no code sends anything: no connection but the loading of parts', () => {
  expect(
    filesWith(
      /\b(?:fetch\(|XMLHttpRequest|sendBeacon|new WebSocket|new EventSource|RTCPeerConnection|new WebTransport)/,
    ),
  ).toEqual([]);
});

test('the names are those of the code', () => {
  const quoted = (file: string, constant: string): string | undefined =>
    new RegExp(`const ${constant} = '([^']+)'`).exec(text(file))?.[1];
  const names = (where: string): string[] => KEPT.filter((kept) => kept.where === where).map(({ name }) => name);
  const stored = 'features/session/stored.ts';
  expect(names('local')).toEqual([
    quoted(stored, 'LOOSE_KEY'),
    `${quoted(stored, 'LOOSE_KEY')}/…`,
    quoted(stored, 'KEPT_KEY'),
    quoted('i18n/locale.ts', 'STORAGE_KEY'),
    quoted('cases/case-changes.ts', 'NAME'),
  ]);
  expect(names('tab')).toEqual([quoted(stored, 'TAB_KEY'), `${quoted(stored, 'TYPED_KEY')}/…`]);
  expect(names('database')).toEqual([quoted('cases/case-database.ts', 'DATABASE')]);
});
