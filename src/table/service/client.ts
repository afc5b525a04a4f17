/**
 * The page's side of the worker that holds a list. Every call is answered: by the worker, by its end, or because it was
 * cancelled. A worker that stopped is replaced when the next list is opened.
 */
import type { CallOptions, ListFailure, MembersService, Outcome, Progress } from './protocol.ts';
import { fromWorker, WIRE_VERSION } from './wire.ts';
import type { CallName, Calls, ToWorker } from './wire.ts';

/** What is needed of a `Worker`. */
export interface WorkerPort {
  postMessage: (message: ToWorker) => void;
  terminate: () => void;
  addEventListener: (type: 'message' | 'error' | 'messageerror', listener: (event: Event) => void) => void;
}

interface Waiting {
  answer: (outcome: Outcome<unknown>) => void;
  onProgress: ((progress: Progress) => void) | undefined;
}

/** Calls that may begin with a new worker; the others ask of a list. */
const OPENING: ReadonlySet<CallName> = new Set(['preview', 'load', 'generate']);

const failed = (failure: ListFailure): { ok: false; failure: ListFailure } => ({ ok: false, failure });
const detailOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** A service whose list lives in a worker that `spawn` starts, when there is something for it to do. */
export function createMembersService(spawn: () => WorkerPort): MembersService {
  const waiting = new Map<number, Waiting>();
  let worker: WorkerPort | undefined;
  let last = 0;

  const end = (failure: ListFailure): void => {
    worker?.terminate();
    worker = undefined;
    const all = [...waiting.values()];
    waiting.clear();
    for (const { answer } of all) answer(failed(failure));
  };
  const crash = (detail: string): void => end({ kind: 'crashed', detail });

  const start = (): WorkerPort => {
    const started = spawn();
    const ifStill = (then: (event: Event) => void) => (event: Event) => {
      if (worker === started) then(event); // what an ended worker still says is of no interest
    };
    started.addEventListener(
      'message',
      ifStill((event) => {
        const message = fromWorker('data' in event ? event.data : undefined);
        if (!message) return crash('a message that this version does not know');
        const call = waiting.get(message.id);
        if (message.kind === 'progress') return call?.onProgress?.(message.progress);
        const { outcome } = message;
        // A worker that failed is not asked again: what it holds cannot be relied on.
        if (!outcome.ok && outcome.failure.kind === 'crashed') return crash(outcome.failure.detail);
        waiting.delete(message.id);
        return call?.answer(outcome);
      }),
    );
    started.addEventListener(
      'error',
      ifStill((event) => {
        event.preventDefault();
        crash('message' in event && typeof event.message === 'string' ? event.message : 'the worker stopped');
      }),
    );
    started.addEventListener(
      'messageerror',
      ifStill(() => crash('an answer that could not be read')),
    );
    return started;
  };

  const call = <K extends CallName>(
    name: K,
    args: Calls[K]['args'],
    { signal, onProgress }: CallOptions = {},
  ): Promise<Outcome<Calls[K]['value']>> =>
    new Promise((resolve) => {
      const id = (last += 1);
      const answer = (outcome: Outcome<unknown>): void => {
        signal?.removeEventListener('abort', cancel);
        resolve(outcome as Outcome<Calls[K]['value']>); // the worker answers each call with its own value
      };
      const cancel = (): void => {
        if (!waiting.delete(id)) return;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows take one
        worker?.postMessage({ version: WIRE_VERSION, kind: 'cancel', id });
        answer(failed({ kind: 'cancelled' }));
      };
      if (signal?.aborted === true) return answer(failed({ kind: 'cancelled' }));
      if (!worker && !OPENING.has(name)) return answer(failed({ kind: 'crashed', detail: 'there is no list' }));
      try {
        worker ??= start();
        waiting.set(id, { answer, onProgress });
        signal?.addEventListener('abort', cancel);
        // A name with the arguments of that name, which the type of a union cannot say.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- as above
        worker.postMessage({ version: WIRE_VERSION, kind: 'call', id, name, args } as ToWorker);
      } catch (error) {
        waiting.delete(id);
        return answer(failed({ kind: 'crashed', detail: detailOf(error) }));
      }
    });

  return {
    preview: (file, options = {}, more) => call('preview', [file, options], more),
    load: (file, targets, options = {}, more) => call('load', [file, targets, options], more),
    generate: (rows, seed, settings, more) => call('generate', [rows, seed, settings], more),
    assess: (layers, pairs, more) => call('assess', [layers, pairs], more),
    proposals: (request, more) => call('proposals', [request], more),
    blockers: (layer, track) => call('blockers', [layer, track]),
    rows: (query, offset, limit) => call('rows', [query, offset, limit]),
    profile: (row) => call('profile', [row]),
    exportRows: (query, words, more) => call('exportRows', [query, words], more),
    close: () => end({ kind: 'cancelled' }),
  };
}
