/** What a person may write in a cell, and what it is taken for. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { optionsOf, parseFacts } from '../../src/rulebase/index.ts';
import type { Answer, Fact } from '../../src/rulebase/index.ts';
import { cellReader } from '../../src/table/read/cells.ts';
import { fold } from '../../src/table/read/fold.ts';
import { MISFIT } from '../../src/table/read/misfit.ts';
import { expectedCell } from '../../src/table/read/number-cells.ts';
import { toSimplified } from '../../src/i18n/simplified.ts';
import { arbitraryAnswer, base } from '../support/rules.ts';
import { cellOf } from './read-support.ts';

const factOf = (type: Fact['type']): Fact => {
  const fact = base.facts.find((each) => each.type === type);
  if (!fact) throw new Error(`no fact of type ${type}`);
  return fact;
};
const read = (type: Fact['type'], cell: string) => cellReader(base, factOf(type))(cell);

describe.each<[Fact['type'], [string, Answer | undefined | typeof MISFIT][]]>([
  [
    'hkd',
    [
      ['1000000', 1_000_000],
      ['1,000,000', 1_000_000],
      ['1，000，000', 1_000_000],
      ['１０００', 1000],
      ['HK$1,000', 1000],
      ['hkd 1000', 1000],
      ['$ 1,000.00', 1000],
      ['港幣1000元', 1000],
      ['1000元正', 1000],
      ['100萬', 1_000_000],
      ['1.5万元', 15_000],
      ['1.0E+6', 1_000_000],
      ['1.5e3', 1500],
      ['100.', 100],
      ['007', 7],
      ["'100", MISFIT],
      ['100.50', MISFIT],
      ['1.5E+0', MISFIT],
      ['-1', MISFIT],
      ['(100)', MISFIT],
      ['1,00', MISFIT],
      ['1,0000', MISFIT],
      ['1 000', MISFIT],
      ['US$100', MISFIT],
      ['12a', MISFIT],
      ['9007199254740991', Number.MAX_SAFE_INTEGER],
      ['9007199254740992', MISFIT],
      ['1e99', MISFIT],
      ['#N/A', MISFIT],
      ['2026-01-01', MISFIT],
      [' 5 ', 5],
      ['1.2億', 120_000_000],
      ['HK$1.2M', 1_200_000],
      ['HK$1.2 million', 1_200_000],
      ['120k', 120_000],
      ['六十萬元', 600_000],
      ['一億二千萬', 120_000_000],
      ['一萬五', MISFIT],
      ['1.23456k', MISFIT],
      ['N/A', null],
      ['n.a.', null],
      ['不適用', null],
      ['—', null],
      ['－－', null],
      ['-', MISFIT],
      ['約30萬', MISFIT],
      ['10萬-50萬', MISFIT],
    ],
  ],
  [
    'int',
    [
      ['12', 12],
      ['1,200', 1200],
      ['12.0', 12],
      ['$12', MISFIT],
      ['12.5', MISFIT],
      ['many', MISFIT],
      ['十二', 12],
      ['50-99', MISFIT],
      ['約30', MISFIT],
      ['30+', MISFIT],
      ['1k', MISFIT],
      ['未知', null],
    ],
  ],
  [
    'pct',
    [
      ['50', 50],
      ['50.5', 50.5],
      ['50.5%', 50.5],
      ['１００％', 100],
      ['101', MISFIT],
      ['-1', MISFIT],
    ],
  ],
  [
    'bool',
    [
      ...['true', 'TRUE', 'yes', 'Y', 't', '1', '１', '是', '有'].map((cell) => [cell, true] as [string, boolean]),
      ...['false', 'No', 'n', '0', '否', '沒有', '没有', '無', '无'].map((cell) => [cell, false] as [string, boolean]),
      ...['maybe', '2', '-1', '10', '01', '-', '是否', '有沒有'].map(
        (cell) => [cell, MISFIT] as [string, typeof MISFIT],
      ),
      ...['?', '？', '不知道', '不詳', '不详', 'Unknown', "don't know"].map((cell) => [cell, null] as [string, null]),
      ...['√', '✓', '✔️', '☑', ' ✔ '].map((cell) => [cell, true] as [string, boolean]),
      ...['×', '✗', '☐', '❌'].map((cell) => [cell, false] as [string, boolean]),
      ...['x', 'X', '☒', '√√', '√×', '○'].map((cell) => [cell, MISFIT] as [string, typeof MISFIT]),
      ...['N/A', 'NA', '不適用', '待確認', '—'].map((cell) => [cell, null] as [string, null]),
      ['', undefined],
      ['  ', undefined],
    ],
  ],
  [
    'economies',
    [
      ['CN|VN', ['CN', 'VN']],
      ['cn, vn', ['CN', 'VN']],
      ['越南、泰國', ['VN', 'TH']],
      ['越南；泰国;Malaysia', ['VN', 'TH', 'MY']],
      ['越南\n泰國', ['VN', 'TH']],
      ['-', []],
      ["'-", []],
      ['CN||VN', MISFIT],
      ['CN|', MISFIT],
      ['CN|XX', MISFIT],
      ['Europe', MISFIT],
      ['NA', ['NA']], // Namibia, by its code
      ['N/A', null],
      ['n.a.', null],
      ['na', null],
      ['越南、N/A', MISFIT],
      ['?', null],
    ],
  ],
])('%s', (type, cases) => {
  test.each(cases)('%j', (cell, wanted) => expect(read(type, cell)).toEqual(wanted));
});

const factWith = (wanted: (fact: Fact) => boolean): Fact => {
  const fact = base.facts.find(wanted);
  if (!fact) throw new Error('no such fact');
  return fact;
};
const headcount = factWith(({ roles }) => roles.includes('headcount'));
const elapsed = factWith(({ roles }) => roles.includes('months-elapsed') && !roles.includes('past'));
const elapsedPast = factWith(({ roles }) => roles.includes('months-elapsed') && roles.includes('past'));
const months = factWith(({ monthsOf }) => monthsOf !== undefined);
const years = factWith(({ yearsOf }) => yearsOf !== undefined);
const grants = factWith(({ roles, type }) => roles.includes('past') && type === 'hkd');
const projects = factWith(({ roles, type }) => roles.includes('past') && type === 'int');
const cost = factWith(({ roles }) => roles.includes('cost'));

describe('a number with what it counts, where that is what the fact counts', () => {
  test.each([
    [headcount, '20人', 20],
    [headcount, '20 名', 20],
    [headcount, '二十人', 20],
    [headcount, '1,200 employees', 1200],
    [headcount, '20個月', MISFIT],
    [headcount, '20年', MISFIT],
    [elapsed, '36個月', 36],
    [elapsed, '36 months', 36],
    [elapsed, '3年', MISFIT], // three years and how many months?
    [elapsed, '3月', MISFIT],
    [elapsed, '20人', MISFIT],
    [months, '12個月', 12],
    [years, '5年', 5],
    [years, '5 years', 5],
    [projects, '2個', 2],
    [projects, '2 項', 2],
  ])('%o %s', (fact, cell, wanted) => expect(cellReader(base, fact)(cell)).toBe(wanted));
});

describe('"none" is zero for grants of the past alone', () => {
  test.each(['沒有', '没有', '無', '冇', 'Nil', 'none', 'No', '從未'])('%s', (cell) => {
    expect([grants, projects].map((fact) => cellReader(base, fact)(cell))).toEqual([0, 0]);
    expect([cost, headcount, elapsed, elapsedPast].map((fact) => cellReader(base, fact)(cell))).toEqual([
      MISFIT,
      MISFIT,
      MISFIT,
      MISFIT,
    ]);
  });
  test.each(['有', 'yes', '#no', '不詳'])('%s is not', (cell) =>
    expect(cellReader(base, grants)(cell)).toBe(cell === '不詳' ? null : MISFIT),
  );
});

test('a year is no number of months, where a person headed the column', () => {
  const inWords = cellReader(base, elapsed, { inWords: true });
  const most = elapsed.mostInLists ?? 0;
  for (let year = 1850; year <= 2100; year += 1) expect(inWords(String(year))).toBe(MISFIT);
  expect([inWords('2,010'), inWords('一千九百八十五'), inWords(String(most + 1))]).toEqual([MISFIT, MISFIT, MISFIT]);
  expect([inWords('0'), inWords('36'), inWords(String(most))]).toEqual([0, 36, most]);
  expect(expectedCell(base, elapsed, { inWords: true })).toMatch(/^a number of months, at most \d+; not a year/);
  // With the fact's id the contract of lists holds: any whole number.
  expect(cellReader(base, elapsed)('1985')).toBe(1985);
  expect(expectedCell(base, elapsed)).toBe('a whole number, 0 or more');
});

test('industries with and without 業, 其他 and 其它; nothing is guessed', () => {
  const industry = factWith(({ roles }) => roles.includes('industry'));
  const readOne = cellReader(base, industry);
  for (const { value, label } of industry.options ?? []) {
    const said = label['zh-Hant'];
    for (const words of [`${said}業`, said.replace('其他', '其它'), toSimplified(`${said}業`)])
      expect([words, readOne(words)]).toEqual([words, value]);
  }
  for (const words of ['食品製造', '餐飲', '貿易', '鐘錶', '香港註冊公司'])
    expect([words, readOne(words)]).toEqual([words, MISFIT]);
});

const withOptions = base.facts.filter((fact) => (fact.options ?? []).length > 0);

test('every option by its id and by its words in each language, unless two options have the same words', () => {
  for (const fact of withOptions) {
    const readOne = cellReader(base, fact);
    const wanted = (value: string) => (fact.type === 'one' ? value : [value]);
    for (const { value, label } of fact.options ?? [])
      for (const words of [value, value.toUpperCase(), label['zh-Hant'], label.en, toSimplified(label['zh-Hant'])])
        expect([words, readOne(` ${words} `)]).toEqual([words, wanted(value)]);
  }
});

test('words with commas in them are still told apart in a list', () => {
  for (const fact of withOptions.filter(({ type }) => type === 'set')) {
    const options = fact.options ?? [];
    for (const separator of ['、', '; ', '；', '\n', ', '])
      for (const language of ['zh-Hant', 'en'] as const)
        expect(cellReader(base, fact)(options.map(({ label }) => label[language]).join(separator))).toEqual(
          options.map(({ value }) => value),
        );
  }
});

/** What the contract of the command line says a cell is; text that does not fit stays text, to be refused. */
function byContract(fact: Fact, cell: string): Answer {
  if (cell === '?') return null;
  if (fact.type === 'bool') return cell === 'true' ? true : cell === 'false' ? false : cell;
  if (fact.type === 'int' || fact.type === 'hkd') return /^\d+$/.test(cell) ? Number(cell) : cell;
  if (fact.type === 'pct') return /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
  if (fact.type === 'one') return cell;
  return cell === '-' ? [] : cell.split('|').map((part) => part.trim());
}

test('what the contract of the command line accepts has the same meaning here', () => {
  const readers = new Map(base.facts.map((fact) => [fact.id, cellReader(base, fact)]));
  const cell = (fact: Fact) =>
    fc.oneof(
      arbitraryAnswer(fact).map(cellOf),
      fc.constantFrom('?', '-', 'true', '0', '1', '00', '100', '50.5', '1e3', 'none', '|', '9'.repeat(16), 'CN | VN'),
      fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '|', '-', 'e'), maxLength: 8 }),
      fc.subarray(optionsOf(base, fact) ?? []).map((list) => list.slice(0, 4).join(' | ')),
    );
  const situation = fc.constantFrom(...base.facts).chain((fact) => cell(fact).map((text) => ({ fact, text })));
  let accepted = 0;
  fc.assert(
    fc.property(situation, ({ fact, text }) => {
      const trimmed = text.trim();
      if (trimmed === '') return;
      const parsed = parseFacts(base, { [fact.id]: byContract(fact, trimmed) }, '');
      if (!parsed.ok) return;
      accepted += 1;
      const found = readers.get(fact.id)?.(text);
      const given = Array.isArray(found) ? [...new Set(found)] : found;
      expect(given).toEqual(parsed.value[fact.id]);
    }),
    { numRuns: 5000 },
  );
  expect(accepted).toBeGreaterThan(1000);
});

test('the words of facts and economies are known in Simplified too; where not, add the characters', () => {
  const texts = [
    ...base.facts.flatMap(({ label, question, options = [] }) => [label, question, ...options.map((o) => o.label)]),
    ...Object.values(base.economies),
  ].map((words) => words['zh-Hant']);
  expect(texts.filter((text) => fold(text) !== fold(toSimplified(text)))).toEqual([]);
});
