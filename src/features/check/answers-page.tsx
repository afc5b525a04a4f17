import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';

import { answerInWords } from '../../i18n/words.ts';
import type { Answer, Fact } from '../../rulebase/index.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useSession } from '../session/session.tsx';
import { useSay } from '../shared/say.ts';

/** An answer as people read it; several values one below the other. */
function AnswerWords({ fact }: { fact: Fact }): ReactNode {
  const t = useTranslations('check');
  const say = useSay();
  const { base, session } = useSession();
  const answer = session.facts[fact.id];
  const words = (value: Answer | undefined): string => answerInWords(base, fact, value, say.locale) ?? t('dontKnow');
  if (typeof answer === 'number' && fact.unit) return `${words(answer)} ${say.text(fact.unit)}`;
  if (!Array.isArray(answer) || answer.length < 2) return words(answer);
  return (
    <ul>
      {answer.map((value) => (
        <li key={value}>{words([value])}</li>
      ))}
    </ul>
  );
}

/** Every answer given, section by section, each with a link to change it. */
export function AnswersPage(): ReactNode {
  const t = useTranslations('check');
  const say = useSay();
  const { base, session } = useSession();
  const sections = base.sections
    .map(({ id, title }) => ({
      id,
      title,
      facts: base.facts.filter((fact) => fact.section === id && fact.id in session.facts),
    }))
    .filter(({ facts }) => facts.length > 0);
  return (
    <>
      {sections.length === 0 ? <p>{t('answersNone')}</p> : null}
      {sections.map(({ id, title, facts }) => (
        <section key={id} aria-labelledby={`section-${id}`}>
          <h2 id={`section-${id}`}>{say.text(title)}</h2>
          <dl className="answers">
            {facts.map((fact) => (
              <div key={fact.id}>
                <dt>{say.text(fact.label)}</dt>
                <dd>
                  <AnswerWords fact={fact} />
                </dd>
                <dd>
                  <Link href={`/check?fact=${fact.id}&from=answers`}>
                    {t('change')}
                    <VisuallyHidden> {say.text(fact.label)}</VisuallyHidden>
                  </Link>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className="button-group">
        <ButtonLink href="/check" look="primary">
          {t(sections.length === 0 ? 'answersBegin' : 'moreQuestions')}
        </ButtonLink>
        {sections.length === 0 ? null : <ButtonLink href="/result">{t('seeResults')}</ButtonLink>}
      </div>
    </>
  );
}
