import { memo, useDeferredValue, useId, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { LAYER_IDS } from '../../engine/index.ts';
import type { Layer, TrackResult } from '../../engine/index.ts';
import type { Profile } from '../../rulebase/index.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { standingOf, useDefinition } from '../check/live.ts';
import type { Live, Standing } from '../check/live.ts';
import { JumpLink } from '../result/jump-link.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import type { Say } from '../shared/say.ts';
import { keyOf, trackName } from '../shared/verdicts.ts';
import { answersWords, changeWords } from './edit-words.ts';
import type { Edit } from './edits.ts';
import { canGoByAim, resultGroups } from './results-order.ts';
import type { Order } from './results-order.ts';
import { OTHER_LAYERS, TrackEntry } from './track-entry.tsx';
import { useLastEdit, useSpokenEdit } from './use-last-edit.ts';

/** How much of today's results is settled, in a line. */
export const standingWords = (say: Say, standing: Standing): string =>
  standing.open.length === 0
    ? say.t('check.live.none')
    : say.t('check.live.enough', { n: standing.decided, all: standing.open.length });

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
  const { session } = useSession();
  const edit = useLastEdit(live);
  const spoken = useSpokenEdit(edit);
  // Drawn after the questions: typing goes before the results.
  const shown = useDeferredValue(live.layers);
  const profile = useDeferredValue(live.profile);
  const shownEdit = useDeferredValue(edit);
  const standing = standingOf(live.tracks ?? []);
  const anything = Object.keys(session.facts).length > 0;
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

interface ResultListProps {
  say: Say;
  layers: readonly Layer[];
  /** The answers of these layers. */
  profile: Profile;
  edit: Edit | undefined;
  onRow: (fact: string) => void;
}

const ResultList = memo(function ResultList({ say, layers, profile, edit, onRow }: ResultListProps): ReactNode {
  const t = useTranslations('desk');
  const { base } = say;
  const [order, setOrder] = useState<Order>('aim');
  const id = useId();
  const today = layers.find((layer) => layer.id === LAYER_IDS[2]);
  if (!today) return null;
  const standing = standingOf(today.assessment.tracks);
  const byKey = OTHER_LAYERS.map(
    (other) =>
      new Map(
        layers.find((layer) => layer.id === other.layer)?.assessment.tracks.map((track) => [keyOf(track), track]),
      ),
  );
  const under = (i: number, track: TrackResult): TrackResult | undefined => byKey[i]?.get(keyOf(track));
  const groups = resultGroups(base, today.assessment, profile, order);
  return (
    <>
      <p>
        <strong>{standingWords(say, standing)}</strong>{' '}
        <span className="small-print">{say.t('result.rulesOf', { date: say.day(today.assessment.asOf) })}</span>
      </p>
      <LastEdit say={say} edit={edit} />
      {canGoByAim(base.facts, profile) ? (
        <fieldset className="desk-order no-print">
          <legend className="visually-hidden">{t('order')}</legend>
          {(['aim', 'rank'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={order === each} onClick={() => setOrder(each)}>
              {t(each === 'aim' ? 'byAim' : 'byRank')}
            </button>
          ))}
        </fieldset>
      ) : null}
      {groups.map(({ aims, tracks, above }) => (
        <section
          key={aims.map(({ aim }) => aim).join()}
          aria-labelledby={aims.length > 0 ? `${id}-${aims[0]?.aim}` : undefined}
        >
          {aims.length > 0 ? (
            <h3 id={`${id}-${aims[0]?.aim}`}>{say.list(aims.map(({ label }) => say.text(label)))}</h3>
          ) : null}
          {tracks.length > 0 ? (
            <ul className="desk-tracks">
              {tracks.map((track) => (
                <TrackEntry
                  key={keyOf(track)}
                  say={say}
                  result={track}
                  then={under(0, track)}
                  thenProposed={under(1, track)}
                  proposed={under(2, track)}
                  onRow={onRow}
                />
              ))}
            </ul>
          ) : above.length === 0 ? (
            <p>{t('noneForAim')}</p>
          ) : null}
          {above.length > 0 ? (
            <p className="small-print">
              {t('above')}{' '}
              {above.map((track, i) => (
                <span key={keyOf(track)}>
                  {i > 0 ? say.list(['', '']) : null}
                  <JumpLink to={keyOf(track)}>{trackName(say, track)}</JumpLink>
                </span>
              ))}
            </p>
          ) : null}
        </section>
      ))}
      <Shut say={say} standing={standing} />
      <SizeOfCompany say={say} />
      <p className="desk-more">
        <Link href="/result">{say.t('check.live.results')}</Link> <Link href="/compare">{say.t('nav.compare')}</Link>
      </p>
    </>
  );
});

/** What was edited last, and what that changed. */
function LastEdit({ say, edit }: { say: Say; edit: Edit | undefined }): ReactNode {
  const t = useTranslations('desk.edit');
  if (!edit) return null;
  return (
    <div className="desk-edit">
      <p className="desk-edit-title">{t('title')}</p>
      <p>{answersWords(say, edit).join(' ')}</p>
      {edit.results.length > 0 ? (
        <ul>
          {edit.results.map((change) => (
            <li key={keyOf(change.to)}>{changeWords(say, change)}</li>
          ))}
        </ul>
      ) : null}
      {edit.left > 0 ? <p>{t('left', { n: edit.left })}</p> : null}
      {edit.results.length === 0 && edit.left === 0 ? <p>{t('noResult')}</p> : null}
    </div>
  );
}

/** Tracks of the aims that take no applications today. */
function Shut({ say, standing: { shut } }: { say: Say; standing: Standing }): ReactNode {
  return shut.length === 0 ? null : (
    <p className="small-print">
      {say.t('check.live.shut', { n: shut.length, names: say.list(shut.map((track) => trackName(say, track))) })}
    </p>
  );
}

function SizeOfCompany({ say }: { say: Say }): ReactNode {
  const definition = useDefinition();
  const { smallEnterprise } = say.base.settings;
  return definition === null ? null : (
    <p className="small-print">{say.text(definition ? smallEnterprise.met : smallEnterprise.notMet)}</p>
  );
}
