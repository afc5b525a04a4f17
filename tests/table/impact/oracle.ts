/** What became of companies, said row by row from the reference's own assessments: nothing of it is shared with the table. */
import { createAssessor } from '../../../src/engine/index.ts';
import { outcomeOf } from '../../../src/engine/outcome.ts';
import type { Outcome } from '../../../src/engine/outcome.ts';
import type { Profile, RuleBase, RuleSet } from '../../../src/rulebase/index.ts';
import type { ChangeClass, ChangeCounts } from '../../../src/table/service/protocol.ts';

/** By row and track. */
export type Outcomes = readonly (readonly Outcome[])[];

export async function outcomesOf(base: RuleBase, rules: RuleSet, profiles: readonly Profile[]): Promise<Outcomes> {
  const assessor = createAssessor(base, rules);
  const rows: Outcome[][] = [];
  for (const profile of profiles) rows.push((await assessor.assess(profile)).tracks.map(outcomeOf));
  return rows;
}

/** One track of one company from one layer to another. */
export function trackClass(a: Outcome, b: Outcome, sameRules: boolean): ChangeClass {
  if (a.verdict === 'undetermined' || b.verdict === 'undetermined') return sameRules ? 'unchanged' : 'undetermined';
  const [had, has] = [a.verdict === 'eligible', b.verdict === 'eligible'];
  if (had !== has) return has ? 'gains' : 'loses';
  if (!has || (a.award === null && b.award === null)) return 'unchanged';
  if (a.award === null || b.award === null) return 'undetermined';
  const [low, high] = [b.award.min - a.award.min, b.award.max - a.award.max];
  if (low === 0 && high === 0) return 'unchanged';
  if (low >= 0 && high >= 0) return 'gains';
  return low <= 0 && high <= 0 ? 'loses' : 'undetermined';
}

/** A company by what became of it in each track. */
export function companyClass(classes: readonly ChangeClass[]): ChangeClass {
  const [gains, loses] = [classes.includes('gains'), classes.includes('loses')];
  if (gains && loses) return 'mixed';
  if (gains) return 'gains';
  if (loses) return 'loses';
  return classes.includes('undetermined') ? 'undetermined' : 'unchanged';
}

export const countsOf = (classes: readonly ChangeClass[]): ChangeCounts => {
  const counts = { gains: 0, loses: 0, mixed: 0, unchanged: 0, undetermined: 0 };
  for (const each of classes) counts[each] += 1;
  return counts;
};

export const totals = (awards: readonly ({ min: number; max: number } | null)[]) => ({
  min: awards.reduce((sum, award) => sum + BigInt(award?.min ?? 0), 0n),
  max: awards.reduce((sum, award) => sum + BigInt(award?.max ?? 0), 0n),
});

/** Companies of some rows, under one layer. */
export function companiesOf(rows: Outcomes) {
  const has = (row: readonly Outcome[], verdict: string) => row.some((each) => each.verdict === verdict);
  const eligible = rows.filter((row) => has(row, 'eligible'));
  const undetermined = rows.filter((row) => !has(row, 'eligible') && has(row, 'undetermined'));
  const awards = (verdict: string) =>
    rows
      .flat()
      .filter((each) => each.verdict === verdict)
      .map(({ award }) => award);
  const best = eligible.map((row) => {
    const given = row.filter(({ verdict }) => verdict === 'eligible').map(({ award }) => award);
    return {
      min: Math.max(...given.map((award) => award?.min ?? 0)),
      max: Math.max(...given.map((award) => award?.max ?? 0)),
    };
  });
  return {
    eligible: eligible.length,
    undetermined: undetermined.length,
    none: rows.length - eligible.length - undetermined.length,
    best: totals(best),
    all: { award: totals(awards('eligible')), awardIfEligible: totals(awards('undetermined')) },
  };
}
