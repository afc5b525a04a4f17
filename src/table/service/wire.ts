/** The messages between a page and the worker that holds a list. Both sides are of one build, or refuse each other. */
import type {
  BlockerFigures,
  ColumnTarget,
  ExportWords,
  Impact,
  LayerRequest,
  ListPreview,
  LoadedList,
  MemberRow,
  Outcome,
  Progress,
  ProposalEffect,
  ReadOptions,
  RowPage,
  RowQuery,
} from './protocol.ts';
import type { Profile } from '../../rulebase/index.ts';

export const WIRE_VERSION = 1;

/** What is asked for by each call, and the value of its answer. */
export interface Calls {
  preview: { args: [file: File, options: ReadOptions]; value: ListPreview };
  load: { args: [file: File, targets: readonly ColumnTarget[], options: ReadOptions]; value: LoadedList };
  generate: {
    args: [rows: number, seed: number, settings: Readonly<Record<string, number>>];
    value: LoadedList;
  };
  assess: {
    args: [layers: readonly LayerRequest[], pairs: readonly (readonly [string, string])[]];
    value: Impact;
  };
  proposals: { args: [request: Omit<LayerRequest, 'id'>]; value: readonly ProposalEffect[] };
  blockers: { args: [layer: string, track: { scheme: string; track: string }]; value: readonly BlockerFigures[] };
  rows: { args: [query: RowQuery, offset: number, limit: number]; value: RowPage };
  profile: { args: [row: number]; value: { member: MemberRow; facts: Profile } };
  exportRows: { args: [query: RowQuery, words: ExportWords]; value: Blob };
}
export type CallName = keyof Calls;

export type CallMessage = {
  [K in CallName]: { version: number; kind: 'call'; id: number; name: K; args: Calls[K]['args'] };
}[CallName];

export type ToWorker = CallMessage | { version: number; kind: 'cancel'; id: number };

export type FromWorker =
  | { version: number; kind: 'progress'; id: number; progress: Progress }
  | { version: number; kind: 'answer'; id: number; outcome: Outcome<unknown> };

/** Whether something that came is a message of this version; the sender is our own code, so no more is looked at. */
function isOurs(data: unknown, kinds: readonly string[]): boolean {
  if (data === null || typeof data !== 'object') return false;
  const { version, kind, id } = data as Record<string, unknown>; // any object has properties
  return version === WIRE_VERSION && typeof id === 'number' && kinds.includes(String(kind));
}

export const toWorker = (data: unknown): ToWorker | undefined =>
  isOurs(data, ['call', 'cancel']) ? (data as ToWorker) : undefined; // of this version: our own message
export const fromWorker = (data: unknown): FromWorker | undefined =>
  isOurs(data, ['progress', 'answer']) ? (data as FromWorker) : undefined; // as above
