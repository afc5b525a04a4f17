/** Writes made-up lists as files: CSV, and workbooks as a spreadsheet program writes them. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

import { strToU8, Zip, ZipDeflate } from 'fflate';

import type { MemberTable } from '../../src/table/index.ts';
import type { Cells, Chunk, Column } from '../../src/table/columns.ts';
import { hasBit } from '../../src/table/columns.ts';

type Put = (text: string) => Promise<void>;

/** The cells of one column of a chunk as a list file has them; undefined where nobody answers. */
function texts(column: Column, cells: Cells | undefined, rows: number): string[] | undefined {
  if (!cells) return undefined;
  const found = Array.from({ length: rows }, () => '');
  const sets =
    column.kind === 'set'
      ? column.sets.map((set) => (set.length === 0 ? '-' : set.map((at) => column.options[at] ?? '').join('|')))
      : [];
  for (let row = 0; row < rows; row += 1) {
    if (hasBit(cells.notKnown, row)) found[row] = '?';
    else if (cells.kind === 'choice' && column.kind === 'choice') {
      const at = cells.planes.findIndex((plane) => hasBit(plane, row));
      if (at >= 0) found[row] = String(column.values[at]);
    } else if (cells.kind !== 'choice' && hasBit(cells.known, row))
      found[row] = cells.kind === 'number' ? String(cells.values[row]) : (sets[cells.index[row] ?? 0] ?? '');
  }
  return found;
}

/** The rows of a list as cells of text, a chunk at a time: its name, then the columns wanted. */
function* rowsOf({ table, passThrough }: MemberTable, wanted: readonly number[]): Generator<string[][]> {
  const [name] = passThrough;
  const cellsOf = ({ cells, rows }: Chunk) =>
    wanted.map((at) => {
      const column = table.columns[at];
      return column && texts(column, cells[at], rows);
    });
  for (const chunk of table.chunks) {
    const columns = cellsOf(chunk);
    yield Array.from({ length: chunk.rows }, (_, row) => [
      name?.at(chunk.start + row) ?? '',
      ...columns.map((column) => column?.[row] ?? ''),
    ]);
  }
}

async function toFile(
  path: string,
  write: (put: Put, bytes: (part: Uint8Array) => void) => Promise<void>,
): Promise<void> {
  const stream = createWriteStream(path);
  const put: Put = async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await write(put, (part) => void stream.write(part));
  stream.end();
  await once(stream, 'finish');
}

/** Columns of a table by fact id; all of them where none are named. */
const columnsOf = ({ table }: MemberTable, facts?: readonly string[]): number[] =>
  table.facts.flatMap(({ id }, column) => (facts === undefined || facts.includes(id) ? [column] : []));

/** A CSV with the columns of these facts, or all. */
export async function writeCsv(path: string, list: MemberTable, facts?: readonly string[]): Promise<void> {
  const wanted = columnsOf(list, facts);
  await toFile(path, async (put) => {
    await put(['name', ...wanted.map((column) => list.table.facts[column]?.id ?? '')].join(',') + '\r\n');
    for (const rows of rowsOf(list, wanted)) await put(rows.map((row) => row.join(',')).join('\r\n') + '\r\n');
  });
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PARTS: readonly (readonly [string, string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="members" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ],
];

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** A workbook of one sheet: numbers, yes and no as such, everything else as shared text. */
export async function writeXlsx(path: string, list: MemberTable, facts?: readonly string[]): Promise<void> {
  const wanted = columnsOf(list, facts);
  const shared = new Map<string, number>();
  const names = Array.from({ length: wanted.length + 1 }, (_, i) => columnName(i));
  const cell = (value: string, at: string): string => {
    if (value === '') return '';
    if (/^\d+$/.test(value)) return `<c r="${at}"><v>${value}</v></c>`;
    if (value === 'true' || value === 'false') return `<c r="${at}" t="b"><v>${value === 'true' ? 1 : 0}</v></c>`;
    const index = shared.get(value) ?? shared.size;
    shared.set(value, index);
    return `<c r="${at}" t="s"><v>${index}</v></c>`;
  };
  const row = (values: readonly string[], number: number): string =>
    `<row r="${number}">${values.map((value, i) => cell(value, `${names[i] ?? ''}${number}`)).join('')}</row>`;
  await toFile(path, async (_, bytes) => {
    const zip = new Zip((error, part) => {
      if (error) throw error;
      bytes(part);
    });
    const part = (name: string): ((text: string, isLast?: boolean) => void) => {
      const entry = new ZipDeflate(name, { level: 1 });
      zip.add(entry);
      return (text, isLast = false) => entry.push(strToU8(text), isLast);
    };
    for (const [name, content] of PARTS) part(name)(HEAD + content, true);
    const sheet = part('xl/worksheets/sheet1.xml');
    sheet(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`);
    sheet(row(['name', ...wanted.map((column) => list.table.facts[column]?.id ?? '')], 1));
    let number = 2;
    for (const rows of rowsOf(list, wanted)) sheet(rows.map((values) => row(values, number++)).join(''));
    sheet('</sheetData></worksheet>', true);
    const strings = part('xl/sharedStrings.xml');
    strings(`${HEAD}<sst xmlns="${MAIN}" uniqueCount="${shared.size}">`);
    let text = '';
    for (const value of shared.keys()) {
      text += `<si><t>${value}</t></si>`;
      if (text.length > 1 << 20) {
        strings(text);
        text = '';
      }
    }
    strings(`${text}</sst>`, true);
    zip.end();
    await Promise.resolve();
  });
}
