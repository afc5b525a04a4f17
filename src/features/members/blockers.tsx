import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import { LAYER_IDS } from '../../engine/index.ts';
import { SelectField } from '../../ui/select-field.tsx';
import type { BlockerFigures, MembersService, Outcome } from '../../table/index.ts';
import type { OnTable } from './exports.tsx';
import { Failure } from './failure.tsx';
import { FigureView } from './figure-view.tsx';
import { judgedIn } from './names.ts';
import type { TrackRef } from './names.ts';
import { Section } from './section.tsx';
import { blockersTable, tracksOf } from './tables.ts';
import type { Figures } from './tables.ts';
import { TrackField } from './track-field.tsx';
import { useAsked } from './use-asked.ts';

interface Answer {
  layer: string;
  track: TrackRef;
  blockers: readonly BlockerFigures[];
}

/** Which criterion of a track keeps most companies out. */
export function Blockers({ figures, onTable }: { figures: Figures; onTable: OnTable }): ReactNode {
  const { say, layers, impact } = figures;
  const tracks = tracksOf(figures);
  const [chosen, setChosen] = useState<TrackRef>();
  const [layer, setLayer] = useState<string>(LAYER_IDS[2]);
  const track = chosen ?? mostBlocked(figures, layer) ?? tracks[0];
  const { scheme: schemeId = '', track: trackId = '' } = track ?? {};
  const ask = useCallback(
    async (service: MembersService): Promise<Outcome<Answer>> => {
      const of = { scheme: schemeId, track: trackId };
      const outcome = await service.blockers(layer, of);
      return outcome.ok ? { ok: true, value: { layer, track: of, blockers: outcome.value } } : outcome;
    },
    // oxlint-disable-next-line react/exhaustive-deps -- other figures have other blockers
    [layer, schemeId, trackId, impact],
  );
  const asked = useAsked(ask);
  const table = useMemo(
    () =>
      asked.is === 'answered'
        ? blockersTable(figures, asked.value.layer, asked.value.track, asked.value.blockers)
        : undefined,
    [figures, asked],
  );
  useEffect(() => onTable('blockers', table), [onTable, table]);
  const judged = asked.is === 'answered' ? judgedIn(layers, asked.value.layer, asked.value.track).length : 0;
  return (
    <Section
      id="blockers"
      title={say.t('members.blockers.title')}
      lead={say.t('members.blockers.lead')}
      figures={figures}
      table={table}
    >
      <div className="members-choices no-print">
        <TrackField id="blockers-track" figures={figures} tracks={tracks} track={track} onChange={setChosen} />
        <SelectField
          id="blockers-layer"
          label={say.t('members.layer')}
          value={layer}
          options={layers}
          onChange={setLayer}
        />
      </div>
      {asked.is === 'waiting' ? <p role="status">{say.t('members.loading')}</p> : null}
      {asked.is === 'failed' ? <Failure failure={asked.failure} /> : null}
      {table ? table.rows.length > 0 ? <FigureView table={table} /> : <p>{say.t('members.blockers.none')}</p> : null}
      {judged > 0 ? <p className="small-print">{say.t('members.blockers.judged', { n: judged })}</p> : null}
    </Section>
  );
}

/** The track that most companies ask for and do not get. */
function mostBlocked({ impact }: Figures, layer: string): TrackRef | undefined {
  const found = impact.layers
    .find(({ request }) => request.id === layer)
    ?.tracks.toSorted((a, b) => b.verdicts.ineligible - a.verdicts.ineligible)[0];
  return found && { scheme: found.scheme, track: found.track };
}
