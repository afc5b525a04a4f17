/** Words of a choice that nobody taught the reader: counted, and read as people say, never otherwise. */
import { expect, test } from 'vitest';

import type { MemberTable } from '../../src/table/index.ts';
import type { ReadOptions } from '../../src/table/service/protocol.ts';
import { holdList } from '../../src/table/service/held-list.ts';
import { base } from '../support/rules.ts';
import { fileOf, problemOf, profilesOf, readAsGuessed } from './read-support.ts';

async function read(text: string, options: ReadOptions = {}): Promise<MemberTable> {
  const list = await readAsGuessed(fileOf(text), { badCells: 'unanswered', ...options });
  if (!list.ok) throw new Error(problemOf(list));
  return list.value;
}

const LIST = `公司名稱,行業,員工人數
A,食品製造,3
B, 食品製造 ,50-99
C,製造業,5
D,咖啡,6
E,,7
F,不知道,8
`;
const FOOD = { industry: { 食品製造: 'manufacturing' } };
const industries = (list: MemberTable): unknown[] => profilesOf(list).map(({ industry }) => industry);

test('unknown words of a choice are counted by column; numbers are not among them', async () => {
  const list = await read(LIST);
  expect(list.unreadWords).toEqual([
    {
      column: '行業',
      fact: 'industry',
      words: [
        { word: '食品製造', cells: 2 },
        { word: '咖啡', cells: 1 },
      ],
      more: 0,
    },
  ]);
  expect(list.unread?.total).toBe(4);
  expect(list).not.toHaveProperty('readAs');
  expect(industries(list)).toEqual([undefined, undefined, 'manufacturing', undefined, undefined, null]);
});

test('a word is read in every row as people say, and nothing else is', async () => {
  const list = await read(LIST, { readAs: FOOD });
  expect(industries(list)).toEqual(['manufacturing', 'manufacturing', 'manufacturing', undefined, undefined, null]);
  expect(list.readAs).toEqual([
    { column: '行業', fact: 'industry', word: '食品製造', value: 'manufacturing', cells: 2 },
  ]);
  expect(list.unreadWords?.[0]?.words).toEqual([{ word: '咖啡', cells: 1 }]);
  expect(list.unread?.total).toBe(2);
  const { loaded } = holdList(base, { kind: 'file', name: 'list.csv', size: 1 }, list);
  expect(loaded).toMatchObject({ readAs: list.readAs, unreadWords: list.unreadWords });
});

test('what can be read is never read otherwise, and only options of the fact count', async () => {
  const list = await read(LIST, {
    readAs: { industry: { 製造業: 'finance', 不知道: 'finance', 食品製造: 'no such option', '': 'finance' } },
  });
  expect(industries(list)).toEqual([undefined, undefined, 'manufacturing', undefined, undefined, null]);
  expect(list).not.toHaveProperty('readAs');
});

test('in a list that leaves rows out, a word that people explained leaves none out', async () => {
  const list = await read(LIST, { badCells: 'leave-out', readAs: FOOD });
  expect([list.table.rows, list.rejected.total]).toEqual([4, 2]);
});

test('many words: the most frequent are named, the others counted', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `word ${i < 100 ? 7 : i}`);
  const list = await read(`industry\n${rows.join('\n')}\n${'x'.repeat(101)}\n`);
  const [found] = list.unreadWords ?? [];
  expect(found?.words).toHaveLength(50);
  expect(found?.words[0]).toEqual({ word: 'word 7', cells: 100 });
  expect((found?.words ?? []).reduce((sum, { cells }) => sum + cells, found?.more ?? 0)).toBe(3001);
});
