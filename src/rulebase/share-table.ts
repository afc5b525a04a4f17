/** The table that links refer to by position. It is loaded when somebody makes or opens a link, and not before. */
import * as z from 'zod/mini';

import { shareTable } from './schema.ts';

/** Ids by their place in the table, which never changes; see `rules/share/`. */
export type ShareTable = z.infer<typeof shareTable>;

/** The table of links of version 1. Rejects where it cannot be loaded. */
export async function loadShareTable(): Promise<ShareTable> {
  const { default: table } = await import('../../rules/share/1.json', { with: { type: 'json' } });
  return z.parse(shareTable, table);
}
