/** What nobody writes by mistake: data, texts and edits made to upset whoever reads them. */
import { isDeepStrictEqual } from 'node:util';

import * as fc from 'fast-check';
import { expect } from 'vitest';

import { base } from './rules.ts';

/** Names that every object has already, names that look like ours, and names that no screen shows. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const homoglyph = (id: string): string => id.replaceAll('e', 'е').replaceAll('o', 'ο'); // Cyrillic, Greek
const IDS = base.facts.map(({ id }) => id);
export const hostileName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.constantFrom(...IDS),
  fc.constantFrom(...IDS).map(homoglyph),
  fc.constantFrom('', ' ', '\u0000', '\u202Elisted', 'listed\u200B', '\uD800', 'a.b', '../..', '0', '-1', 'length'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const NUMBERS = [-0, -1, 0.5, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e21, 1e308, -1e308, 5e-324];
const WORDS = ['NaN', 'Infinity', '1e999', '-0', 'null', 'true', '\u0000', '\uDFFF\uD800', '２０００', '1,000', '=1+1'];
const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, ...NUMBERS, ...WORDS),
  hostileName,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(60, 5000).map((length) => '\u{1F4A3}'.repeat(length)),
);

/** An object with these keys of its own, `__proto__` among them as JSON makes it. */
const objectOf = (entries: readonly (readonly [string, unknown])[]): unknown => Object.fromEntries(entries);

/** A value as JSON could hold it, of any shape and of no use. */
export const hostileValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(hostileName, tie('value')), { maxLength: 4 }).map(objectOf),
  ),
})).value;

type Path = readonly (string | number)[];
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** A copy in which what lies at the path is what `change` makes of it; undefined takes it away. */
function changed(value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.flatMap((inner: unknown, i) => {
      const next = String(i) === key ? changed(inner, rest, change) : inner;
      return next === undefined ? [] : [next];
    });
  return Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([name, inner]: [string, unknown]) => {
      const next = name === key ? changed(inner, rest, change) : inner;
      return next === undefined ? [] : [[name, next]];
    }),
  );
}

export interface Edit {
  at: number;
  how: 'replace' | 'drop' | 'wrap' | 'double' | 'add';
  by: unknown;
  name: string;
}

/** Edits at any place of something: another value, nothing, twice the same, a name more, or the value wrapped up. */
export const hostileEdits = (most: number): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.record({
      at: fc.nat(),
      how: fc.constantFrom<Edit['how']>('replace', 'replace', 'drop', 'wrap', 'double', 'add'),
      by: hostileValue,
      name: hostileName,
    }),
    { minLength: 1, maxLength: most },
  );

/** A copy of it with these edits. */
export const edited = (value: unknown, edits: readonly Edit[]): unknown =>
  edits.reduce<unknown>((from, { at, how, by, name }) => {
    const paths = pathsOf(from);
    return changed(from, paths[at % paths.length] ?? [], (old) => {
      if (how === 'drop') return undefined;
      if (how === 'wrap') return [old];
      if (how === 'double' && Array.isArray(old)) return [...(old as unknown[]), ...(old as unknown[])];
      if (how === 'add' && typeof old === 'object' && old !== null && !Array.isArray(old))
        return Object.fromEntries([...Object.entries(old), [name, by]]);
      return by;
    });
  }, value);

export const mutated = (value: unknown): fc.Arbitrary<unknown> => hostileEdits(3).map((edits) => edited(value, edits));

/** The same as text, cut short, with a key twice, or with a number that JSON reads as none. */
export function mutatedText(value: unknown): fc.Arbitrary<string> {
  const damage = fc.oneof(
    { weight: 4, arbitrary: fc.constant((text: string) => text) },
    fc.nat().map((n) => (text: string) => text.slice(0, n % (text.length + 1))),
    fc.nat().map((n) => (text: string) => {
      const at = n % (text.length + 1);
      return `${text.slice(0, at)}\u0000${text.slice(at)}`;
    }),
    fc.constant((text: string) => text.replace('{', '{"schema":1,"schema":"x","__proto__":{"polluted":true},')),
    fc.constant((text: string) => text.replace(/:\d+/, ':1e999')),
    fc.constant((text: string) => text.replace(/:\d+/, ':-0')),
    fc.constant((text: string) => `\uFEFF${text}`),
  );
  return fc.tuple(mutated(value), damage).map(([json, hurt]) => hurt(JSON.stringify(json) ?? ''));
}

const nested = (open: string, close: string, levels: number): string =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;

/** Parts of JSON texts that would exhaust a stack, or whoever names everything that is wrong. */
export const EXHAUSTING: readonly (readonly [name: string, json: string])[] = [
  ['lists in lists', nested('[', ']', 10_000)],
  ['objects in objects', nested('{"a":', '}', 10_000)],
  ['__proto__ in __proto__', nested('{"__proto__":', '}', 10_000)],
  ['conditions in conditions', nested('{"all":[', ']}', 10_000)],
  ['a list without end', `[${'1,'.repeat(150_000)}1]`],
  ['an object without end', `{${Array.from({ length: 130_000 }, (_, i) => `"k${i}":1`).join()}}`],
  ['a word without end', `"${'長'.repeat(300_000)}"`],
  ['a number without end', '9'.repeat(100_000)],
];

const own = (object: object): [PropertyKey, unknown][] =>
  Reflect.ownKeys(object).map((key) => [key, Reflect.getOwnPropertyDescriptor(object, key)?.value as unknown]);
const shared = (): unknown => [Object.prototype, Array.prototype, String.prototype, Function.prototype].map(own);
const before = shared();
/** What every object has is as it was. */
export function expectNothingPolluted(): void {
  expect(shared()).toEqual(before);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
}

/** Problems that do not say in which file they are and what was expected. */
export function unnamed<P extends { file: string; field: string; expected: string }>(problems: readonly P[]): P[] {
  return problems.filter(
    ({ file, field, expected }) =>
      typeof file !== 'string' || typeof field !== 'string' || expected === '' || /undefined|\[object/.test(expected),
  );
}

/** What holds of something read: names of laws with whether they are kept; the broken ones are given back. */
export const broken = (laws: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(laws).flatMap(([law, kept]) => (kept ? [] : [law]));

/** The same content, whatever it is made of. */
export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);
