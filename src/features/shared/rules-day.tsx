import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from './say.ts';

interface RulesDayProps {
  /** The day of the results shown, where they may be older than the choice. */
  asOf?: string;
  /** What follows rests on the answers too: those are today's in any case. */
  withAnswers?: boolean;
}

/** The day of the rules, and until when they were checked; a notice with the way back where it is not today. */
export function RulesDay({ asOf, withAnswers = false }: RulesDayProps): ReactNode {
  const say = useSay();
  const { session, today, update } = useSession();
  const date = say.day(asOf ?? today);
  const { version } = say.base.settings;
  const later = (asOf ?? today) > version ? say.t('result.rulesLater', { version: say.day(version) }) : null;
  const sentences = (...words: (string | null)[]): string =>
    words.filter((each) => each !== null).join(say.locale === 'en' ? ' ' : '');
  if (session.asAt === null) return <p>{sentences(say.t('result.rulesOf', { date }), later)}</p>;
  return (
    <Notice>
      <p>
        {sentences(say.t('result.otherDay', { date }), withAnswers ? say.t('result.otherDayAnswers') : null, later)}
      </p>
      <Button onClick={() => update({ asAt: null })}>{say.t('result.backToday')}</Button>
    </Notice>
  );
}
