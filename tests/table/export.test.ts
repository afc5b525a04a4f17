/** Tables going out: what a spreadsheet reads back is what went in, and nothing in it runs. */
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';

import { csvText, xlsxBlob } from '../../src/table/index.ts';
import type { Cell, ExportTable } from '../../src/table/index.ts';

const table = (rows: ExportTable['rows'], notes: readonly string[] = ['規則日期：2026-11-22']): ExportTable => ({
  title: '結果',
  notes,
  columns: [
    { title: '類別', width: 30 },
    { title: '資助額', width: 14 },
  ],
  rows,
});
const parsed = (csv: string): string[][] => Papa.parse<string[]>(csv.replace(/^\uFEFF/, '')).data;

describe('CSV', () => {
  test('begins with the mark Excel needs, the notes, an empty line and the names of the columns', () => {
    const csv = csvText(table([['BUD', { hkd: 150_000 }]]));
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(parsed(csv)).toEqual([
      ['結果'],
      ['規則日期：2026-11-22'],
      [''],
      ['類別', '資助額'],
      ['BUD', '150000'],
      [''],
    ]);
  });

  test('a cell that would be a formula is text, a number below zero stays a number', () => {
    const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1＋1', '"=1"', '=HYPERLINK("x",\'y\')'];
    const rows = parsed(csvText(table(hostile.map((text): Cell[] => [text, -5])))).slice(4, -1);
    expect(rows.map(([text]) => text)).toEqual([
      ...hostile.slice(0, 8).map((text) => `'${text}`),
      '"=1"',
      `'${hostile[9]}`,
    ]);
    expect(rows.every(([, number]) => number === '-5')).toBe(true);
  });

  test('titles and notes are cells too', () => {
    const csv = csvText({ ...table([]), title: '=cmd', notes: ['@note'] });
    expect(parsed(csv).slice(0, 2)).toEqual([["'=cmd"], ["'@note"]]);
  });

  test('any text comes back whole, with at most an apostrophe before it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.integer()), { minLength: 1, maxLength: 8 }),
        (rows) => {
          const back = parsed(csvText(table(rows))).slice(4, -1);
          expect(back.map(([text, n]) => [text?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''), n])).toEqual(
            rows.map(([text, n]) => [text, String(n)]),
          );
          expect(back.flat().some((text) => /^[=+@\t\r＝＋－＠]|^-(?!\d+$)/.test(text))).toBe(false);
        },
      ),
    );
  });
});

const partsOf = async (tables: readonly ExportTable[]): Promise<Map<string, string>> => {
  const bytes = new Uint8Array(await (await xlsxBlob(tables)).arrayBuffer());
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
};
const textsIn = (xml: string): string[] =>
  [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );

describe('Excel', () => {
  test('holds a sheet for each table, and amounts as numbers shown as HK$', async () => {
    const parts = await partsOf([table([['BUD', { hkd: 150_000 }]]), { ...table([['EMF', 7]]), title: '比較' }]);
    expect(parts.get('xl/workbook.xml')).toMatch(/name="結果".*name="比較"/s);
    expect(textsIn(parts.get('xl/sharedStrings.xml') ?? '')).toEqual(
      expect.arrayContaining(['結果', '規則日期：2026-11-22', '類別', '資助額', 'BUD', '比較', 'EMF']),
    );
    expect(parts.get('xl/styles.xml')).toMatch(/formatCode="(&quot;|")HK\$(&quot;|")#,##0"/);
    const [first = '', second = ''] = [parts.get('xl/worksheets/sheet1.xml'), parts.get('xl/worksheets/sheet2.xml')];
    const number = /<c r="B5"([^>]*)><v>150000<\/v>/.exec(first);
    expect(number?.[1]).not.toMatch(/t="s"/); // a number, not a text
    expect(second).toMatch(/<v>7<\/v>/);
    expect([...parts.values()].some((xml) => /<f>/.test(xml))).toBe(false);
  });

  test('a text that looks like a formula is a text', async () => {
    const parts = await partsOf([
      table([
        ['=1+1', null],
        ['@x', null],
      ]),
    ]);
    expect(textsIn(parts.get('xl/sharedStrings.xml') ?? '')).toEqual(expect.arrayContaining(['=1+1', '@x']));
    expect([...parts.values()].some((xml) => /<f>/.test(xml))).toBe(false);
  });

  const sheetNamesOf = async (titles: readonly string[]) => {
    const parts = await partsOf(titles.map((title) => ({ ...table([]), title })));
    return [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
  };

  test('sheets of one name, or of a name Excel refuses, are named apart', async () => {
    const names = await sheetNamesOf(['a/b*c', 'x'.repeat(40), 'x'.repeat(40)]);
    expect(names).toEqual(['a b c', 'x'.repeat(31), `${'x'.repeat(27)} (2)`]);
  });

  test('a long name of a sheet ends at a word, and no two are the same however they are written', async () => {
    const titles = ['By track: from when the chamber wrote to today', 'By Track: from when the chamber wrote, again'];
    expect(await sheetNamesOf(titles)).toEqual(['By track from when the chamber', 'By Track from when the (2)']);
  });

  test('hostile text makes a file that can still be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 20 }), async (texts) => {
        const parts = await partsOf([table(texts.map((text) => [text, { hkd: 1 }]))]);
        for (const xml of parts.values()) {
          // oxlint-disable-next-line no-control-regex -- these are what XML forbids
          expect(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(xml)).toBe(false);
          expect(/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(xml)).toBe(false);
        }
        const rows = (parts.get('xl/worksheets/sheet1.xml') ?? '').match(/<v>1<\/v>/g)?.length ?? 0;
        expect(rows).toBeGreaterThanOrEqual(texts.length);
      }),
      { numRuns: 50 },
    );
  });

  test('what would not fit is refused before anything is written', async () => {
    const long = Array.from({ length: 12 }, (_, i): Cell[] => [`${i} ${'字'.repeat(20_000)}`, null]);
    await expect(xlsxBlob([table(long)])).rejects.toThrow('too large');
    await expect(xlsxBlob([table(long.slice(0, 2))])).resolves.toBeInstanceOf(Blob);
  });
});
