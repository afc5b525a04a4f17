/** Long work taken in steps, so that whoever runs it may do something else in between, or give it up. */

/** Asked between two steps: a promise to wait for, or nothing where it is not yet time. It may throw to give up. */
export type Pause = () => Promise<void> | undefined;

/** Take all steps, pausing where it is time. */
export async function inSteps<T>(steps: Generator<void, T>, pause: Pause): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    const wait = pause();
    if (wait) await wait;
  }
}
