const SOON = 300; // ms, where the browser cannot say when it is idle

/** Runs `work` when the browser has nothing better to do; gives the way to call it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(work, { timeout: 3000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, SOON);
  return () => clearTimeout(id);
}
