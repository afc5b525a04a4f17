/** Steps back and forth through what was entered. Pure. */

/** What is at hand, what was before, and what was taken back. */
export interface Steps<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** What the last edit was about: another edit of the same thing is the same step. */
  about: string | null;
}

const MOST = 200;

export const begin = <T>(present: T): Steps<T> => ({ past: [], present, future: [], about: null });

/** One edit. Edits that follow one another about the same thing, such as the digits of a number, are one step. */
export function edit<T>(steps: Steps<T>, next: T, about: string | null): Steps<T> {
  const same = about !== null && about === steps.about && steps.past.length > 0;
  return {
    past: same ? steps.past : [...steps.past.slice(1 - MOST), steps.present],
    present: next,
    future: [],
    about,
  };
}

/** The step before; the same steps where there is none. */
export function undo<T>(steps: Steps<T>): Steps<T> {
  const before = steps.past.at(-1);
  if (before === undefined) return steps;
  return { past: steps.past.slice(0, -1), present: before, future: [steps.present, ...steps.future], about: null };
}

/** The step that was taken back last; the same steps where there is none. */
export function redo<T>(steps: Steps<T>): Steps<T> {
  const [after, ...future] = steps.future;
  if (after === undefined) return steps;
  return { past: [...steps.past, steps.present], present: after, future, about: null };
}
