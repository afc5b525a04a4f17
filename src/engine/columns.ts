/** Columns side by side: each a day with proposals, read against another of them. */
import { fail, ok, ruleSetFor } from '../rulebase/index.ts';
import type { Assumptions, IsoDate, Problem, Profile, Result, RuleBase, RuleSet } from '../rulebase/index.ts';
import { createAssessor } from './assess.ts';
import type { TrackResult } from './assess.ts';
import { compare } from './compare.ts';
import type { Comparison, Layer } from './compare.ts';
import { assessTrack, onlyScheme } from './narrow.ts';
import { sameOutcome } from './outcome.ts';

/** One column of a comparison, as somebody asks for it. */
export interface Column {
  id: string;
  date: IsoDate;
  proposals: readonly string[];
  /** Numbers for the proposals of this column only. */
  assumptions: Assumptions;
}

/** Two columns: the second is read against the first. */
export type LayerPair = readonly [from: string, to: string];

/** The four layers of every result page, in order. */
export const LAYER_IDS = ['then', 'then+proposals', 'today', 'today+proposals'] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/** What the four layers are for a day and a choice of proposals. */
export function layerRequests(base: RuleBase, today: IsoDate, proposals: readonly string[], assumptions: Assumptions) {
  const then = base.settings.baseline.date;
  return [
    { id: LAYER_IDS[0], date: then, proposals: [], assumptions: {} },
    { id: LAYER_IDS[1], date: then, proposals, assumptions },
    { id: LAYER_IDS[2], date: today, proposals: [], assumptions: {} },
    { id: LAYER_IDS[3], date: today, proposals, assumptions },
  ];
}

/** The pairs of layers worth reading: what the proposals would have done, what time did, what they would do now. */
export const COMPARED: readonly (readonly [LayerId, LayerId])[] = [
  [LAYER_IDS[0], LAYER_IDS[1]],
  [LAYER_IDS[0], LAYER_IDS[2]],
  [LAYER_IDS[2], LAYER_IDS[3]],
];

/**
 * Which columns are read against which: every other one against `against`, or else the first; the four standard
 * layers, where nobody asks otherwise, by the pairs of `COMPARED`.
 */
export function pairsOf(ids: readonly string[], against?: string): readonly LayerPair[] {
  const standard = ids.length === LAYER_IDS.length && LAYER_IDS.every((id, i) => ids[i] === id);
  if (standard && against === undefined) return COMPARED;
  const from = against ?? ids[0];
  return from === undefined ? [] : ids.filter((id) => id !== from).map((to) => [from, to]);
}

/** Compare all pairs of `COMPARED`. */
export function compareLayers(base: RuleBase, layers: readonly Layer[], profile: Profile): Promise<Comparison> {
  return comparePairs(base, layers, COMPARED, profile);
}

/**
 * Compare assessed columns pair by pair, and say for closed tracks until when the proposals of the second column would
 * have helped. A pair that names a column not given is left out.
 */
export async function comparePairs(
  base: RuleBase,
  layers: readonly Layer[],
  pairs: readonly LayerPair[],
  profile: Profile,
): Promise<Comparison> {
  const result: Comparison = { differences: [], unchanged: [] };
  for (const [fromId, toId] of pairs) {
    const [from, to] = [layers.find((layer) => layer.id === fromId), layers.find((layer) => layer.id === toId)];
    if (!from || !to) continue;
    const { differences, unchanged } = compare(from, to, profile);
    result.differences.push(...differences);
    for (const entry of unchanged) {
      const track = to.assessment.tracks.find((t) => t.scheme.id === entry.scheme && t.track.id === entry.track);
      const closed = entry.reason === 'not-open' && entry.status === 'closed' && track?.track.closedOn;
      const helped =
        closed && to.ruleSet.proposals.length > 0 && (await helpedOn(base, to.ruleSet, track, closed, profile));
      result.unchanged.push(helped ? { ...entry, helpedUntil: closed } : entry);
    }
  }
  return result;
}

/** Whether the proposals of `ruleSet` would have changed this track's result on its last open day. */
async function helpedOn(
  base: RuleBase,
  ruleSet: RuleSet,
  { scheme, track }: TrackResult,
  date: IsoDate,
  profile: Profile,
): Promise<boolean> {
  const { proposals, assumptions } = ruleSet;
  const address = { scheme: scheme.id, track: track.id };
  const narrow = onlyScheme(base, scheme.id);
  const [without, withThem] = await Promise.all([
    assessTrack(narrow, { date, proposals: [] }, address, profile),
    assessTrack(narrow, { date, proposals, assumptions }, address, profile),
  ]);
  return without.ok && withThem.ok && !sameOutcome(without.value, withThem.value);
}

const FEWEST = 2;
const MOST = 4;

/** Assess two to four columns and compare each with `against`, or else as `pairsOf` says; or what is wrong with them. */
export async function compareColumns(
  base: RuleBase,
  columns: readonly Column[],
  profile: Profile,
  against?: string,
): Promise<Result<{ layers: Layer[]; comparison: Comparison }>> {
  const ids = columns.map(({ id }) => id);
  const problems: Problem[] = [];
  const wrong = (field: string, expected: string, got?: string) =>
    problems.push({ file: 'columns', field, expected, got });
  if (ids.length < FEWEST || ids.length > MOST) wrong('', `${FEWEST} to ${MOST} columns`, String(ids.length));
  if (new Set(ids).size < ids.length) wrong('id', 'a different id for every column');
  if (against !== undefined && !ids.includes(against)) wrong('against', `one of ${ids.join(', ')}`, against);
  const ruleSets = columns.flatMap(({ id, ...request }) => {
    const rules = ruleSetFor(base, request);
    if (!rules.ok) problems.push(...rules.problems);
    return rules.ok ? [{ id, ruleSet: rules.value }] : [];
  });
  if (problems.length > 0) return fail(...problems);
  const layers = await Promise.all(
    ruleSets.map(async ({ id, ruleSet }): Promise<Layer> => ({
      id,
      ruleSet,
      assessment: await createAssessor(base, ruleSet).assess(profile),
    })),
  );
  return ok({ layers, comparison: await comparePairs(base, layers, pairsOf(ids, against), profile) });
}
