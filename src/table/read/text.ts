/** Bytes as text: which encoding it is, and the text slice by slice. */
import type { Encoding } from '../service/protocol.ts';
import { bytesAt } from './source.ts';
import type { ByteSource } from './source.ts';

const SLICE = 1 << 18;
/** How much of a file is looked at to tell its encoding. */
const SAMPLE = 1 << 20;

/** The encoding of a file: by its mark, else UTF-16 or UTF-8 if it is, else Big5 unless that fits worse. */
export async function guessEncoding(source: ByteSource): Promise<Encoding> {
  const bytes = await bytesAt(source, 0, SAMPLE);
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const unmarked = withoutMark(bytes);
  if (unmarked) return unmarked;
  const lost = (encoding: Encoding): number =>
    // The end of the sample may cut a character, which a stream keeps for later.
    new TextDecoder(encoding).decode(bytes, { stream: bytes.length < source.size }).split('\uFFFD').length;
  const lostInUtf8 = lost('utf-8');
  return lostInUtf8 === 1 || lostInUtf8 <= lost('big5') ? 'utf-8' : 'big5';
}

/** So many bytes of nothing, of all, are the Latin letters of UTF-16 even where the bytes could be UTF-8 too. */
const MANY = 0.2;

/**
 * UTF-16 that lacks its mark: letters, commas and line ends have a byte of nothing, on the same side nearly every time.
 * A stray one in other text does not make it UTF-16.
 */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let [first, second] = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) first += 1;
    else second += 1;
  });
  const encoding = second > 4 * first ? 'utf-16le' : first > 4 * second ? 'utf-16be' : undefined;
  if (!encoding || !/[\r\n]/.test(new TextDecoder(encoding).decode(bytes))) return undefined;
  const isUtf8 = !new TextDecoder().decode(bytes, { stream: true }).includes('\uFFFD');
  return isUtf8 && first + second < MANY * bytes.length ? undefined : encoding;
}

export interface TextSlice {
  text: string;
  /** Bytes read so far. */
  done: number;
}

/** The text of a file, without its mark. What is not text in its encoding becomes U+FFFD. */
export async function* textOf(
  source: ByteSource,
  encoding: Encoding,
  signal: AbortSignal | undefined,
  sliceBytes = SLICE,
): AsyncGenerator<TextSlice> {
  const decoder = new TextDecoder(encoding);
  for (let start = 0; start < source.size; start += sliceBytes) {
    const end = Math.min(source.size, start + sliceBytes);
    const bytes = await bytesAt(source, start, end);
    signal?.throwIfAborted();
    yield { text: decoder.decode(bytes, { stream: end < source.size }), done: end };
  }
}
