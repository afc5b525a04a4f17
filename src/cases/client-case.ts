/** A client's case: the answers and choices, what the adviser noted beside them, and how it was last assessed. */
import type { TrackResult } from '../engine/index.ts';
import type { IsoDate, Problem } from '../rulebase/index.ts';
import type { Column, Session } from './session-file.ts';

export const CASE_STATUSES = ['enquiry', 'preparing', 'applied', 'approved', 'declined'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** One track's result as it was remembered. Amounts are whole HK$. */
export interface AssessedTrack {
  status: TrackResult['status'];
  verdict: TrackResult['verdict'];
  award: { min: number; max: number } | null;
}

/** What a case came to when it was last assessed. */
export interface Assessed {
  /** Of the rule base. */
  version: IsoDate;
  /** The day of the rules. */
  asOf: IsoDate;
  /** The instant it was done, as ISO text. */
  on: string;
  /** By `scheme/track`. */
  results: Record<string, AssessedTrack>;
}

/** What the adviser notes beside the answers. */
export interface Details {
  notes: string;
  status: CaseStatus;
  /** The day to get back to the client. */
  followUp: IsoDate | null;
  archived: boolean;
}

/** What a new case begins with. */
export const NO_DETAILS: Details = { notes: '', status: 'enquiry', followUp: null, archived: false };

export interface ClientCase extends Details {
  id: string;
  /** Answers and choices; the client's name is `work.name`. */
  work: Session;
  /** Instants as ISO text. `updatedAt` is the last edit by a person, `answeredAt` the last one of an answer. */
  createdAt: string;
  updatedAt: string;
  answeredAt: string;
  assessed: Assessed | null;
}

/** A case as read. What could not be used is named; `stored` is the record as it lies there, to be kept or handed out. */
export interface ReadCase {
  case: ClientCase;
  dropped: Problem[];
  stored: unknown;
  /** True where a newer version of the app wrote it: it is shown, and never written over. */
  newer: boolean;
}

/** A comparison column of the reader's own, kept under a name. */
export interface Scenario {
  id: string;
  name: string;
  column: Column;
}

/**
 * Why the store could not do it. `blocked`: the browser keeps nothing here, or another tab holds the store; `full`: no
 * room left; `newer`: a newer version of the app wrote what is there, and it is left alone.
 */
export type StoreFault = 'blocked' | 'full' | 'newer' | 'failed';
export type Stored<T> = { ok: true; value: T } | { ok: false; fault: StoreFault };
