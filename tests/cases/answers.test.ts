import { expect, test } from 'vitest';

import { withAnswer } from '../../src/cases/index.ts';
import { base } from '../support/rules.ts';

const part = base.facts.find(({ partOf }) => partOf !== undefined);
if (part?.partOf === undefined) throw new Error('no fact is part of another');
const { id, partOf: whole } = part;

test('a whole of zero fills in its parts, and only those not answered', () => {
  expect(withAnswer(base, {}, whole, 0)[id]).toBe(0);
  expect(withAnswer(base, { [id]: null }, whole, 0)[id]).toBe(0);
});
test('the parts are asked again when the whole is no longer zero', () => {
  const zero = withAnswer(base, {}, whole, 0);
  expect(id in withAnswer(base, zero, whole, 500)).toBe(false);
  expect(id in withAnswer(base, zero, whole, undefined)).toBe(false);
});
test('an answer of its own is kept', () => {
  expect(withAnswer(base, { [whole]: 900, [id]: 100 }, whole, 500)).toEqual({ [whole]: 500, [id]: 100 });
});
test('undefined takes an answer back; null is an answer', () => {
  expect(withAnswer(base, { listed: true }, 'listed', undefined)).toEqual({});
  expect(withAnswer(base, {}, 'listed', null)).toEqual({ listed: null });
});
