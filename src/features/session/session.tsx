/** The session of this device: rule base, answers and choices, shared by all screens and kept in local storage. */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { EMPTY_SESSION, readSession, withAnswer, writeSession } from '../../cases/index.ts';
import type { Session } from '../../cases/index.ts';
import { useLocaleContext } from '../../i18n/locale-provider.tsx';
import { allProposals, todayInHongKong } from '../../rulebase/index.ts';
import type { Answer, IsoDate, Problem, RuleBase } from '../../rulebase/index.ts';
import { ruleBaseFor, ruleBaseLoaded } from './rule-base.ts';
import { forgetStored, KEPT_KEY, STORAGE_KEY } from './stored.ts';

export interface SessionValue {
  base: RuleBase;
  session: Session;
  /** The day of the "today" layer: what was chosen, or today in Hong Kong. */
  today: IsoDate;
  /** Proposals in force for the comparison, defaults filled in. */
  proposals: readonly string[];
  /** Set an answer; `null` is "don't know", `undefined` takes the answer back. */
  answer: (fact: string, value: Answer | undefined) => void;
  /** Change anything of the session; replacing `facts` counts as a revision. */
  update: (change: Partial<Session>) => void;
  /** Forget everything on this device. */
  clear: () => void;
  /** What of the saved answers could not be used when the page opened. */
  dropped: readonly Problem[];
  /** False where the browser keeps nothing: the answers last as long as the page. */
  kept: boolean;
  /** Grows when the answers were replaced as a whole (a file, another tab, all deleted): forms begin anew. */
  revision: number;
}

const SessionContext = createContext<SessionValue | null>(null);

type Loaded = { state: 'loading' } | { state: 'failed'; error: unknown } | { state: 'ready'; base: RuleBase };

interface Stored {
  session: Session;
  dropped: Problem[];
  /** False where the browser does not let us look. */
  kept: boolean;
}

function readStored(base: RuleBase): Stored {
  let text: string | null;
  try {
    text = localStorage.getItem(STORAGE_KEY);
  } catch {
    return { session: EMPTY_SESSION, dropped: [], kept: false };
  }
  if (text === null) return { session: EMPTY_SESSION, dropped: [], kept: true };
  const read = readSession(base, text);
  try {
    if (read.dropped.length > 0) localStorage.setItem(KEPT_KEY, text); // the original stays, whatever we could use of it
  } catch {
    // storage is full: what could be read is used all the same
  }
  return { ...read, kept: true };
}

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
      return <ReadySession base={loaded.base}>{children}</ReadySession>;
  }
}

/** Keep the session on this device; false where the browser does not let us. */
function store(session: Session): boolean {
  try {
    if (session === EMPTY_SESSION) return forgetStored();
    localStorage.setItem(STORAGE_KEY, writeSession(session));
    return true;
  } catch {
    return false;
  }
}

function ReadySession({ base, children }: { base: RuleBase; children: ReactNode }): ReactNode {
  const [{ session, dropped, kept }, setRead] = useState(() => readStored(base));
  const [revision, setRevision] = useState(0);
  const latest = useRef(session); // two edits in one event must not overwrite one another

  const commit = useCallback((next: Session, stillDropped: (before: Problem[]) => Problem[] = (before) => before) => {
    latest.current = next;
    const stored = store(next);
    setRead((before) => ({ session: next, dropped: stillDropped(before.dropped), kept: stored }));
  }, []);
  const update = useCallback(
    (change: Partial<Session>) => {
      commit({ ...latest.current, ...change });
      if (change.facts) setRevision((n) => n + 1);
    },
    [commit],
  );
  const answer = useCallback(
    (fact: string, value: Answer | undefined) => {
      commit({ ...latest.current, facts: withAnswer(base, latest.current.facts, fact, value) });
    },
    [base, commit],
  );
  const clear = useCallback(() => {
    commit(EMPTY_SESSION, () => []);
    setRevision((n) => n + 1);
  }, [commit]);

  // What another tab of this device saves is shown here too, so that neither overwrites the other with old answers.
  useEffect(() => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key !== STORAGE_KEY && event.key !== null) return;
      const read = readStored(base);
      const sameAnswers = JSON.stringify(read.session.facts) === JSON.stringify(latest.current.facts);
      latest.current = read.session;
      setRead(read);
      if (!sameAnswers) setRevision((n) => n + 1);
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, [base]);

  // Apart, so that an answer leaves them as they are: the engines of all layers are built for them.
  const chosen = session.proposals;
  const proposals = useMemo(() => chosen ?? allProposals(base), [chosen, base]);

  const value = useMemo<SessionValue>(
    () => ({
      base,
      session,
      today: session.asAt ?? todayInHongKong(),
      proposals,
      answer,
      update,
      clear,
      dropped,
      kept,
      revision,
    }),
    [base, session, proposals, answer, update, clear, dropped, kept, revision],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (value === null) throw new Error('no SessionProvider above');
  return value;
}
