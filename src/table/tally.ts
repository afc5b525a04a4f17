/** Counts and sums over a list of companies, per track. Nobody is left out: the counts add up to the rows. */
import type { TrackResult } from '../engine/index.ts';

export interface TrackTally {
  scheme: string;
  track: string;
  verdicts: { eligible: number; ineligible: number; undetermined: number; closed: number; 'not-considered': number };
  /** Summed over eligible rows. */
  award: { min: number; max: number };
  /** Summed over undetermined rows: what they would get if eligible. */
  awardIfEligible: { min: number; max: number };
}

/** Tallies that grow by one company at a time, so that no assessment need be kept. */
export function createTally(all: readonly { scheme: string; track: string }[]): {
  add: (results: readonly TrackResult[]) => void;
  tracks: () => TrackTally[];
} {
  const tallies = new Map<string, TrackTally>(
    all.map(({ scheme, track }) => [
      `${scheme}/${track}`,
      {
        scheme,
        track,
        verdicts: { eligible: 0, ineligible: 0, undetermined: 0, closed: 0, 'not-considered': 0 },
        award: { min: 0, max: 0 },
        awardIfEligible: { min: 0, max: 0 },
      },
    ]),
  );
  return {
    add: (results) => {
      for (const { scheme, track, verdict, award } of results) {
        const tally = tallies.get(`${scheme.id}/${track.id}`);
        if (!tally) continue; // `all` comes from the same rule set
        tally.verdicts[verdict ?? 'not-considered'] += 1;
        const sum =
          verdict === 'eligible' ? tally.award : verdict === 'undetermined' ? tally.awardIfEligible : undefined;
        if (sum && award) {
          sum.min += award.min;
          sum.max += award.max;
        }
      }
    },
    tracks: () => [...tallies.values()],
  };
}
