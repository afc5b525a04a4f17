/** Something kept for the next rule set, found by what it is and not by who asked for it. */
export interface Remembered<T> {
  id: number;
  /** The assessment that last asked for it. */
  used: number;
  value: T | undefined;
}

/** Things remembered by key; each gets a number of its own that no other thing ever has. */
export function createMemory<T>() {
  const entries = new Map<string, Remembered<T>>();
  let next = 0;
  return {
    recall: (key: string, turn: number): Remembered<T> => {
      const entry = entries.get(key) ?? { id: (next += 1), used: turn, value: undefined };
      entry.used = turn;
      entries.set(key, entry);
      return entry;
    },
    /** Drop what was last used in or before a turn. */
    forget: (turn: number): void => {
      for (const [key, { used }] of entries) if (used <= turn) entries.delete(key);
    },
    bytes: (of: (value: T) => number): number =>
      [...entries.values()].reduce((sum, { value }) => sum + (value === undefined ? 0 : of(value)), 0),
  };
}
