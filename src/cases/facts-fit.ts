/** A quick look at many cases: the answers, where every one of them fits. Those that do not are named by `parseSession`. */
import * as z from 'zod/mini';

import { answerSchema, contradictions } from '../rulebase/index.ts';
import type { Answer, Profile, RuleBase } from '../rulebase/index.ts';

const known = new WeakMap<RuleBase, ReadonlyMap<string, ReturnType<typeof answerSchema>>>();

function schemasOf(base: RuleBase): ReadonlyMap<string, ReturnType<typeof answerSchema>> {
  const before = known.get(base);
  if (before) return before;
  const schemas = new Map(base.facts.map((fact) => [fact.id, answerSchema(base, fact)]));
  known.set(base, schemas);
  return schemas;
}

/** Undefined where an answer does not fit its question, or two of them contradict one another. */
export function factsThatFit(base: RuleBase, facts: object): Profile | undefined {
  const schemas = schemasOf(base);
  const answers: [string, Answer][] = [];
  for (const [id, value] of Object.entries(facts) as [string, unknown][]) {
    const schema = schemas.get(id);
    if (!schema) return undefined;
    const parsed = value === null ? { success: true as const, data: null } : z.safeParse(schema, value);
    if (!parsed.success) return undefined;
    answers.push([id, parsed.data]);
  }
  const profile = Object.fromEntries(answers);
  return contradictions(base, profile, '').length > 0 ? undefined : profile;
}
