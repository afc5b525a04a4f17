import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { saveUnsaved } from '../session/unsaved.ts';
import type { OfflineState } from './offline.ts';
import { offline, useOffline } from './this-browser.ts';
import './offline.css';

/** At the foot of the window: a newer version is there. Nothing is loaded again until people say so. */
export function OfflineNotice(): ReactNode {
  const { newer } = useOffline();
  useEffect(() => void offline.start(), []);
  return <NewerNotice newer={newer} onTake={offline.takeNewer} />;
}

interface NewerNoticeProps extends Pick<OfflineState, 'newer'> {
  /** Saves what is being typed; false where that cannot be. */
  save?: () => Promise<boolean>;
  onTake: () => void;
}

export function NewerNotice({ newer, save = saveUnsaved, onTake }: NewerNoticeProps): ReactNode {
  const t = useTranslations('offline');
  const [notSaved, setNotSaved] = useState(false);
  const [putOff, setPutOff] = useState<OfflineState['newer']>('none');
  const shown = newer !== 'none' && newer !== putOff;
  const take = async (): Promise<void> => {
    if (notSaved || (await save())) onTake();
    else setNotSaved(true);
  };
  return (
    <div role="status" className="offline-notice">
      {shown ? (
        <Notice title={t(newer === 'waiting' ? 'newerTitle' : 'elsewhereTitle')}>
          <p>{t(notSaved ? 'notSaved' : newer === 'waiting' ? 'newer' : 'elsewhere')}</p>
          <div className="button-group">
            <Button look="primary" onClick={() => void take()}>
              {t(notSaved ? 'allTheSame' : newer === 'waiting' ? 'take' : 'reload')}
            </Button>
            <Button look="quiet" onClick={() => setPutOff(newer)}>
              {t('later')}
            </Button>
          </div>
        </Notice>
      ) : null}
    </div>
  );
}
