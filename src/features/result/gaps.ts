/** How far an answer is from what a criterion asks, where its sentence does not say so already. */
import type { CriterionResult, TrackResult } from '../../engine/index.ts';
import { answerInWords, fill } from '../../i18n/words.ts';
import { bind, NO_LIMIT } from '../../rulebase/index.ts';
import type { Answer, BoundCondition, Fact, ParamValue } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';

type Leaf = Extract<BoundCondition, { fact: string }>;

/** The tests of a criterion that must hold as they stand; what lies below a "not" is left to the sentence. */
function leavesOf(condition: BoundCondition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'fact' in condition ? [condition] : [];
}

function leaves(result: TrackResult, criterion: CriterionResult): Leaf[] {
  const condition = result.scheme.criteria[criterion.id]?.condition;
  return condition ? leavesOf(bind(condition, result.scheme).condition) : [];
}

/** One sentence for each answer that keeps a criterion from being met. */
export function gapsOf(say: Say, result: TrackResult, criterion: CriterionResult): string[] {
  if (criterion.state !== 'not-met') return [];
  const sentence = fill(say.base, result.scheme, criterion.sentence, say.locale);
  return leaves(result, criterion).flatMap((leaf) => {
    const fact = say.base.facts.find(({ id }) => id === leaf.fact);
    const answer = criterion.values[leaf.fact];
    const [value] = leaf.values;
    if (!fact || answer === null || answer === undefined || value === undefined || value === NO_LIMIT) return [];
    const words = gap(say, fact, leaf.operator, answer, value, sentence);
    return words === undefined ? [] : [words];
  });
}

function gap(
  say: Say,
  fact: Fact,
  operator: Leaf['operator'],
  answer: Answer,
  value: ParamValue,
  sentence: string,
): string | undefined {
  if (typeof answer === 'number' && typeof value === 'number') return numberGap(say, fact, operator, answer, value);
  if (!Array.isArray(value)) return undefined;
  const names = (ids: string[]) => answerInWords(say.base, fact, ids, say.locale) ?? '';
  const said = (words: string) => sentence.includes(words);
  const chosen = Array.isArray(answer) ? answer : typeof answer === 'string' ? [answer] : [];
  const listed = chosen.filter((id) => value.includes(id));
  const unlisted = chosen.filter((id) => !value.includes(id));
  switch (operator) {
    case 'subsetOf':
      if (chosen.length === 0) return say.t('result.gap.nothingChosen');
      return unlisted.length > 0 ? say.t('result.gap.outside', { names: names(unlisted) }) : undefined;
    case 'disjointFrom':
      return listed.length > 0 ? say.t('result.gap.excluded', { names: names(listed) }) : undefined;
    case 'in':
      return unlisted.length > 0 && !said(names(value))
        ? say.t('result.gap.accepted', { names: names(value) })
        : undefined;
    case 'intersects':
      return listed.length === 0 && !said(names(value))
        ? say.t('result.gap.oneOf', { names: names(value) })
        : undefined;
    default:
      return undefined;
  }
}

/** A cost must give a grant of at least one dollar; the sentence says so as "there is a budget". */
const SMALLEST = 10;

function numberGap(
  say: Say,
  fact: Fact,
  operator: Leaf['operator'],
  answer: number,
  limit: number,
): string | undefined {
  if (fact.type === 'hkd' && limit < SMALLEST && answer < SMALLEST) return undefined;
  const words = (amount: number) => answerInWords(say.base, fact, amount, say.locale) ?? String(amount);
  const args = { limit: words(limit), by: words(Math.abs(answer - limit)) };
  switch (operator) {
    case 'lessThan':
      if (answer < limit) return undefined;
      return answer === limit ? say.t('result.gap.lessReached', args) : say.t('result.gap.less', args);
    case 'lessThanInclusive':
      return answer > limit ? say.t('result.gap.atMost', args) : undefined;
    case 'greaterThan':
      if (answer > limit) return undefined;
      return answer === limit ? say.t('result.gap.moreReached', args) : say.t('result.gap.more', args);
    case 'greaterThanInclusive':
      return answer < limit ? say.t('result.gap.atLeast', args) : undefined;
    default:
      return undefined;
  }
}

/** Lists a sentence of the rule base only counts, with the name of every member. */
export function countedLists(say: Say, result: TrackResult, criterion: CriterionResult, most = 4): string[][] {
  return leaves(result, criterion).flatMap((leaf) => {
    const fact = say.base.facts.find(({ id }) => id === leaf.fact);
    const [value] = leaf.values;
    if (!fact || !Array.isArray(value) || value.length <= most) return [];
    return [value.map((id) => answerInWords(say.base, fact, [id], say.locale) ?? id)];
  });
}
