import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';

import { LAYER_IDS } from '../../engine/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLayers } from '../session/layers.ts';
import { useSession } from '../session/session.tsx';
import { awardWords } from '../shared/amounts.ts';
import { NotOpen } from '../shared/not-open.tsx';
import { NothingAnswered } from '../shared/nothing-answered.tsx';
import { RulesDay } from '../shared/rules-day.tsx';
import { useSay } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import '../shared/shared.css';
import { isOpenTo, trackName } from '../shared/verdicts.ts';
import { AwardCurves, AwardOverTime, AwardWaterfall } from './pictures.tsx';
import './track.css';
import { WhatWouldChange, WhenItChanges } from './what-would-change.tsx';

/** One track for this company: what would change its result, when it changes by itself, and its award in pictures. */
export function TrackPage(): ReactNode {
  const say = useSay();
  const { session } = useSession();
  const { scheme, track } = useParams();
  const { layers, profile } = useLayers();
  const layer = layers?.find(({ id }) => id === LAYER_IDS[2]);
  const result = layer?.assessment.tracks.find((each) => each.scheme.id === scheme && each.track.id === track);
  if (Object.keys(session.facts).length === 0)
    return (
      <Page title={say.t('track.title')}>
        <NothingAnswered />
      </Page>
    );
  if (!layers || !layer)
    return (
      <Page title={say.t('track.title')}>
        <p role="status">{say.t('compare.loading')}</p>
      </Page>
    );
  if (!result)
    return (
      <Page title={say.t('notFound.title')}>
        <p>{say.t('track.unknown')}</p>
        <ButtonLink href="/result">{say.t('track.back')}</ButtonLink>
      </Page>
    );
  return (
    <Page title={trackName(say, result)}>
      <p className="back">
        <Link href="/result">{say.t('track.back')}</Link>
      </p>
      <p className="lead">{say.t('track.lead')}</p>
      <p className="track-head">
        <TrackVerdict verdict={result.verdict} status={result.status} large />{' '}
        {isOpenTo(result.verdict) ? <strong className="sentence-case">{awardWords(say, result)}</strong> : null}
      </p>
      {result.verdict === 'closed' ? <NotOpen result={result} assessment={layer.assessment} /> : null}
      <RulesDay withAnswers />
      {result.verdict === null ? <p>{say.t('track.notConsidered')}</p> : null}
      {result.verdict === null ? null : (
        <>
          <WhatWouldChange layer={layer} result={result} profile={profile} />
          <WhenItChanges layer={layer} result={result} profile={profile} />
          <section className="part pictures" aria-labelledby="pictures">
            <h2 id="pictures">{say.t('picture.title')}</h2>
            {result.award && result.award.steps.length > 0 ? (
              <>
                <h3>{say.t('picture.waterfall')}</h3>
                <AwardWaterfall result={result} award={result.award} profile={profile} />
              </>
            ) : null}
            <AwardCurves layers={layers} result={result} profile={profile} />
            <AwardOverTime result={result} profile={profile} />
          </section>
        </>
      )}
    </Page>
  );
}
