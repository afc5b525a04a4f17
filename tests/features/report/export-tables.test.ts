/** The tables for a spreadsheet over the real rules. */
import { describe, expect, test } from 'vitest';

import type { Column } from '../../../src/cases/index.ts';
import { aboutTable, answersTable, comparisonTable, resultsTable } from '../../../src/features/report/export-tables.ts';
import type { Cell, ExportTable } from '../../../src/table/index.ts';
import type { IsoDate } from '../../../src/rulebase/index.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../../support/profiles.ts';
import { base } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';
import { dataFor } from './data-for.ts';

const says = { 'zh-Hant': await sayIn('zh-Hant'), en: await sayIn('en') };
const { 'zh-Hant': zh, en } = says;
const columnOf = (table: ExportTable, title: string): number =>
  table.columns.findIndex((column) => column.title === title);
const cellOf = (table: ExportTable, row: string, column: string): Cell | undefined =>
  table.rows.find(([first]) => first === row)?.[columnOf(table, column)];

describe.each(['zh-Hant', 'en'] as const)('in %s', (locale) => {
  const say = says[locale];

  test.each([foodFactory, listedGroupSubsidiary, trader, {}])(
    'every row has a cell for every column: %#',
    async (profile) => {
      const data = await dataFor(say, profile);
      const { compared } = data;
      const tables = [
        resultsTable(say, data),
        ...(compared ? [comparisonTable(say, data, compared)] : []),
        answersTable(say, data),
        aboutTable(say, data),
      ];
      expect(tables).toHaveLength(4);
      for (const { rows, columns, notes, title } of tables) {
        expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
        expect(new Set(columns.map((column) => column.title)).size).toBe(columns.length);
        expect([title, ...notes].filter((text) => /undefined|NaN|\[object/.test(text))).toEqual([]);
        expect(rows.flat().filter((cell) => typeof cell === 'string' && /undefined|NaN|\[object/.test(cell))).toEqual(
          [],
        );
        // the day of the rules, the version and that it is no advice stand above every table
        for (const needed of ['2026-11-22', base.settings.version, say.t('report.export.notAdvice')])
          expect(notes.some((note) => note.includes(needed))).toBe(true);
      }
    },
  );
});

test('results: amounts are numbers, and a failing track says what fails and what would change it', async () => {
  const table = resultsTable(en, await dataFor(en, foodFactory));
  const row = (column: string, track: string): Cell | undefined => cellOf(table, track, column);
  expect(table.rows).toHaveLength(base.schemes.flatMap(({ tracks }) => Object.keys(tracks)).length + proposedTracks());
  expect(row('Grant, most', 'BUD Fund: General application')).toEqual({ hkd: 150_000 });
  expect(row('Company pays, least', 'BUD Fund: General application')).toEqual({ hkd: 450_000 });
  expect(row('Points the department judges', 'BUD Fund: General application')).toBe(4);
  expect(row('Next closing day', 'BUD Fund: General application')).toBe('2026-12-31 (inferred)');
  expect(row('Sources', 'BUD Fund: General application')).toMatch(
    /^https:\/\/\S+(\n(https?:\/\/\S+|.+ \(stored copy, no address\)))+$/,
  );
  expect(row('Result', 'NIFS: Smart production line')).toBe('Does not meet the conditions');
  expect(row('Conditions not met, or the reason', 'NIFS: Smart production line')).toMatch(/kind that is covered/);
  expect(row('What would change it', 'NIFS: Smart production line')).toMatch(
    /Afterwards: Meets the published conditions/,
  );
  expect(row('Grant, most', 'NIFS: Smart production line')).toBeNull();
  expect(row('Conditions not met, or the reason', 'EMF: Export promotion')).toMatch(/last day was 30 June 2026/);
  expect(table.rows.at(-1)?.[columnOf(table, 'Result')]).toBe('Not for the chosen aims');
});

const proposedTracks = (): number =>
  base.proposals
    .flatMap(({ changes }) => changes)
    .flatMap((change) => (change.op === 'add-scheme' ? Object.keys(change.definition.tracks) : [])).length;

test('comparison: the difference in HK$ and its cause in words, with the proposals and numbers of every column above', async () => {
  const data = await dataFor(zh, foodFactory);
  const { compared } = data;
  if (!compared) throw new Error('nothing compared');
  const table = comparisonTable(zh, data, compared);
  const general = (column: string): Cell | undefined => cellOf(table, 'BUD 專項基金：一般申請', column);
  expect(general('2023年8月：資助額（最多）')).toEqual({ hkd: 300_000 });
  expect(general('今天：資助額（最多）')).toEqual({ hkd: 150_000 });
  expect(general('今天：資助額（最多）相差')).toEqual({ hkd: -150_000 });
  expect(general('今天：原因')).toBe('政府資助比率：由 50% 改為 25%。');
  expect(general('今天，加上建議：原因')).toMatch(/。$/); // why nothing changes is said too
  expect(columnOf(table, '2023年8月：改變')).toBe(-1); // nothing comes before the first column
  const proposed = table.notes.find((note) => note.startsWith('今天，加上建議'));
  expect(proposed).toContain('再工業化資助涵蓋改良現有生產線');
  expect(proposed).toContain('本地市場額度 HK$500,000');
});

test('comparison: columns of the reader stand for the usual ones', async () => {
  const own: Column[] = [
    { id: 'a', name: '=2020', date: '2020-06-01' as IsoDate, proposals: [], assumptions: {} },
    { id: 'b', name: '', date: null, proposals: [], assumptions: {} },
  ];
  const data = await dataFor(en, foodFactory, { own });
  if (!data.compared) throw new Error('nothing compared');
  const table = comparisonTable(en, data, data.compared);
  expect(table.columns.map(({ title }) => title).filter((title) => title.endsWith(': result'))).toEqual([
    '=2020: result',
    'Rules of today: result',
  ]);
});

test('answers: amounts and counts are numbers, and "do not know" is an answer', async () => {
  const table = answersTable(en, await dataFor(en, { ...trader, listed: null }));
  const of = (question: string): Cell | undefined => table.rows.find((row) => row[1] === question)?.[2];
  expect(of('Selling project cost')).toEqual({ hkd: 600_000 });
  expect(of('Employees in Hong Kong')).toBe(12);
  expect(of('Listed company')).toBe("Don't know");
  expect(of('Target markets')).toBe('Germany');
  expect(table.rows).toHaveLength(Object.keys(trader).length);
});

test('a name as long as a book does not come along', async () => {
  const data = await dataFor(en, foodFactory, { client: '𠮷'.repeat(10_000) });
  const [first] = resultsTable(en, data).notes;
  expect(Array.from(first ?? '').length).toBeLessThan(300);
  expect(first).not.toMatch(/\p{Surrogate}/u); // no half of a character
});
