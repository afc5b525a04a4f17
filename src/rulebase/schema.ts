/**
 * The shape of every file in `rules/`, as zod schemas; all types of the rule base are inferred from here.
 * Nothing in this folder knows a scheme, a fact or a figure.
 */
import * as z from 'zod/mini';

import { isIsoDate } from './dates.ts';
import type { IsoDate } from './dates.ts';

z.config({ jitless: true }); // a strict CSP forbids the compiled fast path

/** Words for people, Traditional Chinese (Hong Kong) and English. Simplified Chinese is derived from the first. */
export const localText = z.strictObject({
  'zh-Hant': z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
});
export type LocalText = z.infer<typeof localText>;

const isoDate = z.custom<IsoDate>((v) => typeof v === 'string' && isIsoDate(v), 'expected a calendar date YYYY-MM-DD');
export const idText = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected an id of a-z, 0-9 and hyphens'));
export const factId = z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/, 'expected a fact id in camelCase'));

/** How sure we are of a value; `unverified` never decides and is shown as "confirm with the department". */
export const confidence = z.enum(['official', 'secondary', 'inferred', 'unverified']);
export type Confidence = z.infer<typeof confidence>;

const sources = z.array(idText);
const provenance = { sources, confidence, note: z.optional(localText) };
const span = { from: isoDate, fromEarliest: z.optional(isoDate), until: z.optional(isoDate) };

// ---- parameters --------------------------------------------------------------------------------

export const unit = z.enum(['hkd', 'rate', 'percent', 'months', 'years', 'count', 'economies', 'options', 'flag']);
export type Unit = z.infer<typeof unit>;

/** Rates are text (`"1/3"`, `"0.25"`), lists are arrays, `"no-limit"` is a sourced value of its own. */
export const paramValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);
export type ParamValue = z.infer<typeof paramValue>;
/** The sourced value "there is no limit"; it drops out of every minimum and every test against it is met. */
export const NO_LIMIT = 'no-limit';

const datedValue = z.strictObject({
  ...span,
  value: paramValue,
  ...provenance,
  /** Values other sources give, kept with the reason for not using them. */
  alternatives: z.optional(z.array(z.strictObject({ value: paramValue, source: idText, whyNot: localText }))),
});

export const param = z.strictObject({ unit, label: localText, values: z.array(datedValue).check(z.minLength(1)) });
export type Param = z.infer<typeof param>;

// ---- conditions --------------------------------------------------------------------------------

export const operator = z.enum([
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'subsetOf',
  'intersects',
  'disjointFrom',
  'allOrNoneOf',
]);
export type OperatorName = z.infer<typeof operator>;

/** What a fact is compared with: a literal, a parameter, the product of two parameters (floored), or 1 / rate rounded up. */
export const operand = z.union([
  z.number(),
  z.boolean(),
  z.string(),
  z.array(z.string()),
  z.strictObject({ param: idText }),
  z.strictObject({ product: z.tuple([idText, idText]) }),
  z.strictObject({ reciprocal: idText }),
]);
export type Operand = z.infer<typeof operand>;

/**
 * A test over facts and parameters. A node with `branch` is off until a proposal enables it, so that a proposal
 * adds a way to pass without rewriting the tree.
 */
export type Condition =
  | { all: Condition[]; branch?: string | undefined }
  | { any: Condition[]; branch?: string | undefined }
  | { not: Condition; branch?: string | undefined }
  | { fact: string; operator: OperatorName; value: Operand; branch?: string | undefined }
  | { param: string; operator: OperatorName; value: Operand; branch?: string | undefined };

const branch = z.optional(idText);
export const condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).check(z.minLength(1)), branch }),
    z.strictObject({ any: z.array(condition).check(z.minLength(1)), branch }),
    z.strictObject({ not: condition, branch }),
    z.strictObject({ fact: factId, operator, value: operand, branch }),
    z.strictObject({ param: idText, operator, value: operand, branch }),
  ]),
);

// ---- criteria ----------------------------------------------------------------------------------

/** A period in which the criterion applied, with what we know of it at that time. */
const inForce = z.strictObject({ ...span, ...provenance });

const criterionBase = {
  subject: z.enum(['applicant', 'project']),
  inForce: z.array(inForce).check(z.minLength(1)),
  /** One plain sentence that is true when the criterion is met; `{param-id}` is filled with the parameter's value. */
  sentence: localText,
  /** What to do or bring, or how the department reads it. */
  help: z.optional(localText),
};
export const criterion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), condition, appliesIf: z.optional(condition), ...criterionBase }),
  z.strictObject({ kind: z.literal('judgement'), appliesIf: z.optional(condition), ...criterionBase }),
]);
export type Criterion = z.infer<typeof criterion>;

// ---- awards ------------------------------------------------------------------------------------

/** An amount in HK$ as a small tree; a node with `step` is a line of the waterfall shown to people. */
export type AmountNode = { step?: LocalText | undefined } & (
  | { amount: number }
  | { param: string }
  | { fact: string }
  | { award: true }
  | { unlimited: true }
  | { min: AmountNode[] }
  | { max: AmountNode[] }
  | { add: AmountNode[] }
  | { mul: AmountNode[] }
  | { sub: [AmountNode, AmountNode] }
  | { if: Condition; then: AmountNode; else: AmountNode }
);
const step = z.optional(localText);
const amountNode: z.ZodMiniType<AmountNode> = z.lazy(() =>
  z.union([
    z.strictObject({ amount: z.int(), step }),
    z.strictObject({ param: idText, step }),
    z.strictObject({ fact: factId, step }),
    z.strictObject({ award: z.literal(true), step }),
    z.strictObject({ unlimited: z.literal(true), step }),
    z.strictObject({ min: z.array(amountNode).check(z.minLength(1)), step }),
    z.strictObject({ max: z.array(amountNode).check(z.minLength(1)), step }),
    z.strictObject({ add: z.array(amountNode).check(z.minLength(1)), step }),
    z.strictObject({ mul: z.array(amountNode).check(z.minLength(1)), step }),
    z.strictObject({ sub: z.tuple([amountNode, amountNode]), step }),
    z.strictObject({ if: condition, then: amountNode, else: amountNode, step }),
  ]),
);

const award = z.strictObject({
  /** The government's share, floored once to whole HK$. */
  grant: amountNode,
  /** What the company pays itself; `{"award": true}` stands for the grant. */
  ownContribution: z.optional(amountNode),
  /** Limits on single cost items that the total does not show. */
  notes: z.optional(z.array(localText)),
});

// ---- grants: what they change, and how they are paid ---------------------------------------------

/**
 * What an approved grant does to the company's facts before its next application: the grant is added to an amount,
 * a count rises, or an answer is set. `when` narrows it to applications that meet a condition. It follows from what
 * the facts mean, so it has no dates of its own.
 */
const effectOn = { fact: factId, when: z.optional(condition) };
export const grantEffect = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add-grant'), ...effectOn }),
  z.strictObject({ op: z.literal('add'), amount: z.int().check(z.gte(1)), ...effectOn }),
  z.strictObject({ op: z.literal('set'), value: z.union([z.boolean(), z.number(), z.string()]), ...effectOn }),
]);
export type GrantEffect = z.infer<typeof grantEffect>;

/** A length of time as its source gives it. */
const duration = z.union([
  z.strictObject({ months: z.int().check(z.gte(0)) }),
  z.strictObject({ days: z.int().check(z.gte(0)) }),
  z.strictObject({ workingDays: z.int().check(z.gte(0)) }),
]);
export type Duration = z.infer<typeof duration>;

/** A share from `"0"` to `"1"`, such as `"3/4"`; `"0"` is the sourced value "none". */
const share = z.string().check(z.regex(/^(?:\d+\/[1-9]\d*|\d+(?:\.\d+)?)$/, 'expected a share such as 3/4 or 0.2'));
const datedList = <T>(value: z.ZodMiniType<T>) =>
  z.optional(z.array(z.strictObject({ ...span, value, ...provenance })).check(z.minLength(1)));

/** How a grant is paid. What no source gives is left out: it is an assumption of the reader's then. */
const payments = z.strictObject({
  /** The most that is paid on request once the grant is agreed. */
  advance: datedList(share),
  /** Paid on the way, where the project is long and no advance was taken. */
  interim: datedList(z.strictObject({ share, overMonths: z.int(), afterMonths: z.int() })),
  /** Without an advance, the application itself comes after the activity. */
  filing: datedList(z.literal('after-completion')),
  /** From filing to the result. */
  result: datedList(duration),
  /** From completion to the final report or claim, at most. */
  report: datedList(duration),
  /** From the final report to the money. */
  payment: datedList(duration),
});
export type Payments = z.infer<typeof payments>;

// ---- schemes -----------------------------------------------------------------------------------

/** Words that hold for a period, with where they come from. */
const datedText = z.strictObject({ ...span, value: localText, ...provenance });

/** What an applicant must know beyond the conditions; each list is shown in order, entries in force on the day only. */
const practical = z.strictObject({
  /** Where and how to apply. */
  channel: z.array(datedText),
  documents: z.array(datedText),
  /** Windows, batches, filing limits, gaps. */
  deadlines: z.array(datedText),
  processing: z.array(datedText),
  /** Why applications usually fail. */
  refusals: z.array(datedText),
  /** Known closing days of a batch or round; the next one on or after the day is shown. */
  cutOffs: z.array(z.strictObject({ on: isoDate, label: localText, sources, confidence })),
});
export type Practical = z.infer<typeof practical>;

const openSpan = z.strictObject({ ...span, ...provenance });
const nameSpan = z.strictObject({ ...span, value: localText });
const link = z.strictObject({ label: localText, url: z.string(), lastChecked: isoDate });

const track = z.strictObject({
  name: localText,
  summary: localText,
  open: z.array(openSpan),
  /** What must be known of the days before the first opening on file, such as that only our record begins with it. */
  beforeNote: z.optional(localText),
  /** Aims (values of the fact with role `aims`) for which this track is worth asking about. */
  aims: z.array(idText).check(z.minLength(1)),
  /** What somebody with that aim must know of this track, where the match is not plain. */
  aimNotes: z.optional(z.record(idText, localText)),
  criteria: z.record(idText, z.literal(true)),
  award: z.nullable(award),
  /** `scheme/track` that takes over when this one is closed. */
  successor: z.optional(z.string()),
  /** How and when money comes: advance, reimbursement, timing; dated text, last one in force is shown. */
  cashFlow: z.optional(z.array(datedText)),
  grantEffects: z.optional(z.array(grantEffect)),
  payments: z.optional(payments),
  practical: z.optional(practical),
});

export const scheme = z.strictObject({
  id: idText,
  name: z.array(nameSpan).check(z.minLength(1)),
  shortName: z.array(nameSpan).check(z.minLength(1)),
  department: localText,
  contact: localText,
  link,
  params: z.record(idText, param),
  criteria: z.record(idText, criterion),
  tracks: z.record(idText, track),
  /** By when somebody should read the sources again. */
  reviewDue: isoDate,
  /** What changed when, in words; also from before our parameters begin. */
  history: z.optional(z.array(z.strictObject({ on: z.string(), text: localText, sources, confidence }))),
  /** What is not known of this scheme, for people to confirm. */
  openQuestions: z.optional(z.array(localText)),
});
export type Scheme = z.infer<typeof scheme>;

// ---- proposals ---------------------------------------------------------------------------------

/** A number the chamber did not give: ours, editable within the range, always shown as an assumption. */
export const assumption = z.strictObject({
  unit,
  label: localText,
  default: z.union([z.number(), z.string()]),
  min: z.union([z.number(), z.string()]),
  max: z.union([z.number(), z.string()]),
  reason: localText,
});
export type Assumption = z.infer<typeof assumption>;

const on = { scheme: idText };
const assumptionId = factId;
export const proposalChange = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('set'),
    ...on,
    param: idText,
    value: z.union([paramValue, z.strictObject({ assumption: assumptionId })]),
    /** Where a proposal asks for more (or less), a number on the other side of today's leaves today's in place. */
    only: z.optional(z.enum(['raise', 'lower'])),
  }),
  z.strictObject({
    op: z.literal('add-members'),
    ...on,
    param: idText,
    members: z.union([z.array(z.string()), z.strictObject({ list: idText })]),
  }),
  z.strictObject({
    op: z.literal('remove-members'),
    ...on,
    param: idText,
    members: z.union([z.array(z.string()), z.strictObject({ list: idText })]),
  }),
  z.strictObject({ op: z.literal('enable-branch'), ...on, branch: idText }),
  z.strictObject({
    op: z.literal('add-criterion'),
    ...on,
    tracks: z.array(idText),
    criterion: idText,
    definition: criterion,
  }),
  z.strictObject({ op: z.literal('remove-criterion'), ...on, tracks: z.array(idText), criterion: idText }),
  z.strictObject({ op: z.literal('add-scheme'), definition: scheme }),
]);
export type ProposalChange = z.infer<typeof proposalChange>;

const outcome = z.strictObject({
  status: z.enum(['enacted', 'partly', 'opposite', 'not-enacted']),
  text: localText,
  sources,
});

export const proposal = z.strictObject({
  id: idText,
  title: localText,
  /** Chapter of the chamber's document, number and a phrase of a few words quoted from it. */
  chapter: z.string(),
  quote: z.string(),
  summary: localText,
  /** False for the chamber's words that we had to interpret; such a proposal is left out of "all". */
  onByDefault: z.boolean(),
  kind: z.enum(['parameter', 'structural', 'new-scheme', 'interpretation', 'information']),
  assumptions: z.record(assumptionId, assumption),
  changes: z.array(proposalChange),
  outcome,
});
export type Proposal = z.infer<typeof proposal>;

export const proposalFile = z.strictObject({
  id: idText,
  title: localText,
  publisher: localText,
  date: z.string(),
  /** Chapters that ask for nothing an enterprise could apply for, so that nobody looks for them in vain. */
  otherChapters: localText,
  proposals: z.array(proposal),
});

// ---- facts, sources, economies, settings --------------------------------------------------------

/** Neighbouring support an adviser would mention: shown where it is relevant, never decided. */
const referral = z.strictObject({
  id: idText,
  name: localText,
  who: localText,
  what: localText,
  /** Aims it belongs to; `applyTo` narrows it to profiles that are not known to fail it. */
  aims: z.array(idText).check(z.minLength(1)),
  applyTo: z.optional(condition),
  link,
  open: z.array(z.strictObject({ ...span, ...provenance })).check(z.minLength(1)),
});
export type Referral = z.infer<typeof referral>;
export const referralFile = z.strictObject({ referrals: z.array(referral) });

/** A word of the field, in the three scripts, with what it means. */
const glossaryEntry = z.strictObject({
  id: idText,
  term: localText,
  simplified: z.optional(z.string()),
  meaning: localText,
});
export type GlossaryEntry = z.infer<typeof glossaryEntry>;
export const glossaryFile = z.strictObject({ entries: z.array(glossaryEntry) });

const factType = z.enum(['bool', 'int', 'hkd', 'pct', 'one', 'set', 'economies']);
/**
 * What the app must know of a fact besides its type; the code asks for roles, never for ids. `cost`: a budget that an
 * award is a share of. `months-elapsed`: whole months since something happened, so the answer grows by one every month
 * without anybody doing anything.
 */
const factRole = z.enum(['aims', 'industry', 'headcount', 'past', 'project', 'cost', 'group-by', 'months-elapsed']);

export const fact = z.strictObject({
  id: factId,
  type: factType,
  section: idText,
  roles: z.array(factRole),
  /** Short name for tables and reasons. */
  label: localText,
  /** Whose answer it is, in a few words, where the label alone may be taken to mean more or fewer companies. */
  scope: z.optional(localText),
  /** What a whole number counts, in words that stand after it: months, people, projects. */
  unit: z.optional(localText),
  /** What people call it at the head of a column, in any language; each for one fact only. */
  alsoCalled: z.optional(z.array(z.string().check(z.minLength(1))).check(z.minLength(1))),
  /** In a column that people headed in words, a larger number is taken for something else, such as a year. */
  mostInLists: z.optional(z.int().check(z.gt(0))),
  question: localText,
  hint: z.optional(localText),
  why: localText,
  where: z.optional(localText),
  options: z.optional(z.array(z.strictObject({ value: idText, label: localText, hint: z.optional(localText) }))),
  /** The answer is a part of this other fact and cannot exceed it. */
  partOf: z.optional(factId),
  /** The answer says what kinds of costs are in this budget (a fact with the role `cost`). */
  kindsOf: z.optional(factId),
  /** The answer says how many months the project of this budget takes. */
  monthsOf: z.optional(factId),
  /** The answer says for how many years this budget, a yearly one, is paid. */
  yearsOf: z.optional(factId),
  /** Where companies are grouped by a number: the lowest number of each group, ascending, the first 0. */
  bands: z.optional(z.array(z.int().check(z.gte(0))).check(z.minLength(1))),
  /** Which of the bands follow an official figure, and which are ours. */
  bandsNote: z.optional(localText),
});
export type Fact = z.infer<typeof fact>;

export const factFile = z.strictObject({
  sections: z.array(z.strictObject({ id: idText, title: localText })),
  facts: z.array(fact),
});

/**
 * Whose words a source holds: those of a department or public body on its own site (`government`) or faithfully copied
 * elsewhere (`government-copy`), of the body that runs a support of its own, such as a bank or a power company
 * (`operator`), a legislator's question of which no reply was read (`question`), the press, an adviser, another
 * organisation, or an account in a public code repository. Which kinds can be `official` is OFFICIAL_KINDS.
 */
export const sourceKind = z.enum([
  'government',
  'government-copy',
  'operator',
  'question',
  'press',
  'adviser',
  'organisation',
  'repository',
]);
export type SourceKind = z.infer<typeof sourceKind>;
/** What only other kinds say is never `official`. */
export const OFFICIAL_KINDS: ReadonlySet<SourceKind> = new Set(['government', 'government-copy', 'operator']);

const sourceFields = {
  title: z.string(),
  publisher: z.string(),
  kind: sourceKind,
  /** When the source says it was written, as it says it. */
  date: z.string(),
  checkedOn: isoDate,
};
/** A document with its own address, or one that was read only in a stored copy that cannot be linked. */
export const source = z.union([
  z.strictObject({ ...sourceFields, url: z.string() }),
  z.strictObject({
    ...sourceFields,
    retrieved: z.literal('copy'),
    /** The official site, where one may ask; never shown as the document. */
    site: z.optional(z.string()),
  }),
]);
export type Source = z.infer<typeof source>;
export const sourceFile = z.record(idText, source);

export const economyFile = z.strictObject({
  economies: z.record(z.string().check(z.regex(/^[A-Z]{2}$/)), localText),
  /** The order in which places are offered: these before all others, as they stand here. It decides nothing. */
  shownFirst: z.optional(z.array(z.string())),
  /** Offered after all others: nobody lives there, so that hardly anybody sells there. */
  shownLast: z.optional(z.array(z.string())),
  /** Other words people search for, by code. */
  aliases: z.optional(z.record(z.string(), z.array(z.string()))),
  /** Named groups: every economy except those named, or exactly those named. */
  lists: z.record(
    idText,
    z.union([z.strictObject({ except: z.array(z.string()) }), z.strictObject({ only: z.array(z.string()) })]),
  ),
});

/** A yes-or-no definition that several screens show, decided by the same engine as a track. */
const definition = z.strictObject({
  title: localText,
  met: localText,
  notMet: localText,
  unknown: localText,
  criteria: z.record(idText, criterion),
});

/** An assumption of the funding plan: a whole number within a range, and why we took it. */
const planAssumption = z.strictObject({
  unit: z.enum(['months', 'percent', 'count']),
  label: localText,
  default: z.int(),
  min: z.int(),
  max: z.int(),
  reason: localText,
});
export type PlanAssumption = z.infer<typeof planAssumption>;

export const settingsFile = z.strictObject({
  /** The day the chamber's document speaks from: the first layer of every comparison. */
  baseline: z.strictObject({ date: isoDate, label: localText }),
  version: isoDate,
  smallEnterprise: definition,
  /** Said on the first screens, before any question. */
  warnings: z.array(z.strictObject({ id: idText, text: localText, sources })),
  /** What the tool does not do, shown with every result. */
  limits: z.array(localText),
  /** How to add up what related companies received. */
  relatedCompanies: localText,
  /** Numbers of ours for the funding plan, used where no source gives one; everybody may change them. */
  planAssumptions: z.strictObject({
    filingMonth: planAssumption,
    monthsToResult: planAssumption,
    workingDaysPerMonth: planAssumption,
    advanceTaken: planAssumption,
    advanceWhereUnknown: planAssumption,
    projectMonths: planAssumption,
    monthsToReport: planAssumption,
    monthsToPayment: planAssumption,
  }),
});
export type Settings = z.infer<typeof settingsFile>;

// ---- links ---------------------------------------------------------------------------------------

/**
 * What links refer to by position. Every list is only ever added to, at its end: a link made once means the same for
 * ever. What is not in it yet can be shared all the same, in more characters.
 */
export const shareTable = z.strictObject({
  facts: z.array(z.strictObject({ id: factId, options: z.optional(z.array(idText)) })),
  proposals: z.array(idText),
  /** Numbers assumed for proposals, as `proposal.assumption`. */
  assumptions: z.array(z.string()),
  /** Numbers assumed for the funding plan. */
  planAssumptions: z.array(z.string()),
});
