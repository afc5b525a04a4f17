/** Texts kept beside a table, in the fewest bytes: a block at a time, as UTF-8. */
import type { PassThroughColumn } from '../members.ts';

const BLOCK = 4096;

interface Block {
  bytes: Uint8Array;
  /** Where each text ends, in UTF-16 units. */
  ends: Uint32Array;
}

/** A column of texts that grows by one row at a time. */
export function passThroughColumn(as: string): { add: (text: string) => void; finish: () => PassThroughColumn } {
  const blocks: Block[] = [];
  let open: string[] = [];
  const encoder = new TextEncoder();
  const close = (): void => {
    let length = 0;
    const ends = Uint32Array.from(open, (text) => (length += text.length));
    blocks.push({ bytes: encoder.encode(open.join('')), ends });
    open = [];
  };
  return {
    add: (text) => {
      open.push(text);
      if (open.length === BLOCK) close();
    },
    finish: () => {
      if (open.length > 0) close();
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      let last: { block: number; text: string } | undefined;
      const at = (row: number): string => {
        const block = Math.floor(row / BLOCK);
        const found = blocks[block];
        if (!found) return '';
        if (last?.block !== block) last = { block, text: decoder.decode(found.bytes) };
        const i = row % BLOCK;
        return last.text.slice(i === 0 ? 0 : found.ends[i - 1], found.ends[i]);
      };
      return { as, at, bytes: blocks.reduce((sum, { bytes, ends }) => sum + bytes.byteLength + ends.byteLength, 0) };
    },
  };
}
