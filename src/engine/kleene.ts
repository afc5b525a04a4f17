/** Strong Kleene logic over the result trees of json-rules-engine and over bound conditions. */
import type { NestedCondition, TopLevelCondition } from 'json-rules-engine';

import type { BoundCondition, Profile } from '../rulebase/index.ts';
import { decide } from './operators.ts';
import type { Truth } from './operators.ts';

export const not3 = (value: Truth): Truth => (value === null ? null : !value);

/** False settles; otherwise one unknown makes the whole unknown. */
export function all3(values: readonly Truth[]): Truth {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

/** True settles; otherwise one unknown makes the whole unknown. */
export function any3(values: readonly Truth[]): Truth {
  if (values.includes(true)) return true;
  return values.includes(null) ? null : false;
}

/** A leaf the engine never looked at (it would take a `priority`, which the rule base does not use). */
export class SkippedLeafError extends Error {
  constructor(fact: string) {
    super(`the engine did not evaluate the condition on ${fact}`);
  }
}

/** Fold the result tree of a json-rules-engine run. The engine's own boolean is never used. */
export function foldResult(node: TopLevelCondition | NestedCondition): Truth {
  if ('all' in node) return all3(node.all.map(foldResult));
  if ('any' in node) return any3(node.any.map(foldResult));
  if ('not' in node) return not3(foldResult(node.not));
  if (!('fact' in node) || !('result' in node))
    throw new SkippedLeafError('fact' in node ? node.fact : 'a named condition');
  return node.result as Truth; // the engine stores what our operator returned
}

/** The same logic evaluated directly; the reference tests hold it to the engine's answer. */
export function evaluate(condition: BoundCondition, profile: Profile): Truth {
  if ('all' in condition) return all3(condition.all.map((part) => evaluate(part, profile)));
  if ('any' in condition) return any3(condition.any.map((part) => evaluate(part, profile)));
  if ('not' in condition) return not3(evaluate(condition.not, profile));
  if ('constant' in condition) return condition.constant;
  return decide(condition.operator, profile[condition.fact], condition.values);
}

/** Unanswered facts that can still change an undecided condition. */
export function openFacts(condition: BoundCondition, profile: Profile): string[] {
  if (evaluate(condition, profile) !== null) return [];
  if ('all' in condition) return condition.all.flatMap((part) => openFacts(part, profile));
  if ('any' in condition) return condition.any.flatMap((part) => openFacts(part, profile));
  if ('not' in condition) return openFacts(condition.not, profile);
  if ('constant' in condition) return [];
  const answer = profile[condition.fact];
  return answer === undefined || answer === null ? [condition.fact] : [];
}
