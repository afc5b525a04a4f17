/** The plan for the items at hand, and its cash flow. */
import { useEffect, useMemo, useState } from 'react';

import { cashFlow, fundingPlan } from '../../engine/index.ts';
import type { CashFlow, Plan, PlanItem } from '../../engine/index.ts';
import type { Problem, Result, RuleSet } from '../../rulebase/index.ts';
import { useSession } from '../session/session.tsx';

export interface Planned {
  /** Undefined until it is worked out. */
  plan: Result<Plan> | undefined;
  /** False while the plan is that of earlier items. */
  settled: boolean;
  flow: CashFlow | undefined;
  /** Numbers of the cash flow that cannot be used. */
  problems: readonly Problem[];
}

const SETTLE = 250; // ms without an edit: many items take some time to try

export function usePlan(rules: RuleSet | undefined, items: readonly PlanItem[]): Planned {
  const { base, session } = useSession();
  const { facts, planAssumptions } = session;
  const content = JSON.stringify(items);
  const [worked, setWorked] = useState<{ plan: Result<Plan>; content: string }>();
  useEffect(() => {
    if (!rules) return undefined;
    const timer = setTimeout(() => {
      const asked = JSON.parse(content) as PlanItem[];
      setWorked({ plan: fundingPlan(base, rules, facts, asked), content });
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [base, rules, facts, content]);

  const plan = worked?.plan;
  const flow = useMemo(
    () => (plan?.ok ? cashFlow(base, plan.value, { numbers: planAssumptions }) : undefined),
    [base, plan, planAssumptions],
  );
  return {
    plan,
    settled: worked?.content === content,
    flow: flow?.ok ? flow.value : undefined,
    problems: flow && !flow.ok ? flow.problems : [],
  };
}
