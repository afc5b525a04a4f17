/** Two layers (rule set and assessment of one profile) side by side: what differs, why, or why nothing does. */
import { paramsOfAmount } from '../rulebase/index.ts';
import type {
  IsoDate,
  ParamState,
  ParamValue,
  Profile,
  ResolvedParam,
  RuleSet,
  TrackStatus,
} from '../rulebase/index.ts';
import type { Assessment, CriterionState, TrackResult, Verdict } from './assess.ts';
import { awardFor } from './award.ts';
import { changedRules, unknownRulesKey } from './changed-rules.ts';
import { minMax, sameAward, sameOutcome } from './outcome.ts';
import type { MinMax } from './outcome.ts';
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
  /**
   * It looks the same, but something changed in what is still open. `missing`: the unanswered facts that would tell;
   * none where it is a value of the rules that is not on file.
   */
  | { reason: 'cannot-know'; missing: string[]; alsoChanged: ParamChange[] }
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
    if (sameOutcome(from, to))
      unchanged.push({ ...head, ...reasonUnchanged(from, to, changes, [a.ruleSet.date, b.ruleSet.date]) });
    else differences.push({ ...head, ...difference(from, to, changes, profile, b.ruleSet.date) });
  }
  return { differences, unchanged };
}

type Days = readonly [from: IsoDate, to: IsoDate];

function reasonUnchanged(from: TrackResult, to: TrackResult, changes: ParamChange[], days: Days) {
  if (to.verdict === null) return { reason: 'not-considered' as const };
  if (to.verdict === 'closed') return { reason: 'not-open' as const, status: to.status, helpedUntil: null };
  const missing = couldDiffer(from, to, days);
  if (missing) return { reason: 'cannot-know' as const, missing, alsoChanged: changes };
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

/**
 * Whether two equal results may yet turn out different, and the missing answers that would tell; null where they are
 * equal whatever those answers are.
 */
function couldDiffer(from: TrackResult, to: TrackResult, days: Days): string[] | null {
  const isRange = to.award !== null && to.award.min < to.award.max;
  if (to.verdict !== 'undetermined' && !isRange) return null;
  const [before, after] = [from, to].map(({ scheme, track }) => prepareTrack(scheme, track));
  if (!before || !after) return null; // there are two
  if (from.status !== 'open' || to.status !== 'open') {
    const isSame = from.status === to.status && unknownRulesKey(before, days[0]) === unknownRulesKey(after, days[1]);
    return isSame ? null : [];
  }
  const changed = changedRules(before, after);
  const open = [from, to].flatMap(({ criteria }) =>
    criteria.filter(({ id, state }) => state === 'unknown' && changed.criteria.has(id)),
  );
  // An amount that is settled stays as it is, however it came about.
  const money = changed.award && (isRange || to.award === null);
  if (open.length === 0 && !money) return null;
  const ofMoney = money ? [from, to].flatMap(({ missingForAward }) => missingForAward) : [];
  return [...new Set([...open.flatMap((criterion) => criterion.open), ...ofMoney])];
}

function difference(from: TrackResult, to: TrackResult, changes: ParamChange[], profile: Profile, day: IsoDate) {
  const head = {
    status: { from: from.status, to: to.status },
    verdict: { from: from.verdict, to: to.verdict },
    award: { from: minMax(from.award), to: minMax(to.award) },
  };
  if (from.status !== to.status) {
    const causes: Cause[] = [{ kind: 'status', from: from.status, to: to.status, on: dayOfStatus(from, to, day) }];
    return { ...head, causes, jointly: false, alsoChanged: [] };
  }
  const criteria = criterionCauses(from, to, changes);
  if (from.verdict !== to.verdict) {
    const named = criteria.flatMap((cause) =>
      cause.kind === 'criterion' ? cause.params.map(({ param }) => param) : [],
    );
    const others = changes.filter(({ param }) => !named.includes(param));
    // An award on both sides may differ for reasons of its own.
    const money = from.award && to.award && !sameAward(from.award, to.award);
    const altering = money ? alteringAlone(from, to, others, profile) : [];
    return {
      ...head,
      causes: [...criteria, ...altering.map(parameterCause)],
      jointly: false,
      alsoChanged: others.filter((change) => !altering.includes(change)),
    };
  }
  return { ...head, ...awardCauses(from, to, changes, profile) };
}

/** The last day before a closing or the first after an opening; null where the second side is the earlier one. */
function dayOfStatus(from: TrackResult, to: TrackResult, day: IsoDate): IsoDate | null {
  const { opensOn } = from.track;
  if (to.status === 'closed') return to.track.closedOn ?? null;
  return to.status === 'open' && opensOn !== undefined && opensOn <= day ? opensOn : null;
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

const parameterCause = (change: ParamChange): Cause => ({ kind: 'parameter', ...change });

/** The changes whose reversal alone alters the award; where none does, all that the award reads. */
function awardCauses(from: TrackResult, to: TrackResult, changes: ParamChange[], profile: Profile) {
  const alone = alteringAlone(from, to, changes, profile);
  const named = alone.length > 0 ? alone : readByAward(to, changes);
  return {
    causes: named.map(parameterCause),
    jointly: alone.length === 0 && named.length > 1,
    alsoChanged: changes.filter((change) => !named.includes(change)),
  };
}

function readByAward(to: TrackResult, changes: ParamChange[]): ParamChange[] {
  const read = new Set(to.track.award ? paramsOfAmount(to.track.award.grant) : []);
  return changes.filter(({ param }) => read.has(param));
}

/** The changes whose reversal alone alters the award of the second side. */
function alteringAlone(from: TrackResult, to: TrackResult, changes: ParamChange[], profile: Profile): ParamChange[] {
  const tree = to.track.award;
  const given = withRequired(prepareTrack(to.scheme, to.track).required, profile);
  return readByAward(to, changes).filter(({ param }) => {
    const before = from.scheme.params[param];
    if (!tree || !before) return false;
    const undone = awardFor(tree, { ...to.scheme, params: { ...to.scheme.params, [param]: before } }, given).award;
    return !sameAward(undone, to.award);
  });
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
