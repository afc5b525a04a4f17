/** The answers at hand as they lie on this device: loose ones, or those of a case. Written at every edit. */
import { EMPTY_SESSION, readSession, storedSession } from '../../cases/index.ts';
import type { Session } from '../../cases/index.ts';
import type { Problem, RuleBase } from '../../rulebase/index.ts';
import { forgetKey, forgetLoose, keepNotRead, keyOfPlace, readKey, writeKey } from './stored.ts';
import type { Place } from './stored.ts';

export interface WorkingCopy {
  session: Session;
  dropped: readonly Problem[];
  /** False where the browser keeps nothing. */
  kept: boolean;
}

/** What was written down for this place; undefined for a case of which nothing is. */
export function readWorking(base: RuleBase, place: Place): WorkingCopy | undefined {
  const text = readKey(keyOfPlace(place));
  if (text === undefined || text === null)
    return place === null ? { session: EMPTY_SESSION, dropped: [], kept: text !== undefined } : undefined;
  const read = readSession(base, text);
  if (read.dropped.length > 0) keepNotRead(text); // the original stays, whatever we could use of it
  return { ...read, kept: true };
}

/** False where the browser does not let us. */
export function writeWorking(place: Place, session: Session): boolean {
  if (place === null && session === EMPTY_SESSION) return forgetLoose();
  return writeKey(keyOfPlace(place), JSON.stringify(storedSession(session)));
}

export const forgetWorking = (place: string): boolean => forgetKey(keyOfPlace(place));
