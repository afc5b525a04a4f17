import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Page } from '../../ui/page.tsx';

export function CheckPage(): ReactNode {
  const t = useTranslations('check');
  return <Page title={t('title')} />;
}
