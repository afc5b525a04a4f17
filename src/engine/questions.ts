/** Which questions can still change something, in the order of the rule base. */
import type { Fact, Profile, RuleBase } from '../rulebase/index.ts';
import type { Assessment, TrackResult } from './assess.ts';

/** How much an unanswered fact matters: for a verdict, or only for how wide the award's range is. */
export interface OpenQuestion {
  fact: Fact;
  /** `scheme/track` of the tracks whose verdict it can change, or else whose award. */
  tracks: string[];
  decides: 'verdict' | 'award';
}

const key = (result: TrackResult) => `${result.scheme.id}/${result.track.id}`;

/**
 * Facts that can still change a verdict or an award in any of the assessments. A fact answered "don't know" is not
 * asked again. Whether a criterion applies at all is asked before what it then asks.
 */
export const openQuestions = (base: RuleBase, assessments: readonly Assessment[], profile: Profile): OpenQuestion[] =>
  mattering(base, assessments, ({ id }) => !(id in profile));

/** Facts answered "don't know" whose answer would still change a verdict or an award in any of the assessments. */
export const unknownQuestions = (
  base: RuleBase,
  assessments: readonly Assessment[],
  profile: Profile,
): OpenQuestion[] => mattering(base, assessments, ({ id }) => profile[id] === null);

function mattering(base: RuleBase, assessments: readonly Assessment[], asked: (fact: Fact) => boolean): OpenQuestion[] {
  const verdicts = new Map<string, Set<string>>();
  const awards = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, fact: string, track: string) =>
    map.set(fact, (map.get(fact) ?? new Set()).add(track));
  for (const { tracks } of assessments) {
    for (const result of tracks) {
      if (result.verdict === 'undetermined')
        for (const criterion of result.criteria) for (const fact of criterion.ask) note(verdicts, fact, key(result));
      for (const fact of result.missingForAward) note(awards, fact, key(result));
    }
  }
  return base.facts.flatMap((fact): OpenQuestion[] => {
    if (!asked(fact)) return [];
    const [decides, matters] = [verdicts.get(fact.id), awards.get(fact.id)];
    if (decides) return [{ fact, tracks: [...decides], decides: 'verdict' }];
    return matters ? [{ fact, tracks: [...matters], decides: 'award' }] : [];
  });
}
