/** What the worker answers to a question of the page, always to the last one. */
import { useEffect, useState } from 'react';

import type { ListFailure, MembersService, Outcome } from '../../table/index.ts';
import { useMembers } from './use-members.ts';

export type Asked<T> = { is: 'waiting' } | { is: 'failed'; failure: ListFailure } | { is: 'answered'; value: T };

/**
 * `ask` must be the same function for as long as the question is the same; null asks nothing. What was answered before
 * is shown until there is another answer.
 */
export function useAsked<T>(ask: ((service: MembersService) => Promise<Outcome<T>>) | null): Asked<T> {
  const { store } = useMembers();
  const [asked, setAsked] = useState<Asked<T>>({ is: 'waiting' });
  useEffect(() => {
    let current = true;
    const work = async (question: NonNullable<typeof ask>): Promise<void> => {
      const outcome = await question(store.service);
      if (!current) return;
      store.heard(outcome);
      setAsked(outcome.ok ? { is: 'answered', value: outcome.value } : { is: 'failed', failure: outcome.failure });
    };
    if (ask) void work(ask);
    return () => {
      current = false;
    };
  }, [ask, store]);
  return asked;
}
