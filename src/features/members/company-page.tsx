import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'wouter';

import { COMPARED, comparePairs, createAssessor } from '../../engine/index.ts';
import type { Layer } from '../../engine/index.ts';
import { answerInWords } from '../../i18n/words.ts';
import type { Fact, Profile } from '../../rulebase/index.ts';
import { Details } from '../../ui/details.tsx';
import { Page } from '../../ui/page.tsx';
import { CausesOfPair } from '../compare/causes-of-pair.tsx';
import '../compare/compare.css';
import { pairsFor } from '../compare/layer-words.ts';
import { AimMatrix, TrackMatrix } from '../compare/matrix.tsx';
import type { Compared } from '../compare/use-comparison.ts';
import { shortAnswer } from '../report/paper-words.ts';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import type { MemberRow, MembersService } from '../../table/index.ts';
import { Failure } from './failure.tsx';
import './members.css';
import { NoList, SyntheticMark, useFigures } from './no-list.tsx';
import { layerWords, listWords } from './notes.ts';
import { MissingAnswers } from './missing-answers.tsx';
import { countWords } from './numbers.ts';
import { memberName, passWords } from './rows-table.tsx';
import type { Figures } from './tables.ts';
import { TakeCompany } from './take-company.tsx';
import { useAsked } from './use-asked.ts';
import type { MembersLayer } from './use-members.ts';

/** One company of the list: its answers, and its results under every layer by the reference. */
export function CompanyPage(): ReactNode {
  const { t } = useSay();
  const found = useFigures();
  const [params] = useSearchParams();
  const row = Number(params.get('row') ?? Number.NaN);
  if (found.is === 'none')
    return (
      <Page title={t('members.company.title')}>
        <NoList found={found} />
      </Page>
    );
  const { rows } = found.figures.list;
  if (!Number.isInteger(row) || row < 0 || row >= rows)
    return (
      <Page title={t('members.company.title')}>
        <p>{t('members.company.wrong', { rows: countWords(rows) })}</p>
        <Link href="/members" className="link-alone">
          {t('members.back')}
        </Link>
      </Page>
    );
  return <One key={row} figures={found.figures} row={row} />;
}

function One({ figures, row }: { figures: Figures; row: number }): ReactNode {
  const { say, list } = figures;
  const ask = useCallback((service: MembersService) => service.profile(row), [row]);
  const asked = useAsked(ask);
  if (asked.is !== 'answered')
    return (
      <Page title={say.t('members.company.title')}>
        {asked.is === 'failed' ? <Failure failure={asked.failure} /> : <p role="status">{say.t('members.loading')}</p>}
      </Page>
    );
  const { member, facts } = asked.value;
  return (
    <Page title={memberName(say, member)}>
      <SyntheticMark list={list} />
      <p>{say.t('members.company.from', { row: countWords(member.fileRow), list: listWords(say, list) })}</p>
      <TakeCompany name={memberName(say, member)} facts={facts} />
      <Answers member={member} facts={facts} />
      <Explained figures={figures} facts={facts} />
      <p>
        <Link href="/members" className="link-alone">
          {say.t('members.back')}
        </Link>
      </p>
    </Page>
  );
}

function Answers({ member, facts }: { member: MemberRow; facts: Profile }): ReactNode {
  const say = useSay();
  const { base } = useSession();
  return (
    <section className="part" aria-labelledby="company-answers">
      <h2 id="company-answers">{say.t('members.company.answers')}</h2>
      <dl className="members-answers">
        {Object.entries(member.passThrough).map(([as, value]) => (
          <div key={as}>
            <dt>{passWords(say, as)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {base.facts
          .filter(({ id }) => facts[id] !== undefined)
          .map((fact) => (
            <div key={fact.id}>
              <dt>{say.text(fact.label)}</dt>
              <dd>
                <AnswerWords fact={fact} answer={facts[fact.id]} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** More members of an answer than this are folded. */
const LISTED = 12;

function AnswerWords({ fact, answer }: { fact: Fact; answer: Profile[string] | undefined }): ReactNode {
  const say = useSay();
  const said =
    typeof answer === 'number' ? shortAnswer(say, fact, answer) : answerInWords(say.base, fact, answer, say.locale);
  const words = said ?? say.t('members.company.notKnown');
  return Array.isArray(answer) && answer.length > LISTED ? (
    <Details summary={say.t('members.company.many', { n: answer.length })}>{words}</Details>
  ) : (
    words
  );
}

/** The comparison of a single company, by the same components as that of the answers at hand. */
function Explained({ figures, facts }: { figures: Figures; facts: Profile }): ReactNode {
  const { say, layers } = figures;
  const compared = useCompared(layers, facts);
  if (!compared) return <p role="status">{say.t('members.loading')}</p>;
  return (
    <>
      <section className="part" aria-labelledby="company-results">
        <h2 id="company-results">{say.t('members.company.results')}</h2>
        <p>{say.t('members.company.reference')}</p>
        <Details summary={say.t('members.basisMore')}>
          <ul className="small-print">
            {layers.map((layer) => (
              <li key={layer.id}>{layerWords(say, layer)}</li>
            ))}
          </ul>
        </Details>
        <AimMatrix compared={compared} />
        <TrackMatrix compared={compared} />
        <MissingAnswers compared={compared} />
        <p className="small-print">{say.t('compare.notAdvice')}</p>
      </section>
      <section className="part" aria-labelledby="company-causes">
        <h2 id="company-causes">{say.t('compare.causesTitle')}</h2>
        {compared.pairs.map((pair) => (
          <CausesOfPair key={`${pair.from} ${pair.to}`} pair={pair} compared={compared} />
        ))}
      </section>
    </>
  );
}

function useCompared(layers: readonly MembersLayer[], profile: Profile): Compared | undefined {
  const { base } = useSession();
  const [done, setDone] = useState<Omit<Compared, 'nameOf'>>();
  useEffect(() => {
    let current = true;
    const work = async (): Promise<void> => {
      const columns = layers.map(({ request }) => request);
      const assessed: Layer[] = await Promise.all(
        layers.map(async ({ id, rules }) => ({
          id,
          ruleSet: rules,
          assessment: await createAssessor(base, rules).assess(profile),
        })),
      );
      const comparison = await comparePairs(base, assessed, COMPARED, profile);
      if (current) setDone({ base, profile, columns, layers: assessed, comparison, pairs: pairsFor(columns, true) });
    };
    void work();
    return () => {
      current = false;
    };
  }, [base, layers, profile]);
  return useMemo(
    () => done && { ...done, nameOf: (id) => layers.find((layer) => layer.id === id)?.name ?? id },
    [done, layers],
  );
}
