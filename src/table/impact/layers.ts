/** A list assessed under one set of rules, with what tells whether a track's rules are those of another layer. */
import { unknownRulesKey } from '../../engine/index.ts';
import { ok, ruleSetFor } from '../../rulebase/index.ts';
import type { Result, RuleBase } from '../../rulebase/index.ts';
import { awardKey } from '../assess-table.ts';
import type { TableAssessment, TableAssessor, TrackColumns } from '../assess-table.ts';
import type { Planes } from '../columns.ts';
import { compileTable } from '../compile.ts';
import type { CompiledRules, CompiledTrack } from '../compile.ts';
import { restVerdict } from '../counts.ts';
import { keyOf } from '../plan.ts';
import type { PlaneId } from '../plan.ts';
import type { LayerRequest } from '../service/protocol.ts';

/** Where a track is: its scheme and its own id. */
export interface Address {
  scheme: string;
  track: string;
}

export interface AssessedLayer {
  request: LayerRequest;
  compiled: CompiledRules;
  result: TableAssessment;
  /** By track: a number that two layers share where every company fares alike. */
  rules: readonly number[];
  /** Planes of its rules, in steps. */
  planes: (wanted: readonly PlaneId[]) => Generator<void, Planes[]>;
}

export const addressOf = ({ prepared: { scheme, track } }: Pick<TrackColumns, 'prepared'>): Address => ({
  scheme: scheme.id,
  track: track.id,
});
export const sameAddress = (a: Address, b: Address): boolean => a.scheme === b.scheme && a.track === b.track;

/** Position of a track in a layer, -1 where it has none. */
export const positionOf = ({ result }: AssessedLayer, address: Address): number =>
  result.tracks.findIndex((track) => sameAddress(addressOf(track), address));

/** Assesses a list under one layer after the other; layers of one `createLayers` can be compared. */
export function createLayers(base: RuleBase, assessor: TableAssessor) {
  const planes = createNumbers();
  const rules = createNumbers();
  const rulesOf = (compiled: CompiledRules): number[] => {
    const ids: number[] = [];
    const idOf = (id: PlaneId): number => ids[id] ?? -1;
    for (const node of compiled.nodes) ids.push(planes(keyOf(node, idOf)));
    return compiled.tracks.map((track) => rules(rulesKey(track, idOf, compiled)));
  };
  /** One layer in steps, or what is wrong with the request. */
  return function* assessLayer(request: LayerRequest): Generator<void, Result<AssessedLayer>> {
    const ruleSet = ruleSetFor(base, request);
    if (!ruleSet.ok) return ruleSet;
    const compiled = compileTable(base, ruleSet.value);
    const result = yield* assessor.steps(compiled);
    const planesOf = (wanted: readonly PlaneId[]) => assessor.planes(compiled, wanted);
    return ok({ request, compiled, result, rules: rulesOf(compiled), planes: planesOf });
  };
}

/** Gives every text a number of its own. */
function createNumbers(): (key: string) => number {
  const numbers = new Map<string, number>();
  return (key) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
}

/** How a closed track is closed makes no difference. What is not known on two days need not be the same on both. */
function rulesKey(
  { prepared, considered, eligible, ineligible, award }: CompiledTrack,
  idOf: (id: PlaneId) => number,
  { ruleSet }: CompiledRules,
): string {
  const key = [
    restVerdict({ prepared }),
    ...[considered, eligible, ineligible].map(idOf),
    award && awardKey(award, idOf),
  ];
  if (prepared.status !== 'no-rule-known') return key.join(';');
  return [...key, unknownRulesKey(prepared, ruleSet.date)].join(';');
}
