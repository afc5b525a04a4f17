/** The JSON forms other programs rely on. Fields are only ever added. */
import type { TrackResult } from '../engine/index.ts';
import type { MoneySum } from '../table/index.ts';
import type { TrackFigures } from './list.ts';

export function tracksJson(tracks: readonly TrackResult[]) {
  return tracks.map(({ scheme, track, status, considered, verdict, award, criteria, missing, missingForAward }) => ({
    scheme: scheme.id,
    track: track.id,
    status,
    considered,
    verdict,
    award: award && { min: award.min, max: award.max, ownContribution: award.ownContribution },
    criteria: criteria.map(({ id, kind, state, subject, values, threshold, sources, confidence }) => ({
      id,
      kind,
      state,
      subject,
      values,
      threshold: single(threshold),
      sources,
      confidence,
    })),
    missing,
    missingForAward,
    ...(track.successor === undefined ? {} : { successor: track.successor }),
    ...(track.proposedBy === undefined ? {} : { proposedBy: track.proposedBy }),
  }));
}

/** A criterion on one fact has one threshold; on several, one by fact. */
function single(threshold: TrackResult['criteria'][number]['threshold']): unknown {
  const values = Object.values(threshold);
  return values.length === 0 ? null : values.length === 1 ? values[0] : threshold;
}

/** Counts and sums of a list, per track. */
export const listTracksJson = (tracks: readonly TrackFigures[]) =>
  tracks.map(({ scheme, track, verdicts, award, awardIfEligible }) => ({
    scheme,
    track,
    verdicts,
    award: sumJson(award),
    awardIfEligible: sumJson(awardIfEligible),
  }));

const sumJson = ({ min, max }: Readonly<MoneySum>) => ({ min: exact(min), max: exact(max) });

/** A number, or its digits as text from 2^53 on, where a JSON number would lose some of them for most readers. */
const exact = (sum: bigint): number | string => (sum <= Number.MAX_SAFE_INTEGER ? Number(sum) : String(sum));
