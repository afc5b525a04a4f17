import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Page } from '../../ui/page.tsx';

export function AboutPage(): ReactNode {
  const t = useTranslations('about');
  return <Page title={t('title')} />;
}
