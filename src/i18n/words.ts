/** Values and sentences of the rule base in words, for the command line and the app alike. */
import { NO_LIMIT, parseRate } from '../rulebase/index.ts';
import type { Answer, Fact, ParamValue, ResolvedScheme, RuleBase, Unit } from '../rulebase/index.ts';
import { pickText as pick } from './locale.ts';
import type { Locale, LocalText } from './locale.ts';

// Made once: a formatter costs more to make than all it writes for a page.
const exact = new Intl.NumberFormat('en-US');
const twoPlaces = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number with its thousands grouped: `800,000`. */
export const grouped = (n: number): string => exact.format(n);

/** The same with at most two places: `1,234.57`. */
export const toTwoPlaces = (n: number): string => twoPlaces.format(n);

/** Whole HK$, grouped: `HK$800,000`. */
export const money = (amount: number): string => `HK$${grouped(amount)}`;

/** The same in ten-thousands for readers of Chinese: `80 萬元`; undefined below one 萬. */
export function moneyInWan(amount: number): string | undefined {
  if (amount < 10_000) return undefined;
  const [size, word] = amount >= 100_000_000 ? [100_000_000, '億元'] : [10_000, '萬元'];
  return `${toTwoPlaces(amount / size)} ${word}`;
}

const NONE: LocalText = { 'zh-Hant': '不設上限', 'zh-Hans': '不设上限', en: 'no limit' };
const UNKNOWN: LocalText = { 'zh-Hant': '未有資料', 'zh-Hans': '未有资料', en: 'not on file' };
const OR: LocalText = { 'zh-Hant': ' 或 ', en: ' or ' };
const counted: Partial<Record<Unit, { zh: string; hans: string; one: string; many: string }>> = {
  months: { zh: ' 個月', hans: ' 个月', one: ' month', many: ' months' },
  years: { zh: ' 年', hans: ' 年', one: ' year', many: ' years' },
  economies: { zh: ' 個經濟體', hans: ' 个经济体', one: ' economy', many: ' economies' },
  options: { zh: ' 項', hans: ' 项', one: ' item', many: ' items' },
};

/** Long lists are counted, short ones named. */
const NAMED_UP_TO = 4;

/** One value of a parameter in words: `HK$800,000`, `25%`, `1/3`, `24 個月`, `48 economies`. */
export function valueInWords(base: RuleBase, unit: Unit, value: ParamValue, locale: Locale): string {
  if (value === NO_LIMIT) return pick(locale, NONE);
  if (Array.isArray(value)) {
    const left = unit === 'economies' ? Object.keys(base.economies).filter((code) => !value.includes(code)) : [];
    if (unit === 'economies' && value.length > NAMED_UP_TO && left.length <= NAMED_UP_TO)
      return everyEconomy(base, left, locale);
    if (value.length > NAMED_UP_TO) return count(unit, value.length, locale);
    const name = (id: string) => (unit === 'economies' ? base.economies[id] : optionLabel(base, id));
    return value.map((id) => pick(locale, name(id) ?? { 'zh-Hant': id, en: id })).join(locale === 'en' ? ', ' : '、');
  }
  if (typeof value === 'number')
    return unit === 'hkd' ? money(value) : unit === 'percent' ? `${value}%` : count(unit, value, locale);
  return unit === 'rate' ? rateInWords(String(value)) : String(value);
}

/** One side of a change in words: a value, the values it may be, or nothing on file. */
export function changedValueInWords(
  base: RuleBase,
  unit: Unit,
  value: ParamValue | readonly ParamValue[] | null,
  locale: Locale,
): string {
  if (value === null) return pick(locale, UNKNOWN);
  if (typeof value === 'boolean') return pick(locale, value ? YES : NO);
  if (typeof value === 'string' || typeof value === 'number') return valueInWords(base, unit, value, locale);
  const parts: readonly ParamValue[] = value;
  const members = parts.filter((each) => typeof each === 'string');
  if ((unit === 'economies' || unit === 'options') && members.length === parts.length)
    return valueInWords(base, unit, members, locale);
  return parts.map((each) => changedValueInWords(base, unit, each, locale)).join(pick(locale, OR));
}

/** All places there are, save the few that are named. */
function everyEconomy(base: RuleBase, left: readonly string[], locale: Locale): string {
  if (left.length === 0) return pick(locale, { 'zh-Hant': '所有經濟體', en: 'every economy' });
  const names = left.map((code) => pick(locale, base.economies[code] ?? { 'zh-Hant': code, en: code }));
  const named = names.join(locale === 'en' ? ', ' : '、');
  return pick(locale, { 'zh-Hant': `${named}以外的所有經濟體`, en: `every economy except ${named}` });
}

function count(unit: Unit, amount: number, locale: Locale): string {
  const words = counted[unit];
  if (!words) return grouped(amount);
  const english = amount === 1 ? words.one : words.many;
  return `${grouped(amount)}${locale === 'en' ? english : locale === 'zh-Hans' ? words.hans : words.zh}`;
}

/** A share as a percentage where that is exact, as a fraction where it is not. */
export function rateInWords(text: string): string {
  const rate = parseRate(text);
  if (!rate) return text;
  const hundredfold = rate.num * 10_000n;
  return hundredfold % rate.den === 0n ? `${Number(hundredfold / rate.den) / 100}%` : `${rate.num}/${rate.den}`;
}

function optionLabel(base: RuleBase, value: string): LocalText | undefined {
  return base.facts.flatMap((fact) => fact.options ?? []).find((option) => option.value === value)?.label;
}

/** What is on file for a parameter on the day, in words. */
function paramInWords(base: RuleBase, scheme: Pick<ResolvedScheme, 'params'>, id: string, locale: Locale): string {
  const param = scheme.params[id];
  switch (param?.at.state) {
    case 'known':
    case 'unverified':
      return valueInWords(base, param.unit, param.at.value, locale);
    case 'window':
      return param.at.candidates.map((value) => valueInWords(base, param.unit, value, locale)).join(pick(locale, OR));
    default:
      return pick(locale, UNKNOWN);
  }
}

/** A sentence of the rule base with its `{parameter}` places filled for the day. */
export function fill(base: RuleBase, scheme: Pick<ResolvedScheme, 'params'>, text: LocalText, locale: Locale): string {
  return pick(locale, text).replace(/\{([a-z0-9-]+)\}/g, (_, id: string) => paramInWords(base, scheme, id, locale));
}

const YES: LocalText = { 'zh-Hant': '是', en: 'Yes' };
const NO: LocalText = { 'zh-Hant': '否', en: 'No' };
const EMPTY: LocalText = { 'zh-Hant': '沒有', 'zh-Hans': '没有', en: 'None' };

/** An answer in words; undefined where there is none. */
export function answerInWords(
  base: RuleBase,
  fact: Fact,
  answer: Answer | undefined,
  locale: Locale,
): string | undefined {
  if (answer === undefined || answer === null) return undefined;
  if (typeof answer === 'boolean') return pick(locale, answer ? YES : NO);
  if (typeof answer === 'number') {
    return fact.type === 'hkd' ? money(answer) : fact.type === 'pct' ? `${answer}%` : grouped(answer);
  }
  const label = (value: string) => {
    const text =
      fact.type === 'economies' ? base.economies[value] : fact.options?.find((option) => option.value === value)?.label;
    return text ? pick(locale, text) : value;
  };
  if (Array.isArray(answer))
    return answer.length === 0 ? pick(locale, EMPTY) : answer.map(label).join(locale === 'en' ? ', ' : '、');
  return label(answer);
}
