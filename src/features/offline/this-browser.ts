import { useSyncExternalStore } from 'react';

import { trustedScriptUrl } from '../../trusted.ts';
import { saveUnsaved } from '../session/unsaved.ts';
import { createOffline } from './offline.ts';
import type { OfflineState } from './offline.ts';

/** Undefined in development, which must always show the newest code, and where the browser has no service workers. */
const container = import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

export const offline = createOffline({
  container,
  register: async () => container?.register(trustedScriptUrl('./sw.js'), { scope: './', updateViaCache: 'none' }),
  // People may have typed on until the newer version took over.
  reload: () => void saveUnsaved().finally(() => location.reload()),
  onReturn: (back) =>
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') back();
    }),
});

export const useOffline = (): OfflineState => useSyncExternalStore(offline.subscribe, offline.state);
