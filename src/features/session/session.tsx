/** The session of this device: rule base, answers and choices, shared by all screens and kept in local storage. */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { EMPTY_SESSION, withAnswer } from '../../cases/index.ts';
import type { Session, StoreFault } from '../../cases/index.ts';
import { useLocaleContext } from '../../i18n/locale-provider.tsx';
import { allProposals, todayInHongKong } from '../../rulebase/index.ts';
import type { Answer, IsoDate, Problem, RuleBase } from '../../rulebase/index.ts';
import { caseStoreFor } from './case-store.ts';
import { ruleBaseFor, ruleBaseLoaded } from './rule-base.ts';
import {
  forgetLoose,
  forgetTyped,
  holdTyped,
  keyOfPlace,
  placeOfTab,
  placesWrittenDown,
  TYPED_ANSWERS,
} from './stored.ts';
import { begin, edit, redo, undo } from './undo.ts';
import type { Steps } from './undo.ts';
import { openNow, openPlace, usePlace } from './use-place.ts';
import type { Opened, PlaceState } from './use-place.ts';
import { forgetWorking, readWorking } from './working-copy.ts';

export interface SessionValue {
  base: RuleBase;
  session: Session;
  /** The day of the "today" layer: what was chosen, or today in Hong Kong. */
  today: IsoDate;
  /** Proposals in force for the comparison, defaults filled in. */
  proposals: readonly string[];
  /** Set an answer; `null` is "don't know", `undefined` takes the answer back. */
  answer: (fact: string, value: Answer | undefined) => void;
  /**
   * Change anything of the session; replacing `facts` counts as a revision. Edits that follow one another `about` the
   * same thing, such as the letters of a name, are taken back as one.
   */
  update: (change: Partial<Session>, about?: string) => void;
  /** One step back, or forth again; undefined where there is none. */
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  /** Forget everything on this device, cases included; false where something could not be deleted. */
  clear: () => Promise<boolean>;
  /** The case whose answers these are; null where they belong to none. */
  caseId: string | null;
  /** Save what is at hand and open a case, or with null the answers that belong to none. False where it did not open. */
  openCase: (id: string | null) => Promise<boolean>;
  /** Whether the case open here is saved. */
  saving: PlaceState['saving'];
  /** Why the case this tab had open did not open. */
  fault: StoreFault | 'gone' | undefined;
  /** Another tab's version of this case was kept as a case of this name. */
  conflict: string | null;
  settleConflict: () => void;
  /** What of the saved answers could not be used when the page opened. */
  dropped: readonly Problem[];
  /** False where the browser keeps nothing: the answers last as long as the page. */
  kept: boolean;
  /** Grows when the answers were replaced as a whole (a file, another tab, all deleted): forms begin anew. */
  revision: number;
}

const SessionContext = createContext<SessionValue | null>(null);

type Loaded = { state: 'loading' } | { state: 'failed'; error: unknown } | { state: 'ready'; base: RuleBase };

interface SessionProviderProps {
  children: ReactNode;
  loading: ReactNode;
  failed: (error: unknown, retry: () => void) => ReactNode;
}

/** Loads the rule base, then gives every screen below the session. */
export function SessionProvider(props: SessionProviderProps): ReactNode {
  const [attempt, setAttempt] = useState(0);
  return <OneAttempt key={attempt} {...props} retry={() => setAttempt((n) => n + 1)} />;
}

function OneAttempt({ children, loading, failed, retry }: SessionProviderProps & { retry: () => void }): ReactNode {
  const { locale } = useLocaleContext();
  const [loaded, setLoaded] = useState<Loaded>(() => {
    const base = ruleBaseLoaded(locale); // warmed by the start page: nothing flashes
    return base ? { state: 'ready', base } : { state: 'loading' };
  });
  useEffect(() => {
    let current = true;
    ruleBaseFor(locale).then(
      (base) => current && setLoaded({ state: 'ready', base }),
      (error: unknown) =>
        current && setLoaded((before) => (before.state === 'ready' ? before : { state: 'failed', error })),
    );
    return () => {
      current = false;
    };
  }, [locale]);

  switch (loaded.state) {
    case 'loading':
      return loading;
    case 'failed':
      return failed(loaded.error, retry);
    case 'ready':
      return (
        <OpenPlace base={loaded.base} loading={loading}>
          {children}
        </OpenPlace>
      );
  }
}

/** The answers at hand: those of the case open in this tab, or loose ones. */
function OpenPlace({
  base,
  loading,
  children,
}: {
  base: RuleBase;
  loading: ReactNode;
  children: ReactNode;
}): ReactNode {
  const [opened, setOpened] = useState(() => openNow(base));
  useEffect(() => {
    let current = true;
    if (!opened) void openPlace(base, placeOfTab()).then((found) => current && setOpened((before) => before ?? found));
    return () => {
      current = false;
    };
  }, [base, opened]);
  return opened ? (
    <ReadySession base={base} first={opened}>
      {children}
    </ReadySession>
  ) : (
    loading
  );
}

interface Read {
  steps: Steps<Session>;
  dropped: readonly Problem[];
  /** False where the browser does not let us keep anything. */
  kept: boolean;
  revision: number;
}

function ReadySession({ base, first, children }: { base: RuleBase; first: Opened; children: ReactNode }): ReactNode {
  const at = usePlace(base, first);
  const [fault, setFault] = useState(first.fault);
  const [read, setRead] = useState<Read>(() => ({
    steps: begin(first.session),
    dropped: first.dropped,
    kept: first.kept,
    revision: 0,
  }));
  const latest = useRef(read.steps); // two edits in one event must not overwrite one another
  const { keep } = at;

  /** Whole: the answers are others than before, so that forms begin anew. */
  const commit = useCallback(
    (steps: Steps<Session>, whole: boolean) => {
      if (steps === latest.current) return;
      latest.current = steps;
      const kept = keep(steps.present);
      if (whole) holdTyped(TYPED_ANSWERS, undefined); // it was typed beside other answers
      setRead((before) => ({ ...before, steps, kept, revision: before.revision + (whole ? 1 : 0) }));
    },
    [keep],
  );
  const update = useCallback(
    (change: Partial<Session>, about: string | null = null) =>
      commit(edit(latest.current, { ...latest.current.present, ...change }, about), change.facts !== undefined),
    [commit],
  );
  const answer = useCallback(
    (fact: string, value: Answer | undefined) => {
      const { present } = latest.current;
      commit(edit(latest.current, { ...present, facts: withAnswer(base, present.facts, fact, value) }, fact), false);
    },
    [base, commit],
  );

  const { leave, enter } = at;
  const show = useCallback(
    (opened: Opened) => {
      enter(opened);
      latest.current = begin(opened.session);
      setFault(opened.fault);
      setRead(({ revision }) => ({
        steps: latest.current,
        dropped: opened.dropped,
        kept: opened.kept,
        revision: revision + 1,
      }));
    },
    [enter],
  );
  const openCase = useCallback(
    async (id: string | null) => {
      if (!(await leave())) return false; // it would be lost; the notice says why it is not saved
      const opened = await openPlace(base, id);
      show(opened);
      return opened.place === id && opened.fault === undefined;
    },
    [base, leave, show],
  );
  const clear = useCallback(async () => {
    for (const id of placesWrittenDown()) forgetWorking(id);
    forgetTyped();
    const gone = forgetLoose();
    show({
      session: EMPTY_SESSION,
      dropped: [],
      kept: gone,
      from: [],
      place: null,
      stored: undefined,
      fault: undefined,
    });
    const store = await caseStoreFor(base);
    if (!store.ok) return gone && store.fault === 'blocked'; // a browser that keeps no cases has none to delete
    return (await store.value.removeAll()).ok && gone;
  }, [base, show]);

  // What another tab writes to the same place is shown here too, so that neither overwrites the other with old answers.
  const { place, adopted } = at;
  useEffect(() => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key !== keyOfPlace(place) && event.key !== null) return;
      const working = readWorking(base, place);
      if (!working) return; // a case whose edits are all saved
      const before = latest.current.present;
      const sameAnswers = JSON.stringify(working.session.facts) === JSON.stringify(before.facts);
      latest.current = edit(latest.current, working.session, null);
      if (!sameAnswers) holdTyped(TYPED_ANSWERS, undefined);
      adopted(working.session);
      setRead(({ revision }) => ({
        steps: latest.current,
        dropped: working.dropped,
        kept: working.kept,
        revision: revision + (sameAnswers ? 0 : 1),
      }));
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, [base, place, adopted]);

  const { steps, dropped, kept, revision } = read;
  const session = steps.present;
  // Apart, so that an answer leaves them as they are: the engines of all layers are built for them.
  const chosen = session.proposals;
  const proposals = useMemo(() => chosen ?? allProposals(base), [chosen, base]);
  const { saving, conflict, settleConflict } = at;

  const value = useMemo<SessionValue>(
    () => ({
      base,
      session,
      today: session.asAt ?? todayInHongKong(),
      proposals,
      answer,
      update,
      undo: steps.past.length > 0 ? () => commit(undo(latest.current), true) : undefined,
      redo: steps.future.length > 0 ? () => commit(redo(latest.current), true) : undefined,
      clear,
      caseId: place,
      openCase,
      saving,
      fault,
      conflict,
      settleConflict,
      dropped,
      kept,
      revision,
    }),
    [
      base,
      session,
      proposals,
      answer,
      update,
      steps,
      commit,
      clear,
      place,
      openCase,
      saving,
      fault,
      conflict,
      settleConflict,
      dropped,
      kept,
      revision,
    ],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (value === null) throw new Error('no SessionProvider above');
  return value;
}
