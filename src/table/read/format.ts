/** Which kind of file it is, by its first bytes: those we read, and those people often have instead. */
import { EXPECTED, GOT } from './sentences.ts';
import { bytesAt, Unreadable } from './source.ts';
import type { ByteSource } from './source.ts';

const BEGINNING = 1024;

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], GOT.pdf],
  [[0x1f, 0x8b], GOT.gzip],
  [[0x52, 0x61, 0x72, 0x21], GOT.rar],
  [[0x37, 0x7a, 0xbc, 0xaf], GOT.sevenZip],
  [[0x89, 0x50, 0x4e, 0x47], GOT.picture],
  [[0xff, 0xd8, 0xff], GOT.picture],
];

/** A program that encrypts a workbook names this stream; it is written as UTF-16. */
const ENCRYPTED = Array.from('EncryptedPackage').flatMap((letter) => [letter.charCodeAt(0), 0]);

function contains(bytes: Uint8Array, part: readonly number[]): boolean {
  for (let at = bytes.indexOf(part[0] ?? 0); at >= 0; at = bytes.indexOf(part[0] ?? 0, at + 1))
    if (part.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** `csv` where nothing says otherwise. Throws where it is a file we know and cannot read. */
export async function formatOf(source: ByteSource): Promise<'csv' | 'xlsx'> {
  const bytes = await bytesAt(source, 0, BEGINNING);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'xlsx';
  if (startsWith(bytes, OLE)) {
    const more = await bytesAt(source, 0, 1 << 20);
    throw new Unreadable(EXPECTED.list, {
      got: contains(more, ENCRYPTED) ? GOT.password : GOT.oldWorkbook,
    });
  }
  const known = SIGNATURES.find(([signature]) => startsWith(bytes, signature));
  if (known) throw new Unreadable(EXPECTED.list, { got: known[1] });
  const text = new TextDecoder('latin1').decode(bytes).trimStart().toLowerCase();
  if (/^(?:ï»¿)?<(?:!doctype|html|table|\?xml)/.test(text)) throw new Unreadable(EXPECTED.list, { got: GOT.webPage });
  return 'csv';
}
