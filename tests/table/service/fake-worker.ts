/** A worker without a thread: messages are cloned and come later, as between threads. */
import { createHandler } from '../../../src/table/service/handler.ts';
import type { WorkerPort } from '../../../src/table/service/client.ts';
import type { ToWorker } from '../../../src/table/service/wire.ts';
import { base } from '../../support/rules.ts';

type Listener = (event: Event) => void;

export interface FakeWorker extends WorkerPort {
  /** Everything that was sent to it. */
  sent: unknown[];
  isTerminated: boolean;
  /** Something the worker says, or what the browser says of it. */
  fire: (type: 'message' | 'error' | 'messageerror', more: object) => void;
}

/** Files are shared between threads, and Node forgets their names when it clones them. */
function cloned(message: ToWorker): unknown {
  if (message.kind === 'cancel') return structuredClone(message);
  const args = message.args.map((arg): unknown => (arg instanceof File ? arg : structuredClone(arg)));
  return { ...message, args };
}

/** A worker that says nothing by itself; `take` sees what is sent. */
export function silentWorker(take: (data: unknown) => void = () => {}): FakeWorker {
  const listeners: [string, Listener][] = [];
  const worker: FakeWorker = {
    sent: [],
    isTerminated: false,
    postMessage: (message) => {
      const data = cloned(message);
      worker.sent.push(data);
      setTimeout(() => !worker.isTerminated && take(data));
    },
    terminate: () => (worker.isTerminated = true),
    addEventListener: (type, listener) => listeners.push([type, listener]),
    fire: (type, more) => {
      const event = Object.assign(new Event(type, { cancelable: true }), more);
      for (const [name, listener] of listeners) if (name === type) listener(event);
    },
  };
  return worker;
}

/** A worker with the real handler. */
export function handlingWorker(random?: () => number): FakeWorker {
  const handle = createHandler(
    () => Promise.resolve(base),
    (message) => {
      const data: unknown = structuredClone(message);
      setTimeout(() => !worker.isTerminated && worker.fire('message', { data }));
    },
    random,
  );
  const worker = silentWorker(handle);
  return worker;
}
