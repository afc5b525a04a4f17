/** Reads records, and does not read one again that has not changed. */
import type { RuleBase } from '../rulebase/index.ts';
import { isRecord, readRecord } from './case-record.ts';
import type { ReadCase } from './client-case.ts';

export type Reader = (stored: unknown) => ReadCase;

export function reader(base: RuleBase): Reader {
  const known = new Map<unknown, { text: string; read: ReadCase }>();
  return (stored) => {
    const text = textOf(stored);
    const id = isRecord(stored) ? stored['id'] : undefined;
    if (text === undefined) return { ...readRecord(base, { id }), stored };
    const before = known.get(id);
    if (before?.text === text) return before.read;
    const read = readRecord(base, stored);
    known.set(id, { text, read });
    return read;
  };
}

/** Undefined for what no version of the app has written, such as a record that holds itself. */
function textOf(stored: unknown): string | undefined {
  try {
    return JSON.stringify(stored);
  } catch {
    return undefined;
  }
}
