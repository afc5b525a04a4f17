import { dayAfter, spanAt } from './dates.ts';
import type { IsoDate, Span } from './dates.ts';
import type { RuleBase } from './load.ts';
import type {
  AmountNode,
  Condition,
  Confidence,
  Criterion,
  GrantEffect,
  LocalText,
  Param,
  ParamValue,
  Payments,
  Practical,
  Scheme,
  Unit,
} from './schema.ts';

/**
 * What is known of a parameter on one day.
 * `window`: a new value may or may not have begun, so all candidates stand side by side;
 * `unverified`: a value is on file that may not decide; `unknown`: no value is on file for that day.
 */
export type ParamState =
  | { state: 'known'; value: ParamValue }
  | { state: 'window'; candidates: ParamValue[] }
  | { state: 'unverified'; value: ParamValue }
  | { state: 'unknown' };

export interface ResolvedParam {
  id: string;
  unit: Unit;
  label: LocalText;
  at: ParamState;
  sources: string[];
  confidence: Confidence;
  note?: LocalText | undefined;
  /** The proposal that set or extended the value, where one did. */
  proposedBy?: string | undefined;
}

export interface ResolvedCriterion {
  id: string;
  kind: 'rule' | 'judgement';
  subject: 'applicant' | 'project';
  condition?: Condition | undefined;
  appliesIf?: Condition | undefined;
  sentence: LocalText;
  help?: LocalText | undefined;
  sources: string[];
  confidence: Confidence;
  note?: LocalText | undefined;
}

/** `proposed`: the track exists only in a proposal that was not chosen. */
export type TrackStatus = 'open' | 'not-yet-open' | 'closed' | 'no-rule-known' | 'proposed';

/** Words for applicants that hold on the day, with how sure they are. */
export interface Note {
  text: LocalText;
  confidence: Confidence;
  sources: string[];
}

export interface PracticalAt {
  channel: Note[];
  documents: Note[];
  deadlines: Note[];
  processing: Note[];
  refusals: Note[];
  /** The next known closing day on or after the day. */
  nextCutOff?: { on: IsoDate; text: LocalText; confidence: Confidence; sources: string[] } | undefined;
}

/** A value in force on the day, with how sure it is; one that may not decide is left out like one not known. */
export interface Known<T> {
  value: T;
  confidence: Confidence;
  sources: string[];
  note?: LocalText | undefined;
}

type ValueOf<K extends keyof Payments> = NonNullable<Payments[K]>[number]['value'];
/** How a grant is paid, as far as it is known on the day. */
export type PaymentsAt = { [K in keyof Payments]?: Known<ValueOf<K>> | undefined };

export interface ResolvedTrack {
  id: string;
  name: LocalText;
  summary: LocalText;
  status: TrackStatus;
  /** First day of the next opening, where one is on file. */
  opensOn?: IsoDate | undefined;
  /** Last day on which the track was open, where it has closed. */
  closedOn?: IsoDate | undefined;
  /** Last day of the present opening, where one is on file. */
  closesOn?: IsoDate | undefined;
  /** What must be known of its being open, closed or not open yet on the day. */
  openNote?: LocalText | undefined;
  sources: string[];
  aims: string[];
  aimNotes: Record<string, LocalText>;
  criteria: string[];
  award: { grant: AmountNode; ownContribution?: AmountNode | undefined; notes: LocalText[] } | null;
  cashFlow?: { text: LocalText; confidence: Confidence; sources: string[] } | undefined;
  /** What a grant changes for the company's next application. */
  grantEffects: GrantEffect[];
  payments: PaymentsAt;
  /** What is on file for applicants on the day. */
  practical?: PracticalAt | undefined;
  successor?: string | undefined;
  /** The proposal that would create this track. */
  proposedBy?: string | undefined;
}

export interface ResolvedScheme {
  id: string;
  name: LocalText;
  shortName: LocalText;
  department: LocalText;
  contact: LocalText;
  link: Scheme['link'];
  params: Record<string, ResolvedParam>;
  criteria: Record<string, ResolvedCriterion>;
  /** Branches of conditions that proposals have enabled. */
  branches: string[];
  tracks: ResolvedTrack[];
  openQuestions: LocalText[];
}

/** The rule base on one day: each parameter one value. Plain immutable data; proposals return a changed copy. */
export interface RuleSet {
  date: IsoDate;
  /** Proposals applied, in the order of the rule base. */
  proposals: string[];
  /** Numbers used for the assumptions of those proposals, by `proposal.assumption`. */
  assumptions: Record<string, number | string>;
  schemes: ResolvedScheme[];
}

const latest = <T extends Span>(spans: readonly T[], date: IsoDate): T | undefined =>
  spans.findLast((span) => spanAt(span, date) === 'in-force') ?? spans[0];

/** The rule base as it stood (or stands) on `date`, without any proposal. Tracks of proposals are listed as `proposed`. */
export function resolve(base: RuleBase, date: IsoDate): RuleSet {
  const proposed = base.proposals.flatMap((proposal) =>
    proposal.changes.flatMap((change) =>
      change.op === 'add-scheme' ? [resolveScheme(change.definition, date, proposal.id)] : [],
    ),
  );
  return {
    date,
    proposals: [],
    assumptions: {},
    schemes: [...base.schemes.map((scheme) => resolveScheme(scheme, date)), ...proposed],
  };
}

/** One scheme on one day; `proposedBy` where it exists only in that proposal. */
export function resolveScheme(scheme: Scheme, date: IsoDate, proposedBy?: string): ResolvedScheme {
  const params = mapValues(scheme.params, (param, id) => resolveParam(id, param, date));
  const criteria: Record<string, ResolvedCriterion> = {};
  for (const [id, criterion] of Object.entries(scheme.criteria)) {
    const resolved = resolveCriterion(id, criterion, date);
    if (resolved) criteria[id] = resolved;
  }
  return {
    id: scheme.id,
    name: nameAt(scheme.name, date),
    shortName: nameAt(scheme.shortName, date),
    department: scheme.department,
    contact: scheme.contact,
    link: scheme.link,
    params,
    criteria,
    branches: [],
    tracks: Object.entries(scheme.tracks).map(([id, track]) => {
      const cash = track.cashFlow?.find((span) => spanAt(span, date) === 'in-force');
      return {
        id,
        name: track.name,
        summary: track.summary,
        ...(proposedBy === undefined
          ? openingAt(track, date)
          : { status: 'proposed' as const, sources: [], proposedBy }),
        aims: track.aims,
        aimNotes: track.aimNotes ?? {},
        criteria: Object.keys(track.criteria).filter((criterion) => criterion in criteria),
        award: track.award && { ...track.award, notes: track.award.notes ?? [] },
        cashFlow: cash && { text: cash.value, confidence: cash.confidence, sources: cash.sources },
        grantEffects: track.grantEffects ?? [],
        payments: paymentsAt(track.payments ?? {}, date),
        practical: track.practical && practicalAt(track.practical, date),
        successor: track.successor,
      };
    }),
    openQuestions: scheme.openQuestions ?? [],
  };
}

function paymentsAt(payments: Payments, date: IsoDate): PaymentsAt {
  const at = <T>(list: (Span & Known<T>)[] | undefined): Known<T> | undefined => {
    const found = list?.find((entry) => spanAt(entry, date) === 'in-force');
    if (!found || found.confidence === 'unverified') return undefined;
    const { value, confidence, sources, note } = found;
    return { value, confidence, sources, note };
  };
  return {
    advance: at(payments.advance),
    interim: at(payments.interim),
    filing: at(payments.filing),
    result: at(payments.result),
    report: at(payments.report),
    payment: at(payments.payment),
  };
}

function practicalAt(practical: Practical, date: IsoDate): PracticalAt {
  const notes = (list: Practical['channel']): Note[] =>
    list
      .filter((entry) => spanAt(entry, date) === 'in-force')
      .map(({ value, confidence, sources }) => ({ text: value, confidence, sources }));
  const [next] = practical.cutOffs.filter(({ on }) => on >= date).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return {
    channel: notes(practical.channel),
    documents: notes(practical.documents),
    deadlines: notes(practical.deadlines),
    processing: notes(practical.processing),
    refusals: notes(practical.refusals),
    nextCutOff: next && { on: next.on, text: next.label, confidence: next.confidence, sources: next.sources },
  };
}

function nameAt(spans: Scheme['name'], date: IsoDate): LocalText {
  const found = latest(spans, date);
  if (!found) throw new Error('a scheme without a name passed the schema');
  return found.value;
}

function openingAt(
  { open: spans, beforeNote }: Pick<Scheme['tracks'][string], 'open' | 'beforeNote'>,
  date: IsoDate,
): Pick<ResolvedTrack, 'status' | 'opensOn' | 'closedOn' | 'closesOn' | 'openNote' | 'sources'> {
  const now = spans.find((span) => spanAt(span, date) !== 'out');
  const next = spans.find((span) => span.from > date);
  const last = spans.findLast((span) => span.until !== undefined && span.until < date);
  if (now && spanAt(now, date) === 'in-force') {
    // Back-to-back spans (a renewal) are one opening for whoever asks when it ends.
    let end = now;
    for (const span of spans) if (end.until !== undefined && span.from === dayAfter(end.until)) end = span;
    return { status: 'open', closesOn: end.until, openNote: now.note, sources: now.sources };
  }
  if (now) return { status: 'no-rule-known', opensOn: now.from, openNote: now.note, sources: now.sources };
  if (last)
    return { status: 'closed', closedOn: last.until, opensOn: next?.from, openNote: last.note, sources: last.sources };
  return { status: 'not-yet-open', opensOn: next?.from, openNote: beforeNote, sources: next?.sources ?? [] };
}

function resolveParam(id: string, param: Param, date: IsoDate): ResolvedParam {
  const inForce = param.values.find((entry) => spanAt(entry, date) === 'in-force');
  const perhaps = param.values.find((entry) => spanAt(entry, date) === 'perhaps');
  const known = [inForce, perhaps].filter((entry) => entry !== undefined);
  const head = {
    id,
    unit: param.unit,
    label: param.label,
    sources: [...new Set(known.flatMap((entry) => entry.sources))],
  };
  const shown = inForce ?? perhaps;
  if (!shown) return { ...head, at: { state: 'unknown' }, confidence: 'unverified' };
  const note = perhaps?.note ?? shown.note;
  if (known.some((entry) => entry.confidence === 'unverified')) {
    return { ...head, at: { state: 'unverified', value: shown.value }, confidence: 'unverified', note };
  }
  if (!inForce) return { ...head, at: { state: 'unknown' }, confidence: 'unverified', note };
  if (perhaps)
    return {
      ...head,
      at: { state: 'window', candidates: [inForce.value, perhaps.value] },
      confidence: 'inferred',
      note,
    };
  return { ...head, at: { state: 'known', value: inForce.value }, confidence: inForce.confidence, note };
}

function resolveCriterion(id: string, criterion: Criterion, date: IsoDate): ResolvedCriterion | undefined {
  const span = criterion.inForce.find((entry) => spanAt(entry, date) !== 'out');
  if (!span) return undefined;
  const head = { id, subject: criterion.subject, sentence: criterion.sentence, help: criterion.help, note: span.note };
  // In the window of its first day a criterion may or may not apply: the department knows.
  const decides = criterion.kind === 'rule' && span.confidence !== 'unverified' && spanAt(span, date) === 'in-force';
  return decides
    ? {
        ...head,
        kind: 'rule',
        condition: criterion.condition,
        appliesIf: criterion.appliesIf,
        sources: span.sources,
        confidence: span.confidence,
      }
    : {
        ...head,
        kind: 'judgement',
        appliesIf: criterion.appliesIf,
        sources: span.sources,
        confidence: span.confidence,
      };
}

/** `Object.map`, keys kept. */
export function mapValues<A, B>(record: Record<string, A>, map: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
