/** The words of the command line that the screens use too are theirs; the others are its own. */
import { toSimplified } from '../i18n/simplified.ts';
import { pickText as pick } from '../i18n/locale.ts';
import type { Locale } from '../i18n/locale.ts';
import en from '../i18n/messages/en.json' with { type: 'json' };
import zh from '../i18n/messages/zh-Hant.json' with { type: 'json' };
import { money, moneyInWan } from '../i18n/words.ts';
import type { CriterionState, TrackResult, Verdict } from '../engine/index.ts';
import type { IsoDate, LocalText, RuleBase, TrackStatus } from '../rulebase/index.ts';

export const t = (inChinese: string, inEnglish: string): LocalText => ({ 'zh-Hant': inChinese, en: inEnglish });

export const verdictWords: Record<Verdict, LocalText> = {
  eligible: t(zh.verdict.eligible, en.verdict.eligible),
  ineligible: t(zh.verdict.ineligible, en.verdict.ineligible),
  undetermined: t(zh.verdict.undetermined, en.verdict.undetermined),
  closed: t(zh.verdict.closed, en.verdict.closed),
};
export const statusWords: Record<TrackStatus, LocalText> = {
  open: t(zh.verdict.status.open, en.verdict.status.open),
  'not-yet-open': t(zh.verdict.status['not-yet-open'], en.verdict.status['not-yet-open']),
  closed: t(zh.verdict.status.closed, en.verdict.status.closed),
  'no-rule-known': t(zh.verdict.status['no-rule-known'], en.verdict.status['no-rule-known']),
  proposed: t(zh.verdict.status.proposed, en.verdict.status.proposed),
};
export const stateMarks: Record<CriterionState, string> = {
  met: '✓',
  'not-met': '✗',
  unknown: '?',
  'not-applicable': '–',
  judgement: '◇',
};
export const NOT_CONSIDERED = t('與所選目的無關', 'not for the chosen aims');
export const IF_ELIGIBLE = t(zh.picture.ifEligible, en.picture.ifEligible);
export const layerWords: Record<string, LocalText> = {
  then: t('當時', 'then'),
  'then+proposals': t('當時＋建議', 'then, with the proposals'),
  today: t('今天', 'today'),
  'today+proposals': t('今天＋建議', 'today, with the proposals'),
};

/** Simplified Chinese from the Traditional text; other languages as they are. */
export function simplify(text: string, locale: Locale): string {
  return locale === 'zh-Hans' ? toSimplified(text) : text;
}

/** The day to which the rules were checked, where `asOf` is after it. */
export const checkedBefore = (base: RuleBase, asOf: string): IsoDate | undefined =>
  asOf > base.settings.version ? base.settings.version : undefined;

/** A line about rules that are asked for a day after they were checked; none otherwise. */
export function laterWords(base: RuleBase, asOf: string, locale: Locale): string[] {
  const version = checkedBefore(base, asOf);
  const words = pick(locale, t(zh.result.rulesLater, en.result.rulesLater));
  return version === undefined ? [] : [words.replace('{version}', version)];
}

export const trackName = ({ scheme, track }: Pick<TrackResult, 'scheme' | 'track'>, locale: Locale): string =>
  `${pick(locale, scheme.shortName)} · ${pick(locale, track.name)}`;

export function amountWords(range: { min: number; max: number | null }, locale: Locale): string {
  const one = (amount: number) => {
    const wan = locale === 'en' ? undefined : moneyInWan(amount);
    return wan === undefined ? money(amount) : `${money(amount)}（${wan}）`;
  };
  if (range.max === null) return pick(locale, t(`最少 ${one(range.min)}`, `at least ${one(range.min)}`));
  if (range.min === range.max) return one(range.max);
  return pick(locale, t(`${one(range.min)} 至 ${one(range.max)}`, `${one(range.min)} to ${one(range.max)}`));
}
