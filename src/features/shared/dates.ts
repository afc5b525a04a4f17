/** Dates as a source gives them, perhaps without a day or a month, in words. */
import { perLocale } from '../../i18n/locale.ts';
import { isIsoDate } from '../../rulebase/index.ts';
import type { DayTick } from '../../ui/charts/ticks.ts';
import type { Say } from './say.ts';

const monthIn = perLocale((tag) => new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC' }));

/** A day, a month, a year, or a stretch of them (`2024-03-03/2024-11-16`) within which something came about. */
export function dateWords(say: Say, text: string): string {
  const [from, to] = text.split('/');
  if (from !== undefined && to !== undefined)
    return say.t('scheme.dayWithin', { from: dateWords(say, from), to: dateWords(say, to) });
  if (isIsoDate(text)) return say.day(text);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  return monthIn(say.locale).format(new Date(`${text}-01T00:00:00Z`));
}

/** A day as an axis names it: the year, the month or the day in words. */
export const tickWords =
  (say: Say) =>
  ({ date, by }: DayTick): string =>
    dateWords(say, date.slice(0, { year: 4, month: 7, day: 10 }[by]));
