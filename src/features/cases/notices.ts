/** What was done to cases in this tab and can be undone, or failed. Stays until dismissed, whichever page is shown. */
import { useSyncExternalStore } from 'react';

import type { ClientCase, StoreFault } from '../../cases/index.ts';

export type CaseNotice = { is: 'removed' | 'archived'; case: ClientCase } | { is: 'failed'; fault: StoreFault };

let notices: readonly CaseNotice[] = [];
const listeners = new Set<() => void>();

function set(next: readonly CaseNotice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The same failure is said once. */
export const notify = (notice: CaseNotice): void =>
  set([...notices.filter((other) => notice.is !== 'failed' || other.is !== 'failed'), notice]);
export const dismiss = (notice: CaseNotice): void => set(notices.filter((other) => other !== notice));
export const dismissAll = (): void => set([]);

export const useNotices = (): readonly CaseNotice[] => useSyncExternalStore(subscribe, () => notices);
