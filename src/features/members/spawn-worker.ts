/** Starts the worker that holds a list. Its address passes the only Trusted Types policy there is. */
// oxlint-disable-next-line import/default -- the query makes the bundler give the address of the built worker
import workerUrl from '../../table/service/worker.ts?worker&url';
import { trustedScriptUrl } from '../../trusted.ts';

export const spawnWorker = (): Worker => new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'members' });
