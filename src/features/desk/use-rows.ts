import { useCallback, useDeferredValue, useMemo, useState } from 'react';

import type { AnswerForm } from '../check/answer-form.ts';
import type { Live } from '../check/live.ts';
import { useSession } from '../session/session.tsx';
import { aimsOf, factsRead, matcherFor, rowsOf } from './rows.ts';
import type { DeskRow } from './rows.ts';

export interface Rows {
  /** Every row of the desk. */
  rows: readonly DeskRow[];
  /** Those that are not filtered out. */
  visible: readonly DeskRow[];
  /** Questions today's results wait for. */
  needed: readonly string[];
  /** Questions with something wrong. */
  wrong: readonly string[];
  filter: string;
  setFilter: (filter: string) => void;
  only: boolean;
  setOnly: (only: boolean) => void;
  /** Filters are out of the way. */
  showAll: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The rows for the answers so far; `at` is one that stands there in any case. */
export function useRows(live: Live, { faultOf }: AnswerForm, at: string | null): Rows {
  const { base, session } = useSession();
  const { layers } = live;
  const aims = session.facts[aimsOf(base.facts)?.id ?? ''];
  const read = useMemo(() => factsRead(base, layers?.map(({ ruleSet }) => ruleSet) ?? [], aims), [base, layers, aims]);
  const isWrong = new Set(base.facts.filter((fact) => faultOf(fact)).map(({ id }) => id));
  const also = at === null ? isWrong : new Set([...isWrong, at]);
  const rows = rowsOf({ base, profile: session.facts, read, open: live.open }, also);
  const needed = rows.filter(({ mark }) => mark === 'needed').map(({ fact }) => fact.id);

  const [filter, setFilter] = useState('');
  const [only, turnOnly] = useState(false);
  const [held, setHeld] = useState(NOTHING); // a row does not vanish the moment it is answered
  if (only && needed.some((id) => !held.has(id))) setHeld(new Set([...held, ...needed]));
  const setOnly = useCallback((on: boolean) => {
    turnOnly(on);
    setHeld(NOTHING);
  }, []);
  const showAll = useCallback(() => {
    setFilter('');
    setOnly(false);
  }, [setFilter, setOnly]);

  const query = useDeferredValue(filter).trim();
  const looking = query !== '';
  const matcher = useMemo(() => (looking ? matcherFor(base) : undefined), [base, looking]);
  const matches = matcher?.(query) ?? (() => true);
  const visible = rows.filter(
    ({ fact }) => matches(fact) && (!only || held.has(fact.id) || isWrong.has(fact.id) || fact.id === at),
  );
  return {
    rows,
    visible,
    needed,
    wrong: rows.filter(({ fact }) => isWrong.has(fact.id)).map(({ fact }) => fact.id),
    filter,
    setFilter,
    only,
    setOnly,
    showAll,
  };
}
