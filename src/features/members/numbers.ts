/** Counts and large sums in words. */
import { grouped, money, moneyInWan, toTwoPlaces } from '../../i18n/words.ts';
import type { MoneySum } from '../../table/index.ts';
import type { Say } from '../shared/say.ts';

const onePlace = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

export const countWords = grouped;

/** A part of a whole as a percentage with at most one decimal; what is there is never said to be nothing. */
export function shareWords(say: Say, part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0%';
  const percent = (part / whole) * 100;
  if (percent < 0.1) return say.t('members.lessThan', { share: '0.1%' });
  return `${onePlace.format(percent)}%`;
}

const SIZES = [
  [1_000_000_000, 'billion'],
  [1_000_000, 'million'],
] as const;

const DIGITS = 3;

/** A sum to be read, not to be copied: three significant digits; the exact one stands in the table or in the file. */
export function bigMoney(say: Say, amount: bigint | number): string {
  const n = Number(Number(amount).toPrecision(DIGITS));
  if (say.locale === 'en') {
    const [size, word] = SIZES.find(([least]) => n >= least) ?? [1, undefined];
    return word === undefined ? money(n) : say.t(`members.money.${word}`, { n: toTwoPlaces(n / size) });
  }
  const wan = moneyInWan(n);
  if (wan === undefined) return money(n);
  const local = wan.replace(/元$/, '港元');
  return say.locale === 'zh-Hans' ? local.replace('萬', '万').replace('億', '亿') : local;
}

/** The same of a sum that may still be a range. */
export function bigRange(say: Say, { min, max }: MoneySum): string {
  return bigMoney(say, min) === bigMoney(say, max)
    ? bigMoney(say, max)
    : say.t('members.money.range', { min: bigMoney(say, min), max: bigMoney(say, max) });
}
