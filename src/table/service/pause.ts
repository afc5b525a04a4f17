/** Lets messages in while long work goes on, so that a cancel is heard. */
import type { Pause } from '../impact/index.ts';

/** Work goes on for so long before messages are looked at, in milliseconds. */
const SLICE = 50;

/** A pause that waits for the next turn of the event loop when it is time, and throws the signal's reason once aborted. */
export function createPause(signal: AbortSignal): Pause {
  let since = performance.now();
  const rest = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
    signal.throwIfAborted();
  };
  return () => {
    signal.throwIfAborted();
    return performance.now() - since < SLICE ? undefined : rest();
  };
}

/** Passes on at most so many reports a second, and every first one of a stage. */
export function throttled<T extends { stage: string }>(pass: (report: T) => void, perSecond = 10): (report: T) => void {
  let at = -Infinity;
  let stage: string | undefined;
  return (report) => {
    const now = performance.now();
    if (report.stage === stage && now - at < 1000 / perSecond) return;
    [at, stage] = [now, report.stage];
    pass(report);
  };
}
