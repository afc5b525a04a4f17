/** Calendar dates of Hong Kong as `YYYY-MM-DD` text: they sort as text, so no time zone can shift them. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a date that exists in the calendar (`2024-02-29` yes, `2023-02-29` no). */
export function isIsoDate(text: string): text is IsoDate {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const hongKongDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Hong_Kong',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Today in Hong Kong, whatever the time zone of the machine. */
export function todayInHongKong(now: Date = new Date()): IsoDate {
  const parts = hongKongDay.format(now);
  if (!isIsoDate(parts)) throw new Error(`the clock gave no calendar date: ${parts}`);
  return parts;
}

const daysFrom = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as IsoDate;
export const dayAfter = (date: IsoDate): IsoDate => daysFrom(date, 1);
export const dayBefore = (date: IsoDate): IsoDate => daysFrom(date, -1);

/**
 * The day `months` calendar months after `date`. The last day of a month leads to the last day of a month, and so does
 * a day that the later month does not have: whatever was whole months old on `date` is that many months older then.
 */
export function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lastOf = (later: number): number => new Date(Date.UTC(year, month + later, 0)).getUTCDate();
  const last = lastOf(months);
  const on = day === lastOf(0) ? last : Math.min(day, last);
  return new Date(Date.UTC(year, month - 1 + months, on)).toISOString().slice(0, 10) as IsoDate; // a date of the calendar
}

/** How many months have passed in full from one day to a later one, counted as `monthsAfter` does. */
export function wholeMonthsBetween(from: IsoDate, to: IsoDate): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return monthsAfter(from, months) <= to ? months : months - 1;
}

/** First and last day in force, both inclusive; no `until` means "still in force". */
export interface Span {
  from: IsoDate;
  until?: IsoDate | undefined;
  /** Set where the first day is only known as a window that ends on `from`. */
  fromEarliest?: IsoDate | undefined;
}

/** How one day lies to a span: inside, outside, or in the window in which the span may already have begun. */
export type SpanAt = 'in-force' | 'perhaps' | 'out';

/** Where `date` lies in `span`. */
export function spanAt(span: Span, date: IsoDate): SpanAt {
  if (span.until !== undefined && date > span.until) return 'out';
  if (date >= span.from) return 'in-force';
  return span.fromEarliest !== undefined && date >= span.fromEarliest ? 'perhaps' : 'out';
}
