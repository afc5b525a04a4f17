/** Gets ready in idle time what the next pages need: the rules, the engine's first run, the page of questions. */
import { createAssessor } from '../../engine/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import { ruleSetFor, todayInHongKong } from '../../rulebase/index.ts';
import type { RuleBase } from '../../rulebase/index.ts';
import { ruleBaseFor } from './rule-base.ts';

export async function warm(locale: Locale): Promise<RuleBase> {
  const base = await ruleBaseFor(locale);
  void import('../check/check-page.tsx').catch(() => undefined); // it is asked for again, and heard, when it is needed
  const today = ruleSetFor(base, { date: todayInHongKong(), proposals: [], assumptions: {} });
  if (today.ok) void createAssessor(base, today.value).assess({});
  return base;
}
