/** A rule set made ready to run: conditions bound, statuses final, one list of facts per track. */
import { bind, factsOfAmount, factsRead, paramsOfAmount, thresholds } from '../rulebase/index.ts';
import type {
  Binding,
  BoundCondition,
  Confidence,
  LocalText,
  ParamValue,
  Profile,
  ResolvedCriterion,
  ResolvedScheme,
  ResolvedTrack,
  RuleSet,
  TrackStatus,
} from '../rulebase/index.ts';

/** A criterion with its conditions bound. `condition` is absent where the department decides. */
export interface PreparedCriterion {
  id: string;
  kind: 'rule' | 'judgement';
  subject: 'applicant' | 'project';
  condition?: BoundCondition | undefined;
  appliesIf?: BoundCondition | undefined;
  sentence: LocalText;
  help?: LocalText | undefined;
  /** Why the value is uncertain, where it is. */
  note?: LocalText | undefined;
  facts: string[];
  /** Parameters the conditions read. */
  params: string[];
  threshold: Record<string, ParamValue | ParamValue[]>;
  sources: string[];
  confidence: Confidence;
  /** Set where a value it needs is not on file for the day. */
  valueUnknown: boolean;
}

export interface PreparedTrack {
  scheme: ResolvedScheme;
  track: ResolvedTrack;
  status: TrackStatus;
  criteria: PreparedCriterion[];
  /** Every fact that a criterion or the award reads. */
  facts: string[];
  /** Answers without which the track cannot be eligible: an award "if eligible" takes them as given. */
  required: Profile;
}

/** Bind every track of a rule set. Pure; the same rule set always gives the same result. */
export function prepare(ruleSet: RuleSet): PreparedTrack[] {
  return ruleSet.schemes.flatMap((scheme) => scheme.tracks.map((track) => prepareTrack(scheme, track)));
}

/** Bind one track of a resolved scheme. */
export function prepareTrack(scheme: ResolvedScheme, track: ResolvedTrack): PreparedTrack {
  const criteria = track.criteria.flatMap((id) => {
    const criterion = scheme.criteria[id];
    return criterion ? [prepareCriterion(criterion, scheme)] : [];
  });
  const awardTrees = track.award
    ? [track.award.grant, ...(track.award.ownContribution ? [track.award.ownContribution] : [])]
    : [];
  const noValue =
    criteria.some((criterion) => criterion.valueUnknown) ||
    awardTrees.flatMap(paramsOfAmount).some((id) => scheme.params[id]?.at.state === 'unknown');
  return {
    scheme,
    track,
    status: track.status === 'open' && noValue ? 'no-rule-known' : track.status,
    criteria,
    facts: [...new Set([...criteria.flatMap((criterion) => criterion.facts), ...awardTrees.flatMap(factsOfAmount)])],
    required: Object.fromEntries(criteria.flatMap((criterion) => Object.entries(requiredAnswers(criterion)))),
  };
}

/** The one answer a criterion admits, where it admits only one. */
function requiredAnswers({ condition, appliesIf }: PreparedCriterion): Profile {
  if (!condition || appliesIf || !('fact' in condition) || condition.values.length !== 1) return {};
  const [value] = condition.values;
  if (condition.operator === 'equal' && value !== undefined) return { [condition.fact]: value };
  const [only, second] = condition.operator === 'in' && Array.isArray(value) ? value : [];
  return only !== undefined && second === undefined ? { [condition.fact]: only } : {};
}

/** The profile with unanswered facts filled by the only answer that can be eligible. */
export function withRequired(required: Profile, profile: Profile): Profile {
  const open = Object.entries(required).filter(([fact]) => (profile[fact] ?? null) === null);
  return open.length === 0 ? profile : { ...profile, ...Object.fromEntries(open) };
}

/** Bind one criterion: a value that may not decide turns it into the department's judgement. */
export function prepareCriterion(
  criterion: ResolvedCriterion,
  scheme: Pick<ResolvedScheme, 'params' | 'branches'>,
): PreparedCriterion {
  const { id, subject, sentence, help } = criterion;
  const condition = criterion.condition && bind(criterion.condition, scheme);
  const appliesIf = criterion.appliesIf && bind(criterion.appliesIf, scheme);
  const bindings = [condition, appliesIf].filter((binding): binding is Binding => binding !== undefined);
  const params = [...new Set(bindings.flatMap((binding) => binding.params))];
  const read = params.flatMap((param) => scheme.params[param] ?? []);
  const head = {
    id,
    subject,
    sentence,
    help,
    params,
    note: read.find((param) => param.at.state !== 'known')?.note ?? criterion.note,
    sources: [...new Set([...criterion.sources, ...read.flatMap((param) => param.sources)])],
    confidence: weakest([criterion.confidence, ...read.map((param) => param.confidence)]),
    valueUnknown: bindings.some((binding) => binding.valueUnknown),
  };
  if (!condition || bindings.some((binding) => binding.unverified)) {
    const gate = bindings.some((binding) => binding.unverified) ? undefined : appliesIf?.condition;
    return { ...head, kind: 'judgement', appliesIf: gate, facts: gate ? factsRead(gate) : [], threshold: {} };
  }
  return {
    ...head,
    kind: 'rule',
    condition: condition.condition,
    appliesIf: appliesIf?.condition,
    facts: [...new Set([...(appliesIf ? factsRead(appliesIf.condition) : []), ...factsRead(condition.condition)])],
    threshold: thresholds(condition.condition),
  };
}

const order: Record<Confidence, number> = { official: 0, secondary: 1, inferred: 2, unverified: 3 };

/** The least sure of several confidences. */
function weakest(list: readonly Confidence[]): Confidence {
  return list.reduce((a, b) => (order[a] >= order[b] ? a : b), 'official');
}
