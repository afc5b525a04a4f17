import type { ReactNode } from 'react';

import type { Say } from '../shared/say.ts';
import { titleLanguage } from './paper-words.ts';
import type { Cites } from './cites.tsx';
import { Part } from './part.tsx';
import { WrittenLink } from './steps-part.tsx';

/** Everything cited, by number; what has no address was read only in a stored copy. */
export function sourcesPart(say: Say, cited: ReturnType<Cites['list']>): ReactNode {
  const [first, ...others] = new Set(cited.map(({ source }) => source.checkedOn));
  const same = others.length === 0; // then the day is said once
  const copies = cited.some(({ source }) => !('url' in source));
  return (
    <Part id="sources" title={say.t('report.part.sources')}>
      <p className="small">
        {say.t('report.sources.lead')}{' '}
        {same && first ? say.t('report.sources.checked', { date: say.day(first) }) : null}{' '}
        {copies ? say.t('report.sources.copies') : null}
      </p>
      <ol className="paper-sources">
        {cited.map(({ number, source }) => (
          <li key={number} value={number}>
            <span className="source-number">{`[${number}] `}</span>
            <span lang={titleLanguage(source.title)}>{source.title}</span>
            {say.locale === 'en' ? '. ' : '。'}
            {say.t(same ? 'report.sources.from' : 'result.sourceFrom', {
              publisher: source.publisher,
              date: source.date === 'n.d.' ? say.t('result.noDate') : source.date,
              checked: say.day(source.checkedOn),
            })}{' '}
            {'url' in source ? <WrittenLink url={source.url} /> : say.t('report.sources.copy')}
          </li>
        ))}
      </ol>
    </Part>
  );
}
