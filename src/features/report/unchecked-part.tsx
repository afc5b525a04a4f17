import type { ReactNode } from 'react';

import { overdue } from '../shared/schemes.ts';
import { judged } from '../shared/verdicts.ts';
import { Part } from './part.tsx';
import type { Paper } from './part.tsx';

/** What this report does not say, so that nobody takes it for more than it is. */
export function uncheckedPart({ say, data }: Paper): ReactNode {
  const { base, applicable, madeOn } = data;
  const points = applicable.reduce((sum, result) => sum + judged(result), 0);
  const schemes = [...new Map(applicable.map(({ scheme }) => [scheme.id, scheme])).values()];
  const open = schemes.filter(({ openQuestions }) => openQuestions.length > 0);
  const late = overdue(base, madeOn)
    .filter(({ id }) => schemes.some((scheme) => scheme.id === id))
    .flatMap(({ shortName }) => shortName.at(-1)?.value ?? [])
    .map(say.text);
  return (
    <Part id="unchecked" title={say.t('report.part.unchecked')}>
      <ul>
        {base.settings.limits.map((limit) => (
          <li key={limit.en}>{say.text(limit)}</li>
        ))}
        {points > 0 ? <li>{say.t('report.unchecked.judged', { n: points })}</li> : null}
        {open.map(({ id, shortName, openQuestions }) => (
          <li key={id}>
            {say.t('report.unchecked.open', {
              scheme: say.text(shortName),
              questions: openQuestions.map(say.text).join(say.locale === 'en' ? ' ' : ''),
            })}
          </li>
        ))}
        {late.length > 0 ? <li>{say.t('practical.overdue', { names: say.list(late) })}</li> : null}
      </ul>
    </Part>
  );
}
