import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** ms after the page has loaded: keeping the app must not slow down its first use. */
const WAIT = 3000;

const Nothing = (): ReactNode => null;
const OfflineNotice = lazy(async () => {
  try {
    return { default: (await import('./offline-notice.tsx')).OfflineNotice };
  } catch {
    return { default: Nothing }; // the network has gone already: the next visit keeps the app
  }
});

/** Has the app kept on this device, a while after it has loaded, and says when a newer version is there. */
export function KeepOffline(): ReactNode {
  const [now, setNow] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = (): void => {
      timer = setTimeout(() => setNow(true), WAIT);
    };
    if (document.readyState === 'complete') begin();
    else addEventListener('load', begin, { once: true });
    return () => {
      removeEventListener('load', begin);
      clearTimeout(timer);
    };
  }, []);
  return now ? (
    <Suspense fallback={null}>
      <OfflineNotice />
    </Suspense>
  ) : null;
}
