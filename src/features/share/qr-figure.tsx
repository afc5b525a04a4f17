import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { todayInHongKong } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSay } from '../shared/say.ts';
import { QrPicture } from './qr-picture.tsx';
import { once, useLoaded } from './use-loaded.ts';

const loadQr = once(() => import('./qr.ts'));

/** The link as a QR code, on the page and in print; `otherwise` is offered where it is too long for one. */
export function QrFigure({ address, otherwise }: { address: string; otherwise: ReactNode }): ReactNode {
  const t = useTranslations('share');
  const say = useSay();
  const qr = useLoaded(loadQr);
  switch (qr.state) {
    case 'loading':
      return <p role="status">{t('loading')}</p>;
    case 'failed':
      return (
        <Notice tone="warning" title={t('qrFailed')}>
          <Button onClick={qr.retry}>{t('again')}</Button>
        </Notice>
      );
    case 'ready': {
      const code = qr.value.qrCode(address);
      if (!code)
        return (
          <div className="no-print">
            <Notice title={t('qrTooLong', { n: address.length, most: qr.value.LONGEST_IN_QR })}>
              <p>{t('qrTooLongInstead')}</p>
              {otherwise}
            </Notice>
          </div>
        );
      return (
        <figure className="share-qr">
          <QrPicture code={code} name={t('qrName')} />
          <figcaption>{t('qrCaption', { date: say.day(todayInHongKong()) })}</figcaption>
        </figure>
      );
    }
  }
}
