/** Dates as a source gives them, perhaps without a day or a month, in words. */
import { LANGUAGE_TAG } from '../../i18n/locale.ts';
import { isIsoDate } from '../../rulebase/index.ts';
import type { Say } from './say.ts';

export function dateWords(say: Say, text: string): string {
  if (isIsoDate(text)) return say.day(text);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  const month = new Intl.DateTimeFormat(LANGUAGE_TAG[say.locale], {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return month.format(new Date(`${text}-01T00:00:00Z`));
}
