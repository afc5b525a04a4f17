/** Cells that cannot be read, rows of totals, companies that are there twice: nothing is lost, nothing is guessed. */
import { readdirSync, readFileSync } from 'node:fs';

import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';

import { contradictions } from '../../src/rulebase/index.ts';
import type { Answer } from '../../src/rulebase/index.ts';
import { READER_SENTENCES } from '../../src/table/index.ts';
import type { MemberTable } from '../../src/table/index.ts';
import { cellReader } from '../../src/table/read/cells.ts';
import { MISFIT } from '../../src/table/read/misfit.ts';
import { createSeen } from '../../src/table/read/repeated.ts';
import { isRowOfTotals } from '../../src/table/read/totals.ts';
import type { ReadOptions } from '../../src/table/service/protocol.ts';
import { base } from '../support/rules.ts';
import { fileOf, problemOf, profilesOf, readAsGuessed, sorted } from './read-support.ts';

async function read(text: string, badCells?: ReadOptions['badCells']): Promise<MemberTable> {
  const list = await readAsGuessed(fileOf(text), badCells ? { badCells } : {});
  if (!list.ok) throw new Error(problemOf(list));
  return list.value;
}

describe('a cell that cannot be read', () => {
  const TEXT = '公司名稱,員工人數,上市公司,營運月數\nA,50-99,否,36\nB,約30,maybe,1985\nC,20人,是,\n';
  test('leaves its row out, unless said otherwise', async () => {
    const list = await read(TEXT);
    expect(list.table.rows).toBe(1);
    expect(list.rejected.total).toBe(2);
    expect(list).not.toHaveProperty('unread');
    expect(list).not.toHaveProperty('unreadByColumn');
  });
  test('counts as not answered where the row is used, and is listed', async () => {
    const list = await read(TEXT, 'unanswered');
    expect(list.rejected).toEqual({ total: 0, first: [] });
    expect(profilesOf(list)).toEqual([{ listed: false, monthsInBusiness: 36 }, {}, { hkEmployees: 20, listed: true }]);
    expect(list.unread).toMatchObject({ total: 4, rows: 2 });
    expect(list.unread?.first).toEqual([
      { row: 2, column: '員工人數', problem: 'expected a whole number, 0 or more, got "50-99"', fact: 'hkEmployees' },
      { row: 3, column: '員工人數', problem: 'expected a whole number, 0 or more, got "約30"', fact: 'hkEmployees' },
      { row: 3, column: '上市公司', problem: 'expected true or false, got "maybe"', fact: 'listed' },
      {
        row: 3,
        column: '營運月數',
        problem: 'expected a number of months, at most 1800; not a year or a date, got "1985"',
        fact: 'monthsInBusiness',
      },
    ]);
    expect(list.unreadByColumn).toEqual({ 員工人數: 2, 上市公司: 1, 營運月數: 1 });
  });
  test('a part above its whole counts as not answered, the whole stays', async () => {
    const pairs = base.facts.filter(({ partOf }) => partOf !== undefined);
    const [part] = pairs;
    const whole = part?.partOf ?? '';
    const list = await read(`${part?.id},${whole}\n2,1\n2,2\n`, 'unanswered');
    expect(profilesOf(list)[0]).toEqual({ [whole]: 1 });
    expect(list.unread).toMatchObject({ total: 1, rows: 1, first: [{ row: 2, column: part?.id, fact: part?.id }] });
    expect(list.unread?.first[0]?.problem).toBe(`expected at most ${whole} (1), of which it is a part, got "2"`);
  });
  test('rows of another width and broken rows are still left out', async () => {
    const list = await read('name,listed\na,maybe\nb\n"c,true\n', 'unanswered');
    expect([list.table.rows, list.rejected.total, list.unread?.total]).toEqual([1, 2, 1]);
  });
  test('a thousand are kept, all are counted', async () => {
    const list = await read(`listed,hkEmployees\n${'maybe,many\n'.repeat(1200)}`, 'unanswered');
    expect([list.table.rows, list.unread?.total, list.unread?.rows]).toEqual([1200, 2400, 1200]);
    expect(list.unread?.first).toHaveLength(1000);
    expect(list.unreadByColumn).toEqual({ listed: 1200, hkEmployees: 1200 });
  });
  test('any cells: every row is used, with just the answers that can be read', async () => {
    const ids = [...base.facts.slice(0, 8), ...base.facts.filter(({ partOf }) => partOf !== undefined)].flatMap(
      ({ id, partOf }) => (partOf === undefined ? [id] : [id, partOf]),
    );
    const columns = [...new Set(ids)].map((id) => base.facts.find((fact) => fact.id === id)).filter((fact) => !!fact);
    const readers = columns.map((fact) => cellReader(base, fact));
    const cell = fc.constantFrom(
      '',
      '?',
      '-',
      'true',
      '1',
      '5',
      '50-99',
      '約30',
      'manufacturing',
      'CN|VN',
      'N/A',
      '無',
    );
    const rowsOfCells = fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
      minLength: 1,
      maxLength: 15,
    });
    await fc.assert(
      fc.asyncProperty(rowsOfCells, async (rows) => {
        const text = Papa.unparse([['name', ...columns.map(({ id }) => id)], ...rows.map((row) => ['A Ltd', ...row])]);
        const wanted = rows.map((row) => {
          const facts: Record<string, Answer> = {};
          let wrong = 0;
          row.forEach((text1, i) => {
            const answer = readers[i]?.(text1);
            if (answer === MISFIT) wrong += 1;
            else if (answer !== undefined) facts[columns[i]?.id ?? ''] = answer;
          });
          const parts = contradictions(base, facts, '');
          for (const { field } of parts) delete facts[field];
          return { facts, wrong: wrong + parts.length };
        });
        const list = await read(text, 'unanswered');
        expect(profilesOf(list).map(sorted)).toEqual(wanted.map(({ facts }) => sorted(facts)));
        const total = wanted.reduce((sum, { wrong }) => sum + wrong, 0);
        expect(list.unread?.total ?? 0).toBe(total);
        expect(Object.values(list.unreadByColumn ?? {}).reduce((sum, n) => sum + n, 0)).toBe(total);
        expect(list.unread?.rows ?? 0).toBe(wanted.filter(({ wrong }) => wrong > 0).length);
        expect((await read(text)).table.rows).toBe(wanted.filter(({ wrong }) => wrong === 0).length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a row of totals', () => {
  test.each([
    [['合共', '', '1,234']],
    [['合計：', '200', '']],
    [['', '總計', '30', '$5,000']],
    [['合共 200 間公司', '', '']],
    [['1', '總數', '20人']],
    [['Total', '12', '']],
    [['Grand total:', 'HK$1.2M', '12%']],
    [['小计', '3', '']],
  ])('%j', (cells) => expect(isRowOfTotals(cells)).toBe(true));
  test.each([
    [['合共有限公司', '3', '']],
    [['Total Energies', '12', '']],
    [['Total', '12', '是']],
    [['小計', '製造業', '30']],
    [['A Ltd', '合共', '3']],
    [['1', '2', '3']],
    [['', '', '']],
    [[]],
  ])('%j is none', (cells) => expect(isRowOfTotals(cells)).toBe(false));
  test.each(['leave-out', 'unanswered'] as const)('is left out and listed: %s', async (badCells) => {
    const list = await read('公司名稱,員工人數\nA,5\n合共,5\n', badCells);
    expect(list.table.rows).toBe(1);
    expect(list.rejected.first).toEqual([{ row: 3, column: '', problem: 'expected a company, got a row of totals' }]);
  });
});

describe('companies that are there twice', () => {
  test('by their number', async () => {
    const list = await read('編號,公司名稱,上市公司\nM1,A,否\nM2,A,否\n m1 ,B,否\nM1,C,否\n,D,否\n,D,否\n');
    expect(list.repeated).toEqual({ by: 'id', rows: 2 });
  });
  test('by their name where there are no numbers', async () => {
    const list = await read('公司名稱,上市公司\nA  Ltd,否\na ltd,否\nＡ Ltd,否\nB,maybe\nB,否\n');
    expect(list.repeated).toEqual({ by: 'name', rows: 2 }); // a row that is left out repeats nothing
  });
  test('none, or nothing to tell them by', async () => {
    expect(await read('公司名稱,上市公司\nA,否\nB,否\n')).not.toHaveProperty('repeated');
    expect(await read('listed\ntrue\ntrue\n')).not.toHaveProperty('repeated');
  });
  test('any texts, as a set of them says', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ab甲]{1,4}$/), { maxLength: 200 }), (texts) => {
        const seen = createSeen();
        const known = new Set<string>();
        for (const text of texts) {
          expect(seen(text)).toBe(known.has(text));
          known.add(text);
        }
      }),
    );
  });
  test('many of them, each once and then again', () => {
    const seen = createSeen();
    const rows = 100_000;
    let repeats = 0;
    for (let round = 0; round < 2; round += 1) for (let i = 0; i < rows; i += 1) if (seen(`M${i}`)) repeats += 1;
    expect(repeats).toBe(rows);
  });
});

describe('sentences of the reader', () => {
  test('each once, and none but those', () => {
    for (const list of [READER_SENTENCES.expected, READER_SENTENCES.got]) expect(new Set(list).size).toBe(list.length);
    const folder = new URL('../../src/table/read/', import.meta.url);
    for (const name of readdirSync(folder).filter((each) => each !== 'sentences.ts')) {
      const code = readFileSync(new URL(name, folder), 'utf8');
      expect([name, ...(code.match(/Unreadable\(['`]|\b(?:got|expected): ['`]|['`]expected [a-z]/g) ?? [])]).toEqual([
        name,
      ]);
    }
  });
});
