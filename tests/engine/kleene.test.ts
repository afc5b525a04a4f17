/** The three-valued truth tables (as in the DMN conformance suite, 0106 and 0107), on the fold and on the engine. */
import { describe, expect, test } from 'vitest';

import { all3, any3, evaluate, foldResult, not3, openFacts } from '../../src/engine/kleene.ts';
import { decide, kleeneEngine } from '../../src/engine/operators.ts';
import type { Truth } from '../../src/engine/operators.ts';
import { stateOf, verdictOf } from '../../src/engine/assess.ts';

const T = true;
const F = false;
const U = null;
const AND: [Truth, Truth, Truth][] = [
  [T, T, T],
  [T, F, F],
  [T, U, U],
  [F, T, F],
  [F, F, F],
  [F, U, F],
  [U, T, U],
  [U, F, F],
  [U, U, U],
];
const OR: [Truth, Truth, Truth][] = [
  [T, T, T],
  [T, F, T],
  [T, U, T],
  [F, T, T],
  [F, F, F],
  [F, U, U],
  [U, T, T],
  [U, F, U],
  [U, U, U],
];

const leaf = (fact: string) => ({ fact, operator: 'equal', value: [true] });
const onEngine = async (
  conditions: Parameters<ReturnType<typeof kleeneEngine>['addRule']>[0]['conditions'],
  facts: Record<string, Truth>,
): Promise<Truth> => {
  const engine = kleeneEngine();
  engine.addRule({ conditions, event: { type: 'r' } });
  const { results, failureResults } = await engine.run(facts);
  const [result] = [...results, ...failureResults];
  return result ? foldResult(result.conditions) : null;
};

test.each(AND)('all: %s and %s is %s', async (a, b, expected) => {
  expect(all3([a, b])).toBe(expected);
  expect(await onEngine({ all: [leaf('a'), leaf('b')] }, { a, b })).toBe(expected);
});
test.each(OR)('any: %s or %s is %s', async (a, b, expected) => {
  expect(any3([a, b])).toBe(expected);
  expect(await onEngine({ any: [leaf('a'), leaf('b')] }, { a, b })).toBe(expected);
});
test.each([
  [T, F],
  [F, T],
  [U, U],
] as [Truth, Truth][])('not: not %s is %s', async (a, expected) => {
  expect(not3(a)).toBe(expected);
  expect(await onEngine({ not: leaf('a') }, { a })).toBe(expected);
});

test.each([
  [T, T, 'met'],
  [T, F, 'not-met'],
  [T, U, 'unknown'],
  [F, T, 'not-applicable'],
  [F, F, 'not-applicable'],
  [F, U, 'not-applicable'],
  [U, T, 'met'],
  [U, F, 'unknown'],
  [U, U, 'unknown'],
] as [Truth, Truth, string][])(
  'a criterion that applies: %s with condition %s is %s',
  (applies, condition, expected) => {
    expect(stateOf(applies, condition)).toBe(expected);
  },
);

test('a verdict is the all of the criteria; judgements and criteria that do not apply never block', () => {
  const verdict = (...states: Parameters<typeof verdictOf>[0][number]['state'][]) =>
    verdictOf(states.map((state) => ({ state })));
  expect(verdict('met', 'judgement', 'not-applicable')).toBe('eligible');
  expect(verdict('met', 'unknown')).toBe('undetermined');
  expect(verdict('unknown', 'not-met')).toBe('ineligible');
});

describe('operators', () => {
  test.each([
    ['subsetOf', [], false],
    ['subsetOf', ['a'], true],
    ['subsetOf', ['a', 'x'], false],
    ['intersects', [], false],
    ['intersects', ['a', 'x'], true],
    ['intersects', ['x'], false],
    ['disjointFrom', [], false],
    ['disjointFrom', ['x'], true],
    ['disjointFrom', ['a', 'x'], false],
    ['allOrNoneOf', [], false],
    ['allOrNoneOf', ['a'], true],
    ['allOrNoneOf', ['x'], true],
    ['allOrNoneOf', ['a', 'x'], false],
  ] as const)('%s of %j against [a, b] is %s', (operator, answer, expected) => {
    expect(decide(operator, [...answer], [['a', 'b']])).toBe(expected);
  });
  test('no limit is never reached', () => {
    expect(decide('lessThan', Number.MAX_SAFE_INTEGER, ['no-limit'])).toBe(true);
  });
  test('where the day is not known a leaf is decided only if every candidate agrees', () => {
    expect(decide('greaterThanInclusive', 300, [200, 100])).toBe(true);
    expect(decide('greaterThanInclusive', 150, [200, 100])).toBe(null);
    expect(decide('greaterThanInclusive', 50, [200, 100])).toBe(false);
  });
});

test('open facts are those whose answer can still decide', () => {
  const condition = {
    any: [
      { fact: 'a', operator: 'equal' as const, values: [true] },
      {
        all: [
          { fact: 'b', operator: 'equal' as const, values: [true] },
          { fact: 'c', operator: 'equal' as const, values: [true] },
        ],
      },
    ],
  };
  expect(openFacts(condition, { b: false })).toEqual(['a']);
  expect(openFacts(condition, { b: true })).toEqual(['a', 'c']);
  expect(openFacts(condition, { a: true })).toEqual([]);
  expect(evaluate(condition, { a: false, b: false })).toBe(false);
});
