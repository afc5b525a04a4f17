import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import { flipDates, nearMisses, openAnswers, prepareTrack } from '../../engine/index.ts';
import type { AnswerClass, Layer, OpenAnswers, Suggestion, TrackFlips, TrackResult } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import type { Profile } from '../../rulebase/index.ts';
import { Details } from '../../ui/details.tsx';
import { VerdictTag } from '../../ui/verdict-tag.tsx';
import { FactLink } from '../shared/fact-link.tsx';
import { useSay } from '../shared/say.ts';
import { notOpenWords } from '../shared/verdicts.ts';
import { answersWords } from './answers-words.ts';
import { blockWords, changeWords, flipCauseWords, flipWords, standingWords } from './change-words.ts';

interface PartProps {
  /** The rules that stand today, and the answers assessed with them. */
  layer: Layer;
  result: TrackResult;
  profile: Profile;
}

/** What another answer would do, or what stands in the way of any. */
export function WhatWouldChange({ layer, result, profile }: PartProps): ReactNode {
  const say = useSay();
  const { scheme, track } = result;
  const { miss, open } = useMemo(() => {
    const prepared = [prepareTrack(scheme, track)];
    return {
      miss: nearMisses(say.base, prepared, profile)[0],
      open: openAnswers(say.base, prepared, profile)[0],
    };
  }, [say.base, scheme, track, profile]);
  return (
    <section className="part" aria-labelledby="what-would-change">
      <h2 id="what-would-change">{say.t('track.changeTitle')}</h2>
      {!miss && !open ? <p>{say.t('track.nothingToChange')}</p> : null}
      {miss?.reach === 'blocked' ? (
        <>
          <p>{say.t('track.blocked')}</p>
          <ul>
            {miss.by.map((block) => (
              <li key={JSON.stringify(block)}>
                {block.kind === 'status'
                  ? notOpenWords(say, result, layer.assessment)[0]
                  : blockWords(say, block, scheme)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {miss?.reach === 'far' ? <p>{say.t('track.far')}</p> : null}
      {miss?.reach === 'near' ? (
        <>
          <p>{say.t('track.near', { n: miss.suggestions.length })}</p>
          <ol className="suggestions">
            {miss.suggestions.map((suggestion) => (
              <li key={JSON.stringify(suggestion.changes)}>
                <SuggestionText suggestion={suggestion} result={result} />
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {open ? <OpenPart open={open} /> : null}
    </section>
  );
}

function SuggestionText({ suggestion, result }: { suggestion: Suggestion; result: TrackResult }): ReactNode {
  const say = useSay();
  const { changes, kind, mends, missing } = suggestion;
  return (
    <>
      {changes.map((change) => (
        <p key={change.fact}>
          {changeWords(say, change)} <FactLink fact={change.fact}>{say.t('track.changeIt')}</FactLink>
        </p>
      ))}
      <p className="strong">{say.t('track.then', { result: standingWords(say, suggestion) })}</p>
      {missing.length > 0 ? <p>{say.t('track.stillMissing', { n: missing.length })}</p> : null}
      {kind === 'plan' ? null : (
        <p>
          <VerdictTag tone="judgement" icon="info">
            {say.t(`track.kind.${kind}`)}
          </VerdictTag>
        </p>
      )}
      <Details summary={say.t('track.mends', { n: mends.length })}>
        <ul>
          {mends.map((id) => {
            const criterion = result.scheme.criteria[id];
            return criterion ? <li key={id}>{fill(say.base, result.scheme, criterion.sentence, say.locale)}</li> : null;
          })}
        </ul>
      </Details>
    </>
  );
}

/** For which answers to what is missing the company meets the conditions. */
function OpenPart({ open }: { open: OpenAnswers }): ReactNode {
  const say = useSay();
  return (
    <>
      <p>{say.t('track.openText', { n: open.facts.length })}</p>
      <dl className="open-answers">
        {open.facts.map(({ fact: id, classes }) => {
          const fact = say.base.facts.find((each) => each.id === id);
          if (!fact) return null;
          return (
            <div key={id}>
              <dt>
                <FactLink fact={id} />
              </dt>
              <dd>
                <ul>
                  {classes.map((each) => (
                    <li key={each.outcome}>
                      <OutcomeTag of={each} /> {answersWords(say, fact, each.answers)}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

const OUTCOMES = {
  passes: { tone: 'eligible', icon: 'check' },
  open: { tone: 'undetermined', icon: 'question' },
  ineligible: { tone: 'ineligible', icon: 'cross' },
} as const;

function OutcomeTag({ of: { outcome } }: { of: AnswerClass }): ReactNode {
  const say = useSay();
  const { tone, icon } = OUTCOMES[outcome];
  return (
    <VerdictTag tone={tone} icon={icon}>
      {say.t(`track.outcome.${outcome}`)}
    </VerdictTag>
  );
}

/** When the result changes although nobody changes an answer. */
export function WhenItChanges({ layer, result, profile }: PartProps): ReactNode {
  const say = useSay();
  const [flips, setFlips] = useState<TrackFlips | null>(null);
  const { scheme, track } = result;
  useEffect(() => {
    let current = true;
    const only = { ...layer.ruleSet, schemes: [{ ...scheme, tracks: [track] }] };
    void flipDates(say.base, only, profile).then(([found]) => current && setFlips(found ?? null));
    return () => {
      current = false;
    };
  }, [say.base, layer, scheme, track, profile]);
  return (
    <section className="part" aria-labelledby="when-it-changes">
      <h2 id="when-it-changes">{say.t('track.flipTitle')}</h2>
      {flips && flips.flips.length > 0 ? (
        <ol className="suggestions">
          {flips.flips.map((flip) => (
            <li key={flip.on}>
              <p className="strong">{flipWords(say, flip)}</p>
              <ul>
                {flip.because.map((cause) => (
                  <li key={JSON.stringify(cause)}>{flipCauseWords(say, cause, scheme)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      ) : (
        <p>{say.t('track.noFlip')}</p>
      )}
      <p className="small-print">{say.t('track.flipNote')}</p>
    </section>
  );
}
