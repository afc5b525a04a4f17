/** Addresses that open a link: made from its text, and read from whatever somebody pasted. */
import type { Locale } from '../../i18n/locale.ts';

const OPEN = '/open';

/** The route that opens a link of this text. */
export const openRoute = (text: string): string => `${OPEN}?s=${encodeURIComponent(text)}`;

/** The whole address, in the language it is made in. What it holds lies after the `#`, which no browser sends. */
export const shareAddress = (text: string, locale: Locale, here: string = location.href): string =>
  `${here.replace(/[?#].*$/s, '')}#${OPEN}?lang=${locale}&s=${text}`;

/** The text of a link in what was pasted: an address, one that a mail program has wrapped up, or the text alone. */
export function sharedText(pasted: string): string {
  let plain = pasted;
  try {
    plain = decodeURIComponent(pasted);
  } catch {
    // a stray percent sign: nothing was wrapped up
  }
  return /^.*\bs=([^&#]*)/s.exec(plain)?.[1] ?? plain; // the last one: an address may have a query of its own
}
