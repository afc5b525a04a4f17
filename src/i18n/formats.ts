import type { Formats } from 'use-intl';

/** Named formats for messages (`{amount, number, hkd}`) and for `useFormatter()`. */
export const formats = {
  number: {
    hkd: { style: 'currency', currency: 'HKD', maximumFractionDigits: 0 },
    percent: { style: 'percent', maximumFractionDigits: 1 },
  },
  dateTime: {
    day: { day: 'numeric', month: 'long', year: 'numeric' },
    month: { month: 'long', year: 'numeric' },
  },
} as const satisfies Formats;

export const TIME_ZONE = 'Asia/Hong_Kong';
