/** Where the session lies on this device. Apart from the session itself, so that the start page needs no rule base. */
export const STORAGE_KEY = 'session';
/** What could not be used of a stored session, as it was. */
export const KEPT_KEY = 'session-not-read';

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is blocked
  }
}

/** Whether a visit before this one left answers; those that cannot be read count. */
export function hasStoredAnswers(): boolean {
  const text = read(STORAGE_KEY);
  if (text === null) return false;
  try {
    const { facts } = JSON.parse(text) as { facts?: object };
    return Object.keys(facts ?? {}).length > 0;
  } catch {
    return true;
  }
}

export const storedButNotRead = (): string | null => read(KEPT_KEY);

/** False where the browser does not let us. */
export function forgetStored(): boolean {
  try {
    localStorage.removeItem(STORAGE_KEY);
    localStorage.removeItem(KEPT_KEY);
    return true;
  } catch {
    return false;
  }
}
