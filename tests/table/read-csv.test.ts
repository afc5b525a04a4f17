/** CSV of every kind comes out as the cells that went in, however it is cut into slices. */
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';

import { previewList, readList } from '../../src/table/index.ts';
import { csvRows } from '../../src/table/read/csv.ts';
import { guessEncoding } from '../../src/table/read/text.ts';
import type { ColumnTarget, Encoding } from '../../src/table/service/protocol.ts';
import { base } from '../support/rules.ts';
import {
  arbitraryMember,
  cellOf,
  encoded,
  fileOf,
  problemOf,
  profilesOf,
  readAsGuessed,
  sorted,
} from './read-support.ts';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'big5'];

async function cellsOf(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding, sliceBytes: number) {
  const rows: string[][] = [];
  const numbers: number[] = [];
  for await (const batch of csvRows(base, new Blob([bytes]), encoding, { sliceBytes })) {
    rows.push(...batch.rows);
    numbers.push(...batch.numbers);
    expect(batch.broken.size).toBe(0);
  }
  return { rows, numbers };
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('公', '司', '許', '功', '"', ',', ';', '\n', ' ', 'a', '1', '|'), maxLength: 12 }),
  fc.constantFrom('', '香港', '1000', 'x'.repeat(300)),
);
const header = ['name', 'id', 'contact', 'listed', 'aims'];
const table = fc
  .array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 12 })
  // Long enough that no slice holds it all, even at the beginning, which is read in one piece.
  .map((rows) => Array.from({ length: Math.ceil(16_000 / rows.join().length) }, () => rows).flat());

test('any cells, line ends, delimiters and encodings, in slices of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(...ENCODINGS),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom(',', ';', '\t'),
      fc.integer({ min: 61, max: 9000 }),
      fc.boolean(),
      async (rows, encoding, mark, newline, delimiter, sliceBytes, ended) => {
        const text = Papa.unparse([header, ...rows], { newline, delimiter }) + (ended ? newline : '');
        const { rows: found, numbers } = await cellsOf(encoded(text, encoding, mark), encoding, sliceBytes);
        const wanted = [header, ...rows];
        expect(found.slice(0, wanted.length)).toEqual(wanted);
        expect(found.slice(wanted.length)).toEqual(ended ? [['']] : []);
        expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      },
    ),
    { numRuns: 60 },
  );
});

test('the encoding is told with its mark and without', async () => {
  const text = `name,listed,aims\n${'一二丁公司,true,sell-in-hk|research\n'.repeat(40)}`;
  for (const encoding of ENCODINGS)
    for (const mark of [true, false])
      expect(await guessEncoding(new Blob([encoded(text, encoding, mark)])), `${encoding} ${mark}`).toBe(encoding);
});

test('bytes of nothing on both sides are no text', async () => {
  const blob = new Blob([new Uint8Array(64)]);
  expect(await guessEncoding(blob)).toBe('utf-8');
  const preview = await previewList(base, { name: 'list.csv', blob });
  expect(problemOf(preview)).toContain('expected text');
});

test('a character is whole however slices cut it', async () => {
  const text = `name,listed\n${'許功蓋公司,true\n'.repeat(1200)}`;
  for (const encoding of ENCODINGS)
    for (const sliceBytes of [1001, 1002, 1003]) {
      const { rows } = await cellsOf(encoded(text, encoding, true), encoding, sliceBytes);
      expect(new Set(rows.slice(1, -1).map(String))).toEqual(new Set(['許功蓋公司,true']));
    }
});

test('the encoding is told from the file', async () => {
  const text = '公司名稱,上市公司\n許功蓋有限公司,否\n';
  for (const encoding of ENCODINGS)
    expect(await guessEncoding(new Blob([encoded(text, encoding, true)]))).toBe(encoding);
  expect(await guessEncoding(new Blob([encoded(text, 'utf-8', false)]))).toBe('utf-8');
  expect(await guessEncoding(new Blob(['name,listed\n']))).toBe('utf-8');
  const damaged = encoded(`${text}${'公司,是\n'.repeat(50)}`, 'utf-8', false);
  damaged[40] = 0xff;
  expect(await guessEncoding(new Blob([damaged]))).toBe('utf-8');
});

test('answers come back from every encoding', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryMember, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(...ENCODINGS),
      fc.boolean(),
      async (members, encoding, mark) => {
        const ids = base.facts.map(({ id }) => id);
        const rows = members.map((member, i) => [`公司${i}`, ...ids.map((id) => cellOf(member[id]))]);
        const bytes = encoded(Papa.unparse([['name', ...ids], ...rows]), encoding, mark || encoding !== 'utf-8');
        const list = await readAsGuessed(fileOf(bytes));
        if (!list.ok) throw new Error(problemOf(list));
        expect(list.value.rejected.first).toEqual([]);
        expect(profilesOf(list.value).map(sorted)).toEqual(members.map(sorted));
        expect(members.map((_, i) => list.value.passThrough[0]?.at(i))).toEqual(members.map((_, i) => `公司${i}`));
      },
    ),
    { numRuns: 25 },
  );
});

describe('what is wrong is said, and the rest is used', () => {
  const read = (text: string) => readAsGuessed(fileOf(text));
  test('rows that are too short or too long', async () => {
    const list = await read('name,listed\na,true\nb\nc,false,1\n\n,\nd,true\n');
    if (!list.ok) throw new Error(problemOf(list));
    expect(list.value.rejected).toEqual({
      total: 2,
      first: [
        { row: 3, column: '', problem: 'expected 2 cells, got 1' },
        { row: 4, column: '', problem: 'expected 2 cells, got 3' },
      ],
    });
    expect([0, 1].map(list.value.fileRow)).toEqual([2, 7]);
  });
  test('a quote that is never closed', async () => {
    const list = await read('name,listed\na,true\n"b,true\nc,true\n');
    if (!list.ok) throw new Error(problemOf(list));
    expect(list.value.table.rows).toBe(1);
    expect(list.value.rejected.first).toEqual([
      { row: 3, column: '', problem: 'expected closed quotes: Quoted field unterminated' },
    ]);
  });
  test('an open quote in a file too long to hold', async () => {
    expect(problemOf(await read(`name,listed\na,true\n"${'b,true\n'.repeat(400_000)}`))).toMatch(
      /list\.csv, row 3: expected a row of at most 2097152 characters; a quote may be open/,
    );
  });
  test('more wrong rows than are kept', async () => {
    const list = await read(`listed\n${'maybe\n'.repeat(1200)}true\n`);
    if (!list.ok) throw new Error(problemOf(list));
    expect(list.value.rejected.total).toBe(1200);
    expect(list.value.rejected.first).toHaveLength(1000);
    expect(list.value.fileRow(0)).toBe(1202);
  });
  test('bytes that are no text', async () => {
    expect(problemOf(await read('name,listed\0\na,true\n'))).toMatch(/expected text, got bytes/);
  });
  test('bytes of another encoding', async () => {
    const damaged = encoded(`name,industry\n${'公司,construction\n'.repeat(9)}`, 'utf-8', false);
    damaged[damaged.length - 3] = 0xff;
    const list = await readAsGuessed(fileOf(damaged));
    if (!list.ok) throw new Error(problemOf(list));
    expect(list.value.rejected.first[0]?.problem).toMatch(/^expected text in the encoding of the file, got /);
  });
  test('a cell that is too long', async () => {
    const list = await read(`name,listed\n${'a'.repeat(40_000)},true\nb,${'1'.repeat(40_000)}\nc,true\n`);
    if (!list.ok) throw new Error(problemOf(list));
    expect(list.value.rejected.first.map(({ problem }) => problem)).toEqual([
      'expected a cell of at most 32767 characters, got 40000',
      'expected a cell of at most 32767 characters, got 40000',
    ]);
  });
  test('too many columns, no header, no rows', async () => {
    expect(problemOf(await read(`name${',x'.repeat(500)}\n`))).toMatch(/row 1: expected at most 500 columns, got 501$/);
    expect(problemOf(await read(''))).toBe('list.csv: expected a header row of fact ids, got nothing');
    expect(problemOf(await read('\n , \n'))).toBe('list.csv: expected a header row of fact ids, got nothing');
    expect(problemOf(await read('name,listed\n\n'))).toBe(
      'list.csv: expected at least one row under the header, got none',
    );
  });
  test('a part above its whole', async () => {
    const [part] = base.facts.filter(({ partOf }) => partOf !== undefined);
    const whole = part?.partOf ?? '';
    const list = await read(`${part?.id},${whole}\n2,1\n2,2\n5,\n,5\n?,1\n`);
    if (!list.ok) throw new Error(problemOf(list));
    expect(list.value.table.rows).toBe(4);
    expect(list.value.rejected.first).toEqual([
      { row: 2, column: part?.id, problem: `expected at most ${whole} (1), of which it is a part, got "2"` },
    ]);
  });
});

test('a title above the header is passed over, and rows keep their numbers', async () => {
  const list = await readAsGuessed(fileOf('Members of 2026\n\nname,listed\na,true\n'));
  if (!list.ok) throw new Error(problemOf(list));
  expect(list.value.fileRow(0)).toBe(4);
});

test('targets that cannot be read are refused', async () => {
  const file = fileOf('a,b\n1,2\n');
  const read = (...targets: ColumnTarget[]) => readList(base, file, targets).then(problemOf);
  const [fact] = base.facts;
  const same: ColumnTarget = { kind: 'fact', fact: fact?.id ?? '' };
  expect(await read(same, same)).toBe('list.csv, row 1, b: expected each column once; a is the same');
  expect(await read(same)).toBe('list.csv, row 1: expected 1 columns, got 2');
  expect(await read(same, { kind: 'fact', fact: 'shoeSize' })).toMatch(/row 1, b: expected a fact id/);
  expect(await read({ kind: 'ignore' }, { kind: 'ignore' })).toMatch(/expected at least one column that is read/);
});
