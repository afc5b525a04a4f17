import type { ReactNode } from 'react';

import { missingIn } from './figures.ts';
import { aside, shortAnswer } from './paper-words.ts';
import { Part } from './part.tsx';
import type { Paper } from './part.tsx';

/** The answers that the results rest on, by subject, and those still missing that matter. */
export function answersPart({ say, data }: Paper): ReactNode {
  const { base, profile, small, applicable, barred } = data;
  const answered = base.sections.flatMap(({ id, title }) => {
    const facts = base.facts.flatMap((fact) => {
      if (fact.section !== id) return [];
      const words = profile[fact.id] === null ? say.t('check.dontKnow') : shortAnswer(say, fact, profile[fact.id]);
      return words === undefined ? [] : [{ fact, words }];
    });
    return facts.length > 0 ? [{ id, title, facts }] : [];
  });
  const missing = base.facts.filter(({ id }) => missingIn([...applicable, ...barred]).includes(id));
  const { met, notMet, unknown } = base.settings.smallEnterprise;
  return (
    <Part id="answers" title={say.t('report.part.answers')}>
      <p>{say.t('report.answers.lead')}</p>
      <div className="answer-groups">
        {answered.map(({ id, title, facts }) => (
          <div key={id} className="answer-group">
            <h4>{say.text(title)}</h4>
            <dl>
              {facts.map(({ fact, words }) => (
                <div key={fact.id}>
                  <dt>{say.text(fact.label)}</dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      <p>{say.text(small === null ? unknown : small ? met : notMet)}</p>
      {missing.length > 0 ? (
        <>
          <h4>{say.t('report.answers.missing', { n: missing.length })}</h4>
          <ul className="run-in">
            {missing.map(({ id, label }) => (
              <li key={id}>
                {say.text(label)}
                {profile[id] === null ? aside(say, say.t('report.answers.saidUnknown')) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Part>
  );
}
