/** Groups of possible answers in words. Pure. */
import type { Answers, MemberRule, NumberRange } from '../../engine/index.ts';
import { answerInWords } from '../../i18n/words.ts';
import type { Answer, Fact } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';

/** More members of a list than this are counted. */
const NAMED = 8;

/** The answers of a group in one line. */
export function answersWords(say: Say, fact: Fact, answers: Answers): string {
  switch (answers.kind) {
    case 'numbers':
      return say.list(answers.ranges.map((range) => rangeOf(say, fact, range)));
    case 'yes-no':
      return say.list(answers.values.map((value) => one(say, fact, value)));
    case 'options':
      return say.list(answers.options.map((option) => one(say, fact, option)));
    case 'members':
      return joined(
        say,
        'or',
        answers.rules.map((rule) => ruleWords(say, fact, rule)),
      );
  }
}

/** One answer in words. */
export const one = (say: Say, fact: Fact, answer: Answer): string =>
  answerInWords(say.base, fact, answer, say.locale) ?? say.t('track.unanswered');

function rangeOf(say: Say, fact: Fact, { from, to, fromExcluded, toExcluded }: NumberRange): string {
  const low = one(say, fact, from);
  if (to === null)
    return from === 0 ? say.t('track.any') : say.t(fromExcluded ? 'track.above' : 'track.atLeast', { low });
  if (from === to) return low;
  const high = one(say, fact, to);
  if (from === 0 && !fromExcluded) return say.t(toExcluded ? 'track.below' : 'track.upTo', { high });
  return say.t('track.between', { low, high });
}

function ruleWords(say: Say, fact: Fact, rule: MemberRule): string {
  switch (rule.kind) {
    case 'nothing':
      return say.t('track.members.nothing');
    case 'anything':
      return say.t('track.members.anything');
    case 'only':
    case 'none-of':
    case 'at-least-one-of':
      return say.t(`track.members.${rule.kind}`, { names: members(say, fact, rule.of) });
    case 'every':
      return joined(
        say,
        'and',
        rule.rules.map((each) => ruleWords(say, fact, each)),
      );
  }
}

export const members = (say: Say, fact: Fact, ids: readonly string[]): string =>
  ids.length > NAMED
    ? say.t('track.members.many', { names: one(say, fact, ids.slice(0, NAMED)), n: ids.length })
    : one(say, fact, [...ids]);

/** Alternatives, or things that must all hold, as one phrase. */
export const joined = (say: Say, by: 'or' | 'and', parts: readonly string[]): string =>
  parts.reduce((a, b) => say.t(`track.${by}`, { a, b }));
