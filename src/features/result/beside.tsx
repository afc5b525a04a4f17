import type { ReactNode } from 'react';

import { referralsFor } from '../../engine/index.ts';
import { isIsoDate, todayInHongKong } from '../../rulebase/index.ts';
import { useSession } from '../session/session.tsx';
import { ReferralList } from '../shared/referral-list.tsx';
import { useSay } from '../shared/say.ts';
import { overdue } from '../shared/schemes.ts';
import type { TodayResults } from './use-today.ts';

/** Support that is not decided here, for what the company wants to do. */
export function Referrals({ results: { base, profile, assessment } }: { results: TodayResults }): ReactNode {
  const say = useSay();
  const referrals = isIsoDate(assessment.asOf) ? referralsFor(base, profile, assessment.asOf) : [];
  return referrals.length === 0 ? null : (
    <section className="part" aria-labelledby="referrals">
      <h2 id="referrals">{say.t('practical.referralsTitle')}</h2>
      <p>{say.t('practical.referralsLead')}</p>
      <ReferralList referrals={referrals} today={assessment.asOf} />
    </section>
  );
}

/** Names the schemes shown whose sources nobody has read again in time. */
export function OverdueLine({ schemes }: { schemes: ReadonlySet<string> }): ReactNode {
  const say = useSay();
  const { base } = useSession();
  const late = overdue(base, todayInHongKong()).filter(({ id }) => schemes.has(id));
  const names = late.flatMap(({ shortName }) => shortName.at(-1)?.value ?? []).map(say.text);
  return names.length === 0 ? null : <p>{say.t('practical.overdue', { names: say.list(names) })}</p>;
}
