/** Tables as an Excel workbook. The writer is loaded only when somebody asks for a file. */
import type { SheetData } from 'write-excel-file/universal';

import type { Cell, ExportTable } from './export.ts';

const HKD = '"HK$"#,##0';
/** Excel shows no more characters of one cell. */
const LONGEST_TEXT = 32_767;
/** From this size on the writer would start a worker from a blob, which the policy of the page forbids. Bytes. */
const LARGEST_PART = 160_000;
const BYTES_PER_CELL = 80;
const ESCAPED = 6;

const textOf = (text: string): string => (text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text);

function sheetCell(cell: Cell): SheetData[number][number] {
  if (cell === null) return null;
  const look = { alignVertical: 'top', wrap: true } as const;
  if (typeof cell === 'string') return { value: textOf(cell), type: String, ...look };
  const value = typeof cell === 'number' ? cell : cell.hkd;
  return { value, type: Number, ...look, ...(typeof cell === 'number' ? {} : { format: HKD }) };
}

const strong = (text: string): SheetData[number][number] => ({
  value: textOf(text),
  type: String,
  fontWeight: 'bold',
  alignVertical: 'top',
  wrap: true,
});

function dataOf({ title, notes, columns, rows }: ExportTable): SheetData {
  return [
    [{ value: textOf(title), type: String, fontWeight: 'bold' }],
    ...notes.map((note) => [{ value: textOf(note), type: String }]),
    [],
    columns.map((column) => strong(column.title)),
    ...rows.map((row) => row.map(sheetCell)),
  ];
}

const LONGEST_NAME = 31;

/** Names of sheets have at most 31 characters, none of these, and differ. */
function sheetNames(tables: readonly ExportTable[]): string[] {
  const names: string[] = [];
  const used: string[] = [];
  for (const { title } of tables) {
    const plain =
      title
        .replaceAll(/[[\]/\\:*?']+/g, ' ')
        .replaceAll(/ {2,}/g, ' ')
        .trim() || 'Sheet';
    let name = shortened(plain, LONGEST_NAME);
    // Excel does not tell capital letters from small ones here.
    for (let n = 2; used.includes(name.toLowerCase()); n += 1) {
      const number = ` (${n})`;
      name = shortened(plain, LONGEST_NAME - number.length) + number;
    }
    used.push(name.toLowerCase());
    names.push(name);
  }
  return names;
}

/** No longer than this, ending at a word where the writing has spaces or marks between words. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most + 1);
  const end = Math.max(...[' ', '，', '：', '、', '（', '。'].map((mark) => cut.lastIndexOf(mark)));
  return (end > most / 2 ? cut.slice(0, end) : cut.slice(0, most)).replace(/[\s,.:;，：、（(。]+$/, '');
}

function largestPart(sheets: readonly SheetData[]): number {
  const encoder = new TextEncoder();
  const texts = new Set<string>();
  let cells = 0;
  for (const data of sheets) {
    cells = Math.max(cells, data.flat().length);
    for (const cell of data.flat())
      if (cell !== null && typeof cell === 'object' && 'value' in cell && typeof cell.value === 'string')
        texts.add(cell.value);
  }
  // All texts lie together in one part of the file, each with a few bytes around it and its special signs escaped.
  const bytes = (text: string): number =>
    encoder.encode(text).length + ESCAPED * (text.match(/[&<>"']/g)?.length ?? 0) + BYTES_PER_CELL;
  const shared = [...texts].reduce((sum, text) => sum + bytes(text), 0);
  return Math.max(shared, cells * BYTES_PER_CELL);
}

/** One workbook with a sheet for each table; amounts are numbers shown as HK$. Rejects
 * with a `RangeError` where they are too long for a workbook made here; CSV has no such limit. */
export async function xlsxBlob(tables: readonly ExportTable[]): Promise<Blob> {
  const sheets = tables.map(dataOf);
  if (largestPart(sheets) >= LARGEST_PART) throw new RangeError('a part of the workbook is too large');
  const { default: write } = await import('write-excel-file/universal');
  const names = sheetNames(tables);
  return write(
    sheets.map((data, i) => ({
      data,
      sheet: names[i] ?? '',
      columns: (tables[i]?.columns ?? []).map(({ width }) => ({ width })),
    })),
  ).toBlob();
}
