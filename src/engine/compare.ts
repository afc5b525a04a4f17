/** Two layers (rule set and assessment of one profile) side by side: what differs, why, or why nothing does. */
import { ruleSetFor } from '../rulebase/index.ts';
import type {
  Assumptions,
  IsoDate,
  ParamState,
  ParamValue,
  Profile,
  ResolvedParam,
  RuleBase,
  RuleSet,
  TrackStatus,
} from '../rulebase/index.ts';
import { createAssessor } from './assess.ts';
import type { Assessment, CriterionState, TrackResult, Verdict } from './assess.ts';
import { awardFor, paramsOfAmount } from './award.ts';
import type { Award } from './award.ts';
import { prepareTrack, withRequired } from './prepare.ts';

/** One column of a comparison. */
export interface Layer {
  id: string;
  ruleSet: RuleSet;
  assessment: Assessment;
}

/** A parameter with its value on each side; `null` where the side has none on file. */
export interface ParamChange {
  param: string;
  from: ParamValue | ParamValue[] | null;
  to: ParamValue | ParamValue[] | null;
}

/** What made a result differ. */
export type Cause =
  | { kind: 'status'; from: TrackStatus; to: TrackStatus; on: IsoDate | null }
  | {
      kind: 'criterion';
      criterion: string;
      from: CriterionState | 'absent';
      to: CriterionState | 'absent';
      params: ParamChange[];
    }
  | ({ kind: 'parameter' } & ParamChange);

type MinMax = { min: number; max: number } | null;

export interface Difference {
  from: string;
  to: string;
  scheme: string;
  track: string;
  status: { from: TrackStatus; to: TrackStatus };
  verdict: { from: Verdict | null; to: Verdict | null };
  award: { from: MinMax; to: MinMax };
  causes: Cause[];
  /** True where no single change alters the award alone, so that all of them together are named. */
  jointly: boolean;
  /** Values that changed without changing this result. */
  alsoChanged: ParamChange[];
}

/** Why a track gives the same result in both layers. */
export type Unchanged = { from: string; to: string; scheme: string; track: string } & (
  | { reason: 'not-considered' }
  | { reason: 'not-open'; status: TrackStatus; helpedUntil: IsoDate | null }
  | { reason: 'same-rules' }
  | { reason: 'still-fails'; criteria: string[]; alsoChanged: ParamChange[] }
  | { reason: 'not-for-you'; alsoChanged: ParamChange[] }
);

export interface Comparison {
  differences: Difference[];
  unchanged: Unchanged[];
}

/** Compare two layers for one profile, track by track. Equal rule sets differ nowhere. */
export function compare(a: Layer, b: Layer, profile: Profile): Comparison {
  const differences: Difference[] = [];
  const unchanged: Unchanged[] = [];
  for (const to of b.assessment.tracks) {
    const from = a.assessment.tracks.find(
      (other) => other.scheme.id === to.scheme.id && other.track.id === to.track.id,
    );
    if (!from) continue; // both layers come from one rule base
    const head = { from: a.id, to: b.id, scheme: to.scheme.id, track: to.track.id };
    const changes = paramChanges(from, to);
    if (sameResult(from, to)) unchanged.push({ ...head, ...reasonUnchanged(from, to, changes) });
    else differences.push({ ...head, ...difference(from, to, changes, profile) });
  }
  return { differences, unchanged };
}

const minMax = (award: Award | null): MinMax => award && { min: award.min, max: award.max };

function sameResult(from: TrackResult, to: TrackResult): boolean {
  const open = (status: TrackStatus) => status === 'open' || status === 'no-rule-known';
  return (
    from.verdict === to.verdict &&
    from.award?.min === to.award?.min &&
    from.award?.max === to.award?.max &&
    (open(from.status) === open(to.status) || from.verdict === null)
  );
}

function reasonUnchanged(from: TrackResult, to: TrackResult, changes: ParamChange[]) {
  if (to.verdict === null) return { reason: 'not-considered' as const };
  if (to.verdict === 'closed') return { reason: 'not-open' as const, status: to.status, helpedUntil: null };
  const states = (result: TrackResult) =>
    result.criteria
      .map(({ id, state }) => `${id} ${state}`)
      .sort()
      .join();
  if (changes.length === 0 && states(from) === states(to)) return { reason: 'same-rules' as const };
  const failing = to.criteria.filter((criterion) => criterion.state === 'not-met').map((criterion) => criterion.id);
  return failing.length > 0
    ? { reason: 'still-fails' as const, criteria: failing, alsoChanged: changes }
    : { reason: 'not-for-you' as const, alsoChanged: changes };
}

function difference(from: TrackResult, to: TrackResult, changes: ParamChange[], profile: Profile) {
  const head = {
    status: { from: from.status, to: to.status },
    verdict: { from: from.verdict, to: to.verdict },
    award: { from: minMax(from.award), to: minMax(to.award) },
  };
  if (from.status !== to.status) {
    const on = to.status === 'closed' ? to.track.closedOn : to.status === 'open' ? (from.track.opensOn ?? null) : null;
    const causes: Cause[] = [{ kind: 'status', from: from.status, to: to.status, on: on ?? null }];
    return { ...head, causes, jointly: false, alsoChanged: [] };
  }
  const criteria = criterionCauses(from, to, changes);
  if (from.verdict !== to.verdict) {
    const named = criteria.flatMap((cause) =>
      cause.kind === 'criterion' ? cause.params.map(({ param }) => param) : [],
    );
    return {
      ...head,
      causes: criteria,
      jointly: false,
      alsoChanged: changes.filter(({ param }) => !named.includes(param)),
    };
  }
  return { ...head, ...awardCauses(from, to, changes, profile) };
}

/** Criteria whose state differs, with the values behind it. */
function criterionCauses(from: TrackResult, to: TrackResult, changes: ParamChange[]): Cause[] {
  const ids = [...new Set([...from.criteria, ...to.criteria].map((criterion) => criterion.id))];
  const read = new Map(prepareTrack(to.scheme, to.track).criteria.map((criterion) => [criterion.id, criterion.params]));
  return ids.flatMap((id): Cause[] => {
    const state = (result: TrackResult): CriterionState | 'absent' =>
      result.criteria.find((criterion) => criterion.id === id)?.state ?? 'absent';
    const [before, after] = [state(from), state(to)];
    const silent = (s: CriterionState | 'absent') =>
      s === 'absent' || s === 'judgement' || s === 'not-applicable' || s === 'met';
    if (before === after || (silent(before) && silent(after))) return [];
    return [
      {
        kind: 'criterion',
        criterion: id,
        from: before,
        to: after,
        params: changes.filter(({ param }) => read.get(id)?.includes(param)),
      },
    ];
  });
}

/** The changes whose reversal alone alters the award; where none does, all that the award reads. */
function awardCauses(from: TrackResult, to: TrackResult, changes: ParamChange[], profile: Profile) {
  const tree = to.track.award;
  const read = new Set(tree ? paramsOfAmount(tree.grant) : []);
  const candidates = changes.filter(({ param }) => read.has(param));
  const given = withRequired(prepareTrack(to.scheme, to.track).required, profile);
  const alone = candidates.filter(({ param }) => {
    const before = from.scheme.params[param];
    if (!tree || !before) return false;
    const undone = awardFor(tree, { ...to.scheme, params: { ...to.scheme.params, [param]: before } }, given).award;
    return undone?.min !== to.award?.min || undone?.max !== to.award?.max;
  });
  const named = alone.length > 0 ? alone : candidates;
  return {
    causes: named.map((change): Cause => ({ kind: 'parameter', ...change })),
    jointly: alone.length === 0 && candidates.length > 1,
    alsoChanged: changes.filter((change) => !named.includes(change)),
  };
}

const valueOf = (at: ParamState): ParamChange['from'] => {
  switch (at.state) {
    case 'known':
    case 'unverified':
      return at.value;
    case 'window':
      return [...new Set(at.candidates.flat())];
    case 'unknown':
      return null;
  }
};

/** Parameters that the track reads and whose value differs between the two sides. */
function paramChanges(from: TrackResult, to: TrackResult): ParamChange[] {
  const reads = (result: TrackResult): string[] => [
    ...prepareTrack(result.scheme, result.track).criteria.flatMap((criterion) => criterion.params),
    ...(result.track.award ? paramsOfAmount(result.track.award.grant) : []),
  ];
  return [...new Set([...reads(from), ...reads(to)])].flatMap((param) => {
    const [before, after] = [from.scheme.params[param], to.scheme.params[param]].map((p: ResolvedParam | undefined) =>
      p ? valueOf(p.at) : null,
    );
    const [left = null, right = null] = [before, after];
    return JSON.stringify(left) === JSON.stringify(right) ? [] : [{ param, from: left, to: right }];
  });
}

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

/** Compare all pairs of `COMPARED`, and say for closed tracks until when the proposals would have helped. */
export async function compareLayers(base: RuleBase, layers: readonly Layer[], profile: Profile): Promise<Comparison> {
  const result: Comparison = { differences: [], unchanged: [] };
  for (const [fromId, toId] of COMPARED) {
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
  track: TrackResult,
  day: IsoDate,
  profile: Profile,
): Promise<boolean> {
  const results = await Promise.all(
    [[], ruleSet.proposals].map(async (proposals) => {
      const rules = ruleSetFor(base, {
        date: day,
        proposals,
        assumptions: proposals.length > 0 ? ruleSet.assumptions : {},
      });
      if (!rules.ok) return undefined;
      const only = rules.value.schemes
        .filter((scheme) => scheme.id === track.scheme.id)
        .map((scheme) => ({ ...scheme, tracks: scheme.tracks.filter(({ id }) => id === track.track.id) }));
      return (await createAssessor(base, { ...rules.value, schemes: only }).assess(profile)).tracks[0];
    }),
  );
  const [without, withThem] = results;
  return without !== undefined && withThem !== undefined && !sameResult(without, withThem);
}
