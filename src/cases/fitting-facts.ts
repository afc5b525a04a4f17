/** Answers from outside, made to fit the facts of this version. All at once: checking them one by one is slow. */
import type { Problem, Profile, Result, RuleBase } from '../rulebase/index.ts';

/** Answers without those that `parse` does not accept; each of them is named. */
export function fittingFacts(
  base: RuleBase,
  given: object,
  file: string,
  name: (problem: Problem) => void,
  parse: (base: RuleBase, input: unknown, file: string) => Result<Profile>,
): Profile {
  let facts: object = given;
  for (;;) {
    const parsed = parse(base, facts, file);
    if (parsed.ok) return parsed.value;
    parsed.problems.forEach(name);
    const wrong = new Set(parsed.problems.map(({ field }) => field));
    const rest = Object.entries(facts).filter(([id]) => !wrong.has(id));
    if (rest.length === Object.keys(facts).length) return {};
    facts = Object.fromEntries(rest);
  }
}
