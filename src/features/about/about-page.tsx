import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { Confirm } from '../../ui/confirm.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Page } from '../../ui/page.tsx';
import { OfflineReady } from '../offline/offline-ready.tsx';
import { ProfileFile } from '../session/profile-file.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';

export function AboutPage(): ReactNode {
  const t = useTranslations('about');
  const say = useSay();
  const { base, session, clear } = useSession();
  const [deleted, setDeleted] = useState<'no' | 'all' | 'failed'>('no');
  const { settings } = base;
  const answered = Object.keys(session.facts).length;
  return (
    <Page title={t('title')}>
      <p className="lead">{t('what')}</p>
      <h2>{t('limitsTitle')}</h2>
      <ul className="measure">
        <li>{t('notGovernment')}</li>
        {settings.limits.map((limit) => (
          <li key={limit.en}>{say.text(limit)}</li>
        ))}
      </ul>
      <h2>{t('privacyTitle')}</h2>
      <p>{t('privacyNothing')}</p>
      <p>{t('privacyStored')}</p>
      <p>{t('privacyShared')}</p>
      <p>
        <Link href="/privacy" className="link-alone">
          {t('privacyMore')}
        </Link>
      </p>
      <h2>{t('answersTitle')}</h2>
      <p>
        {answered === 0 ? (
          t('answersNone')
        ) : (
          <Link href="/check?view=answers" className="link-alone">
            {t('answersLink', { n: answered })}
          </Link>
        )}
      </p>
      <ProfileFile />
      <h2>{t('deleteTitle')}</h2>
      <p>{t('delete')}</p>
      <Confirm
        label={t('deleteButton')}
        question={t('deleteQuestion')}
        yes={t('deleteYes')}
        no={t('deleteNo')}
        onYes={() => void clear().then((all) => setDeleted(all ? 'all' : 'failed'))}
      />
      <LiveRegion visible>
        {deleted === 'no' || answered > 0 ? null : t(deleted === 'all' ? 'deleted' : 'deleteFailed')}
      </LiveRegion>
      <h2>{t('rulesTitle')}</h2>
      <p>
        {t('rules', {
          date: say.day(settings.version),
          schemes: base.schemes.length,
          sources: Object.keys(base.sources).length,
        })}
      </p>
      <OfflineReady />
      <p>
        <a href="./licenses.md" className="link-alone">
          {t('licences')}
        </a>
      </p>
    </Page>
  );
}
