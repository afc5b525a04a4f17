import type { ReactNode } from 'react';

import type { TrackResult } from '../../engine/index.ts';
import type { Note } from '../../rulebase/index.ts';
import { keyOf, trackName } from '../shared/verdicts.ts';
import { unsure } from './paper-words.ts';
import { Part } from './part.tsx';
import type { Paper } from './part.tsx';

interface Group {
  tracks: TrackResult[];
  notes: Note[];
}

/** Documents by the tracks that ask for them, so that one asked for by several is listed once. */
function documentGroups(results: readonly TrackResult[]): Group[] {
  const asked = new Map<string, { note: Note; tracks: TrackResult[] }>();
  for (const result of results)
    for (const note of result.track.practical?.documents ?? []) {
      const known = asked.get(note.text.en);
      if (known) known.tracks.push(result);
      else asked.set(note.text.en, { note, tracks: [result] });
    }
  const groups = new Map<string, Group>();
  for (const { note, tracks } of asked.values()) {
    const key = tracks.map(keyOf).join();
    const group = groups.get(key) ?? { tracks, notes: [] };
    group.notes.push(note);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What to bring, with boxes to tick. */
export function documentsPart({ say, data, cite }: Paper): ReactNode {
  const groups = documentGroups(data.applicable);
  const without = data.applicable.filter(({ track }) => (track.practical?.documents ?? []).length === 0);
  return (
    <Part id="documents" title={say.t('report.part.documents')}>
      <p>{say.t(groups.length > 0 ? 'report.documents.lead' : 'report.documents.none')}</p>
      {groups.map(({ tracks, notes }) => (
        <div key={tracks.map(keyOf).join()} className="document-group">
          <h4>{say.list(tracks.map((result) => trackName(say, result)))}</h4>
          <ul className="tick-list">
            {notes.map((note) => (
              <li key={note.text.en}>
                {say.text(note.text)}
                {unsure(say, say.text(note.text), note.confidence)}
                {cite(note.sources)}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {groups.length > 0 && without.length > 0 ? (
        <p>
          {say.t('report.documents.notOnFile', { names: say.list(without.map((result) => trackName(say, result))) })}
        </p>
      ) : null}
    </Part>
  );
}
