import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import type { Assessment, TrackResult } from '../../engine/index.ts';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { awardWords, rangeWords } from '../shared/amounts.ts';
import { FactLink } from '../shared/fact-link.tsx';
import { Practical } from '../shared/practical.tsx';
import { useSay } from '../shared/say.ts';
import { OutsideLink } from '../shared/source-list.tsx';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { conditionsWords, failing, isOpenTo, keyOf, trackName } from '../shared/verdicts.ts';
import type { Profile } from '../../rulebase/index.ts';
import { AwardTable } from './award-table.tsx';
import { Blockers, Criteria } from './criteria.tsx';
import { anchorOf } from './jump-link.tsx';
import { ReportWrong } from './report-wrong.tsx';

interface TrackCardProps {
  result: TrackResult;
  assessment: Assessment;
  profile: Profile;
}

/** All about one track that can be applied for, or why this company cannot. */
export function TrackCard({ result, assessment, profile }: TrackCardProps): ReactNode {
  const say = useSay();
  const { scheme, track, verdict, status } = result;
  const blocks = failing(result);
  const stillNeeded = [...new Set([...result.missing, ...result.missingForAward])];
  return (
    <div id={anchorOf(keyOf(result))} tabIndex={-1} className="track">
      <Card level={3} title={trackName(say, result)} aside={<TrackVerdict verdict={verdict} status={status} />}>
        <p>{say.text(track.summary)}</p>
        {status === 'no-rule-known' ? <p>{say.t('result.noRule')}</p> : null}
        {verdict === 'eligible' ? <p className="small-print">{conditionsWords(say, result, assessment.asOf)}</p> : null}
        {blocks.length > 0 ? (
          <>
            <h4>{say.t('result.blocksTitle', { n: blocks.length })}</h4>
            <Blockers result={result} />
          </>
        ) : null}
        {stillNeeded.length > 0 ? <Missing result={result} facts={stillNeeded} profile={profile} /> : null}
        <dl className="track-facts">
          {isOpenTo(verdict) ? <Money result={result} /> : null}
          {track.closesOn === undefined ? null : (
            <div>
              <dt>{say.t('result.closesOn')}</dt>
              <dd>{say.t('result.closesOnText', { date: say.day(track.closesOn) })}</dd>
            </div>
          )}
          <div>
            <dt>{say.t('result.apply')}</dt>
            <dd>
              {say.text(scheme.department)}
              <br />
              <OutsideLink url={scheme.link.url}>{say.text(scheme.link.label)}</OutsideLink>
            </dd>
          </div>
        </dl>
        <p>
          <Link href={`/track/${keyOf(result)}`}>{say.t('track.link')}</Link>
        </p>
        <Criteria result={result} />
        {result.award && result.award.steps.length > 0 ? <AwardTable result={result} award={result.award} /> : null}
        <Practical practical={track.practical} />
        <Apply result={result} />
        <p>
          <Link href={`/scheme/${scheme.id}`}>
            {say.t('practical.schemeLink', { scheme: say.text(scheme.shortName) })}
          </Link>
        </p>
        <ReportWrong result={result} assessment={assessment} profile={profile} />
      </Card>
    </div>
  );
}

/** How much, what the company pays itself, and when the money comes. */
function Money({ result }: { result: TrackResult }): ReactNode {
  const say = useSay();
  const { track, award, verdict } = result;
  return (
    <>
      <div>
        <dt>{say.t(verdict === 'eligible' ? 'result.amount' : 'result.amountIf')}</dt>
        <dd className="strong sentence-case">{awardWords(say, result)}</dd>
      </div>
      {award?.ownContribution ? (
        <div>
          <dt>{say.t('result.youPay')}</dt>
          <dd className="sentence-case">{rangeWords(say, award.ownContribution)}</dd>
        </div>
      ) : null}
      {track.cashFlow ? (
        <div>
          <dt>{say.t('result.cash')}</dt>
          <dd>
            {say.text(track.cashFlow.text)}{' '}
            <span className="small-print">
              {say.t('result.basis', { confidence: say.t(`verdict.confidence.${track.cashFlow.confidence}`) })}
            </span>
          </dd>
        </div>
      ) : null}
    </>
  );
}

function Missing({ result, facts, profile }: { result: TrackResult; facts: string[]; profile: Profile }): ReactNode {
  const t = useTranslations('result');
  return (
    <>
      <h4>{t(result.missing.length > 0 ? 'missingTitle' : 'missingAwardTitle', { n: facts.length })}</h4>
      <ul className="missing-list">
        {facts.map((fact) => (
          <li key={fact}>
            <FactLink fact={fact} />
            {profile[fact] === null ? <span className="small-print"> {t('saidUnknown')}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Apply({ result: { scheme } }: { result: TrackResult }): ReactNode {
  const say = useSay();
  return (
    <Details summary={say.t('result.applyTitle')}>
      <p>{say.text(scheme.department)}</p>
      <p>{say.text(scheme.contact)}</p>
      {scheme.openQuestions.length > 0 ? (
        <>
          <p className="strong">{say.t('result.openQuestions')}</p>
          <ul>
            {scheme.openQuestions.map((question) => (
              <li key={question.en}>{say.text(question)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Details>
  );
}
