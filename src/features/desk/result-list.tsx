import { memo, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { LAYER_IDS } from '../../engine/index.ts';
import type { Layer, TrackResult } from '../../engine/index.ts';
import type { Profile } from '../../rulebase/index.ts';
import { Details } from '../../ui/details.tsx';
import { standingOf, useDefinition } from '../check/live.ts';
import type { Standing } from '../check/live.ts';
import { AimNames } from '../result/aim-names.tsx';
import { JumpLink } from '../result/jump-link.tsx';
import type { Say } from '../shared/say.ts';
import { keyOf, trackName } from '../shared/verdicts.ts';
import { answersWords, changeWords, NAMED } from './edit-words.ts';
import type { Edit } from './edits.ts';
import { OTHER_LAYERS } from './other-rules.tsx';
import { canGoByAim, resultGroups } from './results-order.ts';
import type { Order } from './results-order.ts';
import { TrackEntry } from './track-entry.tsx';

/** How much of today's results is settled, in a line. */
export const standingWords = (say: Say, standing: Standing): string =>
  standing.open.length === 0
    ? say.t('check.live.none')
    : say.t('check.live.enough', { n: standing.decided, all: standing.open.length });

interface ResultListProps {
  say: Say;
  layers: readonly Layer[];
  /** The answers of these layers. */
  profile: Profile;
  edit: Edit | undefined;
  onRow: (fact: string) => void;
}

/** Every track of the aims, with what the last edit changed. */
export const ResultList = memo(function ResultList({ say, layers, profile, edit, onRow }: ResultListProps): ReactNode {
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
        <strong>{standingWords(say, standing)}</strong>
        <br />
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
            <h3 id={`${id}-${aims[0]?.aim}`}>
              <AimNames aims={aims} />
            </h3>
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
      <Changes say={say} results={edit.results.slice(0, NAMED)} />
      {edit.results.length > NAMED ? (
        <Details summary={say.t('desk.missingMore', { n: edit.results.length - NAMED })}>
          <Changes say={say} results={edit.results.slice(NAMED)} />
        </Details>
      ) : null}
      {edit.left > 0 ? <p>{t('left', { n: edit.left })}</p> : null}
      {edit.results.length === 0 && edit.left === 0 ? <p>{t('noResult')}</p> : null}
    </div>
  );
}

function Changes({ say, results }: { say: Say; results: Edit['results'] }): ReactNode {
  return results.length === 0 ? null : (
    <ul>
      {results.map((change) => (
        <li key={keyOf(change.to)}>{changeWords(say, change)}</li>
      ))}
    </ul>
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
