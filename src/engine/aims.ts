/** Results by aim: the best a company can get for what it wants to do. */
import type { LocalText, Profile, RuleBase } from '../rulebase/index.ts';
import type { Assessment, TrackResult } from './assess.ts';

export interface AimResult {
  aim: string;
  label: LocalText;
  /** Null where no track of this aim is open to the company. */
  best: TrackResult | null;
  /** All tracks considered for this aim, best first. */
  tracks: TrackResult[];
}

const rank: Record<NonNullable<TrackResult['verdict']>, number> = {
  eligible: 0,
  undetermined: 1,
  ineligible: 2,
  closed: 3,
};

/** Better results first: the verdict, then the larger award that is certain, then the larger possible one. */
export function betterFirst(a: TrackResult, b: TrackResult): number {
  const verdict = rank[a.verdict ?? 'closed'] - rank[b.verdict ?? 'closed'];
  return verdict || (b.award?.min ?? -1) - (a.award?.min ?? -1) || (b.award?.max ?? -1) - (a.award?.max ?? -1);
}

/** For each chosen aim (each known aim where none is chosen) the tracks that serve it, best first. */
export function byAim(base: RuleBase, assessment: Assessment, profile: Profile): AimResult[] {
  const fact = base.facts.find((candidate) => candidate.roles.includes('aims'));
  const chosen = fact && profile[fact.id];
  return (fact?.options ?? []).flatMap(({ value, label }) => {
    if (Array.isArray(chosen) && !chosen.includes(value)) return [];
    const tracks = assessment.tracks
      .filter((result) => result.considered && result.track.aims.includes(value))
      .sort(betterFirst);
    const [first] = tracks;
    const open = first?.verdict === 'eligible' || first?.verdict === 'undetermined';
    return [{ aim: value, label, best: first && open ? first : null, tracks }];
  });
}
