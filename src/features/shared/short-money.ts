/** Money in few characters, for the scales of pictures. */
import { money, moneyInWan, toTwoPlaces } from '../../i18n/words.ts';
import type { Say } from './say.ts';

const SIZES = [
  [1_000_000_000, 'b'],
  [1_000_000, 'm'],
  [1_000, 'k'],
] as const;

/** Readers of Chinese count in ten-thousands. */
export function shortMoney(say: Say, amount: number): string {
  if (say.locale === 'en') {
    const [size, word] = SIZES.find(([least]) => amount >= least) ?? [1, ''];
    return `HK$${toTwoPlaces(amount / size)}${word}`;
  }
  const wan = moneyInWan(amount);
  if (wan === undefined) return money(amount);
  return say.locale === 'zh-Hans' ? wan.replace('萬', '万').replace('億', '亿') : wan;
}
