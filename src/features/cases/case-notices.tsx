import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSay } from '../shared/say.ts';
import { nameOf } from './case-words.ts';
import { dismiss, useNotices } from './notices.ts';
import type { CaseNotice } from './notices.ts';

const SHOWN = 3;

/** At the foot of what is seen: what can be undone, until it is dismissed, and what failed. */
export function CaseNotices({ undo }: { undo: (notice: CaseNotice) => Promise<void> }): ReactNode {
  const notices = useNotices();
  return (
    <div role="status" className="case-notices no-print">
      {notices.slice(-SHOWN).map((notice) => (
        <OneNotice key={keyOf(notice)} notice={notice} undo={undo} />
      ))}
    </div>
  );
}

const keyOf = (notice: CaseNotice): string => `${notice.is} ${notice.is === 'failed' ? notice.fault : notice.case.id}`;

/** Notices that were shown before, on this page or an earlier one. */
const met = new WeakSet<CaseNotice>();

interface OneNoticeProps {
  notice: CaseNotice;
  undo: (notice: CaseNotice) => Promise<void>;
}

function OneNotice({ notice, undo }: OneNoticeProps): ReactNode {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // what was pressed goes from the page with its case
    if (notice.is !== 'failed' && !met.has(notice))
      box.current?.querySelector('button')?.focus({ preventScroll: true });
    met.add(notice);
  }, [notice]);
  const end = (how: () => Promise<void> | void): void => {
    void Promise.resolve(how()).then(() => document.querySelector('h1')?.focus({ preventScroll: true }));
  };
  return (
    <div ref={box}>
      <Notice
        tone={notice.is === 'failed' ? 'error' : 'info'}
        title={
          notice.is === 'failed'
            ? say.t('cases.notDone')
            : say.t(`cases.done.${notice.is}`, { name: nameOf(say, notice.case) })
        }
      >
        {notice.is === 'failed' ? <p>{say.t(`caseStore.${notice.fault}`)}</p> : null}
        <div className="button-group">
          {notice.is === 'failed' ? null : (
            <Button onClick={() => end(() => undo(notice))}>{say.t('cases.undo')}</Button>
          )}
          <Button look="quiet" onClick={() => end(() => dismiss(notice))}>
            {say.t('cases.dismiss')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
