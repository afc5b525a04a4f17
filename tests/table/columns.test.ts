/** What goes into a table comes out again, however the rows fall into chunks. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { optionsOf } from '../../src/rulebase/index.ts';
import type { Answer, Profile } from '../../src/rulebase/index.ts';
import { bytesOf, createTableBuilder, profileAt, rowsWith, tableOf } from '../../src/table/index.ts';
import { rowsIn } from '../../src/table/planes.ts';
import { arbitrarySituation, base } from '../support/rules.ts';
import { toyBase, toyFact } from './support.ts';

const toy = toyBase([
  toyFact('yes', 'bool'),
  toyFact('kind', 'one', ['a', 'b', 'c']),
  toyFact('count', 'int'),
  toyFact('money', 'hkd'),
  toyFact('share', 'pct'),
  toyFact('things', 'set', ['x', 'y', 'z']),
]);

/** Sets come back in the order of the options; nothing else changes. */
function inOrder(profile: Profile): Profile {
  return Object.fromEntries(
    Object.entries(profile).map(([id, answer]): [string, Answer] => {
      const fact = base.facts.find((each) => each.id === id);
      const options = fact && optionsOf(base, fact);
      return [id, Array.isArray(answer) && options ? options.filter((option) => answer.includes(option)) : answer];
    }),
  );
}

test('every answer comes back, and unanswered and not known stay apart', () => {
  fc.assert(
    fc.property(
      fc.array(arbitrarySituation, { maxLength: 70 }),
      fc.constantFrom(32, 64, 16_384),
      (situations, chunkRows) => {
        const profiles = situations.map(({ partial }) => partial);
        const table = tableOf(base, profiles, chunkRows);
        expect(table.rows).toBe(profiles.length);
        profiles.forEach((profile, row) => expect(profileAt(table, row)).toEqual(inOrder(profile)));
      },
    ),
    { numRuns: 25 },
  );
});

test('numbers of every size and kind are kept as they are', () => {
  const numbers = [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER];
  const table = tableOf(toy, [
    ...numbers.map((count) => ({ count, money: count })),
    ...[0, 0.1, 49.5, 99.999_999, 100].map((share) => ({ share })),
  ]);
  expect(numbers.map((_, row) => profileAt(table, row)['money'])).toEqual(numbers);
  expect([6, 7, 8, 9, 10].map((row) => profileAt(table, row)['share'])).toEqual([0, 0.1, 49.5, 99.999_999, 100]);
});

test.each<[string, Answer]>([
  ['yes', 'true'],
  ['kind', 'd'],
  ['count', -1],
  ['count', 1.5],
  ['count', 2 ** 53],
  ['count', Number.NaN],
  ['money', '5'],
  ['share', 100.5],
  ['share', Infinity],
  ['things', ['x', 'w']],
  ['things', 'x'],
])('an answer that %s cannot have is refused: %j', (id, answer) => {
  const builder = createTableBuilder(toy);
  expect(() => builder.add({ [id]: answer })).toThrow(RangeError);
});

test('a fact nobody asked for is refused', () => {
  expect(() => createTableBuilder(toy).add({ other: true })).toThrow('no fact other');
});

test('a row that is dropped leaves nothing behind', () => {
  const builder = createTableBuilder(toy, 32);
  const full: Profile = { yes: true, kind: 'b', count: 7, money: 5, share: 50.5, things: ['x'] };
  const unknown: Profile = Object.fromEntries(Object.keys(full).map((id) => [id, null]));
  const put = (profile: Profile) =>
    toy.facts.forEach(({ id }, column) => {
      const answer = profile[id];
      if (answer !== undefined) builder.put(column, answer);
    });
  for (const dropped of [full, unknown, full]) {
    put(dropped);
    builder.dropRow();
  }
  put({ kind: 'a' });
  expect(builder.endRow()).toBe(0);
  put(full);
  expect(builder.endRow()).toBe(1);
  const table = builder.finish();
  expect(table.rows).toBe(2);
  expect([profileAt(table, 0), profileAt(table, 1)]).toEqual([{ kind: 'a' }, full]);
});

describe('memory', () => {
  const rows = Array.from({ length: 5000 }, (_, i): Profile => ({
    count: i,
    things: i % 2 === 0 ? ['x'] : ['z', 'x'],
  }));

  test('columns nobody answers take nothing, the others no more than their cells', () => {
    const used = bytesOf(tableOf(toy, rows));
    const cell = 2 * (4 + 1 / 8); // a number and a set: 32 bits each, and one that says it is known
    expect(used).toBeGreaterThan(5000 * cell);
    expect(used).toBeLessThan(5032 * cell + 1);
  });

  test('a distinct set is stored once', () => {
    const things = tableOf(toy, rows).columns[5];
    expect(things?.kind === 'set' && things.sets).toEqual([[], [0], [0, 2]]); // the first stands for no answer
  });

  test('a table of no rows is a table', () => {
    expect(tableOf(toy, [])).toMatchObject({ rows: 0, chunks: [] });
  });
});

test('rows can be chosen by a value', () => {
  const table = tableOf(
    toy,
    Array.from({ length: 70 }, (_, i) => ({ kind: ['a', 'b', 'c'][i % 3] ?? null })),
    32,
  );
  const chosen = rowsWith(table, 'kind', 'b').flatMap((plane, chunk) => {
    const rows = new Uint16Array(32);
    return Array.from(rows.subarray(0, rowsIn(plane, rows)), (row) => chunk * 32 + row);
  });
  expect(chosen).toEqual(Array.from({ length: 70 }, (_, i) => i).filter((i) => i % 3 === 1));
  expect(() => rowsWith(table, 'kind', 'd')).toThrow(RangeError);
});
