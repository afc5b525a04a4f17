import { readFileSync } from 'node:fs';

import compile from 'icu-minify/compile';
import { expect, test } from 'vitest';

import { messageSource } from '../../src/i18n/build.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { toSimplified } from '../../src/i18n/simplified.ts';

interface Tree {
  [key: string]: string | Tree;
}

function flatten(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, node]): [string, string][] =>
    typeof node === 'string' ? [[prefix + name, node]] : flatten(node, `${prefix}${name}.`),
  );
}

const SELECT = 1;
const PLURAL = 3; // select, plural and selectordinal are 1 to 3

/**
 * What a compiled message takes: values and tags by name, and the keys of a select. A compiled message is text or a
 * list of nodes; a node is text, 0 (a plural's #), `[name]`, `[name, kind, options]` or `[tag, ...children]`.
 */
function takes(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return (message as unknown[]).filter(Array.isArray).flatMap(([name, kind, options]: unknown[], index) => {
    if (kind === undefined) return [`value ${String(name)}`];
    if (typeof kind !== 'number' || kind === 0) {
      const node = (message as unknown[]).filter(Array.isArray)[index];
      return [`tag ${String(name)}`, ...takes(node?.slice(1))];
    }
    const branches = kind <= PLURAL ? Object.entries(options as Record<string, unknown>) : [];
    const keys =
      kind === SELECT
        ? [
            `select ${String(name)}: ${branches
              .map(([key]) => key)
              .toSorted()
              .join()}`,
          ]
        : [];
    return [`value ${String(name)}`, ...keys, ...branches.flatMap(([, branch]) => takes(branch))];
  });
}

const argumentsOf = (text: string): string[] => [...new Set(takes(compile(text)))].toSorted();
const catalogue = (locale: Locale): Map<string, string> => new Map(flatten(messageSource(locale)));
const source = catalogue('zh-Hant');

test('the arguments of a message are found', () => {
  expect(
    argumentsOf('{n, plural, one {# day {y}} other {<b>#</b> days}} {k, select, a {x} other {<i>{z}</i>}}'),
  ).toEqual(['select k: a,other', 'tag b', 'tag i', 'value k', 'value n', 'value y', 'value z']);
});

test.each(LOCALES)('%s has every message, in order, and no other', (locale) => {
  expect([...catalogue(locale).keys()]).toEqual([...source.keys()]);
});

test.each(LOCALES)('the messages of %s take the same arguments', (locale) => {
  const differing = [...catalogue(locale)].filter(
    ([key, text]) => argumentsOf(text).join() !== argumentsOf(source.get(key) ?? '').join(),
  );
  expect(differing).toEqual([]);
});

test.each(LOCALES)('no message of %s is empty or padded by accident', (locale) => {
  const odd = [...catalogue(locale)].filter(
    ([key, text]) => text.trim() === '' || (text !== text.trim() && !key.endsWith('Prefix')),
  );
  expect(odd).toEqual([]);
});

test('English has straight quotation marks: many fonts of Hong Kong draw the curly ones as wide as a character', () => {
  expect([...catalogue('en')].filter(([, text]) => /[‘’“”]/.test(text))).toEqual([]);
});

test('the chamber has one name: in full where it is first named, then 商會', () => {
  const other = [...catalogue('zh-Hant')].filter(([, text]) =>
    /總會|廠商會/.test(text.replaceAll('香港中華廠商聯合會（廠商會）', '')),
  );
  expect(other).toEqual([]);
});

test('every override of Simplified Chinese replaces a message and says something else than the conversion', () => {
  const overrides = JSON.parse(
    readFileSync(new URL('../../src/i18n/zh-Hans.overrides.json', import.meta.url), 'utf8'),
  ) as Record<string, string>;
  for (const [key, text] of Object.entries(overrides))
    expect(text, key).not.toBe(toSimplified(source.get(key) ?? text));
});

test('Simplified Chinese has Mainland characters, words and quotation marks', () => {
  expect(toSimplified('資訊科技「資助計劃」')).toBe('信息科技“资助计划”');
  expect(catalogue('zh-Hans').get('app.skip')).toBe('跳到主要内容');
});
