/**
 * How many cases lie on this device and how many wait to be followed up: read without the rule base, so that the start
 * page need not load it. Nothing is created, changed or kept open.
 */
import { openDB } from 'idb';
import * as z from 'zod/mini';

import { todayInHongKong } from '../rulebase/index.ts';
import { DATABASE } from './case-database.ts';
import type { CasesSchema } from './case-database.ts';

export interface CaseCounts {
  /** Cases that are not archived. */
  cases: number;
  /** Of those, the ones whose day to be followed up has come. */
  due: number;
}

const NONE: CaseCounts = { cases: 0, due: 0 };

const counted = z.looseObject({
  archived: z.optional(z.unknown()),
  followUp: z.optional(z.unknown()),
});

/** None where the device keeps no cases, or they cannot be read: their own page says why. */
export async function caseCounts(today: string = todayInHongKong()): Promise<CaseCounts> {
  try {
    const database = await openDB<CasesSchema>(DATABASE, undefined, {
      upgrade: (_database, _from, _to, transaction) => {
        transaction.done.catch(() => undefined); // aborted, as it says below
        transaction.abort(); // there is none yet: nor shall there be
      },
      blocking: (_current, _next, event) => event.target instanceof IDBDatabase && event.target.close(),
    });
    try {
      return count(await database.getAll('cases'), today);
    } finally {
      database.close();
    }
  } catch {
    return NONE;
  }
}

/** Pure. Whatever cannot be read of a case, it is one. */
export function count(records: readonly unknown[], today: string): CaseCounts {
  const live = records.flatMap((record) => {
    const read = z.safeParse(counted, record);
    return read.success && read.data.archived === true ? [] : [read.success ? read.data.followUp : null];
  });
  return { cases: live.length, due: live.filter((day) => typeof day === 'string' && day <= today).length };
}
