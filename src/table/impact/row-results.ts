/** What the layers of a query say of single rows, so that a total can be followed down to its companies. */
import { hasBit, placeOf } from '../columns.ts';
import { awardAt, verdictAt } from '../counts.ts';
import type { RowQuery, RowResult } from '../service/protocol.ts';
import { companyPlanes } from './company-figures.ts';
import { positionOf } from './layers.ts';
import type { Address, AssessedLayer } from './layers.ts';

interface Wanted {
  layer: AssessedLayer;
  track: Address | undefined;
}

/** The results that a query is about, row by row; none where it names no layer. */
export function rowResults(
  layers: readonly AssessedLayer[],
  query: RowQuery,
): ((row: number) => RowResult[]) | undefined {
  const { verdict, change, blocked, unclaimed } = query;
  const named = [
    ...(verdict ? [{ id: verdict.layer, track: verdict.track }] : []),
    ...(change ? [change.from, change.to].map((id) => ({ id, track: change.track })) : []),
    ...(blocked ? [{ id: blocked.layer, track: blocked.track }] : []),
    ...(unclaimed ? [{ id: unclaimed.layer, track: unclaimed.track }] : []),
  ];
  const wanted = named.flatMap(({ id, track }, i): Wanted[] => {
    const layer = layers.find(({ request }) => request.id === id);
    const first = named.findIndex((other) => other.id === id && JSON.stringify(other.track) === JSON.stringify(track));
    return layer && first === i ? [{ layer, track }] : [];
  });
  if (wanted.length === 0) return undefined;
  return (row) => wanted.map(({ layer, track }) => (track ? ofTrack(layer, track, row) : ofCompany(layer, row)));
}

function ofTrack(layer: AssessedLayer, address: Address, row: number): RowResult {
  const { result, request } = layer;
  const track = result.tracks[positionOf(layer, address)];
  return {
    layer: request.id,
    track: address,
    verdict: (track && verdictAt(result.table, track, row)) ?? 'not-considered',
    award: track ? awardAt(result.table, track, row) : null,
  };
}

/** The largest single award is that of the tracks it gets; where it gets none, that of those it may get. */
function ofCompany({ result, request }: AssessedLayer, row: number): RowResult {
  const { eligible, undetermined, noAim } = companyPlanes(result);
  const { chunk, at } = placeOf(result.table, row);
  const verdict = hasBit(eligible[chunk], at)
    ? 'eligible'
    : hasBit(undetermined[chunk], at)
      ? 'undetermined'
      : hasBit(noAim[chunk], at)
        ? 'no-aim'
        : 'none';
  const awards = result.tracks.flatMap((track) =>
    verdictAt(result.table, track, row) === verdict ? (awardAt(result.table, track, row) ?? []) : [],
  );
  return {
    layer: request.id,
    verdict,
    award:
      awards.length === 0
        ? null
        : {
            min: verdict === 'eligible' ? Math.max(...awards.map(({ min }) => min)) : 0,
            max: Math.max(...awards.map(({ max }) => max)),
          },
  };
}
