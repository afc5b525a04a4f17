/** Workbooks (XLSX): which sheets they have, and the rows of one of them. */
import type { ReadOptions } from '../service/protocol.ts';
import type { NumberKind } from './number-formats.ts';
import type { RowBatch } from './rows.ts';
import { EXPECTED, GOT } from './sentences.ts';
import { sheetRows } from './sheet.ts';
import { Unreadable } from './source.ts';
import type { ByteSource } from './source.ts';
import { stringHandler, styleHandler } from './workbook-parts.ts';
import { attributeOf, createXmlReader } from './xml.ts';
import type { XmlHandler } from './xml.ts';
import { inflated, zipEntries } from './zip.ts';
import type { Budget, ZipEntry } from './zip.ts';

type Entries = ReadonlyMap<string, ZipEntry>;

export interface Workbook {
  sheets: readonly string[];
  /** The one that is read. */
  sheet: string;
  rows: () => AsyncGenerator<RowBatch>;
}

/** What people have instead of a workbook we read, by the parts of it. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/, GOT.binaryWorkbook],
  [/^content\.xml$/, GOT.openDocument],
  [/^index(?:\.zip$|\/.*\.iwa$)/, GOT.numbers],
  [/^word\//, GOT.word],
  [/^ppt\//, GOT.presentation],
];

export async function openWorkbook(
  source: ByteSource,
  options: ReadOptions & { signal?: AbortSignal | undefined },
): Promise<Workbook> {
  const entries = await zipEntries(source);
  const parts: Parts = { source, entries, budget: { compressed: 0, inflated: 0 }, signal: options.signal };
  const path = await workbookPath(parts);
  const { sheets, from1904 } = await sheetList(parts, path);
  const names = sheets.map(({ name }) => name);
  const chosen = options.sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === options.sheet);
  if (!chosen)
    throw new Unreadable(names.length === 0 ? EXPECTED.anySheet : EXPECTED.sheetOf(names), {
      got: options.sheet ?? GOT.none,
    });
  const links = await relations(parts, path);
  const linked = (ending: string): ZipEntry | undefined =>
    entries.get(links.find(({ type }) => type.endsWith(ending))?.target ?? '');
  const entry = entries.get(links.find(({ id }) => id === chosen.link)?.target ?? '');
  if (!entry) throw new Unreadable(EXPECTED.workbook, { got: GOT.noSheet });
  const [shared, styles] = [linked('/sharedStrings'), linked('/styles')];
  return { sheets: names, sheet: chosen.name, rows: () => rowsOf(parts, { entry, shared, styles, from1904 }) };
}

interface Parts {
  source: ByteSource;
  entries: Entries;
  budget: Budget;
  signal: AbortSignal | undefined;
}

/** Feed a part to a handler; after every few pieces, how many compressed bytes of it were read. */
async function* readPart(
  { source, budget, signal }: Parts,
  entry: ZipEntry,
  handler: XmlHandler,
): AsyncGenerator<number> {
  const xml = createXmlReader(handler);
  const decoder = new TextDecoder();
  for await (const { pieces, read } of inflated(source, entry, budget, signal)) {
    for (const piece of pieces) xml.write(decoder.decode(piece, { stream: true }));
    yield read;
  }
  xml.write(decoder.decode());
  xml.end();
}

/** A small part, read for its elements alone. */
async function elementsOf(parts: Parts, path: string, open: XmlHandler['open']): Promise<void> {
  const entry = parts.entries.get(path);
  if (!entry) return;
  for await (const _ of readPart(parts, entry, { open, close: () => {}, text: () => {} })); // all of it
}

interface Relation {
  id: string;
  type: string;
  /** The name of the part, as the entries have it. */
  target: string;
}

async function relations(parts: Parts, path: string): Promise<Relation[]> {
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(path) ?? [];
  const found: Relation[] = [];
  await elementsOf(parts, `${folder}_rels/${file}.rels`, (name, attributes) => {
    const target = attributeOf(attributes, 'Target');
    if (name !== 'Relationship' || target === undefined || attributeOf(attributes, 'TargetMode') === 'External') return;
    found.push({
      id: attributeOf(attributes, 'Id') ?? '',
      type: attributeOf(attributes, 'Type') ?? '',
      target: resolved(folder, target),
    });
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/').toLowerCase();
}

async function workbookPath(parts: Parts): Promise<string> {
  const root = await relations(parts, '');
  const path = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const names = [...parts.entries.keys()];
  const other = OTHERS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (other || !parts.entries.has(path)) throw new Unreadable(EXPECTED.list, { got: other?.[1] ?? GOT.zip });
  return path;
}

async function sheetList(parts: Parts, path: string) {
  const all: { name: string; link: string; isHidden: boolean }[] = [];
  let from1904 = false;
  const links = await relations(parts, path);
  await elementsOf(parts, path, (element, attributes) => {
    if (element === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
    const [name, link] = [attributeOf(attributes, 'name'), attributeOf(attributes, 'id')];
    if (element !== 'sheet' || name === undefined || link === undefined) return;
    const isSheet = links.some(({ id, type }) => id === link && type.endsWith('/worksheet'));
    if (isSheet) all.push({ name, link, isHidden: /hidden/i.test(attributeOf(attributes, 'state') ?? '') });
  });
  const shown = all.filter(({ isHidden }) => !isHidden);
  return { sheets: shown.length > 0 ? shown : all, from1904 };
}

interface SheetParts {
  entry: ZipEntry;
  shared: ZipEntry | undefined;
  styles: ZipEntry | undefined;
  from1904: boolean;
}

async function* rowsOf(parts: Parts, { entry, shared, styles, from1904 }: SheetParts): AsyncGenerator<RowBatch> {
  const total = (shared?.compressed ?? 0) + (styles?.compressed ?? 0) + entry.compressed;
  let before = 0;
  const broken = new Map<number, string>();
  const batch = (read: number, { rows, numbers }: { rows: string[][]; numbers: number[] }): RowBatch => ({
    rows,
    numbers,
    broken,
    done: before + read,
    total,
  });
  const kinds: NumberKind[] = [];
  if (styles) {
    for await (const read of readPart(parts, styles, styleHandler(kinds))) yield batch(read, { rows: [], numbers: [] });
    before += styles.compressed;
  }
  const strings: string[] = [];
  if (shared) {
    for await (const read of readPart(parts, shared, stringHandler(strings)))
      yield batch(read, { rows: [], numbers: [] });
    before += shared.compressed;
  }
  const sheet = sheetRows({ strings, kinds, from1904 });
  for await (const read of readPart(parts, entry, sheet.handler)) yield batch(read, sheet.take());
}
