import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { Page } from '../../ui/page.tsx';
import { KEPT, PLACES } from './kept.ts';
import '../shared/shared.css';
import './privacy.css';

/** What is stored and where, how to delete it, and what goes over the network. */
export function PrivacyPage(): ReactNode {
  const t = useTranslations('privacy');
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <h2>{t('keptTitle')}</h2>
      <p>{t('keptIntro')}</p>
      {PLACES.map((place) => (
        <section key={place} className="kept">
          <h3>{t(place)}</h3>
          <dl>
            {KEPT.filter(({ where }) => where === place).map(({ name, what, howLong }) => (
              <div key={name}>
                <dt>
                  <code translate="no">{name}</code>
                </dt>
                <dd>{t(what)}</dd>
                <dd>{t('howLong', { howLong: t(howLong) })}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <h2>{t('deleteTitle')}</h2>
      <p>{t('delete')}</p>
      <p>
        <Link href="/about" className="link-alone">
          {t('deleteLink')}
        </Link>
      </p>
      <p>{t('deleteRest')}</p>
      <p>{t('evicted')}</p>
      <h2>{t('requestsTitle')}</h2>
      <ul className="measure">
        <li>{t('requestsOwn')}</li>
        <li>{t('requestsLog')}</li>
        <li>{t('requestsShare')}</li>
        <li>{t('requestsLinks')}</li>
        <li>{t('files')}</li>
      </ul>
    </Page>
  );
}
