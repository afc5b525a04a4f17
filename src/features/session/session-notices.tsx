import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSay } from '../shared/say.ts';
import { download } from './download.ts';
import { ProblemList } from './problem-list.tsx';
import { problemInWords } from './problem-words.ts';
import { useSession } from './session.tsx';
import { storedButNotRead } from './stored.ts';

/** Above every page: what of the saved answers could not be used, and that nothing is kept where that is so. */
export function SessionNotices(): ReactNode {
  const t = useTranslations('session');
  const say = useSay();
  const { dropped, kept } = useSession();
  const [seen, setSeen] = useState<typeof dropped>([]);
  const original = dropped.length > 0 ? storedButNotRead() : null;
  const unread = dropped.length > 0 && dropped !== seen;
  return (
    <div role="status" className="session-notices">
      {kept ? null : (
        <Notice tone="warning" title={t('notKeptTitle')}>
          <p>{t('notKept')}</p>
        </Notice>
      )}
      {unread ? (
        <Notice tone="warning" title={t('droppedTitle')}>
          <ProblemList problems={dropped.map((problem) => problemInWords(say, problem, undefined))} />
          <p>{t('dropped')}</p>
          <div className="button-group">
            {original === null ? null : (
              <Button onClick={() => download('answers-not-read.txt', original)}>{t('droppedSave')}</Button>
            )}
            <Button look="quiet" onClick={() => setSeen(dropped)}>
              {t('droppedSeen')}
            </Button>
          </div>
        </Notice>
      ) : null}
    </div>
  );
}
