import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import type { Proposal, RuleBase } from '../../rulebase/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { Page } from '../../ui/page.tsx';
import { VerdictTag } from '../../ui/verdict-tag.tsx';
import { useSession } from '../session/session.tsx';
import { dateWords } from '../shared/dates.ts';
import { original, OutcomeTag, OUTCOMES } from '../shared/outcome.tsx';
import { RulesDay } from '../shared/rules-day.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { SourceList } from '../shared/source-list.tsx';
import { useShownPart } from '../shared/use-shown-part.ts';
import { valueWords } from '../shared/values.ts';
import { changeLines, twoDays } from './proposal-changes.ts';
import type { ChangeLine, TwoDays } from './proposal-changes.ts';
import './proposals.css';

const byNumber = new Intl.Collator('zh-HK', { numeric: true });

/** The proposals by chapter of the document, in its order of first mention. */
export function byChapter(base: RuleBase): { chapter: string; proposals: Proposal[] }[] {
  const chapters = [...new Set(base.proposals.map(({ chapter }) => chapter))];
  return chapters
    .map((chapter) => ({ chapter, proposals: base.proposals.filter((proposal) => proposal.chapter === chapter) }))
    .sort((a, b) => byNumber.compare(a.chapter, b.chapter));
}

export function ProposalsPage(): ReactNode {
  const say = useSay();
  const { base, today } = useSession();
  const days = useMemo(() => twoDays(base, today), [base, today]);
  const { title, publisher, date, otherChapters } = base.document;
  useShownPart();
  return (
    <Page title={say.t('proposals.title')}>
      <p className="lead">
        {say.t('compare.proposalsSource', {
          publisher: say.text(publisher),
          title: say.text(title),
          date: dateWords(say, date),
        })}
      </p>
      <p>{say.t('proposals.lead')}</p>
      <RulesDay />
      <ul className="outcome-counts">
        {OUTCOMES.map((status) => (
          <li key={status}>
            <OutcomeTag status={status} />
            {say.t('proposals.count', { n: base.proposals.filter(({ outcome }) => outcome.status === status).length })}
          </li>
        ))}
      </ul>
      <p className="no-print">
        <ButtonLink href="/compare">{say.t('proposals.compareLink')}</ButtonLink>
      </p>
      {byChapter(base).map(({ chapter, proposals }, i) => (
        <section key={chapter} className="part" aria-labelledby={`chapter-${i}`}>
          <h2 id={`chapter-${i}`}>{say.t.rich('compare.chapter', { chapter, original })}</h2>
          <div className="card-list">
            {proposals.map((proposal) => (
              <div key={proposal.id} id={`proposal-${proposal.id}`} tabIndex={-1} className="proposal">
                <ProposalCard proposal={proposal} days={days} />
              </div>
            ))}
          </div>
        </section>
      ))}
      <p>{say.text(otherChapters)}</p>
    </Page>
  );
}

function ProposalCard({ proposal, days }: { proposal: Proposal; days: TwoDays }): ReactNode {
  const say = useSay();
  const { title, quote, summary, kind, outcome } = proposal;
  const lines = changeLines(say, proposal, days);
  return (
    <Card level={3} title={say.text(title)} aside={<OutcomeTag status={outcome.status} />}>
      <p className="quote">{say.t.rich('compare.quote', { quote, original })}</p>
      <p>{say.text(summary)}</p>
      {kind === 'interpretation' ? (
        <p>
          <VerdictTag tone="judgement" icon="info">
            {say.t('compare.reading')}
          </VerdictTag>
        </p>
      ) : null}
      <h4>{say.t('proposals.changesTitle')}</h4>
      {lines.length === 0 ? (
        <p>{say.t('proposals.noChange')}</p>
      ) : (
        <ul className="plain-rows">
          {lines.map((line) => (
            <li key={line.key}>
              <Line line={line} />
            </li>
          ))}
        </ul>
      )}
      <Assumptions proposal={proposal} />
      <h4>{say.t('compare.outcomeLabel')}</h4>
      <p>{say.text(outcome.text)}</p>
      {outcome.sources.length > 0 ? (
        <Details summary={say.t('compare.sources', { n: outcome.sources.length })}>
          <SourceList ids={outcome.sources} />
        </Details>
      ) : null}
    </Card>
  );
}

function Line({ line: { scheme, words, more, names } }: { line: ChangeLine }): ReactNode {
  const say = useSay();
  return (
    <>
      <p>
        <Link href={`/scheme/${scheme.id}`}>{scheme.name}</Link>
        {say.locale === 'en' ? ': ' : '：'}
        {words}
      </p>
      {more.map((each) => (
        <p key={each} className="small-print">
          {each}
        </p>
      ))}
      {names ? (
        <Details summary={names.title}>
          <p className="small-print">{say.list(names.names)}</p>
        </Details>
      ) : null}
    </>
  );
}

/** Numbers the chamber did not give. */
function Assumptions({ proposal }: { proposal: Proposal }): ReactNode {
  const say = useSay();
  const assumptions = Object.entries(proposal.assumptions);
  if (assumptions.length === 0) return null;
  return (
    <>
      <h4>{say.t('proposals.assumptionsTitle')}</h4>
      <p className="small-print">{say.t('compare.assumption')}</p>
      <ul>
        {assumptions.map(([name, { label, unit, default: value, reason }]) => (
          <li key={name}>
            {say.t('proposals.assumption', { label: say.text(label), value: valueWords(say, unit, value) })}{' '}
            <span className="small-print">{say.t('compare.assumptionReason', { reason: say.text(reason) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
