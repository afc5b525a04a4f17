import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { betterFirst } from '../../engine/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { FactLink } from '../shared/fact-link.tsx';
import { NothingAnswered } from '../shared/nothing-answered.tsx';
import { RulesDay } from '../shared/rules-day.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { keyOf } from '../shared/verdicts.ts';
import { OverdueLine, Referrals } from './beside.tsx';
import { ClosedTracks } from './closed-tracks.tsx';
import './result.css';
import { Summary } from './summary.tsx';
import { TrackCard } from './track-card.tsx';
import { useToday } from './use-today.ts';
import type { TodayResults } from './use-today.ts';

export function ResultPage(): ReactNode {
  const t = useTranslations('result');
  const { session } = useSession();
  const results = useToday();
  const name = session.name.trim();
  const title = name === '' ? t('title') : t('forCompany', { name });
  if (Object.keys(session.facts).length === 0) {
    return (
      <Page title={t('title')}>
        <NothingAnswered />
      </Page>
    );
  }
  return <Page title={title}>{results ? <Results results={results} /> : <p role="status">{t('loading')}</p>}</Page>;
}

function Results({ results }: { results: TodayResults }): ReactNode {
  const say = useSay();
  const { base, profile, assessment } = results;
  const considered = assessment.tracks.filter(({ verdict }) => verdict !== null);
  const open = considered.filter(({ verdict }) => verdict !== 'closed').sort(betterFirst);
  const closed = considered.filter(({ verdict }) => verdict === 'closed');
  return (
    <>
      <RulesDay asOf={assessment.asOf} withAnswers />
      <Notice tone="warning" title={say.t('result.warningTitle')}>
        <ul>
          {base.settings.warnings.map((warning) => (
            <li key={warning.id}>{say.text(warning.text)}</li>
          ))}
        </ul>
      </Notice>
      <Summary results={results} />
      <SmallEnterprise small={results.small} />
      <section className="part" aria-labelledby="tracks">
        <h2 id="tracks">{say.t('result.tracksTitle')}</h2>
        <p>{say.t('result.tracksLead')}</p>
        <div className="track-list">
          {open.map((result) => (
            <TrackCard key={keyOf(result)} result={result} assessment={assessment} profile={profile} />
          ))}
        </div>
        <ClosedTracks closed={closed} assessment={assessment} />
        <NotConsidered n={assessment.tracks.length - considered.length} />
      </section>
      <Referrals results={results} />
      <section className="part" aria-labelledby="limits">
        <h2 id="limits">{say.t('result.limitsTitle')}</h2>
        <ul>
          {base.settings.limits.map((limit) => (
            <li key={limit.en}>{say.text(limit)}</li>
          ))}
        </ul>
        <p className="small-print">
          {say.t('result.version', { date: say.day(assessment.asOf), version: base.settings.version })}
        </p>
        <OverdueLine schemes={new Set(considered.map(({ scheme }) => scheme.id))} />
      </section>
      <section className="part no-print">
        <p>{say.t('result.compareText')}</p>
        <p className="button-group">
          <ButtonLink href="/compare">{say.t('result.compareLink')}</ButtonLink>
          <ButtonLink href="/plan">{say.t('plan.title')}</ButtonLink>
          <ButtonLink href="/report">{say.t('result.report')}</ButtonLink>
        </p>
      </section>
      <Suspense>
        <SharePanel />
      </Suspense>
    </>
  );
}

const SharePanel = lazy(async () => ({ default: (await import('../share/share-panel.tsx')).SharePanel }));

function SmallEnterprise({ small }: { small: boolean | null }): ReactNode {
  const { base, text } = useSay();
  const { facts } = useSession().session;
  const { title, met, notMet, unknown } = base.settings.smallEnterprise;
  const missing = base.facts.filter(
    ({ id, roles }) => (roles.includes('industry') || roles.includes('headcount')) && (facts[id] ?? null) === null,
  );
  return (
    <section className="part" aria-labelledby="small-enterprise">
      <h2 id="small-enterprise">{text(title)}</h2>
      <p>{text(small === null ? unknown : small ? met : notMet)}</p>
      {small === null ? (
        <ul>
          {missing.map(({ id }) => (
            <li key={id}>
              <FactLink fact={id} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function NotConsidered({ n }: { n: number }): ReactNode {
  const { t, base } = useSay();
  const aims = base.facts.find((fact) => fact.roles.includes('aims'));
  if (n === 0 || !aims) return null;
  return (
    <p>
      {t('result.notConsidered', { n })} <Link href={`/check?fact=${aims.id}`}>{t('result.changeAims')}</Link>
    </p>
  );
}
