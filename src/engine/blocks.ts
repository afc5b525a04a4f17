/** Criteria that fail whatever a company changes, because they hang on what has happened already. */
import type { Answer, BoundCondition, Fact, Profile, RuleBase } from '../rulebase/index.ts';
import { cellsOf } from './cells.ts';
import type { Leaf } from './cells.ts';
import { kindOfChange } from './changes.ts';
import { all3, any3, not3 } from './kleene.ts';
import { decide } from './operators.ts';
import type { Truth } from './operators.ts';
import type { PreparedCriterion } from './prepare.ts';

export interface Obstacle {
  criterion: string;
  /** What it hangs on that nobody can change; none where no answer at all meets the criterion. */
  facts: string[];
}

/** The best and the worst a condition can come out, from false over unknown to true. */
interface Reach {
  best: Truth;
  worst: Truth;
}

/** Those of `failing` that no possible change mends. A condition names a fact once, so its tests move freely. */
export function obstacles(base: RuleBase, failing: readonly PreparedCriterion[], profile: Profile): Obstacle[] {
  const facts = new Map(base.facts.map((fact) => [fact.id, fact]));
  return failing.flatMap(({ id, condition, appliesIf, facts: read }): Obstacle[] => {
    const reach = (tree: BoundCondition) => reachOf(base, facts, tree, profile);
    const outcomes = [
      ...(condition ? [reach(condition).best] : []),
      ...(appliesIf ? [not3(reach(appliesIf).worst)] : []),
    ];
    if (any3(outcomes) !== false) return [];
    return [{ criterion: id, facts: read.filter((each) => settled(facts.get(each), profile[each])) }];
  });
}

/** Whether an answer is one that only the past could have made different. */
const settled = (fact: Fact | undefined, answer: Answer = null): boolean =>
  fact !== undefined && answer !== null && kindOfChange(fact, answer, answer) === 'past';

function reachOf(base: RuleBase, facts: ReadonlyMap<string, Fact>, condition: BoundCondition, profile: Profile): Reach {
  const of = (part: BoundCondition) => reachOf(base, facts, part, profile);
  if ('all' in condition) return combined(condition.all.map(of), all3);
  if ('any' in condition) return combined(condition.any.map(of), any3);
  if ('not' in condition) {
    const { best, worst } = of(condition.not);
    return { best: not3(worst), worst: not3(best) };
  }
  if ('constant' in condition) return { best: condition.constant, worst: condition.constant };
  const truths = answersInReach(base, facts.get(condition.fact), condition, profile[condition.fact]).map((answer) =>
    decide(condition.operator, answer, condition.values),
  );
  return { best: any3(truths), worst: all3(truths) };
}

const combined = (parts: readonly Reach[], fold: (truths: readonly Truth[]) => Truth): Reach => ({
  best: fold(parts.map(({ best }) => best)),
  worst: fold(parts.map(({ worst }) => worst)),
});

/** The present answer, and one of each kind that a change other than of the past could lead to. */
function answersInReach(base: RuleBase, fact: Fact | undefined, leaf: Leaf, present: Answer = null): Answer[] {
  if (!fact || present === null) return [present];
  const others = cellsOf(base, fact, [leaf]).cells.map(({ at }) => at);
  return [present, ...others.filter((to) => kindOfChange(fact, present, to) !== 'past')];
}
