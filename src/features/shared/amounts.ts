/** Money in words: HK$, and 萬 for readers of Chinese. */
import type { MoneyRange, TrackResult } from '../../engine/index.ts';
import { money, moneyInWan } from '../../i18n/words.ts';
import type { Say } from './say.ts';

/** One amount. */
export function moneyWords(say: Say, amount: number): string {
  const wan = say.locale === 'en' ? undefined : moneyInWan(amount);
  if (wan === undefined) return money(amount);
  const script = say.locale === 'zh-Hans' ? wan.replace('萬', '万').replace('億', '亿') : wan;
  return say.t('verdict.amount.wan', { money: money(amount), wan: script });
}

/** An amount that may still be a range. */
export function rangeWords(say: Say, { min, max }: MoneyRange): string {
  if (max === null)
    return min === 0 ? say.t('verdict.amount.depends') : say.t('verdict.amount.atLeast', { min: moneyWords(say, min) });
  if (min === max) return moneyWords(say, max);
  return min === 0
    ? say.t('verdict.amount.upTo', { max: moneyWords(say, max) })
    : say.t('verdict.amount.range', { max: moneyWords(say, max), min: moneyWords(say, min) });
}

/** The award of a track, or that there is none to work out. */
export function awardWords(say: Say, result: Pick<TrackResult, 'award'>): string {
  return result.award ? rangeWords(say, result.award) : say.t('verdict.amount.none');
}
