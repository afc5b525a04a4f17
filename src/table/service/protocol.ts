/**
 * What a page may ask of the worker that holds a list, and what it answers. Everything here can be cloned between
 * threads; the list itself never leaves the worker, only counts, sums and single rows do.
 */
import type { MoneySum, VerdictCounts } from '../counts.ts';
import type { Agreement } from '../agreement.ts';
import type { ReadWord, RejectedRow, RepeatedRows, UnreadCells, UnreadWords } from '../read/problems.ts';
import type { Assumptions, IsoDate, Problem, Profile } from '../../rulebase/index.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'big5';

/** What a column of a list holds: the answers to one fact, something passed through untouched, or nothing of use. */
export type ColumnTarget =
  | { kind: 'fact'; fact: string }
  /** `name`, `id`, `contact` or `note:…`. */
  | { kind: 'pass'; as: string }
  | { kind: 'ignore' };

/** How a file is to be read; what is absent is guessed. */
export interface ReadOptions {
  encoding?: Encoding;
  /** Name of the worksheet. */
  sheet?: string;
  /**
   * What becomes of a row with a cell that cannot be read: it is left out (as where nothing is said), or it is used and
   * the cell counts as not answered, never as "no" or zero.
   */
  badCells?: 'leave-out' | 'unanswered';
  /** Words that are read as people say, where they cannot be read otherwise. */
  readAs?: ReadAs;
}

/** By the id of a fact that is a choice and by the word in a cell: the option it counts as. */
export type ReadAs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The beginning of a list, with what we take its columns for. */
export interface ListPreview {
  format: 'csv' | 'xlsx';
  /** null for a workbook. */
  encoding: Encoding | null;
  sheets: readonly string[];
  sheet: string | null;
  header: readonly string[];
  /** The first rows as text, at most ten. */
  sample: readonly (readonly string[])[];
  /** One for each column of the header. */
  targets: readonly ColumnTarget[];
  /** Columns that a person must look at: not known, or there twice. They are left out until `targets` says otherwise. */
  problems?: readonly Problem[];
  /** The first row looks like a company rather than like names of columns. */
  headerLooksLikeData?: true;
}

/** Work that is under way. `total` is in the same unit as `done`; null where it cannot be known. */
export interface Progress {
  stage: 'reading' | 'generating' | 'assessing';
  done: number;
  total: number | null;
  /** Companies so far, while a list is read or made. */
  rows: number;
}

export type ListSource =
  | { kind: 'file'; name: string; size: number }
  | { kind: 'synthetic'; seed: number; settings: Readonly<Record<string, number>> };

/** A list that the worker holds. */
export interface LoadedList {
  source: ListSource;
  rows: number;
  /** Rows left out: how many, and the first thousand of them. */
  rejected: { total: number; first: readonly RejectedRow[] };
  /** Cells that could not be read and count as not answered, and the rows they are in; absent where there are none. */
  unread?: UnreadCells;
  /** Such cells of each column, by the column's name in the file. */
  unreadByColumn?: Readonly<Record<string, number>>;
  /** Words of choices in such cells, which people may say how to read; absent where there are none. */
  unreadWords?: readonly UnreadWords[];
  /** Words that were read as people said; absent where there are none. */
  readAs?: readonly ReadWord[];
  /** Companies that say again the number (or, without such a column, the name) of one above; absent where there are none. */
  repeated?: RepeatedRows;
  /** Rows that answer each fact, by fact id; facts nobody answers are absent. */
  answered: Readonly<Record<string, number>>;
  /** Columns passed through: name, id, contact, note:…. */
  passThrough: readonly string[];
  /** Memory that the list takes. */
  bytes: number;
}

/** One set of rules to assess the list under. */
export interface LayerRequest {
  id: string;
  date: IsoDate;
  proposals: readonly string[];
  assumptions: Assumptions;
}

export type Sums = { award: MoneySum; awardIfEligible: MoneySum };

/** What became of companies from one layer to another; the counts add up to the companies counted. */
export interface ChangeCounts {
  gains: number;
  loses: number;
  /** Gains in one track and loses in another; never for a single track. */
  mixed: number;
  /** Certain to be the same: also where answers are missing, as long as none of them can make a difference between the two. */
  unchanged: number;
  /** At least one answer that would decide it is missing, and nothing else is certain. */
  undetermined: number;
}
export type ChangeClass = keyof ChangeCounts;

export interface TrackFigures {
  scheme: string;
  track: string;
  verdicts: VerdictCounts;
  sums: Sums;
  /** Eligible companies whose award cannot be given, and which `sums.award` leaves out. */
  notGiven: number;
  /** The same of undetermined companies and `sums.awardIfEligible`. */
  notGivenIfEligible: number;
}

/** Companies over all tracks of a layer; `eligible`, `undetermined`, `none` and `noAim` add up to the companies counted. */
export interface CompanyFigures {
  /** At least one track eligible. */
  eligible: number;
  /** None eligible, at least one undetermined. */
  undetermined: number;
  /** Neither, though at least one track that is open is for what the company wants to do. */
  none: number;
  /**
   * No track that is open is for what the company wants to do: its aims are answered, and those tracks that serve one
   * of them are closed, or there are none. (A company that left its aims open is asked about every track.)
   */
  noAim: number;
  /** Of the undetermined: those that no answer would decide, because a rule is not on file. */
  noRule: number;
  /** Sum over companies of the largest single award they are eligible for: what can be had without any combination. */
  best: MoneySum;
  /**
   * Sum over the undetermined companies of the largest single award of their undetermined tracks: at most so much comes
   * to them without any combination. `min` is always 0, for each of them may turn out to be eligible for nothing.
   */
  bestIfEligible: MoneySum;
  /** Eligible companies of whose eligible tracks none has an award that can be given; `best` leaves them out. */
  notGiven: number;
  /** The same of undetermined companies, their undetermined tracks and `bestIfEligible`. */
  notGivenIfEligible: number;
  /** Sum over all tracks, as if every award could be had together. */
  all: Sums;
}

export interface LayerFigures {
  request: LayerRequest;
  tracks: readonly TrackFigures[];
  companies: CompanyFigures;
}

/** A group of companies: one value or band of a group-by fact; `key` null where the fact is unanswered. */
export interface GroupKey {
  fact: string;
  /** An option of a choice, or the lower bound of a band. */
  key: string | number | null;
}

export interface GroupFigures {
  group: GroupKey;
  rows: number;
  /** By layer, in the order asked for. */
  layers: readonly CompanyFigures[];
  /** By pair, in the order of `Impact.pairs`. */
  changes: readonly ChangeCounts[];
}

export interface PairFigures {
  from: string;
  to: string;
  companies: ChangeCounts;
  tracks: readonly { scheme: string; track: string; changes: ChangeCounts }[];
}

/** Every figure of the members page; all layers are over the same rows. */
export interface Impact {
  rows: number;
  layers: readonly LayerFigures[];
  pairs: readonly PairFigures[];
  groups: readonly GroupFigures[];
  /** Random rows assessed again by the reference, under every layer. */
  agreement: Agreement;
}

/** What one proposal does to the list: added alone to the rules of the day, and taken away from all that are chosen. */
export interface ProposalEffect {
  proposal: string;
  alone: EffectFigures;
  withinAll: EffectFigures;
}
export interface EffectFigures {
  changes: ChangeCounts;
  /** Difference of companies with at least one eligible track. */
  eligible: number;
  /** Between which bounds the sum of best single awards moves; one number unless awards are ranges. */
  best: MoneySum;
  /** Companies that come to get a track, or lose one, whose amount cannot be given; `best` leaves it out. */
  notGiven: number;
}

export interface BlockerFigures {
  criterion: string;
  notMet: number;
  unknown: number;
  /** Companies that this criterion alone keeps out. */
  alone: number;
}

/** Which companies: all conditions must hold; an absent condition holds for all. */
export interface RowQuery {
  /** Verdict under one layer: of a track, or of the company where no track is given. */
  verdict?: {
    layer: string;
    track?: { scheme: string; track: string };
    /** `none` and `no-aim` are said of companies alone; see `CompanyFigures`. */
    is: 'eligible' | 'ineligible' | 'undetermined' | 'closed' | 'not-considered' | 'none' | 'no-aim';
  };
  change?: { from: string; to: string; track?: { scheme: string; track: string }; is: ChangeClass };
  group?: GroupKey;
  /** Kept out of a track by a criterion; `alone`: by it alone. */
  blocked?: {
    layer: string;
    track: { scheme: string; track: string };
    criterion: string;
    by: 'notMet' | 'unknown' | 'alone';
  };
  /** Qualifies for a track and says it has had no grant of it. */
  unclaimed?: { layer: string; track: { scheme: string; track: string } };
}

/** What one layer says of a company: of the track of a query, or of the company over all tracks where it names none. */
export interface RowResult {
  layer: string;
  track?: { scheme: string; track: string };
  verdict: NonNullable<RowQuery['verdict']>['is'];
  /**
   * Whole HK$; of a company the largest single award of its eligible tracks, of an undetermined one at most what the
   * best of its undetermined tracks gives. Null where there is none or none can be given.
   */
  award: { min: number; max: number } | null;
}

export interface MemberRow {
  /** Place in the list, from 0: what `profile` asks for. */
  row: number;
  /** Row number as the spreadsheet shows it. */
  fileRow: number;
  /** Passed through columns, by name. */
  passThrough: Readonly<Record<string, string>>;
  /** In a list of rows: results under the layers that the query names, in that order; absent where it names none. */
  results?: readonly RowResult[];
}

export interface RowPage {
  total: number;
  /** Where `unclaimed` was asked: rows that meet the rest, but have not answered what would tell. They are not listed. */
  unknown?: number;
  rows: readonly MemberRow[];
}

/** Words for an export that the worker writes; the page knows the language. */
export interface ExportWords {
  title: string;
  notes: readonly string[];
}

/** Why a request failed, when it did not go as asked. */
export type ListFailure =
  | { kind: 'problems'; problems: readonly Problem[] }
  /** The worker stopped by itself, for example for want of memory; it can be started again. */
  | { kind: 'crashed'; detail: string }
  | { kind: 'cancelled' };

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: ListFailure };

export interface CallOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** The list in its worker, as the page sees it. Every call may be cancelled; a crash answers all that wait. */
export interface MembersService {
  preview: (file: File, options?: ReadOptions, call?: CallOptions) => Promise<Outcome<ListPreview>>;
  load: (
    file: File,
    targets: readonly ColumnTarget[],
    options?: ReadOptions,
    call?: CallOptions,
  ) => Promise<Outcome<LoadedList>>;
  generate: (
    rows: number,
    seed: number,
    settings: Readonly<Record<string, number>>,
    call?: CallOptions,
  ) => Promise<Outcome<LoadedList>>;
  assess: (
    layers: readonly LayerRequest[],
    pairs: readonly (readonly [string, string])[],
    call?: CallOptions,
  ) => Promise<Outcome<Impact>>;
  /** `date` with and without each of the proposals. */
  proposals: (request: Omit<LayerRequest, 'id'>, call?: CallOptions) => Promise<Outcome<readonly ProposalEffect[]>>;
  blockers: (layer: string, track: { scheme: string; track: string }) => Promise<Outcome<readonly BlockerFigures[]>>;
  rows: (query: RowQuery, offset: number, limit: number) => Promise<Outcome<RowPage>>;
  profile: (row: number) => Promise<Outcome<{ member: MemberRow; facts: Profile }>>;
  /** The companies of a query with their answers and, by layer and track, verdict and award, as CSV. */
  exportRows: (query: RowQuery, words: ExportWords, call?: CallOptions) => Promise<Outcome<Blob>>;
  /** Forget the list. */
  close: () => void;
}
