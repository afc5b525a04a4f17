import type { ReactNode } from 'react';

import type { TrackResult, Unchanged } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import { useSay } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { trackName } from '../shared/verdicts.ts';
import { AlsoChanged } from './causes.tsx';
import type { Pair } from './layer-words.ts';
import { unchangedWords } from './unchanged-words.ts';

interface UnchangedTrackProps {
  entry: Unchanged;
  pair: Pair;
  /** The track on the later side. */
  result: TrackResult;
  /** The proposals of the later side. */
  proposals: readonly string[];
}

/** Why nothing changes for a track. */
export function UnchangedTrack({ entry, pair, result, proposals }: UnchangedTrackProps): ReactNode {
  const say = useSay();
  const failed = entry.reason === 'still-fails' ? entry.criteria : [];
  return (
    <>
      <p>
        <strong>{trackName(say, result)}</strong> <TrackVerdict verdict={result.verdict} status={result.status} />
      </p>
      {unchangedWords(say, entry, pair, result).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {failed.length > 0 ? (
        <ul>
          {result.criteria
            .filter(({ id }) => failed.includes(id))
            .map((criterion) => (
              <li key={criterion.id}>{fill(say.base, result.scheme, criterion.sentence, say.locale)}</li>
            ))}
        </ul>
      ) : null}
      {'alsoChanged' in entry ? (
        <AlsoChanged changes={entry.alsoChanged} result={result} proposals={proposals} />
      ) : null}
    </>
  );
}
