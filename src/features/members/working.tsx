import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import type { Say } from '../shared/say.ts';
import { useSay } from '../shared/say.ts';
import type { Progress } from '../../table/index.ts';
import { countWords } from './numbers.ts';
import type { ListState } from './store.ts';
import { useMembers } from './use-members.ts';

/** A file is being looked into. */
export function Opening({ name }: { name: string }): ReactNode {
  const { t } = useSay();
  const { store } = useMembers();
  return (
    <>
      <p role="status">{t('members.opening', { name })}</p>
      <Button onClick={() => store.cancel()}>{t('members.cancel')}</Button>
    </>
  );
}

/** Read aloud no more often than this, in ms, unless a quarter more is done. */
const QUIET = 5000;

/** A list is being read or made. */
export function Working({ work }: { work: Extract<ListState, { is: 'working' }> }): ReactNode {
  const say = useSay();
  const { store } = useMembers();
  const { origin, progress, since } = work;
  const elapsed = useElapsed(since);
  const done = doneWords(say, progress);
  const title =
    origin.is === 'file'
      ? say.t('members.working.reading', { name: origin.file.name })
      : say.t('members.working.generating', { n: countWords(origin.rows) });
  return (
    <section className="part" aria-labelledby="working">
      <h2 id="working">{title}</h2>
      <ProgressBar progress={progress} label={title} />
      <p>{done}</p>
      <p className="small-print">{progress ? paceWords(say, progress, elapsed) : say.t('members.working.starting')}</p>
      <SaidNowAndThen words={done} progress={progress} />
      <Button onClick={() => store.cancel()}>{say.t('members.cancel')}</Button>
    </section>
  );
}

export function ProgressBar({ progress, label }: { progress: Progress | null; label: string }): ReactNode {
  const total = progress?.total ?? null;
  return (
    <progress
      className="members-progress"
      aria-label={label}
      {...(progress && total !== null && total > 0 ? { max: total, value: Math.min(progress.done, total) } : {})}
    />
  );
}

/** Milliseconds since then, told twice a second. */
function useElapsed(since: number): number {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now - since);
}

function doneWords({ t }: Say, progress: Progress | null): string {
  if (!progress) return t('members.working.starting');
  const percent = percentOf(progress);
  return percent === null
    ? t('members.working.rows', { n: countWords(progress.rows) })
    : t('members.working.rowsOf', { n: countWords(progress.rows), percent: String(percent) });
}

const percentOf = ({ done, total }: Progress): number | null =>
  total === null || total === 0 ? null : Math.min(100, Math.floor((done / total) * 100));

/** How fast it goes and how long it may still take; nothing before there is something to go by. */
function paceWords({ t }: Say, { rows, done, total }: Progress, elapsed: number): string {
  if (elapsed < 1000 || done === 0) return t('members.working.pacing');
  const pace = t('members.working.pace', { n: countWords(Math.round(rows / (elapsed / 1000))) });
  if (total === null || done > total) return pace;
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000);
  const left =
    seconds < 60
      ? t('members.working.seconds', { n: seconds })
      : t('members.working.minutes', { n: Math.ceil(seconds / 60) });
  return t('members.working.paceLeft', { pace, left });
}

/** Reads out how far it is, now and then. */
function SaidNowAndThen({ words, progress }: { words: string; progress: Progress | null }): ReactNode {
  const [said, setSaid] = useState('');
  const last = useRef({ at: Number.NEGATIVE_INFINITY, quarter: 0 });
  const quarter = Math.floor(((progress && percentOf(progress)) ?? 0) / 25);
  useEffect(() => {
    const now = performance.now();
    if (now - last.current.at < QUIET && quarter <= last.current.quarter) return;
    last.current = { at: now, quarter };
    setSaid(words);
  }, [words, quarter]);
  return <LiveRegion>{said}</LiveRegion>;
}
