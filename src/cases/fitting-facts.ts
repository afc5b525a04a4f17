/** Answers from outside, made to fit the facts of this version. All at once: checking them one by one is slow. */
import { parseFacts } from '../rulebase/index.ts';
import type { Problem, Profile, RuleBase } from '../rulebase/index.ts';

/** Answers without those that do not fit, or that contradict another; each of them is named. */
export function fittingFacts(base: RuleBase, given: object, file: string, name: (problem: Problem) => void): Profile {
  let facts: object = given;
  for (;;) {
    const parsed = parseFacts(base, facts, file);
    if (parsed.ok) return parsed.value;
    parsed.problems.forEach(name);
    const wrong = new Set(parsed.problems.map(({ field }) => field));
    const rest = Object.entries(facts).filter(([id]) => !wrong.has(id));
    if (rest.length === Object.keys(facts).length) return {};
    facts = Object.fromEntries(rest);
  }
}
