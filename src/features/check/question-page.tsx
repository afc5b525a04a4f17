import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { navigate } from '../../navigation.ts';
import type { Fact } from '../../rulebase/index.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';
import { useAnswerForm } from './answer-form.ts';
import { faultWords } from './controls.tsx';
import { useDefinition } from './live.ts';
import type { Live, Stage } from './live.ts';
import { firstOpen, joining, pageBefore } from './paging.ts';
import { Question } from './question.tsx';

export type Mode = { is: 'ask'; stage: Stage } | { is: 'change'; backTo: string };

interface QuestionPageProps {
  /** The questions as people arrive; more join while an answer makes them matter. */
  arrival: readonly Fact[];
  mode: Mode;
  live: Live;
}

const addressOf = (stage: Stage, fact: string | undefined): string =>
  fact === undefined ? '/check?step=done' : stage === 'today' ? `/check?at=${fact}` : `/check?compare=${fact}`;

/** One page of questions. Every valid change is kept at once; going on asks for what is wrong or left out. */
export function QuestionPage({ arrival, mode, live }: QuestionPageProps): ReactNode {
  const t = useTranslations('check');
  const say = useSay();
  const { base, session } = useSession();
  const stage = mode.is === 'ask' ? mode.stage : 'today';
  const asking = { facts: base.facts, profile: session.facts, open: live.open[stage] };

  const [ids, setIds] = useState(() => arrival.map(({ id }) => id)); // ids: the texts change with the language
  const page = base.facts.filter(({ id }) => ids.includes(id));
  const [wasOpen] = useState(live.open.today);
  const newcomers = live.settled
    ? mode.is === 'ask'
      ? joining(asking, page)
      : base.facts.filter(
          ({ id, section }) =>
            section === page[0]?.section && live.open.today.has(id) && !wasOpen.has(id) && !ids.includes(id),
        )
    : [];
  if (newcomers.length > 0) setIds([...ids, ...newcomers.map(({ id }) => id)]);

  const stillMatters = (fact: Fact): boolean =>
    fact.id in session.facts || live.open.today.has(fact.id) || live.open.compare.has(fact.id) || !live.settled;
  const required = (fact: Fact): boolean => mode.is === 'ask' && live.open[stage].has(fact.id);

  const [attempt, setAttempt] = useState(0);
  const form = useAnswerForm({ page, required, onRight: () => setAttempt(0) });
  const { faultOf } = form;
  const wrong = page.flatMap((fact) => {
    const fault = faultOf(fact);
    return fault === undefined
      ? []
      : [{ id: fact.id, message: t('inSummary', { question: say.text(fact.label), fault: faultWords(say, fault) }) }];
  });

  const goOn = (): void => {
    if (mode.is === 'change') navigate(mode.backTo);
    else navigate(addressOf(stage, firstOpen(asking, page)));
  };
  const submit = form.handleSubmit(goOn, () => setAttempt((n) => n + 1));
  // Only once the results belong to the last edit: it may have made other questions matter.
  const leaving = useRef(false);
  const leave = useEffectEvent(() => {
    if (!leaving.current) return;
    leaving.current = false;
    void submit();
  });
  useEffect(() => {
    if (live.settled) leave();
  }, [live.settled]);
  const onSubmit = (event: FormEvent): void => {
    if (live.settled) {
      void submit(event);
      return;
    }
    event.preventDefault();
    leaving.current = true;
  };

  const before = mode.is === 'ask' ? (stage === 'today' ? pageBefore(asking, page) : undefined) : undefined;
  const back =
    mode.is === 'change'
      ? undefined
      : stage === 'compare'
        ? '/check?step=done'
        : before === undefined
          ? '/'
          : `/check?at=${before}`;
  const done = mode.is === 'ask' && stage === 'today' && live.settled && live.open.today.size === 0;
  const left = live.open[stage].size;
  const definition = useDefinition();
  const { smallEnterprise } = base.settings;
  const asksForSize = page.some((fact) => fact.roles.some((role) => role === 'industry' || role === 'headcount'));

  return (
    <form className="check-form" noValidate onSubmit={onSubmit}>
      {back === undefined ? null : (
        <p className="back">
          <Link href={back}>{t('back')}</Link>
        </p>
      )}
      {mode.is === 'ask' && stage === 'compare' ? (
        <Notice title={t('compareTitle')}>
          <p>
            {t('compareText', {
              baseline: say.text(base.settings.baseline.label),
              date: say.day(base.settings.baseline.date),
            })}
          </p>
          <Link href="/result">{t('compareSkip')}</Link>
        </Notice>
      ) : null}
      {attempt > 0 ? <ErrorSummary errors={wrong} attempt={attempt} /> : null}
      {page.map((fact) => (
        <Question
          key={fact.id}
          fact={fact}
          say={say}
          control={form.control}
          fault={faultOf(fact)}
          matters={stillMatters(fact)}
          onEdit={form.onEdit}
          onLeave={form.onLeave}
        />
      ))}
      <div role="status">
        {asksForSize && definition !== null ? (
          <Notice title={say.text(smallEnterprise.title)}>
            <p>{say.text(definition ? smallEnterprise.met : smallEnterprise.notMet)}</p>
          </Notice>
        ) : null}
      </div>
      <div role="status">
        {done ? (
          <Notice tone="success" title={t('enoughTitle')}>
            <p>{live.unknown.length > 0 ? say.t('unknown.enough', { n: live.unknown.length }) : t('enough')}</p>
          </Notice>
        ) : null}
      </div>
      <div className="button-group">
        {mode.is === 'change' ? (
          <>
            <Button type="submit" look="primary">
              {t(mode.backTo === '/result' ? 'saveToResults' : 'saveToAnswers')}
            </Button>
            <ButtonLink href="/check">{t('moreQuestions')}</ButtonLink>
          </>
        ) : (
          <>
            <Button type="submit" look="primary">
              {t('continue')}
            </Button>
            {wrong.length > 0 || page.some((fact) => required(fact)) ? (
              <Button look="quiet" onClick={goOn}>
                {t('later')}
              </Button>
            ) : null}
          </>
        )}
      </div>
      {mode.is === 'ask' && left > 0 && !page.some(({ roles }) => roles.includes('aims')) ? (
        <p className="small">{t('left', { n: left })}</p>
      ) : null}
    </form>
  );
}
