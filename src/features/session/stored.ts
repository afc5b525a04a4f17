/** Where answers lie on this device. Apart from the session itself, so that the start page needs no rule base. */
/** Answers that belong to no case; those of a case lie beside it under `session/<id>`. */
const LOOSE_KEY = 'session';
/** What could not be used of a stored session, as it was. */
const KEPT_KEY = 'session-not-read';
/** In `sessionStorage`: the case open in this tab. */
const TAB_KEY = 'case';
/** In `sessionStorage`: what is typed and is no answer yet, as `typed/<case>/<field>`. */
const TYPED_KEY = 'typed';
const CASE_PREFIX = `${LOOSE_KEY}/`;

/** The case whose answers are at hand, or null for answers that belong to none. */
export type Place = string | null;

export const keyOfPlace = (place: Place): string => (place === null ? LOOSE_KEY : `${CASE_PREFIX}${place}`);

/** Undefined where the browser does not let us look. */
export function readKey(key: string): string | null | undefined {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/** False where the browser does not let us, or has no room; an older text is then taken away rather than believed. */
export function writeKey(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    if (key !== LOOSE_KEY) forgetKey(key); // a case has its store as well, and an old text must not pass for the last
    return false;
  }
}

export function forgetKey(key: string): boolean {
  try {
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** The case open in this tab; it stays open when the tab is reloaded. */
export function placeOfTab(): Place {
  try {
    return sessionStorage.getItem(TAB_KEY);
  } catch {
    return null;
  }
}

export function rememberPlace(place: Place): void {
  try {
    if (place === null) sessionStorage.removeItem(TAB_KEY);
    else sessionStorage.setItem(TAB_KEY, place);
  } catch {
    // the case is open as long as the page is
  }
}

/** Where the questions hold what is typed and is no answer. */
export const TYPED_ANSWERS = 'answers';

const keyOfTyped = (field: string, place: Place): string => `${TYPED_KEY}/${place ?? ''}/${field}`;

/** What this tab holds of a field; undefined where that is nothing. Fields of no answers have the place null. */
export function typedIn(field: string, place: Place = placeOfTab()): string | undefined {
  try {
    return sessionStorage.getItem(keyOfTyped(field, place)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Hold what is typed in a field until the tab is closed, also where the page is loaded again. False where it cannot. */
export function holdTyped(field: string, text: string | undefined, place: Place = placeOfTab()): boolean {
  try {
    if (text === undefined) sessionStorage.removeItem(keyOfTyped(field, place));
    else sessionStorage.setItem(keyOfTyped(field, place), text);
    return true;
  } catch {
    return false;
  }
}

/** Forget what is typed in this tab: all of it, or what belongs to a case. */
export function forgetTyped(id = ''): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(`${TYPED_KEY}/`) && key.includes(id)) sessionStorage.removeItem(key);
  } catch {
    // nothing is held
  }
}

/** What a visit before this one left, as far as it can be told without the rule base. */
export interface AtHand {
  /** The company's name; empty where there is none, or it is only in the case. */
  name: string;
  /** How many answers; null where they cannot be counted from here. */
  answers: number | null;
  /** Whether they belong to a case. */
  ofCase: boolean;
}

/** Null where nothing is at hand; answers that cannot be read count. */
export function atHand(): AtHand | null {
  const place = placeOfTab();
  const ofCase = place !== null;
  const unknown = { name: '', answers: null, ofCase };
  const text = readKey(keyOfPlace(place)) ?? null;
  if (text === null) return ofCase ? unknown : null;
  try {
    const stored: unknown = JSON.parse(text);
    const read = (key: string): unknown =>
      stored !== null && typeof stored === 'object' ? Reflect.get(stored, key) : undefined;
    const [facts, name] = [read('facts'), read('name')];
    const answers = facts !== null && typeof facts === 'object' ? Object.keys(facts).length : 0;
    return answers > 0 || ofCase ? { name: typeof name === 'string' ? name.trim() : '', answers, ofCase } : null;
  } catch {
    return unknown;
  }
}

export const hasStoredAnswers = (): boolean => atHand() !== null;

export const storedButNotRead = (): string | null => readKey(KEPT_KEY) ?? null;
/** Keep a text that could not be used; where there is no room, what could be read is used all the same. */
export const keepNotRead = (text: string): boolean => writeKey(KEPT_KEY, text);

/** Forget the answers that belong to no case. False where the browser does not let us. */
export const forgetLoose = (): boolean => forgetKey(LOOSE_KEY) && forgetKey(KEPT_KEY);

/** Cases with answers that were written down here and may not have reached their store. */
export function placesWrittenDown(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(CASE_PREFIX) ? [key.slice(CASE_PREFIX.length)] : [],
    );
  } catch {
    return [];
  }
}
