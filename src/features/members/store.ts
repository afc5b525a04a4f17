/**
 * The list of this tab and its figures. It lives outside the pages, so that going to another page and back keeps it;
 * nothing of it is stored, and it is gone when the tab is closed.
 */
import type {
  CallOptions,
  ColumnTarget,
  Impact,
  LayerRequest,
  ListFailure,
  ListPreview,
  LoadedList,
  MembersService,
  Outcome,
  Progress,
  ReadAs,
  ReadOptions,
} from '../../table/index.ts';
import type { Assumptions } from '../../rulebase/index.ts';

/** A file with what its columns are taken for. */
export interface ChosenFile {
  file: File;
  preview: ListPreview;
  targets: readonly ColumnTarget[];
  options: ReadOptions;
}

export interface ToGenerate {
  rows: number;
  seed: number;
  settings: Readonly<Record<string, number>>;
}

/** What has been read or made, so that it can be read or made again. */
export type Origin = ({ is: 'file' } & ChosenFile) | ({ is: 'synthetic' } & ToGenerate);

export type ListState =
  | { is: 'none'; failure: ListFailure | null }
  | { is: 'opening'; name: string }
  /** `failure`: the last attempt to read it; the choices are still there. */
  | ({ is: 'columns'; failure: ListFailure | null } & ChosenFile)
  | { is: 'working'; origin: Origin; progress: Progress | null; since: number }
  /** The worker stopped while it held or read this. */
  | { is: 'crashed'; origin: Origin; detail: string }
  | { is: 'ready'; origin: Origin; list: LoadedList };

/** Proposals and numbers that the list is assessed with; null are the usual proposals. */
export interface Choice {
  proposals: readonly string[] | null;
  assumptions: Assumptions;
}

export interface FiguresState {
  /** The last figures that were worked out. */
  impact: Impact | null;
  /** Not those of the present choice: others are being worked out, or could not be. */
  stale: boolean;
  progress: Progress | null;
  failure: ListFailure | null;
}

export interface MembersState {
  list: ListState;
  choice: Choice;
  figures: FiguresState;
}

export interface MembersStore {
  service: MembersService;
  state: () => MembersState;
  subscribe: (onChange: () => void) => () => void;
  /** Look into a file; again with other options, where the guesses about it were wrong. */
  open: (file: File, options?: ReadOptions) => Promise<void>;
  setTarget: (column: number, target: ColumnTarget) => void;
  read: () => Promise<void>;
  /** Read the file of the list again, with these words read as people say. */
  readAs: (words: ReadAs) => Promise<void>;
  generate: (what: ToGenerate) => Promise<void>;
  /** Stop what is under way; what was chosen before it is still there. */
  cancel: () => void;
  /** Read or make the list once more after the worker stopped. */
  again: () => Promise<void>;
  /** Back to the columns of the file, where the list came from one. */
  backToColumns: () => void;
  /** Forget the list. */
  forget: () => void;
  choose: (choice: Partial<Choice>) => void;
  /** The figures under these layers; the same request again does nothing, another one takes its place. */
  assess: (layers: readonly LayerRequest[], pairs: readonly (readonly [string, string])[]) => void;
  /** What a call answered; tells the store where the worker stopped. */
  heard: <T>(outcome: Outcome<T>) => Outcome<T>;
}

/** ms without a change of the choice, before the list is assessed again. */
const SETTLE = 300;
const NO_FIGURES: FiguresState = { impact: null, stale: false, progress: null, failure: null };

export function createMembersStore(service: MembersService): MembersStore {
  let state: MembersState = {
    list: { is: 'none', failure: null },
    choice: { proposals: null, assumptions: {} },
    figures: NO_FIGURES,
  };
  const listeners = new Set<() => void>();
  const set = (change: Partial<MembersState>): void => {
    state = { ...state, ...change };
    for (const tell of listeners) tell();
  };
  const setList = (list: ListState): void => set({ list });

  let job: AbortController | undefined; // opening, reading or making
  let assessing: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = ''; // the request the figures are for, or will be

  const stopAssessing = (): void => {
    clearTimeout(timer);
    assessing?.abort();
    assessing = undefined;
    asked = '';
  };
  const newJob = (): AbortController => {
    job?.abort();
    stopAssessing();
    job = new AbortController();
    return job;
  };

  const beforeOf = (origin: Origin, failure: ListFailure | null): ListState =>
    origin.is === 'file'
      ? {
          is: 'columns',
          file: origin.file,
          preview: origin.preview,
          targets: origin.targets,
          options: origin.options,
          failure,
        }
      : { is: 'none', failure };

  const run = async (origin: Origin, call: (options: CallOptions) => Promise<Outcome<LoadedList>>): Promise<void> => {
    const mine = newJob();
    set({ list: { is: 'working', origin, progress: null, since: performance.now() }, figures: NO_FIGURES });
    const outcome = await call({
      signal: mine.signal,
      onProgress: (progress) => {
        const { list } = state;
        if (job === mine && list.is === 'working') setList({ ...list, progress });
      },
    });
    if (job !== mine) return; // overtaken or cancelled
    job = undefined;
    if (outcome.ok) setList({ is: 'ready', origin, list: outcome.value });
    else if (outcome.failure.kind === 'crashed') setList({ is: 'crashed', origin, detail: outcome.failure.detail });
    else setList(beforeOf(origin, outcome.failure));
  };
  const load = (origin: Origin): Promise<void> =>
    run(origin, (call) =>
      origin.is === 'file'
        ? service.load(origin.file, origin.targets, origin.options, call)
        : service.generate(origin.rows, origin.seed, origin.settings, call),
    );

  const store: MembersStore = {
    service,
    state: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    async open(file, options = {}) {
      const before = state.list;
      const again = before.is === 'columns' && before.file === file ? before : undefined;
      const mine = newJob();
      if (!again) set({ list: { is: 'opening', name: file.name }, figures: NO_FIGURES });
      const outcome = await service.preview(file, options, { signal: mine.signal });
      if (job !== mine) return;
      job = undefined;
      if (!outcome.ok)
        return setList(again ? { ...again, failure: outcome.failure } : { is: 'none', failure: outcome.failure });
      const preview = outcome.value;
      const sameHeader = again?.preview.header.join('\n') === preview.header.join('\n');
      const targets = again && sameHeader ? again.targets : preview.targets;
      setList({ is: 'columns', file, preview, targets, options, failure: null });
    },
    setTarget(column, target) {
      const { list } = state;
      if (list.is === 'columns')
        setList({ ...list, failure: null, targets: list.targets.map((each, i) => (i === column ? target : each)) });
    },
    async read() {
      const { list } = state;
      if (list.is !== 'columns') return;
      const { file, preview, targets, options } = list;
      // A company is not lost for one cell: what cannot be read counts as not answered, and is listed.
      await load({ is: 'file', file, preview, targets, options: { ...options, badCells: 'unanswered' } });
    },
    async readAs(words) {
      const { list } = state;
      if (list.is !== 'ready' || list.origin.is !== 'file') return;
      await load({ ...list.origin, options: { ...list.origin.options, readAs: words } });
    },
    generate: (what) => load({ is: 'synthetic', ...what }),
    cancel() {
      const { list } = state;
      const running = job;
      job = undefined; // before it is told: its answer comes too late
      running?.abort();
      if (list.is === 'opening') setList({ is: 'none', failure: { kind: 'cancelled' } });
      if (list.is === 'working') setList(beforeOf(list.origin, { kind: 'cancelled' }));
    },
    async again() {
      const { list } = state;
      if (list.is === 'crashed' || list.is === 'ready') await load(list.origin);
    },
    backToColumns() {
      const { list } = state;
      if (list.is !== 'ready' && list.is !== 'crashed') return;
      stopAssessing();
      set({ list: beforeOf(list.origin, null), figures: NO_FIGURES });
    },
    forget() {
      job?.abort();
      job = undefined;
      stopAssessing();
      service.close();
      set({ list: { is: 'none', failure: null }, figures: NO_FIGURES });
    },
    choose: (choice) => set({ choice: { ...state.choice, ...choice } }),
    assess(layers, pairs) {
      const wanted = JSON.stringify([layers, pairs]);
      if (state.list.is !== 'ready' || state.list.list.rows === 0 || wanted === asked) return;
      const first = state.figures.impact === null;
      stopAssessing();
      asked = wanted;
      const mine = new AbortController();
      assessing = mine;
      set({ figures: { ...state.figures, stale: true, failure: null, progress: null } });
      const work = async (): Promise<void> => {
        const outcome = await service.assess(layers, pairs, {
          signal: mine.signal,
          onProgress: (progress) => assessing === mine && set({ figures: { ...state.figures, progress } }),
        });
        if (assessing !== mine) return; // another request has taken its place
        assessing = undefined;
        store.heard(outcome);
        if (outcome.ok) set({ figures: { impact: outcome.value, stale: false, progress: null, failure: null } });
        else if (outcome.failure.kind !== 'crashed')
          set({ figures: { ...state.figures, progress: null, failure: outcome.failure } });
      };
      timer = setTimeout(() => void work(), first ? 0 : SETTLE);
    },
    heard(outcome) {
      const { list } = state;
      if (!outcome.ok && outcome.failure.kind === 'crashed' && list.is === 'ready') {
        stopAssessing();
        set({ list: { is: 'crashed', origin: list.origin, detail: outcome.failure.detail }, figures: NO_FIGURES });
      }
      return outcome;
    },
  };
  return store;
}
