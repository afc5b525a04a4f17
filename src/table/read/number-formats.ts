/** Numbers of a workbook as the text a person sees: dates as ISO, shares in percent, the rest as they are. */

export type NumberKind = 'number' | 'date' | 'percent';

const between = (id: number, from: number, to: number): boolean => id >= from && id <= to;

/** What a number format shows, by its number and, where a workbook has its own, by its code. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent';
    return between(id, 14, 22) || between(id, 27, 36) || between(id, 45, 47) || between(id, 50, 58) ? 'date' : 'number';
  }
  const signs = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/[ymdhs年月日]/i.test(signs.replaceAll(/general/gi, ''))) return 'date';
  return signs.includes('%') ? 'percent' : 'number';
}

const DAY = 86_400_000;
const LAST_DAY = 2_958_465;

/** A day counted from 1900 or 1904 as ISO text; a time alone where there is no day. */
function isoDate(serial: number, from1904: boolean): string | undefined {
  if (serial < 0 || serial > LAST_DAY + 1) return undefined;
  // Spreadsheets count a 29 February 1900 that never was.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const text = new Date(Date.UTC(1899, 11, 30) + Math.round((days * DAY) / 1000) * 1000).toISOString().slice(0, 19);
  if (serial < 1 && !from1904) return text.slice(11);
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}

/** Spreadsheets keep fifteen digits; what comes after is noise of binary fractions. */
const tidy = (value: number): string => String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)));

/** The text of a number as it stands in a workbook. What is no number stays as it is. */
export function numberText(raw: string, kind: NumberKind, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (kind === 'percent') return `${tidy(Number((value * 100).toPrecision(15)))}%`;
  return (kind === 'date' ? isoDate(value, from1904) : undefined) ?? tidy(value);
}
