import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { Referral } from '../../rulebase/index.ts';
import { useSay } from './say.ts';
import { OutsideLink, SourceList } from './source-list.tsx';
import { Details } from '../../ui/details.tsx';

/** Support beside the schemes that are decided here: who it is for, what it gives, where to look. */
export function ReferralList({ referrals, today }: { referrals: readonly Referral[]; today: string }): ReactNode {
  return (
    <ul className="columns">
      {referrals.map((referral) => (
        <li key={referral.id} className="referral">
          <Entry referral={referral} today={today} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ referral, today }: { referral: Referral; today: string }): ReactNode {
  const say = useSay();
  const t = useTranslations('practical');
  const { name, who, what, link, open } = referral;
  const now = open.find(({ from, until }) => from <= today && (until === undefined || until >= today));
  const next = open.find(({ from }) => from > today);
  const shown = now ?? next;
  return (
    <>
      <h3>{say.text(name)}</h3>
      <p>{say.text(what)}</p>
      <p>{t('referralWho', { who: say.text(who) })}</p>
      {now || !next ? null : <p>{t('referralFrom', { date: say.day(next.from) })}</p>}
      {now?.until === undefined ? null : <p>{t('referralUntil', { date: say.day(now.until) })}</p>}
      {shown?.note ? <p className="small-print">{say.text(shown.note)}</p> : null}
      <p>
        <OutsideLink url={link.url}>{say.text(link.label)}</OutsideLink>{' '}
        <span className="small-print">{t('referralChecked', { date: say.day(link.lastChecked) })}</span>
      </p>
      {shown && shown.sources.length > 0 ? (
        <Details summary={t('sources', { n: shown.sources.length })}>
          <SourceList ids={shown.sources} />
        </Details>
      ) : null}
    </>
  );
}
