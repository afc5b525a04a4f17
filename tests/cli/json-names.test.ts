/** A name that stands twice in JSON is found, wherever it stands, and nothing else is taken for one. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { nameTwice } from '../../src/cli/json-names.ts';

test('whatever is written from a value has each name once', () =>
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.integer({ min: 0, max: 3 }), (text, indent) => {
      expect(nameTwice(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined();
    }),
  ));

test('a name written again at the end of any object is found', () =>
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }),
      fc.jsonValue(),
      fc.nat(),
      (object, other, at) => {
        const names = Object.keys(object);
        const name = names[at % names.length] ?? '';
        const again = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(name)}:1}`;
        expect(nameTwice(again)).toBe(name);
        expect(nameTwice(`${JSON.stringify([other]).slice(0, -1)},${again}]`)).toBe(name);
      },
    ),
  ));

test.each([
  ['the same name in two objects', '{"a":{"b":1},"c":{"b":2},"d":[{"b":3},{"b":4}]}'],
  ['a value like a name', '{"a":"b","b":"a","c":["a","a"]}'],
  ['signs in text', '{"a":"{\\"a\\":1,","b":"}]\\\\"}'],
])('%s is nothing twice', (_, text) => expect(nameTwice(text)).toBeUndefined());
