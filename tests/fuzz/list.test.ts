/** Lists of companies from anywhere: bytes, broken quotes, cells made to upset whoever reads them. */
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, expect, test } from 'vitest';

import { parseFacts } from '../../src/rulebase/index.ts';
import { previewList, profileAt, readList } from '../../src/table/index.ts';
import type { ListFile } from '../../src/table/index.ts';
import { broken, EXHAUSTING, expectNothingPolluted, hostileName, unnamed } from '../support/hostile.ts';
import { base } from '../support/rules.ts';
import { runs } from '../support/runs.ts';

afterEach(expectNothingPolluted);

const fileOf = (content: string | Uint8Array<ArrayBuffer>): ListFile => ({
  name: 'list.csv',
  blob: new Blob([content]),
});

/** Looked at, and then read as it proposes: refused by name, or a table of companies whose answers are answers. */
async function readAny(content: string | Uint8Array<ArrayBuffer>): Promise<{ rows: number; wrong: string[] }> {
  const looked = await previewList(base, fileOf(content));
  if (!looked.ok) return { rows: 0, wrong: broken({ 'refused by name': unnamed(looked.problems).length === 0 }) };
  const read = await readList(base, fileOf(content), looked.value.targets);
  if (!read.ok) return { rows: 0, wrong: broken({ 'refused by name': unnamed(read.problems).length === 0 }) };
  const { table, rejected } = read.value;
  const rows = Array.from({ length: Math.min(table.rows, 20) }, (_, row) => profileAt(table, row));
  const wrong = broken({
    'columns to look at are named': unnamed(looked.value.problems ?? []).length === 0,
    'every company has answers': rows.every((facts) => parseFacts(base, facts, '').ok),
    'rows left out are explained': rejected.first.every(({ problem }) => !/^$|undefined|\[object/.test(problem)),
  });
  return { rows: table.rows, wrong };
}

const cell = fc.oneof(
  hostileName,
  fc.constantFrom('', '?', '-', 'true', 'FALSE', '12', '1e308', '9007199254740993', '-0', 'NaN', 'CN|VN', '"', '=1+1'),
);
const header = fc.uniqueArray(fc.oneof(fc.constantFrom(...base.facts.map(({ id }) => id), 'name', 'id'), hostileName), {
  minLength: 1,
  maxLength: 6,
});

test('any cells under any header', async () => {
  let companies = 0;
  await fc.assert(
    fc.asyncProperty(header, fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 6 }), async (head, cells) => {
      const { rows, wrong } = await readAny(Papa.unparse([head, ...cells]));
      expect(wrong).toEqual([]);
      companies += rows;
    }),
    { numRuns: runs(100), examples: [[['listed'], [['true'], ['false']]]] },
  );
  expect(companies).toBeGreaterThan(0);
});

test('any bytes at all, also where a workbook should be', async () => {
  const bytes = fc.tuple(
    fc.constantFrom('', 'PK\u0003\u0004', '\uFEFF', 'listed\n'),
    fc.uint8Array({ maxLength: 300 }),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async ([start, rest]) => {
      const { wrong } = await readAny(new Uint8Array([...new TextEncoder().encode(start), ...rest]));
      expect(wrong).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});

test.each(EXHAUSTING)('%s, as a cell and as a header', async (_, text) => {
  const asCell = await readAny(`listed,note:a\ntrue,"${text.replaceAll('"', '""')}"\n`);
  const asHeader = await readAny(text.slice(0, 3000));
  expect([...asCell.wrong, ...asHeader.wrong]).toEqual([]);
});
