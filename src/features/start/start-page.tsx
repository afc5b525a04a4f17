import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import type { CaseCounts } from '../../cases/case-counts.ts';
import { useLocaleContext, useLocalText } from '../../i18n/locale-provider.tsx';
import type { Settings } from '../../rulebase/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Page } from '../../ui/page.tsx';
import { atHand, forgetLoose } from '../session/stored.ts';
import { whenIdle } from './idle.ts';
import './start.css';

/** Loads what comes next while people read; gives what must be said before any question. */
function useWarnings(): Settings['warnings'] {
  const { locale } = useLocaleContext();
  const [warnings, setWarnings] = useState<Settings['warnings']>([]);
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      try {
        const { warm } = await import('../session/warm.ts');
        const base = await warm(locale);
        if (current) setWarnings(base.settings.warnings);
      } catch {
        // the next page tries again, and says so if it fails
      }
    };
    const cancel = whenIdle(() => void load());
    return () => {
      current = false;
      cancel();
    };
  }, [locale]);
  return warnings;
}

function Begin(): ReactNode {
  const t = useTranslations('start');
  const [found] = useState(atHand);
  const [forgotten, setForgotten] = useState(false);
  const begun = forgotten ? null : found;
  return (
    <>
      <div className="button-group">
        <ButtonLink href="/check" look="primary">
          {begun === null ? t('begin') : begun.name === '' ? t('continue') : t('continueNamed', { name: begun.name })}
        </ButtonLink>
        {begun !== null && !begun.ofCase ? (
          <Confirm
            label={t('again')}
            question={t('againQuestion')}
            yes={t('againYes')}
            no={t('againNo')}
            onYes={() => {
              if (forgetLoose()) setForgotten(true);
            }}
          />
        ) : null}
      </div>
      <LiveRegion visible>{forgotten ? t('forgotten') : null}</LiveRegion>
      {begun === null || begun.answers === 0 ? null : (
        <p>
          {begun.answers === null ? null : `${t(begun.ofCase ? 'answersOfCase' : 'answers', { n: begun.answers })} `}
          <Link href="/result">{t('toResults')}</Link>
        </p>
      )}
      <Cases />
    </>
  );
}

/** The cases of this device, counted once the page stands. */
function Cases(): ReactNode {
  const t = useTranslations('start');
  const [counts, setCounts] = useState<CaseCounts>();
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      try {
        const { caseCounts } = await import('../../cases/case-counts.ts');
        const found = await caseCounts();
        if (current) setCounts(found);
      } catch {
        // without the part that counts them, the menu still leads to the cases
      }
    };
    const cancel = whenIdle(() => void load());
    return () => {
      current = false;
      cancel();
    };
  }, []);
  if (counts === undefined || counts.cases === 0) return null;
  return (
    <p>
      <Link href="/cases">{t('cases', { n: counts.cases, due: counts.due })}</Link>
    </p>
  );
}

export function StartPage(): ReactNode {
  const t = useTranslations('start');
  const text = useLocalText();
  const warnings = useWarnings();
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <p>{t('takes')}</p>
      <Begin />
      <section className="start-warnings" aria-labelledby="start-warnings">
        <h2 id="start-warnings">{t('warningsTitle')}</h2>
        <ul>
          {warnings.map((warning) => (
            <li key={warning.id}>{text(warning.text)}</li>
          ))}
        </ul>
      </section>
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
