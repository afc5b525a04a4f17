import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import type { ReadCase } from '../../cases/index.ts';
import { createAssessor } from '../../engine/index.ts';
import type { TrackResult } from '../../engine/index.ts';
import { answerInWords } from '../../i18n/words.ts';
import { navigate, useFragmentSearch } from '../../navigation.ts';
import { resolve, todayInHongKong } from '../../rulebase/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { awardWords } from '../shared/amounts.ts';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { TrackVerdict } from '../shared/track-verdict.tsx';
import { isOpenTo, keyOf, trackName } from '../shared/verdicts.ts';
import { bestByAim, differingFacts, trackPairs } from './beside.ts';
import type { Company } from './beside.ts';
import { nameOf } from './case-words.ts';
import { StoreFailed } from './cases-page.tsx';
import './cases.css';
import { SideTable } from './side-table.tsx';
import { useCases } from './use-cases.ts';

const SIDES = ['a', 'b'] as const;

/** Two clients side by side: `/beside?a=ID&b=ID`. */
export function BesidePage(): ReactNode {
  const say = useSay();
  const state = useCases();
  return (
    <Page title={say.t('cases.beside.title')}>
      <p className="lead">{say.t('cases.beside.lead', { date: say.day(todayInHongKong()) })}</p>
      {state.is === 'loading' ? <p role="status">{say.t('cases.loading')}</p> : null}
      {state.is === 'failed' ? <StoreFailed {...state} /> : null}
      {state.is === 'ready' ? <Chosen cases={state.cases} /> : null}
    </Page>
  );
}

function Chosen({ cases }: { cases: readonly ReadCase[] }): ReactNode {
  const say = useSay();
  const params = new URLSearchParams(useFragmentSearch());
  const find = (side: 'a' | 'b'): ReadCase | undefined => cases.find((read) => read.case.id === params.get(side));
  const [a, b] = [find('a'), find('b')];
  const gone = SIDES.some((side) => params.has(side) && !find(side));
  const choose = (side: 'a' | 'b', id: string): void => {
    params.set(side, id);
    navigate(`/beside?${params.toString()}`, { replace: true });
  };
  const inOrder = useMemo(
    () => cases.toSorted((x, y) => nameOf(say, x.case).localeCompare(nameOf(say, y.case))),
    [cases, say],
  );
  if (cases.length < 2)
    return (
      <>
        <p>{say.t('cases.beside.few')}</p>
        <ButtonLink href="/cases">{say.t('cases.beside.all')}</ButtonLink>
      </>
    );
  return (
    <>
      <div className="case-selects case-selects-long no-print">
        {SIDES.map((side) => (
          <Field key={side} id={`beside-${side}`} label={say.t(`cases.beside.company.${side}`)}>
            {(control) => (
              <select
                {...control}
                className="select"
                value={find(side)?.case.id ?? ''}
                onChange={({ target }) => choose(side, target.value)}
              >
                <option value="" disabled>
                  {say.t('cases.beside.none')}
                </option>
                {inOrder.map((read) => (
                  <option key={read.case.id} value={read.case.id}>
                    {nameOf(say, read.case)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      {gone ? (
        <Notice tone="warning">
          <p>{say.t('cases.beside.gone')}</p>
        </Notice>
      ) : null}
      {a && b ? <Beside reads={[a, b]} /> : <p role="status">{say.t('cases.beside.choose')}</p>}
      <p className="no-print">
        <ButtonLink href="/cases">{say.t('cases.beside.all')}</ButtonLink>
      </p>
    </>
  );
}

type Two<T> = readonly [T, T];

function Beside({ reads: [a, b] }: { reads: Two<ReadCase> }): ReactNode {
  const say = useSay();
  const { base, locale } = say;
  const companies = useCompanies(a, b);
  const names = [nameOf(say, a.case), nameOf(say, b.case)];
  const facts = [a.case.work.facts, b.case.work.facts] as const;
  const { differ, same } = differingFacts(base, facts);
  return (
    <>
      <section className="part" aria-labelledby="beside-results">
        <h2 id="beside-results">{say.t('cases.beside.resultsTitle')}</h2>
        {companies ? (
          <Results companies={companies} names={names} />
        ) : (
          <p role="status">{say.t('cases.beside.loading')}</p>
        )}
        <p className="small-print">{say.t('compare.notAdvice')}</p>
      </section>
      <section className="part" aria-labelledby="beside-facts">
        <h2 id="beside-facts">{say.t('cases.beside.factsTitle', { n: differ.length })}</h2>
        {differ.length === 0 ? (
          <p>{say.t('cases.beside.factsNone')}</p>
        ) : (
          <>
            <p>{say.t('cases.beside.sameAnswers', { n: same })}</p>
            <SideTable
              caption={say.t('cases.beside.factsCaption')}
              quiet
              corner={say.t('cases.beside.question')}
              columns={names}
              rows={differ.map((fact) => ({
                key: fact.id,
                name: say.text(fact.label),
                cells: facts.map(
                  (answers) =>
                    answerInWords(base, fact, answers[fact.id], locale) ??
                    say.t(answers[fact.id] === null ? 'cases.beside.unknown' : 'cases.beside.unanswered'),
                ),
              }))}
            />
          </>
        )}
      </section>
    </>
  );
}

function Results({ companies, names }: { companies: Two<Company>; names: readonly string[] }): ReactNode {
  const say = useSay();
  return (
    <>
      <SideTable
        caption={say.t('cases.beside.byAim')}
        corner={say.t('compare.aim')}
        columns={names}
        rows={bestByAim(say.base, companies).map(({ aim, label, best }) => ({
          key: aim,
          name: say.text(label),
          cells: best.map((result) =>
            result === undefined ? say.t('cases.beside.notWanted') : <Result key={aim} result={result} named />,
          ),
        }))}
      />
      <SideTable
        caption={say.t('compare.byTrack')}
        corner={say.t('compare.track')}
        columns={names}
        rows={trackPairs(companies).map((pair) => ({
          key: keyOf(pair[0]),
          name: trackName(say, pair[0]),
          cells: pair.map((result) => <Result key={keyOf(result)} result={result} />),
        }))}
      />
    </>
  );
}

function Result({ result, named = false }: { result: TrackResult | null; named?: boolean }): ReactNode {
  const say = useSay();
  if (!result) return say.t('cases.beside.noneOpen');
  if (result.verdict === null) return say.t('cases.beside.notWanted');
  return (
    <>
      {named ? <p>{trackName(say, result)}</p> : null}
      <p className="cell-result">
        <TrackVerdict verdict={result.verdict} status={result.status} />
        {isOpenTo(result.verdict) ? <strong className="sentence-case">{awardWords(say, result)}</strong> : null}
      </p>
    </>
  );
}

/** Both under the rules of today; undefined until they are worked out. */
function useCompanies(a: ReadCase, b: ReadCase): Two<Company> | undefined {
  const { base } = useSession();
  const assessor = useMemo(() => createAssessor(base, resolve(base, todayInHongKong())), [base]);
  const [shown, setShown] = useState<{ of: Two<ReadCase>; companies: Two<Company> }>();
  useEffect(() => {
    let current = true;
    const assess = async ({ case: { work } }: ReadCase): Promise<Company> => ({
      facts: work.facts,
      assessment: await assessor.assess(work.facts),
    });
    void Promise.all([assess(a), assess(b)]).then((companies) => current && setShown({ of: [a, b], companies }));
    return () => {
      current = false;
    };
  }, [assessor, a, b]);
  return shown && shown.of[0] === a && shown.of[1] === b ? shown.companies : undefined;
}
