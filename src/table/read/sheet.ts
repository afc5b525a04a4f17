/** The rows of a worksheet, from its XML. */
import { ownCopy } from './cells.ts';
import { MOST_COLUMNS } from './header.ts';
import { numberText } from './number-formats.ts';
import type { NumberKind } from './number-formats.ts';
import { EXPECTED, GOT } from './sentences.ts';
import { Unreadable } from './source.ts';
import { attributeOf } from './xml.ts';
import type { XmlHandler } from './xml.ts';

const MOST_ROWS = 1_048_576;

/** What the cells of a sheet refer to. */
export interface SheetContext {
  strings: readonly string[];
  /** By the number of a cell's style. */
  kinds: readonly NumberKind[];
  from1904: boolean;
}

export interface SheetRows {
  handler: XmlHandler;
  /** The rows read since the last call. */
  take: () => { rows: string[][]; numbers: number[] };
}

/** The characters that XML cannot hold, written as `_x000D_`. */
export const withControls = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The place of a column, from its letters; -1 where there are none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = (reference.charCodeAt(i) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Reads `sheetData`; everything else in a sheet is passed over. */
export function sheetRows({ strings, kinds, from1904 }: SheetContext): SheetRows {
  let rows: string[][] = [];
  let numbers: number[] = [];
  let inData = false;
  let row = 0;
  let cells: string[] = [];
  let column = -1;
  let [type, style] = ['', 0];
  let value = '';
  let listening = false;
  let phonetic = 0;

  const startCell = (attributes: string): void => {
    const reference = attributeOf(attributes, 'r');
    const at = reference === undefined ? column + 1 : columnOf(reference);
    if (at < 0 || at > 16_383) throw new Unreadable(EXPECTED.workbook, { row, got: GOT.noPlace });
    column = at;
    type = attributeOf(attributes, 't') ?? 'n';
    style = Number(attributeOf(attributes, 's') ?? 0);
    value = '';
  };
  const textOf = (): string => {
    switch (type) {
      case 's': {
        const found = value === '' ? '' : strings[Number(value)];
        if (found === undefined) throw new Unreadable(EXPECTED.workbook, { row, got: GOT.noText });
        return found;
      }
      case 'b':
        return value === '1' ? 'true' : value === '0' ? 'false' : value;
      case 'inlineStr':
      case 'str':
        return ownCopy(withControls(value));
      case 'n':
        return numberText(value, kinds[style] ?? 'number', from1904);
      default: // errors such as #N/A, and dates written as text
        return ownCopy(value);
    }
  };
  const endCell = (): void => {
    const text = textOf();
    if (text === '') return;
    if (column >= MOST_COLUMNS)
      throw new Unreadable(EXPECTED.mostColumns(MOST_COLUMNS), { row, got: String(column + 1) });
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const startRow = (attributes: string): void => {
    const number = attributeOf(attributes, 'r');
    const before = row;
    row = number === undefined ? row + 1 : Number(number);
    if (!Number.isInteger(row) || row < 1 || row > MOST_ROWS)
      throw new Unreadable(EXPECTED.mostRows(MOST_ROWS), { got: number ?? String(row) });
    if (row <= before) throw new Unreadable(EXPECTED.workbook, { row, got: GOT.rowOrder });
    cells = [];
    column = -1;
  };
  const handler: XmlHandler = {
    open: (name, attributes) => {
      if (name === 'sheetData') inData = true;
      if (!inData) return;
      if (name === 'row') startRow(attributes);
      else if (name === 'c') startCell(attributes);
      else if (name === 'rPh') phonetic += 1;
      else if (name === 'v' || name === 't') listening = phonetic === 0;
    },
    text: (text) => {
      if (listening) value += text;
    },
    close: (name) => {
      if (!inData) return;
      if (name === 'v' || name === 't') listening = false;
      else if (name === 'c') endCell();
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'sheetData') inData = false;
      else if (name === 'row' && cells.length > 0) {
        rows.push(cells);
        numbers.push(row);
        cells = [];
      }
    },
  };
  return {
    handler,
    take: () => {
      const taken = { rows, numbers };
      [rows, numbers] = [[], []];
      return taken;
    },
  };
}
