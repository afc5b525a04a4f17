/** The choice of proposals and the numbers assumed for them, as the session keeps it. */
import type { Session } from '../../cases/index.ts';
import { allProposals } from '../../rulebase/index.ts';
import type { Assumptions, Proposal, RuleBase } from '../../rulebase/index.ts';

type Choice = Pick<Session, 'proposals' | 'assumptions'>;

/** A choice on screen: the usual columns share one, a column of the reader's own has its own. */
export interface Choosing {
  /** Proposals in force, defaults filled in. */
  chosen: readonly string[];
  assumptions: Assumptions;
  /** Edits that follow one another `about` the same thing are one step. */
  change: (choice: Partial<Choice>, about?: string) => void;
  /** Sets the fields of one choice apart from those of another on the same page. */
  prefix: string;
}

/** Proposals that change something, and can be chosen. */
export const choosable = (base: RuleBase): Proposal[] => base.proposals.filter(({ changes }) => changes.length > 0);

/** Choose exactly these; numbers assumed for the others are let go, because they would belong to nothing. */
export function choose(base: RuleBase, wanted: readonly string[], assumptions: Assumptions): Choice {
  const ids = choosable(base)
    .map(({ id }) => id)
    .filter((id) => wanted.includes(id));
  const usual = allProposals(base);
  return {
    proposals: ids.length === usual.length && ids.every((id) => usual.includes(id)) ? null : ids,
    assumptions: Object.fromEntries(
      Object.entries(assumptions).filter(([address]) => ids.includes(address.split('.')[0] ?? '')),
    ),
  };
}

export function toggle(base: RuleBase, chosen: readonly string[], id: string, assumptions: Assumptions): Choice {
  return choose(base, chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id], assumptions);
}

/** One number assumed; the default is not kept as a choice. */
export function assume(
  proposal: Proposal,
  name: string,
  value: number | string,
  assumptions: Assumptions,
): Pick<Choice, 'assumptions'> {
  const address = `${proposal.id}.${name}`;
  const { [address]: _, ...others } = assumptions;
  return { assumptions: value === proposal.assumptions[name]?.default ? others : { ...others, [address]: value } };
}
