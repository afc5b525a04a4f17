/** What a person may write in a cell, and what it is taken for. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { optionsOf, parseFacts } from '../../src/rulebase/index.ts';
import type { Answer, Fact } from '../../src/rulebase/index.ts';
import { cellReader, MISFIT } from '../../src/table/read/cells.ts';
import { fold } from '../../src/table/read/fold.ts';
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
      ['?', null],
    ],
  ],
])('%s', (type, cases) => {
  test.each(cases)('%j', (cell, wanted) => expect(read(type, cell)).toEqual(wanted));
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
