/** The parts of a ZIP file, found by its directory and inflated piece by piece, within limits. */
import { Inflate } from 'fflate';

import { EXPECTED, GOT } from './sentences.ts';
import { bytesAt, Unreadable } from './source.ts';
import type { ByteSource } from './source.ts';

export interface ZipEntry {
  name: string;
  /** Bytes in the file. */
  compressed: number;
  method: number;
  /** Where its own header begins. */
  start: number;
}

const MOST_ENTRIES = 5000;
const MOST_DIRECTORY = 4 << 20;
const MOST_COMPRESSED = 256 * 2 ** 20;
const MOST_INFLATED = 3 * 2 ** 30;
/** Sheets of real lists shrink to a fifth or a twentieth; below so many bytes nobody counts. */
const MOST_RATIO = 300;
const RATIO_FROM = 32 << 20;

const READ = 1 << 16;
/** So little is inflated at a time that even a bomb stays small until it is noticed. */
const PUSH = 1 << 13;
/** So much is handed on at a time. */
const HANDED = 1 << 20;

const [END, END_64, LOCATOR_64, CENTRAL, LOCAL] = [0x06054b50, 0x06064b50, 0x07064b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];
const IN_EXTRA = 0xffff_ffff;

const damaged = (): Unreadable => new Unreadable(EXPECTED.workbook, { got: GOT.damaged });
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const large = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** The parts of a file by name, in small letters. */
export async function zipEntries(source: ByteSource): Promise<Map<string, ZipEntry>> {
  if (source.size > MOST_COMPRESSED) throw new Unreadable(EXPECTED.mostMegabytes(MOST_COMPRESSED / 2 ** 20));
  try {
    return await readEntries(source);
  } catch (error) {
    throw error instanceof RangeError ? damaged() : error; // something lies beyond the bytes that are there
  }
}

async function readEntries(source: ByteSource): Promise<Map<string, ZipEntry>> {
  const tailStart = Math.max(0, source.size - 65_557);
  const tail = viewOf(await bytesAt(source, tailStart, source.size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw damaged();
  let [count, size, start] = [
    tail.getUint16(end + 10, true),
    tail.getUint32(end + 12, true),
    tail.getUint32(end + 16, true),
  ];
  if (end >= 20 && tail.getUint32(end - 20, true) === LOCATOR_64) {
    const at = large(tail, end - 12);
    const record = viewOf(await bytesAt(source, at, at + 56));
    if (record.getUint32(0, true) !== END_64) throw damaged();
    [count, size, start] = [large(record, 32), large(record, 40), large(record, 48)];
  }
  if (count > MOST_ENTRIES || size > MOST_DIRECTORY)
    throw new Unreadable(EXPECTED.mostParts(MOST_ENTRIES), { got: String(count) });
  const bytes = await bytesAt(source, start, start + size);
  const view = viewOf(bytes);
  const entries = new Map<string, ZipEntry>();
  for (let at = 0, i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw damaged();
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new Unreadable(EXPECTED.noPassword);
    const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    const extra = viewOf(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    entries.set(name.replace(/^\//, '').toLowerCase(), {
      name,
      method: view.getUint16(at + 10, true),
      ...placeOf(view, at, extra),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Numbers too large for their field stand in an extra one, in the order of the fields. */
function placeOf(view: DataView, at: number, extra: DataView): { compressed: number; start: number } {
  const fields = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  for (let i = 0; i + 4 <= extra.byteLength; i += 4 + extra.getUint16(i + 2, true)) {
    if (extra.getUint16(i, true) !== 1) continue;
    let from = i + 4;
    fields.forEach((field, k) => {
      if (field !== IN_EXTRA) return;
      fields[k] = large(extra, from);
      from += 8;
    });
  }
  const [, compressed = 0, start = 0] = fields;
  return { compressed, start };
}

/** What may still be inflated; one for all parts of a file. */
export interface Budget {
  compressed: number;
  inflated: number;
}

function spend(budget: Budget, bytes: number): void {
  budget.inflated += bytes;
  if (budget.inflated > MOST_INFLATED) throw new Unreadable(EXPECTED.mostGigabytes(MOST_INFLATED / 2 ** 30));
  if (budget.inflated > RATIO_FROM && budget.inflated > MOST_RATIO * budget.compressed)
    throw new Unreadable(EXPECTED.usual, { got: GOT.grows });
}

/** The bytes of a part, piece by piece; `read` says how many of its compressed bytes were used. */
export async function* inflated(
  source: ByteSource,
  entry: ZipEntry,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ pieces: Uint8Array[]; read: number }> {
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damaged();
  const head = viewOf(await bytesAt(source, entry.start, entry.start + 30));
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) throw damaged();
  const start = entry.start + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  let pieces: Uint8Array[] = [];
  let held = 0;
  const take = (piece: Uint8Array): void => {
    spend(budget, piece.length);
    pieces.push(piece);
    held += piece.length;
  };
  const inflate = new Inflate(take);
  for (let at = 0; at < entry.compressed; at += READ) {
    const bytes = await bytesAt(source, start + at, start + Math.min(entry.compressed, at + READ));
    signal?.throwIfAborted();
    if (bytes.length === 0) throw damaged();
    for (let i = 0; i < bytes.length; i += PUSH) {
      const part = bytes.subarray(i, i + PUSH);
      const isLast = at + i + part.length >= entry.compressed;
      budget.compressed += part.length;
      if (entry.method === STORED) take(part);
      else push(inflate, part, isLast);
      if (held < HANDED && !isLast) continue;
      signal?.throwIfAborted();
      yield { pieces, read: at + i + part.length };
      pieces = [];
      held = 0;
    }
  }
}

function push(inflate: Inflate, part: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(part, isLast);
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged();
  }
}
