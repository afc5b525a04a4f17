import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { LiveRegion } from '../../ui/live-region.tsx';
import { useOffline } from './this-browser.ts';

/** Says that the app opens without a network, once it does. */
export function OfflineReady(): ReactNode {
  const t = useTranslations('offline');
  const { ready } = useOffline();
  return <LiveRegion visible>{ready ? t('ready') : null}</LiveRegion>;
}
