import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { CriterionResult, CriterionState, TrackResult } from '../../engine/index.ts';
import { answerInWords, fill } from '../../i18n/words.ts';
import { Details } from '../../ui/details.tsx';
import { VerdictTag } from '../../ui/verdict-tag.tsx';
import { Basis } from '../shared/basis.tsx';
import { useSession } from '../session/session.tsx';
import { FactLink, useFactLabel } from '../shared/fact-link.tsx';
import { useSay } from '../shared/say.ts';
import type { Say } from '../shared/say.ts';
import { failing, STATE_TONES } from '../shared/verdicts.ts';
import { countedLists, gapsOf } from './gaps.ts';

interface CriterionProps {
  result: TrackResult;
  criterion: CriterionResult;
}

const ORDER: readonly CriterionState[] = ['not-met', 'unknown', 'met', 'judgement', 'not-applicable'];

/** Every condition of a track, those that stand in the way first, applicant and project apart. */
export function Criteria({ result }: { result: TrackResult }): ReactNode {
  const say = useSay();
  if (result.criteria.length === 0) return null;
  return (
    <Details summary={summaryWords(say, result)}>
      {(['applicant', 'project'] as const).map((subject) => {
        const group = result.criteria
          .filter((criterion) => criterion.subject === subject)
          .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
        return group.length === 0 ? null : (
          <section key={subject}>
            <h4>{say.t(`result.${subject}`)}</h4>
            <ul className="criteria">
              {group.map((criterion) => (
                <li key={criterion.id}>
                  <Criterion result={result} criterion={criterion} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Details>
  );
}

function summaryWords(say: Say, { criteria }: TrackResult): string {
  const counts = ORDER.flatMap((state) => {
    const n = criteria.filter((criterion) => criterion.state === state).length;
    return n > 0 ? [say.t('result.criteriaCount', { state: say.t(`verdict.state.${state}`), n })] : [];
  });
  const head = say.t('result.criteriaTitle', { n: criteria.length });
  return say.locale === 'en' ? `${head}: ${say.list(counts)}` : `${head}：${say.list(counts)}`;
}

/** The conditions in the way. */
export function Blockers({ result, most }: { result: TrackResult; most?: number }): ReactNode {
  return (
    <ul className="plain-list">
      {failing(result)
        .slice(0, most)
        .map((criterion) => (
          <li key={criterion.id}>
            <Blocker result={result} criterion={criterion} />
          </li>
        ))}
    </ul>
  );
}

/** One condition: what is asked, what was answered, how far apart they are. */
function Blocker({ result, criterion }: CriterionProps): ReactNode {
  const say = useSay();
  return (
    <>
      <p className="criterion-sentence">
        <StateTag state={criterion.state} /> {fill(say.base, result.scheme, criterion.sentence, say.locale)}
      </p>
      <Answers criterion={criterion} />
      <Gaps result={result} criterion={criterion} />
    </>
  );
}

function Criterion({ result, criterion }: CriterionProps): ReactNode {
  const say = useSay();
  return (
    <>
      <Blocker result={result} criterion={criterion} />
      {criterion.help ? <p>{fill(say.base, result.scheme, criterion.help, say.locale)}</p> : null}
      {criterion.note ? <p className="small-print">{say.text(criterion.note)}</p> : null}
      {countedLists(say, result, criterion).map((names) => (
        <Details key={names.join()} summary={say.t('result.listTitle', { n: names.length })}>
          <p className="small-print">{say.list(names)}</p>
        </Details>
      ))}
      <Basis confidence={criterion.confidence} sources={criterion.sources} />
    </>
  );
}

function StateTag({ state }: { state: CriterionState }): ReactNode {
  const t = useTranslations('verdict.state');
  const { tone, icon } = STATE_TONES[state];
  return (
    <VerdictTag tone={tone} icon={icon}>
      {t(state)}
    </VerdictTag>
  );
}

/** What the owner answered to the questions this condition reads, each with the way to change it. */
function Answers({ criterion }: { criterion: CriterionResult }): ReactNode {
  const say = useSay();
  const label = useFactLabel();
  const { session } = useSession();
  const facts = Object.keys(criterion.values);
  if (facts.length === 0) return null;
  return (
    <ul className="answers">
      {facts.map((id) => {
        const fact = say.base.facts.find((candidate) => candidate.id === id);
        const words = fact && answerInWords(say.base, fact, criterion.values[id], say.locale);
        return (
          <li key={id}>
            {say.t('result.yourAnswer')}
            {say.locale === 'en' ? ', ' : '，'}
            {label(id)}
            {say.locale === 'en' ? ': ' : '：'}
            {words ?? say.t(session.facts[id] === null ? 'check.dontKnow' : 'result.notAnswered')}{' '}
            <FactLink fact={id}>{say.t(words === undefined ? 'result.answerIt' : 'result.change')}</FactLink>
          </li>
        );
      })}
    </ul>
  );
}

function Gaps({ result, criterion }: CriterionProps): ReactNode {
  const say = useSay();
  const gaps = gapsOf(say, result, criterion);
  return gaps.length === 0 ? null : (
    <ul className="gaps">
      {gaps.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
