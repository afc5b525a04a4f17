/** What became of companies, said row by row from the reference's own assessments: nothing of it is shared with the table. */
import { compare, createAssessor } from '../../../src/engine/index.ts';
import type { Assessment } from '../../../src/engine/index.ts';
import { outcomeOf } from '../../../src/engine/outcome.ts';
import type { Outcome } from '../../../src/engine/outcome.ts';
import type { Profile, RuleBase, RuleSet } from '../../../src/rulebase/index.ts';
import type { ChangeClass, ChangeCounts } from '../../../src/table/service/protocol.ts';

/** By row and track. */
export type Outcomes = readonly (readonly Outcome[])[];

/** Every company under one set of rules. */
export interface AssessedRows {
  rules: RuleSet;
  rows: readonly Assessment[];
}

export async function assessRows(base: RuleBase, rules: RuleSet, profiles: readonly Profile[]): Promise<AssessedRows> {
  const assessor = createAssessor(base, rules);
  const rows: Assessment[] = [];
  for (const profile of profiles) rows.push(await assessor.assess(profile));
  return { rules, rows };
}

export const outcomesOf = ({ rows }: AssessedRows): Outcomes => rows.map(({ tracks }) => tracks.map(outcomeOf));

/** By row and track: whether the comparison of one company says that the result is the same, whatever is missing. */
export function knownSame(a: AssessedRows, b: AssessedRows, profiles: readonly Profile[]): boolean[][] {
  return a.rows.map((before, row) => {
    const after = b.rows[row] ?? before;
    const { unchanged } = compare(
      { id: 'a', ruleSet: a.rules, assessment: before },
      { id: 'b', ruleSet: b.rules, assessment: after },
      profiles[row] ?? {},
    );
    const same = unchanged.filter(({ reason }) => reason !== 'cannot-know');
    return before.tracks.map(({ scheme, track }) =>
      same.some((entry) => entry.scheme === scheme.id && entry.track === track.id),
    );
  });
}

/** One track of one company from one layer to another; `same` where that is known whatever is missing. */
export function trackClass(a: Outcome, b: Outcome, same: boolean): ChangeClass {
  if (a.verdict === 'undetermined' || b.verdict === 'undetermined') return same ? 'unchanged' : 'undetermined';
  const [had, has] = [a.verdict === 'eligible', b.verdict === 'eligible'];
  if (had !== has) return has ? 'gains' : 'loses';
  if (!has || (a.award === null && b.award === null)) return 'unchanged';
  if (a.award === null || b.award === null) return 'undetermined';
  const [low, high] = [b.award.min - a.award.min, b.award.max - a.award.max];
  if (low === 0 && high === 0) return same ? 'unchanged' : 'undetermined';
  if (b.award.min > a.award.max) return 'gains';
  return b.award.max < a.award.min ? 'loses' : 'undetermined';
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
  const noAim = rows.filter((row) => row.every(({ verdict }) => verdict === null || verdict === 'closed'));
  const given = (row: readonly Outcome[], verdict: string) =>
    row.flatMap((each) => (each.verdict === verdict && each.award ? [each.award] : []));
  const bestIf = undetermined.map((row) => ({
    min: 0,
    max: Math.max(0, ...given(row, 'undetermined').map(({ max }) => max)),
  }));
  const awards = (verdict: string) =>
    rows
      .flat()
      .filter((each) => each.verdict === verdict)
      .map(({ award }) => award);
  const best = eligible.map((row) => ({
    min: Math.max(0, ...given(row, 'eligible').map(({ min }) => min)),
    max: Math.max(0, ...given(row, 'eligible').map(({ max }) => max)),
  }));
  return {
    eligible: eligible.length,
    undetermined: undetermined.length,
    none: rows.length - eligible.length - undetermined.length - noAim.length,
    noAim: noAim.length,
    noRule: undetermined.filter((row) =>
      row.every(({ verdict, status }) => verdict !== 'undetermined' || status === 'no-rule-known'),
    ).length,
    best: totals(best),
    bestIfEligible: totals(bestIf),
    notGiven: eligible.filter((row) => given(row, 'eligible').length === 0).length,
    notGivenIfEligible: undetermined.filter((row) => given(row, 'undetermined').length === 0).length,
    all: { award: totals(awards('eligible')), awardIfEligible: totals(awards('undetermined')) },
  };
}
