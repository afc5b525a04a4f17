/**
 * Vite plugin: `virtual:messages/<locale>` is that language's catalogue with its ICU messages compiled, so that no
 * message parser reaches the browser. Simplified Chinese is made from Traditional Chinese plus an override file.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

import { isLocale } from './locale.ts';
import type { Locale } from './locale.ts';
import { toSimplified } from './simplified.ts';

interface Tree<Leaf> {
  [key: string]: Leaf | Tree<Leaf>;
}

const FILES = {
  'zh-Hant': './messages/zh-Hant.json',
  en: './messages/en.json',
  overrides: './zh-Hans.overrides.json',
} as const;

const pathOf = (name: keyof typeof FILES): string => fileURLToPath(new URL(FILES[name], import.meta.url));
const read = (name: keyof typeof FILES): Tree<string> => JSON.parse(readFileSync(pathOf(name), 'utf8')) as Tree<string>; // our own files; their shape is tested

function mapLeaves<To>(tree: Tree<string>, change: (text: string, key: string) => To, prefix = ''): Tree<To> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, node]) => {
      const key = prefix + name;
      return [name, typeof node === 'string' ? change(node, key) : mapLeaves(node, change, `${key}.`)];
    }),
  );
}

/** The messages of a language as ICU text. Override keys are full paths (`start.title`). */
export function messageSource(locale: Locale): Tree<string> {
  if (locale !== 'zh-Hans') return read(locale);
  const overrides = read('overrides');
  return mapLeaves(read('zh-Hant'), (text, key) => {
    const override = overrides[key];
    return typeof override === 'string' ? override : toSimplified(text);
  });
}

export function messages(): Plugin {
  const prefix = 'virtual:messages/';
  return {
    name: 'messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const locale = id.slice(prefix.length + 1);
      if (!isLocale(locale)) throw new Error(`no such language: ${locale}`);
      for (const name of Object.keys(FILES)) this.addWatchFile(pathOf(name as keyof typeof FILES));
      const compiled = mapLeaves(messageSource(locale), (text) => compile(text));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))})`; // parses faster than a literal
    },
  };
}
