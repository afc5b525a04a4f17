import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import { LAYER_IDS } from '../../engine/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import type { MembersService, Outcome, RowPage, RowQuery } from '../../table/index.ts';
import { Failure } from './failure.tsx';
import type { TrackRef } from './names.ts';
import { trackKey, trackWords } from './names.ts';
import { countWords } from './numbers.ts';
import { rowsAddress } from './row-query.ts';
import { RowsTable } from './rows-table.tsx';
import { SaveCalls } from './save-calls.tsx';
import { Section } from './section.tsx';
import { nameOfLayer, tracksOf } from './tables.ts';
import type { Figures } from './tables.ts';
import { TrackField } from './track-field.tsx';
import { useAsked } from './use-asked.ts';

interface Answer {
  of: RowQuery;
  page: RowPage;
}

const SHOWN = 5;
const TODAY = LAYER_IDS[2];

/** Members who qualify for a track today and say that they have had no grant of it. */
export function CallList({ figures }: { figures: Figures }): ReactNode {
  const { say, layers, impact, list } = figures;
  const verdicts = impact.layers.find(({ request }) => request.id === TODAY)?.tracks ?? [];
  const eligible = (ref: TrackRef): number =>
    verdicts.find((each) => trackKey(each) === trackKey(ref))?.verdicts.eligible ?? 0;
  const tracks = tracksOf(figures).filter((ref) => eligible(ref) > 0);
  const [most] = tracks.toSorted((a, b) => eligible(b) - eligible(a));
  const [chosen, setChosen] = useState<TrackRef>();
  const track = tracks.find((ref) => chosen && trackKey(ref) === trackKey(chosen)) ?? most;
  const { scheme = '', track: id = '' } = track ?? {};
  const query = useMemo<RowQuery>(() => ({ unclaimed: { layer: TODAY, track: { scheme, track: id } } }), [scheme, id]);
  const ask = useCallback(
    async (service: MembersService): Promise<Outcome<Answer>> => {
      const outcome = await service.rows(query, 0, SHOWN);
      return outcome.ok ? { ok: true, value: { of: query, page: outcome.value } } : outcome;
    },
    // oxlint-disable-next-line react/exhaustive-deps -- other figures have other rows
    [query, impact],
  );
  const asked = useAsked(track ? ask : null);
  const page = asked.is === 'answered' && asked.value.of === query ? asked.value.page : undefined;
  return (
    <Section id="calls" title={say.t('members.calls.title')} lead={say.t('members.calls.lead')} figures={figures}>
      {track ? (
        <>
          <div className="members-choices no-print">
            <TrackField id="calls-track" figures={figures} tracks={tracks} track={track} onChange={setChosen} />
          </div>
          {page === undefined && asked.is !== 'failed' ? <p role="status">{say.t('members.loading')}</p> : null}
          {asked.is === 'failed' ? <Failure failure={asked.failure} /> : null}
          {page ? (
            <>
              <p>
                {say.t('members.calls.sum', {
                  track: trackWords(say, layers, track, TODAY),
                  eligible: countWords(eligible(track)),
                  n: countWords(page.total),
                  had: countWords(Math.max(0, eligible(track) - page.total - (page.unknown ?? 0))),
                  unknown: countWords(page.unknown ?? 0),
                })}
              </p>
              {list.passThrough.includes('contact') ? null : <p>{say.t('members.calls.noContact')}</p>}
              {page.total > 0 ? (
                <>
                  <RowsTable
                    page={page}
                    passThrough={list.passThrough}
                    caption={say.t('members.calls.first')}
                    layerName={(layer) => nameOfLayer(figures, layer)}
                  />
                  <div className="button-group no-print">
                    <ButtonLink href={rowsAddress(query)}>
                      {say.t('members.calls.all', { n: countWords(page.total) })}
                    </ButtonLink>
                    <SaveCalls figures={figures} query={query} track={trackWords(say, layers, track, TODAY)} />
                  </div>
                </>
              ) : null}
            </>
          ) : null}
        </>
      ) : (
        <p>{say.t('members.calls.none')}</p>
      )}
    </Section>
  );
}
