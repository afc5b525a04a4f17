import type { ReactNode } from 'react';

import type { Proposal } from '../../rulebase/index.ts';
import { allProposals } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Choice } from '../../ui/field.tsx';
import { VerdictTag } from '../../ui/verdict-tag.tsx';
import { useSession } from '../session/session.tsx';
import { dateWords } from '../shared/dates.ts';
import { original, OutcomeTag } from '../shared/outcome.tsx';
import { useSay } from '../shared/say.ts';
import { SourceList } from '../shared/source-list.tsx';
import { AssumptionField } from './assumption-field.tsx';
import { choosable, choose, toggle } from './choices.ts';
import type { Choosing } from './choices.ts';

/** The chamber's proposals, to be laid over the rules one by one. */
export function Proposals({ choosing }: { choosing: Choosing }): ReactNode {
  const say = useSay();
  const { base } = useSession();
  const { chosen, assumptions, change } = choosing;
  const offered = choosable(base);
  const information = base.proposals.filter((proposal) => !offered.includes(proposal));
  const { title, publisher, date } = base.document;
  return (
    <Details summary={say.t('compare.proposalsSummary', { n: chosen.length, all: offered.length })}>
      <p>
        {say.t('compare.proposalsSource', {
          publisher: say.text(publisher),
          title: say.text(title),
          date: dateWords(say, date),
        })}
      </p>
      <div className="button-group">
        <Button onClick={() => change(choose(base, allProposals(base), assumptions))}>{say.t('compare.all')}</Button>
        <Button onClick={() => change(choose(base, [], assumptions))}>{say.t('compare.none')}</Button>
        {Object.keys(assumptions).length > 0 ? (
          <Button look="quiet" onClick={() => change({ assumptions: {} })}>
            {say.t('compare.resetAll')}
          </Button>
        ) : null}
      </div>
      <ul className="proposal-list">
        {offered.map((proposal) => (
          <li key={proposal.id}>
            <Choice
              type="checkbox"
              label={say.text(proposal.title)}
              hint={say.text(proposal.summary)}
              checked={chosen.includes(proposal.id)}
              onChange={() => change(toggle(base, chosen, proposal.id, assumptions))}
            />
            <About proposal={proposal} />
            {chosen.includes(proposal.id)
              ? Object.entries(proposal.assumptions).map(([name, assumption]) => (
                  <AssumptionField
                    key={name}
                    proposal={proposal}
                    name={name}
                    assumption={assumption}
                    choosing={choosing}
                  />
                ))
              : null}
          </li>
        ))}
      </ul>
      {information.length > 0 ? (
        <>
          <h3>{say.t('compare.informationTitle')}</h3>
          <p>{say.t('compare.informationText')}</p>
          <ul className="proposal-list">
            {information.map((proposal) => (
              <li key={proposal.id}>
                <p className="strong">{say.text(proposal.title)}</p>
                <p>{say.text(proposal.summary)}</p>
                <About proposal={proposal} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Details>
  );
}

/** Where the document says it, in which words, and what has come of it. */
function About({ proposal: { chapter, quote, kind, outcome } }: { proposal: Proposal }): ReactNode {
  const { t, text } = useSay();
  return (
    <div className="proposal-about">
      {kind === 'interpretation' ? (
        <p>
          <VerdictTag tone="judgement" icon="info">
            {t('compare.reading')}
          </VerdictTag>
        </p>
      ) : null}
      <p>
        {t('compare.outcomeLabel')} <OutcomeTag status={outcome.status} /> {text(outcome.text)}
      </p>
      <p className="small-print">
        {t.rich('compare.chapter', { chapter, original })}
        <br />
        {t.rich('compare.quote', { quote, original })}
      </p>
      <Details summary={t('compare.sources', { n: outcome.sources.length })}>
        <SourceList ids={outcome.sources} />
      </Details>
    </div>
  );
}
