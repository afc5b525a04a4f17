/** Answers a page's calls about a list. It knows neither a worker nor a page: messages come in, messages go out. */
import { fail, ok } from '../../rulebase/index.ts';
import type { Problem, Result, RuleBase } from '../../rulebase/index.ts';
import { profileAt } from '../columns.ts';
import {
  blockersOf,
  exportRows,
  findRows,
  impactOf,
  inSteps,
  pageOf,
  proposalEffects,
  rowResults,
} from '../impact/index.ts';
import type { AssessedLayer, Pause } from '../impact/index.ts';
import { holdList, memberRow, saysAnything } from './held-list.ts';
import type { HeldList } from './held-list.ts';
import { EXPECTED_IN_FILE, MOST_EXPORTED } from './limits.ts';
import { createPause, throttled } from './pause.ts';
import type { LayerRequest, Outcome, Progress } from './protocol.ts';
import { toWorker, WIRE_VERSION } from './wire.ts';
import type { CallMessage, CallName, Calls, FromWorker } from './wire.ts';

// A list is read or made up, hardly ever both: the worker loads what it needs.
const reader = () => import('../read/list.ts');
const maker = () => import('../synthetic/synthesise.ts');

/** What a call has beside its arguments. */
interface Context {
  base: RuleBase;
  signal: AbortSignal;
  pause: Pause;
  onProgress: (progress: Progress) => void;
}

type Answers = { [K in CallName]: (context: Context, ...args: Calls[K]['args']) => Promise<Result<Calls[K]['value']>> };

/** `base` is asked for with the first call; `random`, from 0 up to 1, picks the rows that are checked. */
export function createHandler(
  base: () => Promise<RuleBase>,
  post: (message: FromWorker) => void,
  random: () => number = Math.random,
): (data: unknown) => void {
  const running = new Map<number, AbortController>();
  const answers = createAnswers(random);

  const answer = async (message: CallMessage, { signal }: AbortController): Promise<Outcome<unknown>> => {
    const { version, id } = message;
    const onProgress = throttled((progress: Progress) => post({ version, kind: 'progress', id, progress }));
    try {
      const context = { base: await base(), signal, pause: createPause(signal), onProgress };
      signal.throwIfAborted();
      const result = await answerTo(answers, context, message);
      return result.ok ? result : { ok: false, failure: { kind: 'problems', problems: result.problems } };
    } catch (error) {
      if (signal.aborted) return { ok: false, failure: { kind: 'cancelled' } };
      return { ok: false, failure: { kind: 'crashed', detail: String(error) } };
    }
  };
  const take = async (message: CallMessage): Promise<void> => {
    const { id } = message;
    const controller = new AbortController();
    running.set(id, controller);
    const outcome = await answer(message, controller);
    running.delete(id);
    post({ version: WIRE_VERSION, kind: 'answer', id, outcome });
  };
  return (data) => {
    const message = toWorker(data);
    if (!message) {
      const id = Number((data as { id?: unknown } | null | undefined)?.id ?? 0); // whatever it is, it may have one
      const detail = 'a message that this version does not know';
      return post({
        version: WIRE_VERSION,
        kind: 'answer',
        id,
        outcome: { ok: false, failure: { kind: 'crashed', detail } },
      });
    }
    if (message.kind === 'cancel') return running.get(message.id)?.abort();
    void take(message); // it never rejects
  };
}

/** Calls the answer of a name with the arguments of that name. */
function answerTo<K extends CallName>(
  answers: Answers,
  context: Context,
  { name, args }: { name: K; args: Calls[K]['args'] },
): Promise<Result<unknown>> {
  const found: Answers[K] | undefined = answers[name];
  if (!found) return Promise.resolve(fail(problem('call', 'a call of this version', name)));
  return found(context, ...args);
}

const problem = (field: string, expected: string, got?: string): Problem => ({
  file: 'list',
  field,
  expected,
  ...(got === undefined ? {} : { got }),
});
const noList = () => fail(problem('', 'a list that has been opened'));

function createAnswers(random: () => number): Answers {
  let held: HeldList | undefined;
  let assessments = 0;
  let openings = 0;

  /** The last list that was asked for stays, also where an earlier one is finished after it. */
  const hold = (opening: number, found: HeldList) => {
    if (opening === openings) held = found;
    return ok(found.loaded);
  };
  const answers: Answers = {
    preview: async ({ base, signal }, file, options) => {
      const { previewList } = await reader();
      return previewList(base, { name: file.name, blob: file }, { ...options, signal });
    },
    load: async ({ base, signal, onProgress }, file, targets, options) => {
      const opening = (openings += 1);
      const { name, size } = file;
      const { readList } = await reader();
      const member = await readList(base, { name, blob: file }, targets, { ...options, signal, onProgress });
      return member.ok ? hold(opening, holdList(base, { kind: 'file', name, size }, member.value)) : member;
    },
    generate: async ({ base, signal, onProgress }, rows, seed, settings) => {
      const opening = (openings += 1);
      try {
        const { synthesise } = await maker();
        const member = await synthesise(base, { rows, seed, settings }, { signal, onProgress });
        return hold(opening, holdList(base, { kind: 'synthetic', seed, settings }, member));
      } catch (error) {
        if (signal.aborted || !isRefusal(error)) throw error;
        return fail(problem('settings', error.message));
      }
    },
    assess: async ({ pause, onProgress }, requests, pairs) => {
      if (!held) return noList();
      const list = held;
      const mine = (assessments += 1);
      const step = steps(requests.length * 3 + pairs.length, list.loaded.rows, onProgress);
      const layers: AssessedLayer[] = [];
      for (const request of requests) {
        const layer = await inSteps(list.assess(request), pause);
        if (!layer.ok) return layer;
        layers.push(layer.value);
        step();
      }
      const paired = pairsOf(layers, pairs);
      if (!paired.ok) return paired;
      const impact = await impactOf(list.list, { layers, pairs: paired.value, random, pause, onStep: step });
      if (mine === assessments) list.layers = layers;
      return ok(impact);
    },
    proposals: async ({ pause, onProgress }, request) => {
      if (!held) return noList();
      const { list, assess, loaded } = held;
      const onStep = (done: number, total: number) =>
        onProgress({ stage: 'assessing', done, total, rows: loaded.rows });
      return proposalEffects(list, { assess, request, pause, onStep });
    },
    blockers: async (_context, layer, track) => (held ? blockersOf(held, layer, track) : noList()),
    rows: async ({ pause }, query, offset, limit) => {
      if (!held) return noList();
      const { member, layers } = held;
      const found = await inSteps(findRows(held, query), pause);
      if (!found.ok) return found;
      const { planes, total, unknown } = found.value;
      const results = rowResults(layers, query);
      const rows = pageOf(member.table, planes, offset, limit).flatMap((row) => {
        const shown = memberRow(member, row);
        return shown.ok ? [results ? { ...shown.value, results: results(row) } : shown.value] : [];
      });
      return ok({ total, rows, ...(unknown === undefined ? {} : { unknown }) });
    },
    profile: async (_context, row) => {
      if (!held) return noList();
      const member = memberRow(held.member, row);
      return member.ok ? ok({ member: member.value, facts: profileAt(held.member.table, row) }) : member;
    },
    exportRows: async ({ pause }, query, words) => {
      if (!held) return noList();
      const { member, layers } = held;
      const found = await inSteps(findRows(held, query), pause);
      if (!found.ok) return found;
      if (found.value.total > MOST_EXPORTED) return fail(problem('', EXPECTED_IN_FILE, String(found.value.total)));
      return ok(await exportRows(found.value.planes, { member, layers, answered: saysAnything(held), words, pause }));
    },
  };
  return answers;
}

/** Settings that are refused, and not an array that is too large for the memory there is. */
const isRefusal = (error: unknown): error is RangeError =>
  error instanceof RangeError && !/alloc|array|call stack/i.test(error.message);

/** Counts steps that are done. */
function steps(total: number, rows: number, onProgress: (progress: Progress) => void): () => void {
  let done = 0;
  onProgress({ stage: 'assessing', done, total, rows });
  return () => onProgress({ stage: 'assessing', done: (done += 1), total, rows });
}

/** The layers of each pair, by their ids. */
function pairsOf(
  layers: readonly AssessedLayer[],
  pairs: readonly (readonly [LayerRequest['id'], LayerRequest['id']])[],
): Result<(readonly [AssessedLayer, AssessedLayer])[]> {
  const found: (readonly [AssessedLayer, AssessedLayer])[] = [];
  for (const ids of pairs) {
    const [from, to] = ids.map((id) => layers.find(({ request }) => request.id === id));
    if (!from || !to) return fail(problem('pairs', 'layers that are asked for', ids.join(', ')));
    found.push([from, to]);
  }
  return ok(found);
}
