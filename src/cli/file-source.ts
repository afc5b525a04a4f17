/** A file on disk as the list reader wants it: read a stretch at a time, and refused if it changes meanwhile. */
import { open } from 'node:fs/promises';

import type { ByteSource } from '../table/index.ts';

/** Throws what the file system throws, for a folder as for a file that is not there. */
export async function openSource(path: string): Promise<ByteSource & { close: () => Promise<void> }> {
  const handle = await open(path);
  const before = await handle.stat();
  if (before.isDirectory()) {
    await handle.close();
    throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  }
  const read = async (start: number, end: number): Promise<ArrayBuffer> => {
    const bytes = new ArrayBuffer(Math.max(0, end - start));
    const { bytesRead } = await handle.read(new Uint8Array(bytes), 0, bytes.byteLength, start);
    const now = await handle.stat();
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) throw new Error('the file changed');
    return bytesRead === bytes.byteLength ? bytes : bytes.slice(0, bytesRead);
  };
  return {
    size: before.size,
    slice: (start, end) => ({ arrayBuffer: () => read(start, end) }),
    close: () => handle.close(),
  };
}
