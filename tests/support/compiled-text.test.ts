import { expect, test } from 'vitest';
import { parseAst } from 'vite';

import { compiledTexts } from './compiled-text.ts';

const found = (code: string): string[] => compiledTexts(parseAst(code)).map(({ what }) => what);

test.each([
  ['eval("1")', 'eval'],
  ['window.eval("1")', 'eval'],
  ['(0, eval)("1")', 'eval'],
  ['globalThis["eval"]("1")', 'eval'],
  ['new Function("return 1")()', 'Function'],
  ['const f = Function("a", "return a")', 'Function'],
  ['x.constructor("return 1")', 'constructor of a text'],
  ['setTimeout("work()", 1)', 'setTimeout of a text'],
  ['self.setInterval(`work()`, 1)', 'setInterval of a text'],
  ['importScripts("./other.js")', 'importScripts'],
])('%s is found', (code, what) => {
  expect(found(code)).toEqual([what]);
});

test('what only looks like it is not', () => {
  expect(
    found(
      'a.evaluate(1); parser.eval("1+1"); setTimeout(() => 1, 2); new FunctionTable(); class A { constructor() {} } "eval(1)"',
    ),
  ).toEqual([]);
});
