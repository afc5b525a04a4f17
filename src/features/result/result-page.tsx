import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Page } from '../../ui/page.tsx';

export function ResultPage(): ReactNode {
  const t = useTranslations('result');
  return <Page title={t('title')} />;
}
