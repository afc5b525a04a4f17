import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { CriterionResult, TrackResult } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import { Details } from '../../ui/details.tsx';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { gapsOf } from '../result/gaps.ts';
import { anchorOf } from '../result/jump-link.tsx';
import { awardWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { failing, isOpenTo, judged, keyOf, trackName } from '../shared/verdicts.ts';
import { OtherRules } from './other-rules.tsx';
import type { OtherRulesProps } from './other-rules.tsx';

interface TrackEntryProps extends OtherRulesProps {
  onRow: (fact: string) => void;
}

/** One track beside the questions: what it gives, what stands in the way, what is missing, what other rules would give. */
export const TrackEntry = memo(function TrackEntry(props: TrackEntryProps): ReactNode {
  const { say, result, onRow } = props;
  const t = useTranslations('desk');
  const { verdict, status } = result;
  const blocks = failing(result);
  const points = judged(result);
  return (
    <li id={anchorOf(keyOf(result))} tabIndex={-1} className="desk-track">
      <p className="desk-track-head">
        <strong>{trackName(say, result)}</strong>
        {isOpenTo(verdict) && result.award ? (
          <span className="desk-amount">
            {verdict === 'undetermined'
              ? say.t('check.live.amountIf', { amount: awardWords(say, result) })
              : awardWords(say, result)}
          </span>
        ) : null}
      </p>
      <p className="desk-verdict">
        <TrackVerdict verdict={verdict} status={status} />
        {points > 0 && verdict !== 'ineligible' ? (
          <span className="small-print">{say.t('verdict.judgements', { n: points })}</span>
        ) : null}
      </p>
      {status === 'no-rule-known' ? <p className="small-print">{say.t('result.noRule')}</p> : null}
      {blocks.length > 0 ? (
        <ul className="desk-blocks">
          {blocks.map((criterion) => (
            <li key={criterion.id}>
              <Block say={say} result={result} criterion={criterion} onRow={onRow} />
            </li>
          ))}
        </ul>
      ) : null}
      <Missing say={say} title={t('missing')} facts={result.missing} onRow={onRow} />
      <Missing
        say={say}
        title={t('missingForAmount')}
        facts={result.missingForAward.filter((fact) => !result.missing.includes(fact))}
        onRow={onRow}
      />
      <OtherRules {...props} />
    </li>
  );
});

interface FactJumpProps {
  fact: string;
  say: Say;
  onRow: (fact: string) => void;
}

/** Moves to a question on this page. */
function FactJump({ fact, say, onRow }: FactJumpProps): ReactNode {
  const found = say.base.facts.find(({ id }) => id === fact);
  return (
    <a
      href={`#/desk?at=${fact}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onRow(fact);
      }}
    >
      {found ? say.text(found.label) : fact}
    </a>
  );
}

/** A condition in the way, in a line: what is asked, how far the answer is from it, and where the answer stands. */
function Block({
  say,
  result,
  criterion,
  onRow,
}: {
  say: Say;
  result: TrackResult;
  criterion: CriterionResult;
  onRow: (fact: string) => void;
}): ReactNode {
  const gaps = gapsOf(say, result, criterion);
  const facts = Object.keys(criterion.values);
  return (
    <>
      <Icon name="cross" />
      <span>
        <VisuallyHidden>{say.t('verdict.state.not-met')} </VisuallyHidden>
        {fill(say.base, result.scheme, criterion.sentence, say.locale)}
        {gaps.length > 0 ? <strong> {gaps.join(' ')}</strong> : null} <Jumps say={say} facts={facts} onRow={onRow} />
      </span>
    </>
  );
}

function Jumps({
  say,
  facts,
  onRow,
}: {
  say: Say;
  facts: readonly string[];
  onRow: (fact: string) => void;
}): ReactNode {
  return facts.map((fact, i) => (
    <span key={fact}>
      {i > 0 ? say.list(['', '']) : null}
      <FactJump fact={fact} say={say} onRow={onRow} />
    </span>
  ));
}

const NAMED = 4;

interface MissingProps {
  say: Say;
  title: string;
  facts: readonly string[];
  onRow: (fact: string) => void;
}

/** Answers that would settle more, each leading to its question; a long list is folded. */
function Missing({ say, title, facts, onRow }: MissingProps): ReactNode {
  const t = useTranslations('desk');
  if (facts.length === 0) return null;
  const more = facts.slice(NAMED);
  return (
    <div className="desk-missing">
      <p>
        {title} <Jumps say={say} facts={facts.slice(0, NAMED)} onRow={onRow} />
      </p>
      {more.length > 0 ? (
        <Details summary={t('missingMore', { n: more.length })}>
          <p>
            <Jumps say={say} facts={more} onRow={onRow} />
          </p>
        </Details>
      ) : null}
    </div>
  );
}
