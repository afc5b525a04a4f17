import { Link } from 'wouter';
import type { ReactNode } from 'react';

import type { Assessment, TrackResult } from '../../engine/index.ts';
import { useSay } from './say.ts';
import { keyOf, notOpenWords, successorOf, trackName } from './verdicts.ts';

/** Why a track takes no applications and since when, with the way to what stands in its place. */
export function NotOpen({ result, assessment }: { result: TrackResult; assessment: Assessment }): ReactNode {
  const say = useSay();
  const successor = successorOf(result, assessment);
  return (
    <>
      {notOpenWords(say, result, assessment).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {successor ? (
        <p>
          <Link href={`/track/${keyOf(successor)}`}>
            {say.t('track.successor', { track: trackName(say, successor) })}
          </Link>
        </p>
      ) : null}
    </>
  );
}
