/** The companies behind a figure: each condition of a query as planes, and the rows that meet them all. */
import { fail, ok } from '../../rulebase/index.ts';
import type { Problem, Result } from '../../rulebase/index.ts';
import type { TableAssessor } from '../assess-table.ts';
import type { Planes, ProfileTable } from '../columns.ts';
import { blockerCounts, inSeveral, restVerdict } from '../counts.ts';
import { rowsIn } from '../planes.ts';
import type { BlockerFigures, RowQuery } from '../service/protocol.ts';
import { changesBetween, rowsOfClass } from './changes.ts';
import { companyPlanes } from './company-figures.ts';
import type { GroupedList } from './impact.ts';
import { positionOf } from './layers.ts';
import type { Address, AssessedLayer } from './layers.ts';
import { both, countRows, emptyPlanes, everyRow } from './planes.ts';
import { noGrantYet, signsOfNoGrant } from './unclaimed.ts';

/** A list under the layers it was last assessed under. */
export interface QueriedList {
  list: GroupedList;
  layers: readonly AssessedLayer[];
  assessor: TableAssessor;
}

export interface FoundRows {
  planes: Planes;
  total: number;
  /** Rows that meet the rest, but leave open whether they had a grant; only where that was asked. */
  unknown?: number;
}

/** The rows that meet every condition, in steps, or what in the query is not there. */
export function* findRows(held: QueriedList, query: RowQuery): Generator<void, Result<FoundRows>> {
  const { table } = held.list;
  let planes: Planes = everyRow(table);
  for (const condition of conditionsOf(held, query)) {
    const found = yield* condition;
    if (!found.ok) return found;
    planes = both(table, planes, found.value);
    yield;
  }
  const { unclaimed } = query;
  if (!unclaimed) return ok({ planes, total: countRows(planes) });
  const place = placeOf(held, unclaimed.layer, unclaimed.track);
  if (!place.ok) return place;
  const { layer, position } = place.value;
  const none = noGrantYet(table, signsOfNoGrant(layer, position, table.facts));
  const said = both(table, planes, none.yes);
  return ok({ planes: said, total: countRows(said), unknown: countRows(both(table, planes, none.unknown)) });
}

type Condition = Generator<void, Result<Planes>>;

/** The conditions of a query but for what is said of grants. */
function conditionsOf(held: QueriedList, query: RowQuery): Condition[] {
  const { verdict, change, group, blocked, unclaimed } = query;
  return [
    ...(group ? [withKey(held, group)] : []),
    ...(verdict ? [withVerdict(held, verdict)] : []),
    ...(unclaimed ? [withVerdict(held, { ...unclaimed, is: 'eligible' })] : []),
    ...(blocked ? [keptOut(held, blocked)] : []),
    ...(change ? [withChange(held, change)] : []),
  ];
}

// oxlint-disable-next-line require-yield -- one of several conditions, of which some take steps
function* withKey({ list }: QueriedList, { fact, key }: NonNullable<RowQuery['group']>): Condition {
  const { table, groupings, base } = list;
  if (!base.facts.some(({ id, roles }) => id === fact && roles.includes('group-by')))
    return fail(problem('group', 'a fact that companies are grouped by', fact));
  const group = groupings
    .flatMap(({ groups }) => groups)
    .find((each) => each.key.fact === fact && each.key.key === key);
  return ok(group?.planes ?? emptyPlanes(table));
}

// oxlint-disable-next-line require-yield -- as above
function* withVerdict(
  held: QueriedList,
  { layer: id, track: address, is }: NonNullable<RowQuery['verdict']>,
): Condition {
  const { table } = held.list;
  const every = everyRow(table);
  if (!address) {
    const layer = layerOf(held, id);
    if (!layer.ok) return layer;
    const { eligible, undetermined, noAim } = companyPlanes(layer.value.result);
    if (is === 'eligible') return ok(eligible);
    if (is === 'undetermined') return ok(undetermined);
    if (is === 'no-aim') return ok(noAim);
    return ok(is === 'none' ? [eligible, undetermined, noAim].reduce(without, every) : emptyPlanes(table));
  }
  const place = placeOf(held, id, address);
  if (!place.ok) return place;
  const track = place.value.layer.result.tracks[place.value.position];
  if (!track) return ok(emptyPlanes(table));
  switch (is) {
    case 'eligible':
    case 'ineligible':
      return ok(track[is]);
    case 'undetermined':
    case 'closed':
      return ok(
        restVerdict(track) === is
          ? without(without(track.considered, track.eligible), track.ineligible)
          : emptyPlanes(table),
      );
    case 'not-considered':
      return ok(without(every, track.considered));
    case 'none':
    case 'no-aim':
      return ok(emptyPlanes(table)); // said of companies, not of tracks
  }
}

function* withChange(held: QueriedList, { from, to, track, is }: NonNullable<RowQuery['change']>): Condition {
  const [before, after] = [layerOf(held, from), layerOf(held, to)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  if (track && positionOf(before.value, track) < 0 && positionOf(after.value, track) < 0) return noTrack(track);
  const { companies } = yield* changesBetween(before.value, after.value, track);
  return ok(rowsOfClass(held.list.table, companies, is));
}

// oxlint-disable-next-line require-yield -- as above
function* keptOut(held: QueriedList, { layer, track, criterion, by }: NonNullable<RowQuery['blocked']>): Condition {
  const columns = criteriaOf(held, layer, track);
  if (!columns.ok) return columns;
  const found = columns.value.find((each) => each.criterion.id === criterion);
  if (!found) return fail(problem('criterion', 'a criterion of the track while it is open', criterion));
  if (by !== 'alone') return ok(found[by]);
  return ok(
    found.notMet.map((plane, i) => {
      const several = inSeveral(columns.value.flatMap(({ notMet }) => notMet[i] ?? []));
      return plane.map((word, w) => word & ~(several[w] ?? 0));
    }),
  );
}

/** How often each criterion of a track keeps companies out. */
export function blockersOf(held: QueriedList, layer: string, track: Address): Result<BlockerFigures[]> {
  const columns = criteriaOf(held, layer, track);
  return columns.ok ? ok(blockerCounts(columns.value)) : columns;
}

function criteriaOf(held: QueriedList, id: string, address: Address) {
  const place = placeOf(held, id, address);
  if (!place.ok) return place;
  const { layer, position } = place.value;
  const track = layer.compiled.tracks[position];
  return ok(track ? held.assessor.criteria(layer.compiled, track) : []);
}

function layerOf({ layers }: QueriedList, id: string): Result<AssessedLayer> {
  const layer = layers.find(({ request }) => request.id === id);
  return layer ? ok(layer) : fail(problem('layer', 'a layer of the last assessment', id));
}

function placeOf(held: QueriedList, id: string, address: Address): Result<{ layer: AssessedLayer; position: number }> {
  const layer = layerOf(held, id);
  if (!layer.ok) return layer;
  const position = positionOf(layer.value, address);
  return position < 0 ? noTrack(address) : ok({ layer: layer.value, position });
}

const noTrack = ({ scheme, track }: Address) => fail(problem('track', 'a track of the rules', `${scheme}/${track}`));
const problem = (field: string, expected: string, got: string): Problem => ({ file: 'query', field, expected, got });

const without = (from: Planes, less: Planes): Planes =>
  from.map((plane, i) => plane.map((word, w) => word & ~(less[i]?.[w] ?? 0)));

/** Row numbers of some of the rows found, in order. */
export function pageOf({ chunks, chunkRows }: ProfileTable, planes: Planes, offset: number, limit: number): number[] {
  const places = new Uint16Array(chunkRows);
  const page: number[] = [];
  let skip = Math.max(0, offset);
  for (const [i, chunk] of chunks.entries()) {
    if (page.length >= limit) break;
    const count = rowsIn(planes[i] ?? new Uint32Array(), places);
    for (let k = Math.min(skip, count); k < count && page.length < limit; k += 1)
      page.push(chunk.start + (places[k] ?? 0));
    skip = Math.max(0, skip - count);
  }
  return page;
}
