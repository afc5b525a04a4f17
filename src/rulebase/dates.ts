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

/** Today in Hong Kong, whatever the time zone of the machine. */
export function todayInHongKong(now: Date = new Date()): IsoDate {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Hong_Kong',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
  if (!isIsoDate(parts)) throw new Error(`the clock gave no calendar date: ${parts}`);
  return parts;
}

const daysFrom = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as IsoDate;
export const dayAfter = (date: IsoDate): IsoDate => daysFrom(date, 1);
export const dayBefore = (date: IsoDate): IsoDate => daysFrom(date, -1);

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
