import type { ReactNode } from 'react';

import { Field } from '../../ui/field.tsx';
import { schemeWords, trackKey, trackWords } from './names.ts';
import type { TrackRef } from './names.ts';
import { tracksOf } from './tables.ts';
import type { Figures } from './tables.ts';

interface TrackFieldProps {
  id: string;
  figures: Figures;
  tracks: readonly TrackRef[];
  track: TrackRef | undefined;
  onChange: (track: TrackRef) => void;
}

/** Which track: by its scheme. */
export function TrackField({ id, figures, tracks, track, onChange }: TrackFieldProps): ReactNode {
  const { say, layers } = figures;
  const schemes = [...new Set(tracks.map(({ scheme }) => scheme))];
  return (
    <Field id={id} label={say.t('members.track')}>
      {(control) => (
        <select
          {...control}
          className="select"
          value={track ? trackKey(track) : ''}
          onChange={({ target }) => {
            const found = tracksOf(figures).find((each) => trackKey(each) === target.value);
            if (found) onChange(found);
          }}
        >
          {schemes.map((scheme) => (
            <optgroup key={scheme} label={schemeWords(say, layers, scheme)}>
              {tracks
                .filter((each) => each.scheme === scheme)
                .map((each) => (
                  <option key={trackKey(each)} value={trackKey(each)}>
                    {trackWords(say, layers, each)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
