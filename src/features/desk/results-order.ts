/** In which order the results stand beside the questions. Pure. */
import { byAim } from '../../engine/index.ts';
import type { Assessment, TrackResult } from '../../engine/index.ts';
import type { Fact, LocalText, Profile, RuleBase } from '../../rulebase/index.ts';
import { standingOf } from '../check/live.ts';
import { groupAims } from '../result/group-aims.ts';
import { aimsOf } from './rows.ts';

export type Order = 'aim' | 'rank';

export interface ResultGroup {
  /** The aims the tracks serve; none where the order is by rank. */
  aims: readonly { aim: string; label: LocalText }[];
  tracks: readonly TrackResult[];
  /** Tracks that serve these aims as well and stand in a group above. */
  above: readonly TrackResult[];
}

/** Whether results can stand by aim: some are chosen. */
export const canGoByAim = (facts: readonly Fact[], profile: Profile): boolean =>
  Array.isArray(profile[aimsOf(facts)?.id ?? '']);

/** Tracks of today that take applications, each once, the most favourable first. */
export function resultGroups(base: RuleBase, assessment: Assessment, profile: Profile, order: Order): ResultGroup[] {
  const { open } = standingOf(assessment.tracks);
  if (order === 'rank' || !canGoByAim(base.facts, profile)) return [{ aims: [], tracks: open, above: [] }];
  const shown = new Set<TrackResult>();
  return groupAims(byAim(base, assessment, profile)).map(({ aims }) => {
    const serving = open.filter(({ track }) => aims.some(({ aim }) => track.aims.includes(aim)));
    const tracks = serving.filter((track) => !shown.has(track));
    const above = serving.filter((track) => shown.has(track));
    for (const track of tracks) shown.add(track);
    return { aims, tracks, above };
  });
}
