/** The answers at hand as they lie on this device: loose ones, or those of a case. Written at every edit. */
import * as z from 'zod/mini';

import { EMPTY_SESSION, readSession, sessionMark, storedSession } from '../../cases/index.ts';
import type { Session } from '../../cases/index.ts';
import type { Problem, RuleBase } from '../../rulebase/index.ts';
import { forgetKey, forgetLoose, keepNotRead, keyOfPlace, readKey, writeKey } from './stored.ts';
import type { Place } from './stored.ts';

export interface WorkingCopy {
  session: Session;
  dropped: readonly Problem[];
  /** False where the browser keeps nothing. */
  kept: boolean;
  /** Marks of the versions it was made from: what a store holds of them is older than this. */
  from: readonly number[];
}

const marked = z.looseObject({ from: z.array(z.number()) });

/** What was written down for this place; undefined for a case of which nothing is. */
export function readWorking(base: RuleBase, place: Place): WorkingCopy | undefined {
  const text = readKey(keyOfPlace(place));
  if (text === undefined || text === null)
    return place === null ? { session: EMPTY_SESSION, dropped: [], kept: text !== undefined, from: [] } : undefined;
  const read = readSession(base, text);
  if (read.dropped.length > 0) keepNotRead(text); // the original stays, whatever we could use of it
  return { ...read, kept: true, from: [...marksIn(text), sessionMark(read.session)] };
}

function marksIn(text: string): readonly number[] {
  try {
    const parsed = z.safeParse(marked, JSON.parse(text));
    return parsed.success ? parsed.data.from : [];
  } catch {
    return []; // unreadable, as `readSession` has said
  }
}

/** False where the browser does not let us. */
export function writeWorking(place: Place, session: Session, from: readonly number[] = []): boolean {
  if (place === null && session === EMPTY_SESSION) return forgetLoose();
  const own = place === null ? {} : { from };
  return writeKey(keyOfPlace(place), JSON.stringify({ ...storedSession(session), ...own }));
}

export const forgetWorking = (place: string): boolean => forgetKey(keyOfPlace(place));
