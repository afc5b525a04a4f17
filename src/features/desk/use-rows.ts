import { useCallback, useDeferredValue, useMemo, useState } from 'react';

import type { AnswerForm } from '../check/answer-form.ts';
import type { Live } from '../check/live.ts';
import type { Fault } from '../check/typed.ts';
import { useSession } from '../session/session.tsx';
import { useNormalise } from '../shared/use-normalise.ts';
import { aimsOf, factsRead, matcherFor, rowsOf } from './rows.ts';
import type { DeskRow } from './rows.ts';

export interface Rows {
  /** Every row of the desk. */
  rows: readonly DeskRow[];
  /** Those that are not filtered out. */
  visible: readonly DeskRow[];
  /** What is wrong, by fact. */
  faults: ReadonlyMap<string, Fault>;
  /** How many rows have an answer. */
  answered: number;
  /** Questions today's results wait for. */
  needed: readonly string[];
  filter: string;
  setFilter: (filter: string) => void;
  only: boolean;
  setOnly: (only: boolean) => void;
  /** Takes the filters away. */
  showAll: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();
const idsIn = (rows: readonly DeskRow[]): string[] => rows.map(({ fact }) => fact.id);

/** What is wrong, the same map for as long as the same is wrong. */
function useFaults({ faultOf }: AnswerForm): ReadonlyMap<string, Fault> {
  const { base } = useSession();
  const now = new Map(
    base.facts.flatMap((fact): [string, Fault][] => {
      const fault = faultOf(fact);
      return fault === undefined ? [] : [[fact.id, fault]];
    }),
  );
  const [faults, setFaults] = useState<ReadonlyMap<string, Fault>>(now);
  const same = now.size === faults.size && [...now].every(([id, fault]) => faults.get(id) === fault);
  if (!same) setFaults(now);
  return same ? faults : now;
}

/**
 * The rows for the answers so far; `at` is one that stands there in any case. They follow an edit after what was typed
 * is painted: until then they are the very same rows, which nobody draws again.
 */
export function useRows(live: Live, form: AnswerForm, at: string | null): Rows {
  const { base, session } = useSession();
  const profile = useDeferredValue(session.facts);
  const faults = useFaults(form);
  const { layers, open } = live;
  const aims = profile[aimsOf(base.facts)?.id ?? ''];
  const read = useMemo(() => factsRead(base, layers?.map(({ ruleSet }) => ruleSet) ?? [], aims), [base, layers, aims]);

  const [kept, setKept] = useState(NOTHING); // answered once: a row does not vanish while its answer is typed anew
  if (Object.keys(profile).some((id) => !kept.has(id))) setKept(new Set([...kept, ...Object.keys(profile)]));
  const rows = useMemo(() => {
    const also = new Set([...kept, ...faults.keys(), ...(at === null ? [] : [at])]);
    return rowsOf({ base, profile, read, open }, also);
  }, [base, profile, read, open, kept, faults, at]);
  const needed = useMemo(() => idsIn(rows.filter(({ mark }) => mark === 'needed')), [rows]);

  const [filter, setFilter] = useState('');
  const [only, turnOnly] = useState(false);
  const [held, setHeld] = useState(NOTHING); // nor does it vanish the moment it is answered
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
  const plain = useNormalise(query);
  const matcher = useMemo(() => (looking ? matcherFor(base, plain) : undefined), [base, looking, plain]);
  const visible = useMemo(() => {
    const matches = matcher?.(query) ?? (() => true);
    const stays = (id: string): boolean => held.has(id) || faults.has(id) || id === at;
    return rows.filter(({ fact }) => matches(fact) && (!only || stays(fact.id)));
  }, [rows, matcher, query, only, held, faults, at]);

  return {
    rows,
    visible,
    faults,
    answered: rows.filter(({ fact }) => fact.id in profile).length,
    needed,
    filter,
    setFilter,
    only,
    setOnly,
    showAll,
  };
}
