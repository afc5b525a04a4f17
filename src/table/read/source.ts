/** A file as the reader needs it: its size, and any stretch of its bytes. A `Blob` is one. */
import { fail } from '../../rulebase/index.ts';
import type { Problem } from '../../rulebase/index.ts';
import { EXPECTED, GOT } from './sentences.ts';

export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  slice: (start: number, end: number) => { arrayBuffer: () => Promise<ArrayBuffer> };
}

/** A list as it was chosen or named. */
export interface ListFile {
  name: string;
  blob: ByteSource;
}

/** Stops the reading of a file; its problem says why, to people. */
export class Unreadable extends Error {
  readonly problem: Omit<Problem, 'file'>;
  constructor(expected: string, more: Omit<Problem, 'file' | 'expected' | 'field'> & { field?: string } = {}) {
    super(expected);
    this.problem = { field: '', ...more, expected };
  }
}

/** The problem of an error that reading threw; anything else is thrown again. */
export function asProblem(file: string, error: unknown) {
  if (error instanceof Unreadable) return fail({ file, ...error.problem });
  throw error;
}

/** Bytes `start` to `end`. A file that was changed, moved or cut short since it was chosen is refused. */
export async function bytesAt(source: ByteSource, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const last = Math.min(end, source.size);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await source.slice(start, last).arrayBuffer());
  } catch (error) {
    throw new Unreadable(EXPECTED.unchanged, { got: error instanceof Error ? error.name : String(error) });
  }
  if (bytes.length !== Math.max(0, last - start)) throw new Unreadable(EXPECTED.unchanged, { got: GOT.otherSize });
  return bytes;
}
