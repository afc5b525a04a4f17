import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { ButtonLink } from '../../ui/button.tsx';
import { useSession } from '../session/session.tsx';
import { UnknownAnswers } from '../shared/unknown-answers.tsx';
import { useSay } from '../shared/say.ts';
import type { Live } from './live.ts';
import { firstOpen } from './paging.ts';

/** After the last question: to the results, to what was left out, or to what only the comparison asks. */
export function DonePage({ live }: { live: Live }): ReactNode {
  const t = useTranslations('check');
  const say = useSay();
  const { base, session } = useSession();
  const next = (stage: 'today' | 'compare'): string | undefined =>
    firstOpen({ facts: base.facts, profile: session.facts, open: live.open[stage] });
  const [today, compare] = [next('today'), next('compare')];
  const { baseline } = base.settings;
  const { unknown } = live;
  return (
    <>
      {today !== undefined || unknown.length === 0 ? (
        <p className="lead">{today === undefined ? t('doneText') : t('doneLeft', { n: live.open.today.size })}</p>
      ) : null}
      {unknown.length > 0 ? <UnknownAnswers facts={unknown} lead={today === undefined} /> : null}
      <div className="button-group done-next">
        <ButtonLink href="/result" look="primary">
          {t('seeResults')}
        </ButtonLink>
        {today === undefined ? null : <ButtonLink href={`/check?at=${today}`}>{t('doneAnswerLeft')}</ButtonLink>}
      </div>
      {compare === undefined ? null : (
        <section aria-labelledby="compare-title" className="compare-stage">
          <h2 id="compare-title">{t('compareTitle')}</h2>
          <p>{t('compareText', { baseline: say.text(baseline.label), date: say.day(baseline.date) })}</p>
          <ButtonLink href={`/check?compare=${compare}`}>{t('compareBegin', { n: live.open.compare.size })}</ButtonLink>
        </section>
      )}
    </>
  );
}
