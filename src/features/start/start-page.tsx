import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';

export function StartPage(): ReactNode {
  const t = useTranslations('start');
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <p>
        <ButtonLink href="/check" look="primary">
          {t('begin')}
        </ButtonLink>
      </p>
      <h2>{t('getTitle')}</h2>
      <ul className="columns">
        <li>{t('getReasons')}</li>
        <li>{t('getChange')}</li>
        <li>{t('getCompare')}</li>
      </ul>
      <h2>{t('unknownTitle')}</h2>
      <p>{t('unknown')}</p>
    </Page>
  );
}
