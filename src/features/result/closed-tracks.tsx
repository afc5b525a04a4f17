import type { ReactNode } from 'react';

import type { Assessment, TrackResult } from '../../engine/index.ts';
import { Details } from '../../ui/details.tsx';
import { NotOpen } from '../shared/not-open.tsx';
import { useSay } from '../shared/say.ts';
import { SourceList } from '../shared/source-list.tsx';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { keyOf, trackName } from '../shared/verdicts.ts';
import { anchorOf } from './jump-link.tsx';

/** Tracks that take no applications on the day, each with the reason, the date and what replaces it. */
export function ClosedTracks({ closed, assessment }: { closed: TrackResult[]; assessment: Assessment }): ReactNode {
  const say = useSay();
  if (closed.length === 0) return null;
  return (
    <Details summary={say.t('result.closedTitle', { n: closed.length })}>
      <ul className="rows">
        {closed.map((result) => (
          <li key={keyOf(result)} id={anchorOf(keyOf(result))} tabIndex={-1}>
            <p>
              <strong>{trackName(say, result)}</strong> <TrackVerdict verdict={result.verdict} status={result.status} />
            </p>
            <NotOpen result={result} assessment={assessment} />
            <SourceList ids={result.track.sources} />
          </li>
        ))}
      </ul>
    </Details>
  );
}
