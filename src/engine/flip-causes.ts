/** Why a result is another on one day than on the day before: rules, months that have passed, or both. */
import type { IsoDate, Profile, RuleBase, RuleSet } from '../rulebase/index.ts';
import { createAssessor } from './assess.ts';
import type { Verdict } from './assess.ts';
import { compare } from './compare.ts';
import type { Cause } from './compare.ts';
import { awardGiven, verdictFor } from './direct.ts';
import { minMax, sameAward } from './outcome.ts';
import type { MinMax } from './outcome.ts';
import type { PreparedTrack } from './prepare.ts';

/** A verdict and the award that goes with it. */
export interface Standing {
  verdict: Verdict;
  award: MinMax;
}

/** Months that have passed, or what changed in the rules. `months`: whole months on the day of the flip. */
export type FlipCause = { kind: 'elapsed'; fact: string; months: number } | Cause;

/** A track as it stands from a day on. */
export interface Moment {
  day: IsoDate;
  profile: Profile;
  ruleSet: RuleSet;
  prepared: PreparedTrack;
}

export function standing({ prepared, profile }: Pick<Moment, 'prepared' | 'profile'>): Standing {
  const verdict = verdictFor(prepared, profile);
  const award = awardGiven(prepared, verdict, profile);
  return { verdict, award: minMax(award) };
}

export const same = (a: Standing, b: Standing): boolean => a.verdict === b.verdict && sameAward(a.award, b.award);

/** Facts that count months since something, and so grow by themselves. */
export const elapsedFacts = (base: RuleBase): string[] =>
  base.facts.filter(({ roles }) => roles.includes('months-elapsed')).map(({ id }) => id);

/** What made the difference between two moments, and whether the day is certain because new rules begin on it. */
export async function causesOf(
  base: RuleBase,
  before: Moment,
  after: Moment,
): Promise<{ because: FlipCause[]; certain: boolean }> {
  const result = standing(after);
  const differsWith = (other: Partial<Moment>) => !same(standing({ ...after, ...other }), result);
  const needsRules = differsWith({ prepared: before.prepared });
  const needsMonths = differsWith({ profile: before.profile });
  // Where either would have done alone, both are named.
  const either = !needsRules && !needsMonths;
  const because: FlipCause[] = [];
  if (needsMonths || either) because.push(...elapsedCauses(base, before, after, differsWith));
  if (needsRules || either) because.push(...(await ruleCauses(base, before, after, needsRules ? after : before)));
  return { because, certain: needsRules };
}

/** Counts of months whose old value would have left the result another; where no single one would have, all of them. */
function elapsedCauses(
  base: RuleBase,
  before: Moment,
  after: Moment,
  differsWith: (other: Partial<Moment>) => boolean,
): FlipCause[] {
  const grown = elapsedFacts(base).filter(
    (id) => after.prepared.facts.includes(id) && before.profile[id] !== after.profile[id],
  );
  const alone = grown.filter((id) => differsWith({ profile: { ...after.profile, [id]: before.profile[id] ?? null } }));
  return (alone.length > 0 ? alone : grown).flatMap((fact): FlipCause[] => {
    const months = after.profile[fact];
    return typeof months === 'number' ? [{ kind: 'elapsed', fact, months }] : [];
  });
}

async function ruleCauses(
  base: RuleBase,
  before: Moment,
  after: Moment,
  { profile }: Pick<Moment, 'profile'>,
): Promise<Cause[]> {
  const layer = async ({ day, ruleSet, prepared: { scheme, track } }: Moment) => {
    const only = { ...ruleSet, schemes: [{ ...scheme, tracks: [track] }] };
    return { id: day, ruleSet, assessment: await createAssessor(base, only).assess(profile) };
  };
  const { differences } = compare(await layer(before), await layer(after), profile);
  return differences.flatMap(({ causes }) => causes);
}
