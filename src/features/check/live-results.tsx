import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { LiveRegion } from '../../ui/live-region.tsx';
import { useSession } from '../session/session.tsx';
import { awardWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { keyOf, trackName } from '../shared/verdicts.ts';
import { standingOf, useChanges, useDefinition } from './live.ts';
import type { Live } from './live.ts';

/** What the answers so far mean, beside the questions; on a phone a bar at the foot of the screen that opens. */
export function LiveResults({ live }: { live: Live }): ReactNode {
  const t = useTranslations('check.live');
  const say = useSay();
  const { base, session } = useSession();
  const [open, setOpen] = useState(false);
  const id = useId();
  const changes = useChanges(live.tracks);
  const definition = useDefinition();
  const standing = standingOf(live.tracks ?? []);
  const anything = Object.keys(session.facts).length > 0;
  const enough =
    standing.open.length === 0 ? t('none') : t('enough', { n: standing.decided, all: standing.open.length });

  return (
    <aside className="live" aria-label={t('title')}>
      <LiveRegion>{changes}</LiveRegion>
      {anything ? (
        <>
          <div className="live-bar">
            <button
              type="button"
              className="live-toggle"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {enough}
            </button>
            <Link href="/result">{t('results')}</Link>
          </div>
          <div id={id} className="live-body" data-open={open}>
            <h2>{t('title')}</h2>
            <p className="live-enough">{enough}</p>
            <ul className="live-tracks">
              {standing.open.map((track) => (
                <li key={keyOf(track)}>
                  <p className="live-name">{trackName(say, track)}</p>
                  <TrackVerdict verdict={track.verdict} status={track.status} />
                  {track.award ? (
                    <p className="live-amount">
                      {track.verdict === 'undetermined'
                        ? t('amountIf', { amount: awardWords(say, track) })
                        : awardWords(say, track)}
                    </p>
                  ) : null}
                </li>
              ))}
            </ul>
            {standing.shut.length > 0 ? (
              <p className="small">
                {t('shut', {
                  n: standing.shut.length,
                  names: say.list(standing.shut.map((track) => trackName(say, track))),
                })}
              </p>
            ) : null}
            {definition === null ? null : (
              <p className="small">
                {say.text(definition ? base.settings.smallEnterprise.met : base.settings.smallEnterprise.notMet)}
              </p>
            )}
            <p>
              <Link href="/result">{t('results')}</Link>
            </p>
          </div>
        </>
      ) : null}
    </aside>
  );
}
