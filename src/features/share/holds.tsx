import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { OpenedShare } from '../../cases/index.ts';
import { answerInWords } from '../../i18n/words.ts';
import { Details } from '../../ui/details.tsx';
import { shortAnswer } from '../report/paper-words.ts';
import { useSay } from '../shared/say.ts';
import { heldWords } from './what-it-holds.ts';

function Row({ what, children }: { what: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a link holds, in a few lines; the answers themselves for who wants to see them first. */
export function Holds({ link: { session, madeOn } }: { link: Extract<OpenedShare, { ok: true }> }): ReactNode {
  const t = useTranslations('share');
  const say = useSay();
  const { base, locale } = say;
  const answered = base.facts.filter(({ id }) => Object.hasOwn(session.facts, id));
  return (
    <>
      <dl className="holds">
        <Row what={t('open.name')}>{session.name === '' ? t('open.nameNone') : session.name}</Row>
        <Row what={t('open.holds')}>{say.list(heldWords(say, session))}</Row>
        <Row what={t('open.rulesOf')}>{session.asAt === null ? t('open.rulesToday') : say.day(session.asAt)}</Row>
        <Row what={t('open.proposals')}>
          {session.proposals === null
            ? t('open.proposalsAll')
            : t('open.proposalsChosen', { n: session.proposals.length })}
        </Row>
        <Row what={t('open.madeOn')}>{say.day(madeOn)}</Row>
      </dl>
      {answered.length === 0 ? null : (
        <Details summary={t('open.lookAt', { n: answered.length })}>
          <dl className="holds">
            {answered.map((fact) => (
              <Row key={fact.id} what={say.text(fact.label)}>
                {(typeof session.facts[fact.id] === 'number'
                  ? shortAnswer(say, fact, session.facts[fact.id])
                  : answerInWords(base, fact, session.facts[fact.id], locale)) ?? t('open.notKnown')}
              </Row>
            ))}
          </dl>
        </Details>
      )}
    </>
  );
}
