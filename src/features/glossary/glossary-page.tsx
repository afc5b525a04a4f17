import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { LANGUAGE_TAG, LOCALES, orderIn } from '../../i18n/locale.ts';
import type { GlossaryEntry } from '../../rulebase/index.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { useSession } from '../session/session.tsx';
import { normalise } from '../shared/normalise.ts';
import { useSay } from '../shared/say.ts';
import '../shared/shared.css';
import { useShownPart } from '../shared/use-shown-part.ts';
import './glossary.css';
import { scriptsOf, useOtherScript } from './scripts.ts';
import type { Scripts } from './scripts.ts';

export function GlossaryPage(): ReactNode {
  const say = useSay();
  const { base } = useSession();
  const [filter, setFilter] = useState('');
  const other = useOtherScript(say.locale);
  useShownPart();
  const order = orderIn(say.locale);
  const terms = base.glossary
    .map((entry) => ({ entry, scripts: scriptsOf(entry, other[entry.id], say.locale), title: say.text(entry.term) }))
    .toSorted((a, b) => order(a.title, b.title));
  const wanted = normalise(filter);
  const shown = terms.filter(({ entry, scripts, title }) =>
    normalise(
      [title, ...LOCALES.map((each) => scripts[each] ?? ''), say.text(entry.meaning), entry.id].join('\n'),
    ).includes(wanted),
  );
  return (
    <Page title={say.t('glossary.title')}>
      <p className="lead">{say.t('glossary.lead')}</p>
      {terms.length === 0 ? (
        <p>{say.t('glossary.none')}</p>
      ) : (
        <>
          <SearchInput id="filter" label={say.t('glossary.filter')} value={filter} onChange={setFilter} />
          <LiveRegion visible>{say.t('glossary.shown', { n: shown.length, all: terms.length })}</LiveRegion>
          <ul className="rows glossary">
            {shown.map(({ entry, scripts, title }) => (
              <li key={entry.id} id={`term-${entry.id}`} tabIndex={-1}>
                <Term entry={entry} scripts={scripts} title={title} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

interface TermProps {
  entry: GlossaryEntry;
  scripts: Scripts;
  title: string;
}

function Term({ entry, scripts, title }: TermProps): ReactNode {
  const say = useSay();
  return (
    <>
      <h2>
        <Link href={`/glossary?at=term-${entry.id}`}>{scripts[say.locale] ?? title}</Link>
      </h2>
      <ul className="scripts">
        {LOCALES.filter((each) => each !== say.locale).map((each) =>
          scripts[each] === undefined ? null : (
            <li key={each}>
              <span className="small-print">{say.t(`glossary.script.${each}`)}</span>{' '}
              <span lang={LANGUAGE_TAG[each]}>{scripts[each]}</span>
            </li>
          ),
        )}
      </ul>
      <p>{say.text(entry.meaning)}</p>
    </>
  );
}
