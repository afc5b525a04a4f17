import { useContext, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link, useSearch } from 'wouter';

import type { Fact } from '../../rulebase/index.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MovedContext, Page } from '../../ui/page.tsx';
import { ProfileFile } from '../session/profile-file.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { AnswersPage } from './answers-page.tsx';
import { DonePage } from './done-page.tsx';
import { DraftsElsewhere } from './drafts-elsewhere.tsx';
import { LiveResults } from './live-results.tsx';
import { useLive } from './live.ts';
import type { Live } from './live.ts';
import { firstOpen, pageAt, pageToChange } from './paging.ts';
import { QuestionPage } from './question-page.tsx';
import type { Mode } from './question-page.tsx';
import './check.css';

type Place = { is: 'answers' } | { is: 'done' } | { is: 'questions'; page: Fact[]; mode: Mode };

/** What an address of the check shows, given the answers so far. */
function usePlaceOf(live: Live): (search: string) => Place {
  const { base, session } = useSession();
  return (search) => {
    const query = new URLSearchParams(search);
    const asked = (stage: 'today' | 'compare') => ({
      facts: base.facts,
      profile: session.facts,
      open: live.open[stage],
    });
    if (query.get('view') === 'answers') return { is: 'answers' };
    if (query.get('step') === 'done') return { is: 'done' };
    const toChange = pageToChange(base.facts, session.facts, query.get('fact') ?? '');
    const backTo = query.get('from') === 'answers' ? '/check?view=answers' : '/result';
    if (toChange.length > 0) return { is: 'questions', page: toChange, mode: { is: 'change', backTo } };
    const forComparison = pageAt(asked('compare'), query.get('compare') ?? '');
    if (forComparison.length > 0)
      return { is: 'questions', page: forComparison, mode: { is: 'ask', stage: 'compare' } };
    const page = pageAt(asked('today'), query.get('at') ?? firstOpen(asked('today')) ?? '');
    return page.length > 0 ? { is: 'questions', page, mode: { is: 'ask', stage: 'today' } } : { is: 'done' };
  };
}

/** The guided questions: what is asked follows from the answers, what they mean stands beside. */
export function CheckPage(): ReactNode {
  const t = useTranslations('check');
  const desk = useTranslations('desk');
  const app = useTranslations('app');
  const say = useSay();
  const search = useSearch();
  const { base, session, revision, update } = useSession();
  const live = useLive();
  const placeOf = usePlaceOf(live);

  // What a page asks is settled on arrival, and stays while people answer.
  const key = `${revision} ${search}`;
  const [held, setHeld] = useState<{ key: string; place: Place }>();
  if (live.settled && held?.key !== key) setHeld({ key, place: placeOf(search) });
  const place = held?.key === key ? held.place : undefined;

  const [first] = useState(search);
  const [moved, setMoved] = useState(useContext(MovedContext));
  if (!moved && search !== first) setMoved(true);

  if (live.problems.length > 0 && !live.tracks) {
    return (
      <Page title={t('title')}>
        <Notice tone="warning" title={t('conflictTitle')}>
          <p>{t('conflict')}</p>
          <Button onClick={() => update({ proposals: null, assumptions: {} })}>{t('conflictReset')}</Button>
        </Notice>
      </Page>
    );
  }
  if (!place) return <p role="status">{app('loading')}</p>;

  const section = place.is === 'questions' ? base.sections.find(({ id }) => id === place.page[0]?.section) : undefined;
  const title =
    place.is === 'answers'
      ? t('answersTitle')
      : place.is === 'done'
        ? t('doneTitle')
        : section
          ? say.text(section.title)
          : t('title');
  const here = place.is === 'questions' ? place.page[0]?.id : undefined;
  const answered = Object.keys(session.facts).length;

  return (
    <MovedContext value={moved}>
      <div className="check-layout">
        <div className="check-main">
          <Page key={key} title={title}>
            <DraftsElsewhere page={place.is === 'questions' ? place.page : []} />
            {place.is === 'questions' ? (
              <QuestionPage arrival={place.page} mode={place.mode} live={live} />
            ) : place.is === 'done' ? (
              <DonePage live={live} />
            ) : (
              <AnswersPage />
            )}
          </Page>
        </div>
        <LiveResults live={live} />
      </div>
      <div className="check-foot">
        <p>
          <Link href={here === undefined ? '/desk' : `/desk?at=${here}`}>{desk('fromGuided')}</Link>
        </p>
        {answered > 0 && place.is !== 'answers' ? (
          <p>
            <Link href="/check?view=answers">{t('answersLink', { n: answered })}</Link>
          </p>
        ) : null}
        <Details summary={t('fileTitle')}>
          <p>{t('fileText')}</p>
          <ProfileFile />
        </Details>
      </div>
    </MovedContext>
  );
}
