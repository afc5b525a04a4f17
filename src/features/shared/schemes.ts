/** What the rule base says of a scheme apart from any one day; schemes that exist only in a proposal included. */
import type { RuleBase, Scheme } from '../../rulebase/index.ts';

export interface FoundScheme {
  definition: Scheme;
  /** The proposal that would create it, where no government has. */
  proposedBy?: string | undefined;
}

export function findScheme(base: RuleBase, id: string): FoundScheme | undefined {
  const known = base.schemes.find((scheme) => scheme.id === id);
  if (known) return { definition: known };
  for (const proposal of base.proposals)
    for (const change of proposal.changes)
      if (change.op === 'add-scheme' && change.definition.id === id)
        return { definition: change.definition, proposedBy: proposal.id };
  return undefined;
}

/** Schemes whose sources should have been read again before `day`. Only those that exist can be overdue. */
export const overdue = (base: RuleBase, day: string): Scheme[] =>
  base.schemes.filter(({ reviewDue }) => reviewDue < day);
