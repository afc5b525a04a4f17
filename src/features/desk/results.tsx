import { useDeferredValue } from 'react';
import type { ReactNode, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { LiveRegion } from '../../ui/live-region.tsx';
import { standingOf } from '../check/live.ts';
import type { Live } from '../check/live.ts';
import { useSay } from '../shared/say.ts';
import { ResultList, standingWords } from './result-list.tsx';
import { useLastEdit, useSpokenEdit } from './use-last-edit.ts';

interface ResultsProps {
  live: Live;
  open: boolean;
  onToggle: () => void;
  /** Escape was pressed within. */
  onClose: () => void;
  heading: Ref<HTMLHeadingElement>;
  barId: string;
  bodyId: string;
  onRow: (fact: string) => void;
}

/** What the answers mean, beside the questions; a drawer on a tablet, on a phone a bar at the foot that opens. */
export function Results({ live, open, onToggle, onClose, heading, barId, bodyId, onRow }: ResultsProps): ReactNode {
  const t = useTranslations('desk');
  const say = useSay();
  const edit = useLastEdit(live);
  const spoken = useSpokenEdit(edit);
  // Drawn after the questions: typing goes before the results.
  const shown = useDeferredValue(live.layers);
  const profile = useDeferredValue(live.profile);
  const shownEdit = useDeferredValue(edit);
  const standing = standingOf(live.tracks ?? []);
  const anything = Object.keys(live.profile).length > 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere within
    <aside
      className="desk-results"
      aria-label={t('results')}
      data-open={open}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) onClose();
      }}
    >
      <LiveRegion>{spoken}</LiveRegion>
      <div className="desk-bar no-print">
        <button
          type="button"
          id={barId}
          className="desk-bar-toggle"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={onToggle}
        >
          {anything ? standingWords(say, standing) : t('results')}
        </button>
        <Link href="/result">{say.t('check.live.results')}</Link>
      </div>
      <div id={bodyId} className="desk-results-body" data-open={open}>
        <h2 ref={heading} tabIndex={-1}>
          {t('results')}
        </h2>
        {anything && shown ? (
          <ResultList say={say} layers={shown} profile={profile} edit={shownEdit} onRow={onRow} />
        ) : (
          <p>{t('resultsEmpty')}</p>
        )}
      </div>
    </aside>
  );
}
