/** What json-rules-engine does by itself, pinned so that an update cannot surprise us, and what we do about each. */
import { Engine } from 'json-rules-engine';
import type { TopLevelCondition } from 'json-rules-engine';
import { describe, expect, test } from 'vitest';

import { foldResult, SkippedLeafError } from '../../src/engine/kleene.ts';
import { kleeneEngine } from '../../src/engine/operators.ts';

const run = async (
  conditions: TopLevelCondition,
  facts: Record<string, unknown>,
  engine = new Engine([], { allowUndefinedFacts: true }),
) => {
  engine.addRule({ name: 'r', conditions, event: { type: 'r' } });
  const { results, failureResults } = await engine.run(facts);
  const [result] = [...results, ...failureResults];
  if (!result) throw new Error('no result');
  return result;
};
const stock = async (conditions: TopLevelCondition, facts: Record<string, unknown>) =>
  (await run(conditions, facts)).result as boolean | null;
const ours = async (conditions: TopLevelCondition, facts: Record<string, unknown>) =>
  foldResult((await run(conditions, facts, kleeneEngine())).conditions);
const leaf = (operator: string, value: unknown) => ({ all: [{ fact: 'x', operator, value }] });

describe('a missing fact', () => {
  test('passes notEqual, notIn and not in the stock engine', async () => {
    expect(await stock(leaf('notEqual', true), {})).toBe(true);
    expect(await stock(leaf('notIn', ['a']), {})).toBe(true);
    expect(await stock({ not: { fact: 'x', operator: 'equal', value: true } }, {})).toBe(true);
  });
  test('is unknown with our operators, alone and negated', async () => {
    expect(await ours(leaf('notEqual', [true]), {})).toBe(null);
    expect(await ours(leaf('notIn', [['a']]), {})).toBe(null);
    expect(await ours({ not: { fact: 'x', operator: 'equal', value: [true] } }, {})).toBe(null);
  });
  test('stops the run unless undefined facts are allowed', async () => {
    await expect(run(leaf('equal', 1), {}, new Engine())).rejects.toThrow(/Undefined fact/);
  });
  test('null is the same as missing', async () => {
    expect(await ours(leaf('equal', [true]), { x: null })).toBe(null);
    expect(await ours(leaf('lessThan', [5]), { x: null })).toBe(null);
  });
});

test('an empty any passes in the stock engine; the rule base refuses one (see the tests of loading)', async () => {
  expect(await stock({ any: [] }, {})).toBe(true);
});

test('of two keys on one node the stock engine reads only one', async () => {
  const both = {
    any: [{ fact: 'x', operator: 'equal', value: 1 }],
    all: [{ fact: 'x', operator: 'equal', value: 2 }],
  } as unknown as TopLevelCondition;
  expect(await stock(both, { x: 1 })).toBe(true);
});

test('in with text is a substring test in the stock engine, and undecided with ours', async () => {
  expect(await stock(leaf('in', 'HKCNSG'), { x: 'KC' })).toBe(true);
  expect(await ours(leaf('in', ['HKCNSG']), { x: 'KC' })).toBe(null);
});

test('text never compares as a number: "1,000" is below 2000 nowhere', async () => {
  expect(await stock(leaf('lessThan', 2000), { x: '1,000' })).toBe(false);
  expect(await stock(leaf('lessThan', 10), { x: '5' })).toBe(true);
  expect(await ours(leaf('lessThan', [2000]), { x: '1,000' })).toBe(null);
  expect(await ours(leaf('lessThan', [10]), { x: '5' })).toBe(null);
});

test('a priority leaves siblings without a result, and the fold refuses to guess them', async () => {
  const { conditions } = await run(
    {
      all: [
        { fact: 'x', operator: 'equal', value: [1], priority: 10 },
        { fact: 'y', operator: 'equal', value: [1] },
      ],
    },
    { x: 2, y: 1 },
    kleeneEngine(),
  );
  expect(() => foldResult(conditions)).toThrow(SkippedLeafError);
});

test('without priorities every leaf is evaluated, also after the outcome is settled', async () => {
  const { conditions } = await run(
    {
      all: [
        { fact: 'x', operator: 'equal', value: [1] },
        { fact: 'y', operator: 'equal', value: [1] },
      ],
    },
    { x: 2, y: 1 },
    kleeneEngine(),
  );
  expect('all' in conditions && conditions.all.map((child) => 'result' in child && child.result)).toEqual([
    false,
    true,
  ]);
});

test('an unknown operator only fails at run time; our schema knows the operators', async () => {
  await expect(stock(leaf('startsWith', 'a'), { x: 'a' })).rejects.toThrow(/startsWith/);
});

test('toJSON drops keys of our own, so we read the live tree', async () => {
  const conditions = {
    all: [{ fact: 'x', operator: 'equal', value: 1, ours: 'kept' }],
  } as unknown as TopLevelCondition;
  const result = await run(conditions, { x: 1 });
  expect(JSON.stringify(result.toJSON())).not.toContain('kept');
  expect('all' in result.conditions && 'ours' in (result.conditions.all[0] ?? {})).toBe(true);
});

test('overlapping runs of one engine with one priority keep every result', async () => {
  const engine = kleeneEngine();
  for (const id of ['a', 'b', 'c'])
    engine.addRule({
      name: id,
      conditions: { all: [{ fact: 'x', operator: 'lessThan', value: [50] }] },
      event: { type: id },
    });
  const runs = await Promise.all(Array.from({ length: 100 }, (_, x) => engine.run({ x })));
  runs.forEach(({ results, failureResults }, x) => {
    expect(results).toHaveLength(x < 50 ? 3 : 0);
    expect(failureResults).toHaveLength(x < 50 ? 0 : 3);
  });
});

test('a path inside a fact is refused: it would pull in an expression language', async () => {
  await expect(
    run({ all: [{ fact: 'x', operator: 'equal', value: [1], path: '$.y' }] }, { x: { y: 1 } }, kleeneEngine()),
  ).rejects.toThrow(/never a path/);
});
