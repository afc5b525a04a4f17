/** Some rows of a table assessed again by the reference, so that a page can say how many of them agree. */
import { createAssessor } from '../engine/index.ts';
import type { RuleBase } from '../rulebase/index.ts';
import type { TableAssessment } from './assess-table.ts';
import { profileAt } from './columns.ts';
import { awardAt, verdictAt } from './counts.ts';

export interface Agreement {
  /** How many rows were assessed again. */
  checked: number;
  /** Rows and tracks with another verdict or another award; none, unless the program is wrong. */
  differing: { row: number; scheme: string; track: string }[];
}

/**
 * Assess the given rows by the reference and compare every track. Awards are compared where the table has them.
 * `pause` is awaited before each row.
 */
export async function checkRows(
  base: RuleBase,
  result: TableAssessment,
  rows: readonly number[],
  pause?: () => Promise<void>,
): Promise<Agreement> {
  const { table, ruleSet, tracks } = result;
  const reference = createAssessor(base, ruleSet);
  const differing: Agreement['differing'] = [];
  for (const row of rows) {
    await pause?.();
    const assessment = await reference.assess(profileAt(table, row));
    assessment.tracks.forEach(({ scheme, track, verdict, award }, i) => {
      const given = tracks[i];
      if (!given) return;
      const amount = given.awards ? awardAt(table, given, row) : award;
      const agrees =
        verdictAt(table, given, row) === verdict && amount?.min === award?.min && amount?.max === award?.max;
      if (!agrees) differing.push({ row, scheme: scheme.id, track: track.id });
    });
  }
  return { checked: rows.length, differing };
}

/** Different rows picked at random, all of them where there are no more; `random` gives numbers from 0 up to 1. */
export function pickRows(rows: number, count: number, random: () => number): number[] {
  const picked = new Set<number>();
  // Each row from the end may be replaced by an earlier one: every choice is equally likely (Floyd).
  for (let last = Math.max(0, rows - count); last < rows; last += 1) {
    const row = Math.floor(random() * (last + 1));
    picked.add(picked.has(row) ? last : row);
  }
  return [...picked].sort((a, b) => a - b);
}
