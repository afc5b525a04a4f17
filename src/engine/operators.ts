/**
 * The operators of the rule base: total and three-valued. `null` means a side is unanswered.
 * They replace every operator of json-rules-engine, whose own ones pass `notEqual`, `notIn` and `not` on a missing
 * fact, test substrings with `in`, and compare text with numbers.
 */
import { Engine, Operator } from 'json-rules-engine';

import { NO_LIMIT } from '../rulebase/index.ts';
import type { Answer, OperatorName, ParamValue } from '../rulebase/index.ts';

export type Truth = boolean | null;

type Test = (answer: Exclude<Answer, null>, value: ParamValue) => Truth;

const ordered =
  (test: (a: number, b: number) => boolean): Test =>
  (answer, value) => {
    if (value === NO_LIMIT) return true;
    return typeof answer === 'number' && typeof value === 'number' ? test(answer, value) : null;
  };
const listed =
  (test: (members: readonly string[], list: readonly string[]) => boolean): Test =>
  (answer, value) =>
    Array.isArray(answer) && Array.isArray(value) ? test(answer, value) : null;
const member =
  (wanted: boolean): Test =>
  (answer, value) =>
    Array.isArray(value) && typeof answer === 'string' ? value.includes(answer) === wanted : null;

const tests: Record<OperatorName, Test> = {
  equal: (answer, value) => answer === value,
  notEqual: (answer, value) => answer !== value,
  in: member(true),
  notIn: member(false),
  lessThan: ordered((a, b) => a < b),
  lessThanInclusive: ordered((a, b) => a <= b),
  greaterThan: ordered((a, b) => a > b),
  greaterThanInclusive: ordered((a, b) => a >= b),
  // An empty answer covers nothing: it is no subset of any list.
  subsetOf: listed((members, list) => members.length > 0 && members.every((m) => list.includes(m))),
  intersects: listed((members, list) => members.some((m) => list.includes(m))),
  disjointFrom: listed((members, list) => members.length > 0 && !members.some((m) => list.includes(m))),
  allOrNoneOf: listed((members, list) => {
    const inside = members.filter((m) => list.includes(m)).length;
    return members.length > 0 && (inside === 0 || inside === members.length);
  }),
};

/** One leaf: the answer against every candidate value; decided only where all candidates agree. */
export function decide(operator: OperatorName, answer: Answer | undefined, values: readonly ParamValue[]): Truth {
  if (answer === undefined || answer === null) return null;
  let agreed: Truth | undefined;
  for (const value of values) {
    const result = tests[operator](answer, value);
    if (result === null || (agreed !== undefined && agreed !== result)) return null;
    agreed = result;
  }
  return agreed ?? null;
}

/** An id no fact can have. */
export const NEVER_ANSWERED = '(no fact)';

// Its types ask for a boolean; the engine keeps whatever an operator returns as the condition's `result`: null stays null.
const operators = (Object.keys(tests) as OperatorName[]).map((name) => {
  const test = (answer: Answer, values: ParamValue[]): Truth => decide(name, answer, values);
  return new Operator(name, test as (answer: Answer, values: ParamValue[]) => boolean);
});

/** A json-rules-engine with our operators only, and no way to reach into facts by path. */
export function kleeneEngine(): Engine {
  const engine = new Engine([], {
    allowUndefinedFacts: true,
    pathResolver: () => {
      throw new Error('rules read whole facts, never a path inside one');
    },
  });
  for (const operator of operators) engine.addOperator(operator);
  for (const builtIn of ['contains', 'doesNotContain']) engine.removeOperator(builtIn);
  return engine;
}
