import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Page } from '../../ui/page.tsx';

export function ComparePage(): ReactNode {
  const t = useTranslations('compare');
  return <Page title={t('title')} />;
}
