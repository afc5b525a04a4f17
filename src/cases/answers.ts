import type { Answer, Profile, RuleBase } from '../rulebase/index.ts';

/**
 * The answers after one edit; `undefined` takes an answer back. A whole of zero has parts of zero: they are filled in,
 * so that nobody who never had a grant is asked for its parts, and taken back when the whole is no longer zero.
 */
export function withAnswer(base: RuleBase, facts: Profile, id: string, value: Answer | undefined): Profile {
  const { [id]: before, ...others } = facts;
  const next: Record<string, Answer> = value === undefined ? others : { ...others, [id]: value };
  for (const part of base.facts.filter((fact) => fact.partOf === id)) {
    if (value === 0 && (next[part.id] ?? null) === null) next[part.id] = 0;
    else if (before === 0 && value !== 0 && next[part.id] === 0) delete next[part.id];
  }
  return next;
}
