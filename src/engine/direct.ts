/**
 * One track decided without an engine run, for searches that try many answers in a row. It evaluates the same bound
 * conditions; the tests hold every result to the reference.
 */
import type { Profile } from '../rulebase/index.ts';
import { stateOf, verdictOf } from './assess.ts';
import type { CriterionState, Verdict } from './assess.ts';
import { awardFor } from './award.ts';
import type { Award } from './award.ts';
import { evaluate, openFacts } from './kleene.ts';
import { withRequired } from './prepare.ts';
import type { PreparedCriterion, PreparedTrack } from './prepare.ts';

/** Where one criterion stands for a profile. */
export function criterionState({ condition, appliesIf }: PreparedCriterion, profile: Profile): CriterionState {
  const applies = appliesIf ? evaluate(appliesIf, profile) : true;
  if (!condition) return applies === false ? 'not-applicable' : 'judgement';
  return stateOf(applies, evaluate(condition, profile));
}

/** Unanswered facts that can still change a criterion whose state is unknown. */
function openFactsOf({ condition, appliesIf }: PreparedCriterion, profile: Profile): string[] {
  return [...(appliesIf ? openFacts(appliesIf, profile) : []), ...(condition ? openFacts(condition, profile) : [])];
}

/** Unanswered facts that can still change the verdict of a track, each once. */
export function missingFacts(track: PreparedTrack, profile: Profile): string[] {
  const unknown = track.criteria.filter((criterion) => criterionState(criterion, profile) === 'unknown');
  return [...new Set(unknown.flatMap((criterion) => openFactsOf(criterion, profile)))];
}

/** The verdict of a considered track. */
export function verdictFor(track: PreparedTrack, profile: Profile): Verdict {
  if (track.status === 'no-rule-known') return 'undetermined';
  if (track.status !== 'open') return 'closed';
  return verdictOf(track.criteria.map((criterion) => ({ state: criterionState(criterion, profile) })));
}

/** The award that goes with a verdict: none where the company cannot have one. */
export function awardGiven(track: PreparedTrack, verdict: Verdict, profile: Profile): Award | null {
  if (track.status !== 'open' || !track.track.award || verdict === 'ineligible' || verdict === 'closed') return null;
  return awardFor(track.track.award, track.scheme, withRequired(track.required, profile)).award;
}
