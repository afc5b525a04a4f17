import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useSay } from './say.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

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
  const t = useTranslations('result');
  const { base, day } = useSay();
  const found = ids.flatMap((id) => base.sources[id] ?? []);
  if (found.length === 0) return null;
  return (
    <ul className="source-list">
      {found.map((source) => (
        <li key={source.url + source.title}>
          <a href={source.url} rel="noreferrer" target="_blank" lang={languageOf(source.title)}>
            {source.title}
          </a>
          <VisuallyHidden> {t('opensNewTab')}</VisuallyHidden>
          <span className="small-print">
            {` (${hostOf(source.url)}) `}
            {t('sourceFrom', {
              publisher: source.publisher,
              date: source.date === 'n.d.' ? t('noDate') : source.date,
              checked: day(source.checkedOn),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
