/** Every figure of a list under several layers, with what a query for the companies behind a figure looks at. */
import type { RuleBase } from '../../rulebase/index.ts';
import { checkRows, pickRows } from '../agreement.ts';
import type { Agreement } from '../agreement.ts';
import type { ProfileTable } from '../columns.ts';
import { awardSums, givenCounts, verdictCounts } from '../counts.ts';
import type { GroupFigures, Impact, LayerFigures, PairFigures } from '../service/protocol.ts';
import { changeCounts, changesBetween } from './changes.ts';
import { companyFigures, companyPlanes } from './company-figures.ts';
import type { CompanyPlanes } from './company-figures.ts';
import { everybody, groupingsOf } from './groups.ts';
import type { Grouping } from './groups.ts';
import { addressOf } from './layers.ts';
import type { AssessedLayer } from './layers.ts';
import { inSteps } from './pace.ts';
import type { Pause } from './pace.ts';

/** Rows assessed again by the reference. */
const CHECKED = 200;

/** A list with its groups: those of the facts, and everybody in one. */
export interface GroupedList {
  base: RuleBase;
  table: ProfileTable;
  everybody: Grouping;
  groupings: readonly Grouping[];
}

export const groupedList = (base: RuleBase, table: ProfileTable): GroupedList => ({
  base,
  table,
  everybody: everybody(table),
  groupings: groupingsOf(base, table),
});

export interface ImpactRequest {
  layers: readonly AssessedLayer[];
  pairs: readonly (readonly [AssessedLayer, AssessedLayer])[];
  /** Numbers from 0 up to 1: which rows the reference assesses again. */
  random: () => number;
  pause: Pause;
  /** Called after each layer, each pair and each check of a layer. */
  onStep?: (() => void) | undefined;
}

/** All figures of layers that are assessed. */
export async function impactOf(list: GroupedList, request: ImpactRequest): Promise<Impact> {
  const { table } = list;
  const { pause, onStep } = request;
  const groupings = [list.everybody, ...list.groupings];
  const groups = list.groupings.flatMap((grouping) => grouping.groups);

  const layers: { figures: LayerFigures; groups: GroupFigures['layers'] }[] = [];
  for (const layer of request.layers) {
    layers.push(await inSteps(layerFigures(layer, groupings), pause));
    onStep?.();
  }
  const pairs: { figures: PairFigures; groups: GroupFigures['changes'] }[] = [];
  for (const [from, to] of request.pairs) {
    const { companies, tracks } = await inSteps(changesBetween(from, to), pause);
    pairs.push({
      figures: {
        from: from.request.id,
        to: to.request.id,
        companies: changeCounts(table, companies),
        tracks: tracks.map(({ address, changes }) => ({ ...address, changes })),
      },
      groups: groups.map(({ planes }) => changeCounts(table, companies, planes)),
    });
    onStep?.();
  }
  return {
    rows: table.rows,
    layers: layers.map(({ figures }) => figures),
    pairs: pairs.map(({ figures }) => figures),
    groups: groups.map(({ key, rows }, i) => ({
      group: key,
      rows,
      layers: layers.flatMap((layer) => layer.groups[i] ?? []),
      changes: pairs.flatMap((pair) => pair.groups[i] ?? []),
    })),
    agreement: await agreementOf(list, request),
  };
}

function* layerFigures(
  { request, result }: AssessedLayer,
  groupings: readonly Grouping[],
): Generator<void, { figures: LayerFigures; groups: GroupFigures['layers'] }> {
  const planes: CompanyPlanes = companyPlanes(result);
  const [all = [], ...byFact] = yield* companyFigures(result, planes, groupings);
  const [companies] = all;
  if (!companies) throw new RangeError('the first grouping has everybody in one group');
  const tracks = result.tracks.map((track) => {
    const verdicts = verdictCounts(result.table, track);
    const given = givenCounts(track);
    return {
      ...addressOf(track),
      verdicts,
      sums: awardSums(track),
      notGiven: verdicts.eligible - given.eligible,
      notGivenIfEligible: verdicts.undetermined - given.undetermined,
    };
  });
  return { figures: { request, tracks, companies }, groups: byFact.flat() };
}

async function agreementOf(
  { base, table }: GroupedList,
  { layers, random, pause, onStep }: ImpactRequest,
): Promise<Agreement> {
  const rows = pickRows(table.rows, CHECKED, random);
  const differing: Agreement['differing'] = [];
  for (const { result } of layers) {
    const found = await checkRows(base, result, rows, async () => pause());
    differing.push(...found.differing);
    onStep?.();
  }
  return { checked: rows.length, differing };
}
