/** A rule set printed for a database, to run where a register is kept. */
import { allProposals, ok, ruleSetFor } from '../rulebase/index.ts';
import type { IsoDate, Result, RuleBase } from '../rulebase/index.ts';
import { assessmentSql } from '../table/index.ts';
import type { EmitOptions } from './arguments.ts';

export interface EmitRequest extends Omit<EmitOptions, 'asOf'> {
  asOf: IsoDate;
}

/** The rules of a day, with proposals, as SQL. */
export function emitRules(base: RuleBase, request: EmitRequest): Result<string> {
  const proposals = request.proposals === 'all' ? allProposals(base) : request.proposals;
  const ruleSet = ruleSetFor(base, { date: request.asOf, proposals, assumptions: request.assumptions });
  return ruleSet.ok ? ok(assessmentSql(base, ruleSet.value)) : ruleSet;
}
