/**
 * What the margins of the printed pages say: the client and the date on the left, "page n of m" on the right. Style
 * sheets cannot read words of the app, so they are handed over as properties of the document.
 */
import { useEffect } from 'react';

import type { Say } from '../shared/say.ts';

/** As a string of a style sheet: whatever somebody typed ends neither the string nor the line. */
export const cssString = (text: string): string =>
  `"${text.replaceAll(/[\\"]|\p{Cc}/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`;

const PAGE = '\u0001';
const PAGES = '\u0002';

/** What a page says of itself, by property. */
export function marginTexts(say: Say, title: string): Record<string, string> {
  const [before = '', rest = ''] = say.t('report.page', { page: PAGE, pages: PAGES }).split(PAGE);
  const [between = '', after = ''] = rest.split(PAGES);
  return {
    '--margin-title': cssString(title),
    '--page-before': cssString(before),
    '--page-between': cssString(between),
    '--page-after': cssString(after),
  };
}

/** Hands the texts to the style sheet for as long as the report is on the page. */
export function useMargins(say: Say, title: string): void {
  useEffect(() => {
    const texts = Object.entries(marginTexts(say, title));
    const { style } = document.documentElement;
    for (const [property, text] of texts) style.setProperty(property, text);
    return () => {
      for (const [property] of texts) style.removeProperty(property);
    };
  }, [say, title]);
}
