import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { ButtonLink } from '../../ui/button.tsx';

/** In place of results while there are no answers to work with. */
export function NothingAnswered(): ReactNode {
  const t = useTranslations('result');
  return (
    <>
      <h2>{t('emptyTitle')}</h2>
      <p>{t('emptyText')}</p>
      <p>
        <ButtonLink href="/check" look="primary">
          {t('emptyLink')}
        </ButtonLink>
      </p>
    </>
  );
}
