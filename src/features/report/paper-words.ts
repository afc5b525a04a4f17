/** Short words for tables on paper. Pure. */
import type { MoneyRange, TrackResult } from '../../engine/index.ts';
import { answerInWords, money, valueInWords } from '../../i18n/words.ts';
import type { Answer, Confidence, Fact, IsoDate } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';
import { isOpenTo } from '../shared/verdicts.ts';
import { members } from '../track/answers-words.ts';
import type { ReportData } from './data.ts';
import type { Deadline } from './figures.ts';

/** An amount that may be a range, without the ten-thousands that a column of figures has no room for. */
export function amountWords(say: Say, { min, max }: MoneyRange): string {
  if (max === null)
    return min === 0 ? say.t('verdict.amount.depends') : say.t('verdict.amount.atLeast', { min: money(min) });
  if (min === max) return money(max);
  return min === 0
    ? say.t('verdict.amount.upTo', { max: money(max) })
    : say.t('verdict.amount.range', { max: money(max), min: money(min) });
}

/** The result of a track in words: the verdict, or why it takes no applications. */
export function verdictWords(say: Say, { verdict, status }: Pick<TrackResult, 'verdict' | 'status'>): string {
  if (verdict === null) return say.t('verdict.none');
  return verdict === 'closed' && status !== 'open' ? say.t(`verdict.status.${status}`) : say.t(`verdict.${verdict}`);
}

/** The award of a track that is open to the company; undefined otherwise. */
export const grantWords = (say: Say, result: TrackResult): string | undefined =>
  !isOpenTo(result.verdict) || result.status !== 'open'
    ? undefined
    : result.award
      ? amountWords(say, result.award)
      : say.t('verdict.amount.none');

/** An answer in words, with its unit, a long list cut short; undefined where there is none. */
export function shortAnswer(say: Say, fact: Fact, answer: Answer | undefined): string | undefined {
  if (Array.isArray(answer) && answer.length > 0) return members(say, fact, answer);
  const unit =
    fact.monthsOf !== undefined || fact.roles.includes('months-elapsed')
      ? 'months'
      : fact.yearsOf === undefined
        ? undefined
        : 'years';
  return typeof answer === 'number' && unit
    ? valueInWords(say.base, unit, answer, say.locale)
    : answerInWords(say.base, fact, answer, say.locale);
}

/** Conditions of one kind in a single line: English ones begin with a capital, so that each is a sentence. */
export const joined = (say: Say, parts: readonly string[]): string => parts.join(say.locale === 'en' ? '. ' : '；');

/** Several names in one line, for headings. */
export const factNames = (say: Say, ids: readonly string[]): string[] =>
  say.base.facts.filter(({ id }) => ids.includes(id)).map(({ label }) => say.text(label));

/** A last day to apply in words; one that is not official says what it is. */
export function deadlineWords(say: Say, { on, confidence }: Deadline, day: (date: string) => string = say.day): string {
  if (confidence === null || confidence === 'official') return day(on);
  return day(on) + aside(say, say.t('practical.howSure', { confidence: say.t(`verdict.confidence.${confidence}`) }));
}

/** Whether the rules are those of another day than the one the report is made on, so that nobody may apply by them. */
export const ofOtherDay = ({ rulesOf, madeOn }: Pick<ReportData, 'rulesOf' | 'madeOn'>): boolean => rulesOf !== madeOn;

/** For a message that tells a day that is past from one that may be. */
export const pastOr = ({ madeOn }: Pick<ReportData, 'madeOn'>, on: IsoDate | undefined): 'past' | 'open' =>
  on !== undefined && on < madeOn ? 'past' : 'open';

/** What stands beside a last day to apply where the rules are those of another day; nothing otherwise. */
export function otherDayAside(say: Say, data: Pick<ReportData, 'rulesOf' | 'madeOn'>, on: IsoDate | undefined): string {
  if (!ofOtherDay(data)) return '';
  return aside(say, say.t('report.otherDay.deadline', { date: say.day(data.rulesOf), when: pastOr(data, on) }));
}

/** Titles of documents are given as their publisher wrote them. */
export const titleLanguage = (title: string): string => (/\p{Script=Han}/u.test(title) ? 'zh-Hant-HK' : 'en-HK');

/** Words in brackets after others: Chinese brackets bring their own space. */
export const aside = (say: Say, words: string): string => (say.locale === 'en' ? ` ${words}` : words);

/** Texts that send the reader to the department by themselves. */
const SAYS_SO = /[確确][認认]|查[詢询]|\b(?:confirm|ask)\b/i;

/** "Confirm with the department" after what nobody vouches for; every other basis goes without saying on paper. */
export const unsure = (say: Say, words: string, confidence: Confidence): string =>
  confidence === 'unverified' && !SAYS_SO.test(words) ? aside(say, say.t('report.toConfirm')) : '';

/** An address as people read it; what cannot be decoded is left as it is. */
export function readableUrl(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
