import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { resolve } from '../../rulebase/index.ts';
import type { ResolvedScheme } from '../../rulebase/index.ts';
import { Page } from '../../ui/page.tsx';
import { useSession } from '../session/session.tsx';
import { ReferralList } from '../shared/referral-list.tsx';
import { RulesDay } from '../shared/rules-day.tsx';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { StatusTag } from '../shared/status-tag.tsx';
import './schemes.css';
import { SearchBox } from './search-box.tsx';

type Kind = 'open' | 'shut' | 'proposed';
const KINDS: readonly Kind[] = ['open', 'shut', 'proposed'];

function kindOf({ tracks }: ResolvedScheme): Kind {
  if (tracks.some(({ status }) => status === 'open' || status === 'no-rule-known')) return 'open';
  return tracks.some(({ status }) => status === 'proposed') ? 'proposed' : 'shut';
}

export function SchemesPage(): ReactNode {
  const say = useSay();
  const { base, today } = useSession();
  const rules = useMemo(() => resolve(base, today), [base, today]);
  return (
    <Page title={say.t('schemes.title')}>
      <p className="lead">{say.t('schemes.lead')}</p>
      <RulesDay />
      <SearchBox rules={rules}>
        {KINDS.map((kind) => {
          const schemes = rules.schemes.filter((scheme) => kindOf(scheme) === kind);
          return schemes.length === 0 ? null : (
            <section key={kind} className="part" aria-labelledby={`schemes-${kind}`}>
              <h2 id={`schemes-${kind}`}>{say.t(`schemes.${kind}`, { n: schemes.length })}</h2>
              <ul className="rows">
                {schemes.map((scheme) => (
                  <li key={scheme.id}>
                    <SchemeRow scheme={scheme} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {base.referrals.length > 0 ? (
          <section className="part" aria-labelledby="referrals">
            <h2 id="referrals">{say.t('practical.referralsTitle')}</h2>
            <p>{say.t('practical.referralsLead')}</p>
            <ReferralList referrals={base.referrals} today={today} />
          </section>
        ) : null}
      </SearchBox>
    </Page>
  );
}

function SchemeRow({ scheme }: { scheme: ResolvedScheme }): ReactNode {
  const { text } = useSay();
  return (
    <>
      <h3>
        <Link href={`/scheme/${scheme.id}`}>{text(scheme.name)}</Link>
      </h3>
      <ul className="track-rows">
        {scheme.tracks.map((track) => (
          <li key={track.id}>
            <StatusTag status={track.status} /> <strong>{text(track.name)}</strong>
            <p>{text(track.summary)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
