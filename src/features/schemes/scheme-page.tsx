import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';

import { resolveScheme, todayInHongKong } from '../../rulebase/index.ts';
import type { ResolvedScheme, Scheme } from '../../rulebase/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { RulesDay } from '../shared/rules-day.tsx';
import { useSay } from '../shared/say.ts';
import { findScheme } from '../shared/schemes.ts';
import '../shared/shared.css';
import { OutsideLink, SourceList } from '../shared/source-list.tsx';
import { useShownPart } from '../shared/use-shown-part.ts';
import { ParamHistories } from './param-history.tsx';
import './schemes.css';
import { sourcesOf } from './sources-of.ts';
import { Timeline, timelineOf } from './timeline.tsx';
import { TrackRules } from './track-rules.tsx';

export function SchemePage(): ReactNode {
  const say = useSay();
  const { base, today } = useSession();
  const { id = '' } = useParams();
  const found = findScheme(base, id);
  const scheme = useMemo(() => found && resolveScheme(found.definition, today, found.proposedBy), [found, today]);
  useShownPart();
  if (!found || !scheme) {
    return (
      <Page title={say.t('scheme.unknownTitle')}>
        <p>{say.t('scheme.unknown')}</p>
        <ButtonLink href="/schemes">{say.t('scheme.all')}</ButtonLink>
      </Page>
    );
  }
  return (
    <Page title={say.text(scheme.name)}>
      <p>
        <Link href="/schemes">{say.t('scheme.all')}</Link>
      </p>
      <p className="lead">
        {say.t('scheme.by', { short: say.text(scheme.shortName), department: say.text(scheme.department) })}
      </p>
      <Proposed by={found.proposedBy} />
      <Overdue scheme={found.definition} proposed={found.proposedBy !== undefined} />
      <RulesDay />
      <section className="part" aria-labelledby="rules">
        <h2 id="rules">{say.t('scheme.rulesTitle')}</h2>
        <div className="card-list">
          {scheme.tracks.map((track) => (
            <TrackRules key={track.id} scheme={scheme} track={track} />
          ))}
        </div>
      </section>
      {found.proposedBy === undefined && timelineOf(found.definition).length > 0 ? (
        <section className="part" aria-labelledby="timeline">
          <h2 id="timeline">{say.t('scheme.timelineTitle')}</h2>
          <Timeline scheme={found.definition} />
        </section>
      ) : null}
      {Object.keys(found.definition.params).length > 0 ? (
        <section className="part" aria-labelledby="params">
          <h2 id="params">{say.t('scheme.paramsTitle')}</h2>
          <ParamHistories scheme={found.definition} />
        </section>
      ) : null}
      <Rest scheme={scheme} definition={found.definition} />
    </Page>
  );
}

function Proposed({ by }: { by: string | undefined }): ReactNode {
  const say = useSay();
  const proposal = say.base.proposals.find(({ id }) => id === by);
  return proposal ? (
    <Notice>
      <p>
        {say.t('verdict.why.proposed')}{' '}
        <Link href={`/proposals?at=proposal-${proposal.id}`}>{say.text(proposal.title)}</Link>
      </p>
    </Notice>
  ) : null;
}

/** A warning where nobody has read the sources again in time, whatever day the rules are shown for. */
function Overdue({ scheme, proposed }: { scheme: Scheme; proposed: boolean }): ReactNode {
  const say = useSay();
  return !proposed && scheme.reviewDue < todayInHongKong() ? (
    <Notice tone="warning" title={say.t('scheme.overdueTitle')}>
      <p>{say.t('scheme.overdue', { date: say.day(scheme.reviewDue) })}</p>
    </Notice>
  ) : null;
}

/** What is open, whom to ask, and what all of it rests on. */
function Rest({ scheme, definition }: { scheme: ResolvedScheme; definition: Scheme }): ReactNode {
  const say = useSay();
  const sources = sourcesOf(definition);
  return (
    <>
      {scheme.openQuestions.length > 0 ? (
        <section className="part" aria-labelledby="open-questions">
          <h2 id="open-questions">{say.t('scheme.openTitle')}</h2>
          <ul>
            {scheme.openQuestions.map((question) => (
              <li key={question.en}>{say.text(question)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="part" aria-labelledby="contact">
        <h2 id="contact">{say.t('result.contact')}</h2>
        <p>{say.text(scheme.department)}</p>
        <p>{say.text(scheme.contact)}</p>
        <p>
          <OutsideLink url={scheme.link.url}>{say.text(scheme.link.label)}</OutsideLink>{' '}
          <span className="small-print">
            {say.t('practical.referralChecked', { date: say.day(scheme.link.lastChecked) })}
          </span>
        </p>
        <p className="small-print">{say.t('scheme.reviewDue', { date: say.day(definition.reviewDue) })}</p>
      </section>
      {sources.length > 0 ? (
        <section className="part" aria-labelledby="sources">
          <h2 id="sources">{say.t('scheme.sourcesTitle', { n: sources.length })}</h2>
          <SourceList ids={sources} />
        </section>
      ) : null}
    </>
  );
}
