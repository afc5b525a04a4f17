import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { encodeShare, LONGEST_SHARE } from '../../cases/index.ts';
import { useLocaleContext } from '../../i18n/locale-provider.tsx';
import { PROFILE_VERSION, todayInHongKong } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { download } from '../session/download.ts';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { shareAddress } from './address.ts';
import { LinkField } from './link-field.tsx';
import { QrFigure } from './qr-figure.tsx';
import './share.css';
import { loadTable } from './table.ts';
import { useLoaded } from './use-loaded.ts';
import { heldWords } from './what-it-holds.ts';

/** Makes a link of the answers at hand, and a QR code of it. Nothing is sent. */
export function SharePanel({ level = 2 }: { level?: 2 | 3 }): ReactNode {
  const t = useTranslations('share');
  const say = useSay();
  const { session, caseId } = useSession();
  const id = useId();
  const [made, setMade] = useState(false);
  const [withName, setWithName] = useState(false);
  const Heading = `h${level}` as const;
  const name = session.name.trim();
  return (
    <section className={made ? 'part share' : 'part share no-print'} aria-labelledby={id}>
      <Heading id={id}>{t('title')}</Heading>
      <div className="share-about no-print">
        <p>{t('lead', { what: say.list(heldWords(say, session)) })}</p>
        {caseId === null ? null : <p>{t('notTheNotes')}</p>}
        <p className="strong">{t('warning')}</p>
        {name === '' ? null : (
          <Choice
            type="checkbox"
            label={t('withName', { name })}
            checked={withName}
            onChange={(event) => setWithName(event.target.checked)}
          />
        )}
        {made ? null : <Button onClick={() => setMade(true)}>{t('make')}</Button>}
      </div>
      {made ? <Made withName={withName} /> : null}
    </section>
  );
}

/** The link of what is at hand now: it changes with the answers. */
function Made({ withName }: { withName: boolean }): ReactNode {
  const t = useTranslations('share');
  const { locale } = useLocaleContext();
  const { session } = useSession();
  const table = useLoaded(loadTable);
  const text = useMemo(
    () =>
      table.state === 'ready'
        ? encodeShare(table.value, {
            session: { ...session, name: withName ? session.name.trim() : '' },
            madeOn: todayInHongKong(),
          })
        : '',
    [table, session, withName],
  );
  switch (table.state) {
    case 'loading':
      return <p role="status">{t('loading')}</p>;
    case 'failed':
      return (
        <div role="alert">
          <Notice tone="error" title={t('failed')}>
            <Button onClick={table.retry}>{t('again')}</Button>
          </Notice>
        </div>
      );
    case 'ready': {
      if (text.length > LONGEST_SHARE)
        return (
          <Notice tone="warning" title={t('tooLong')}>
            <SaveAsFile />
          </Notice>
        );
      const address = shareAddress(text, locale);
      return (
        <div className="share-made">
          <LinkField address={address} />
          <QrFigure address={address} otherwise={<SaveAsFile />} />
        </div>
      );
    }
  }
}

/** For what no link or no QR code can hold. */
function SaveAsFile(): ReactNode {
  const t = useTranslations('share');
  const { session } = useSession();
  return (
    <Button
      onClick={() =>
        download(
          `${t('fileName')}.json`,
          `${JSON.stringify({ schema: PROFILE_VERSION, name: session.name, facts: session.facts }, null, 2)}\n`,
        )
      }
    >
      {t('saveFile')}
    </Button>
  );
}
