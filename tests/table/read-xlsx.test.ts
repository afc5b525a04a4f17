/** Workbooks of other programs, and workbooks made to do harm. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/universal';

import { previewList, readList, xlsxBlob } from '../../src/table/index.ts';
import type { ListFile } from '../../src/table/index.ts';
import { kindOfFormat, numberText } from '../../src/table/read/number-formats.ts';
import { attributeOf, createXmlReader } from '../../src/table/read/xml.ts';
import { base } from '../support/rules.ts';
import { fileOf, problemOf, profilesOf, readAsGuessed } from './read-support.ts';

const fixture = (name: string): ListFile =>
  fileOf(new Uint8Array(readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)))), name);

async function read(file: ListFile, sheet?: string) {
  const list = await readAsGuessed(file, sheet === undefined ? {} : { sheet });
  if (!list.ok) throw new Error(problemOf(list));
  const { passThrough, rejected, fileRow, table } = list.value;
  return {
    profiles: profilesOf(list.value),
    passed: Array.from({ length: table.rows }, (_, i) => passThrough.map(({ as, at }) => `${as}=${at(i)}`)),
    rows: Array.from({ length: table.rows }, (_, i) => fileRow(i)),
    rejected: rejected.first.map(({ row, column }) => `${row} ${column}`),
  };
}

// The same list by four writers: shared and inline texts, runs, styles, dates, errors, sizes before or behind the data.
describe.each(['exceljs.xlsx', 'exceljs-stream.xlsx', 'sheetjs.xlsx', 'hucre.xlsx'])('%s', (name) => {
  test('is read as it was written', async () => {
    const list = await read(fixture(name), '會員');
    expect(list.profiles[0]).toEqual({
      aims: ['sell-outside-hk', 'research'],
      listed: true,
      hkEmployees: 12,
      budGrantsReceived: 1_000_000,
      hkLenderShare: name === 'hucre.xlsx' ? 0.505 : 50.5, // the others give the column a style for percentages
    });
    expect(list.passed[0]).toEqual(['name=甲 & <乙>', 'note:founded=2001-02-28', 'note:code=A"1']);
    const isError = name === 'exceljs.xlsx'; // a formula that divides by zero, in the last row
    expect(list.rejected).toEqual(['3 BUD 累計資助', ...(isError ? ['4 BUD 累計資助'] : [])]);
    expect(list.rows).toEqual(isError ? [2] : [2, 4]);
    if (isError) return;
    expect(list.profiles[1]).toEqual({ aims: [], hkEmployees: 0 });
    expect(list.passed[1]).toEqual(['name=丁', 'note:founded=1999-12-31T12:30:00', 'note:code=多行\n文字']);
  });
});

test('sheets are listed and chosen by name, or by their header where none is named', async () => {
  const preview = await previewList(base, fixture('exceljs.xlsx'));
  expect(preview).toMatchObject({
    ok: true,
    value: { format: 'xlsx', encoding: null, sheets: ['Read me', '會員'], sheet: '會員' },
  });
  expect(problemOf(await previewList(base, fixture('exceljs.xlsx'), { sheet: 'Other' }))).toBe(
    'exceljs.xlsx: expected a sheet of the workbook: Read me, 會員, got Other',
  );
});

test('a list of our own writer, and a table we save', async () => {
  const blob = await writeExcelFile([
    [{ value: 'name' }, { value: 'listed' }, { value: '香港員工人數' }],
    [
      { value: '甲', type: String },
      { value: true, type: Boolean },
      { value: 7, type: Number },
    ],
  ]).toBlob();
  const list = await read({ name: 'a.xlsx', blob });
  expect(list.profiles).toEqual([{ listed: true, hkEmployees: 7 }]);
  const [title, notes] = ['Members', ['As of today']];
  const columns = [
    { title: 'Company name', width: 9 },
    { title: 'BUD 累計資助', width: 9 },
  ];
  const saved = await xlsxBlob([{ title, notes, columns, rows: [['甲', { hkd: 5000 }]] }]);
  expect(await read({ name: 'b.xlsx', blob: saved })).toMatchObject({
    profiles: [{ budGrantsReceived: 5000 }],
    rows: [5],
  });
});

test.each([
  ['sheetjs.ods', /OpenDocument file \(\.ods\)/],
  ['sheetjs.xls', /old Excel workbook \(\.xls\)/],
  ['sheetjs.xlsb', /binary workbook \(\.xlsb\)/],
])('%s is named', async (name, message) => expect(problemOf(await previewList(base, fixture(name)))).toMatch(message));

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;

/** A workbook by hand: the rows of its sheet, and parts to put in place of the usual ones. */
function workbook(rows: string, parts: Record<string, string | Uint8Array> = {}, level: 0 | 9 = 9): ListFile {
  const all: Record<string, string | Uint8Array> = {
    '_rels/.rels': `<Relationships>${relation('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheets><sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('s', 'worksheet', '/xl/sheet1.xml')}${relation('t', 'sharedStrings', 'strings.xml')}</Relationships>`,
    'xl/sheet1.xml': `\uFEFF<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  };
  const files: Zippable = Object.fromEntries(
    Object.entries(all).map(([name, part]) => [name, [typeof part === 'string' ? strToU8(part) : part, { level }]]),
  );
  return fileOf(zipSync(files), 'w.xlsx');
}
const HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="str"><v>listed</v></c></row>';

test('cells without places, with gaps, runs, phonetics, prefixes, entities and control characters', async () => {
  const file = workbook(
    `${HEADER}<row><c t="s"><v>0</v></c><c t="b"><v>1</v></c></row><row r="9"><c r="B9" t="b"><f>TRUE()</f><v>0</v></c><c r="D9"><v>4</v></c></row>
     <x:row r="10" xmlns:x="y"><x:c r='A10' t='inlineStr' note="a > b"><x:is><x:t><![CDATA[<&>]]>&amp;&#x4e2d;&#20013;_x000A_</x:t></x:is></x:c><!-- <c> --></x:row><row r="12"/>`,
    {
      'xl/strings.xml':
        '<sst><si><r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh><t>kana</t></rPh></si></sst>',
    },
  );
  expect(await read(file)).toEqual({
    profiles: [{ listed: true }, { listed: false }, {}],
    passed: [['name=甲 乙'], ['name='], ['name=<&>&中中\n']],
    rows: [2, 9, 10],
    rejected: [],
  });
});

test('a part that is stored and not compressed', async () => {
  expect((await read(workbook(`${HEADER}<row r="2"><c r="B2" t="b"><v>1</v></c></row>`, {}, 0))).profiles).toEqual([
    { listed: true },
  ]);
});

describe('a workbook made to do harm, or damaged, is refused in words', () => {
  const row = '<row r="2"><c r="B2" t="b"><v>1</v></c></row>';
  const zeros = new Uint8Array(8 << 20);
  const cases: [string, () => ListFile, RegExp][] = [
    ['a text without end', () => workbook('', { 'xl/sheet1.xml': zeros }), /a text or tag that does not end/],
    [
      'a bomb',
      () => workbook('', { 'xl/sheet1.xml': `<worksheet><sheetData>${HEADER}${'<hidden/>'.repeat(4_000_000)}` }),
      /grows beyond measure/,
    ],
    [
      'a document type',
      () => workbook(row, { 'xl/strings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst/>' }),
      /a document type/,
    ],
    ['an unknown entity', () => workbook(`${HEADER}<row r="2"><c t="str"><v>&lol;</v></c></row>`), /an unknown entity/],
    [
      'a character beyond Unicode',
      () => workbook(`${HEADER}<row><c t="str"><v>&#x110000;</v></c></row>`),
      /unknown entity/,
    ],
    ['deep nesting', () => workbook(`${HEADER}${'<a>'.repeat(200)}`), /nested too deeply/],
    ['elements that cross', () => workbook(`${HEADER}<row r="2"></c></row>`), /do not close/],
    ['a sheet cut off', () => workbook('', { 'xl/sheet1.xml': `<worksheet><sheetData>${HEADER}` }), /cut off/],
    ['an empty sheet part', () => workbook('', { 'xl/sheet1.xml': '' }), /cut off|header row/],
    [
      'a text that is not there',
      () => workbook(`${HEADER}<row r="2"><c t="s"><v>7</v></c></row>`),
      /a text that is not there/,
    ],
    ['a row beyond the last', () => workbook(`${HEADER}<row r="1048577"/>`), /at most 1048576 rows; save it as CSV/],
    ['a row that comes again', () => workbook(`${HEADER}<row r="2"/><row r="2"/>`), /rows out of order/],
    ['a row that is none', () => workbook(`${HEADER}<row r="-1"/>`), /rows/],
    [
      'a column beyond the last',
      () => workbook('<row r="1"><c r="ZZ1"><v>1</v></c></row>'),
      /at most 500 columns, got 702/,
    ],
    ['a cell without a column', () => workbook('<row r="1"><c r="1"><v>1</v></c></row>'), /a cell without a place/],
    ['no workbook in it', () => fileOf(zipSync({ 'a.txt': strToU8('a') })), /a ZIP file without a workbook/],
    [
      'an external sheet',
      () =>
        workbook('', {
          'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s" Type="${REL}/worksheet" Target="http://x/" TargetMode="External"/></Relationships>`,
        }),
      /a workbook with a sheet/,
    ],
    [
      'too many parts',
      () => workbook('', Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`p${i}`, '']))),
      /at most 5000 parts/,
    ],
  ];
  test.each(cases)('%s', async (_, make, message) => {
    const problem = problemOf(await readAsGuessed(make()));
    expect(problem).toMatch(/^\S+: expected |^\S+, row \d+/);
    expect(problem).toMatch(message);
  });

  test('cut or changed anywhere, it is read or refused, and never throws', async () => {
    const whole = new Uint8Array(await new Response(workbook(HEADER + row).blob as Blob).arrayBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(255), fc.boolean(), async (at, value, cut) => {
        const bytes = cut ? whole.slice(0, at) : whole.with(Math.min(at, whole.length - 1), value);
        const result = await readAsGuessed(fileOf(bytes));
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 400 },
    );
  });
});

test('XML comes out the same in slices of any size', () => {
  const xml = '<?xml version="1.0"?><a x="1>2" y=\'"\'>t&amp;u<!-- <no> --><b:c/><![CDATA[]]]]><d>文字</d ></a>\n';
  const events = (slices: readonly string[]) => {
    const found: string[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') found.push(text);
      text = '';
    };
    const reader = createXmlReader({
      open: (name, attributes) => (flush(), found.push(`<${name} ${attributeOf(attributes, 'x') ?? ''}`)),
      close: (name) => (flush(), found.push(`/${name}`)),
      text: (piece) => (text += piece),
    });
    for (const slice of slices) reader.write(slice);
    reader.end();
    return found;
  };
  const wanted = ['<a 1>2', 't&u', '<c ', '/c', ']]', '<d ', '文字', '/d', '/a'];
  expect(events([xml])).toEqual(wanted);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 }), (sizes) => {
      const slices: string[] = [];
      for (let at = 0, i = 0; at < xml.length; at += sizes[i % sizes.length] ?? 1, i += 1)
        slices.push(xml.slice(at, at + (sizes[i % sizes.length] ?? 1)));
      expect(events(slices)).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

describe('numbers as people see them', () => {
  test.each([
    ['1.0E6', 'number', '1000000'],
    ['0.30000000000000004', 'number', '0.3'],
    ['1234567890123456', 'number', '1234567890123456'],
    ['0.07', 'percent', '7%'],
    ['0.505', 'percent', '50.5%'],
    ['1', 'date', '1900-01-01'],
    ['59', 'date', '1900-02-28'],
    ['61', 'date', '1900-03-01'],
    ['45292', 'date', '2024-01-01'],
    ['45292.75', 'date', '2024-01-01T18:00:00'],
    ['0.5', 'date', '12:00:00'],
    ['-1', 'date', '-1'],
    ['1e300', 'date', '1e+300'],
    ['abc', 'number', 'abc'],
    ['', 'number', ''],
  ] as const)('%s as %s is %s', (raw, kind, text) => expect(numberText(raw, kind, false)).toBe(text));
  test('days counted from 1904', () => expect(numberText('0', 'date', true)).toBe('1904-01-01'));
  test.each([
    [14, undefined, 'date'],
    [9, undefined, 'percent'],
    [3, undefined, 'number'],
    [164, 'yyyy"年"m"月"d"日"', 'date'],
    [164, '[h]:mm', 'date'],
    [164, '[$HK$-C04] #,##0.00', 'number'],
    [164, '"day" 0', 'number'],
    [164, '[Red]0.0%', 'percent'],
    [164, 'General', 'number'],
  ] as const)('format %s %s is a %s', (id, code, kind) => expect(kindOfFormat(id, code)).toBe(kind));
});

test('a workbook is cancelled too', async () => {
  const cancel = new AbortController();
  const file = fixture('sheetjs.xlsx');
  const preview = await previewList(base, file);
  const targets = preview.ok ? preview.value.targets : [];
  const reading = readList(base, file, targets, { signal: cancel.signal });
  cancel.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
});
