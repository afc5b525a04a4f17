/** Aims that one and the same track serves best belong together, so that nobody counts its money twice. */
import type { AimResult, TrackResult } from '../../engine/index.ts';
import { isOpenTo, keyOf } from '../shared/verdicts.ts';

export interface AimGroup {
  aims: AimResult[];
  best: TrackResult | null;
  /** Other tracks that are open to the company for these aims. */
  others: TrackResult[];
  /** Where none is open: the considered track with the fewest conditions not met. */
  nearest: TrackResult | undefined;
  /** Tracks of these aims that have closed and in whose place another stands. */
  replaced: TrackResult[];
}

const unmet = (result: TrackResult): number => result.criteria.filter(({ state }) => state === 'not-met').length;

export function groupAims(results: readonly AimResult[]): AimGroup[] {
  const groups = new Map<string, AimResult[]>();
  for (const result of results) {
    // An aim with a caveat of its own stands alone, so that the caveat is read with it.
    const caveat = result.best?.track.aimNotes[result.aim] === undefined ? '' : result.aim;
    const key = result.best ? `${keyOf(result.best)} ${caveat}` : `none ${result.aim}`;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()].map((aims) => {
    const best = aims[0]?.best ?? null;
    const tracks = [...new Set(aims.flatMap((aim) => aim.tracks))];
    return {
      aims,
      best,
      others: tracks.filter((track) => track !== best && isOpenTo(track.verdict)),
      nearest: best
        ? undefined
        : tracks.filter(({ verdict }) => verdict === 'ineligible').sort((a, b) => unmet(a) - unmet(b))[0],
      replaced: tracks.filter(({ status, track }) => status === 'closed' && track.successor !== undefined),
    };
  });
}
