import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { RuleBase } from '../../rulebase/index.ts';
import { dateWords } from './dates.ts';
import { useSay } from './say.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

type Source = RuleBase['sources'][string];

/** Titles are given as the publisher wrote them. */
const languageOf = (text: string): string => (/\p{Script=Han}/u.test(text) ? 'zh-Hant-HK' : 'en-HK');

/** Whose site a link leads to: a copy on somebody else's host should be seen to be one. */
const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '');

/** A link out of the app. */
export function OutsideLink({ url, children }: { url: string; children: string }): ReactNode {
  const t = useTranslations('result');
  return (
    <a href={url} rel="noreferrer" target="_blank">
      {children}
      <VisuallyHidden> {t('opensNewTab')}</VisuallyHidden>
    </a>
  );
}

/** The documents something rests on. */
export function SourceList({ ids }: { ids: readonly string[] }): ReactNode {
  const { base } = useSay();
  const found = ids.flatMap((id) => {
    const source = base.sources[id];
    return source ? [{ id, source }] : [];
  });
  if (found.length === 0) return null;
  return (
    <ul className="source-list">
      {found.map(({ id, source }) => (
        <li key={id}>
          <OneSource source={source} />
        </li>
      ))}
    </ul>
  );
}

/** A document with a link to it; without one where only a copy was read that cannot be linked. */
function OneSource({ source }: { source: Source }): ReactNode {
  const t = useTranslations('result');
  const say = useSay();
  const words = {
    publisher: source.publisher,
    date: source.date === 'n.d.' ? t('noDate') : dateWords(say, source.date),
    checked: say.day(source.checkedOn),
  };
  if (!('url' in source))
    return (
      <>
        <span lang={languageOf(source.title)}>{source.title}</span>
        <span className="small-print">
          {' '}
          {t('sourceCopy', words)}
          {source.site === undefined ? null : (
            <>
              {' '}
              <OutsideLink url={source.site}>{t('sourceSite', { host: hostOf(source.site) })}</OutsideLink>
            </>
          )}
        </span>
      </>
    );
  return (
    <>
      <a href={source.url} rel="noreferrer" target="_blank" lang={languageOf(source.title)}>
        {source.title}
      </a>
      <VisuallyHidden> {t('opensNewTab')}</VisuallyHidden>
      <span className="small-print">
        {` (${hostOf(source.url)}) `}
        {t('sourceFrom', words)}
      </span>
    </>
  );
}
