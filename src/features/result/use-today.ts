/** The answers of the session under the rules of the day, without any proposal. */
import { startTransition, useEffect, useMemo, useState } from 'react';

import { createAssessor, decideDefinition } from '../../engine/index.ts';
import type { Assessment } from '../../engine/index.ts';
import { ruleSetFor, sentence } from '../../rulebase/index.ts';
import type { Profile, RuleBase } from '../../rulebase/index.ts';
import { useSession } from '../session/session.tsx';

export interface TodayResults {
  /** The rule base and the answers these results were made with. */
  base: RuleBase;
  profile: Profile;
  assessment: Assessment;
  /** Whether the company is small by the official definition; null where that is not known. */
  small: boolean | null;
}

/** Undefined until the first run is done; a run overtaken by a later one is dropped. */
export function useToday(): TodayResults | undefined {
  const { base, session, today } = useSession();
  const { facts } = session;
  const assessor = useMemo(() => {
    const rules = ruleSetFor(base, { date: today, proposals: [] });
    if (!rules.ok) throw new Error(rules.problems.map(sentence).join('\n')); // without proposals nothing can conflict
    return createAssessor(base, rules.value);
  }, [base, today]);
  const [shown, setShown] = useState<TodayResults>();
  useEffect(() => {
    let current = true;
    // In a transition: so long a page is drawn bit by bit, and a slow device stays answerable meanwhile.
    const show = (results: TodayResults): void => startTransition(() => setShown(results));
    void Promise.all([assessor.assess(facts), decideDefinition(base, facts)]).then(
      ([assessment, { truth }]) => current && show({ base, profile: facts, assessment, small: truth }),
    );
    return () => {
      current = false;
    };
  }, [assessor, base, facts]);
  return shown;
}
