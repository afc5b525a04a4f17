import { useCallback, useEffect, useRef } from 'react';

import { focusedRow, focusRow } from './row-focus.ts';
import type { Rows } from './use-rows.ts';

export interface Going {
  /** Moves the focus to a question, whatever hides it. */
  goTo: (fact: string) => void;
  /** Moves to the next of these questions after the one that has the focus, from the top after the last. */
  goToNext: (facts: readonly string[]) => void;
  /** Moves by so many rows among those that are shown; false where there is none. */
  step: (by: number) => boolean;
}

/** Ways to a question; `at` is the one the address names. */
export function useGoing({ rows, visible, showAll }: Rows, at: string | null): Going {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    wanted.current = at;
  }, [at]);
  // After every drawing: the row may come with a later one.
  useEffect(() => {
    if (wanted.current !== null && focusRow(wanted.current)) wanted.current = null;
  });

  const goTo = useCallback(
    (fact: string): void => {
      if (focusRow(fact)) return;
      showAll();
      wanted.current = fact;
    },
    [showAll],
  );
  const goToNext = (facts: readonly string[]): void => {
    const order = rows.map(({ fact }) => fact.id);
    const here = order.indexOf(focusedRow() ?? '');
    const next = facts.find((id) => order.indexOf(id) > here) ?? facts[0];
    if (next !== undefined) goTo(next);
  };
  const step = (by: number): boolean => {
    const here = visible.findIndex(({ fact }) => fact.id === focusedRow());
    const next = here < 0 ? undefined : visible[here + by];
    return next !== undefined && focusRow(next.fact.id);
  };
  return { goTo, goToNext, step };
}
