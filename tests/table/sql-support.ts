/** Holding the printed SQL to the reference, in whichever database runs it. */
import { writeFileSync } from 'node:fs';

import { createAssessor } from '../../src/engine/index.ts';
import type { Assessor } from '../../src/engine/index.ts';
import type { Answer, Profile, RuleBase, RuleSet } from '../../src/rulebase/index.ts';
import { assessmentSql, profilesTableSql, trackNames } from '../../src/table/index.ts';

/** A row of a view or a table, every value as text. */
export type Row = Record<string, string | null>;

/** A database with room for one table of profiles. */
export interface Database {
  run: (sql: string) => Promise<void>;
  rows: (sql: string) => Promise<Row[]>;
  /** Fill the table `profiles`, which is there and empty, from a CSV file whose header names its columns. */
  fill: (file: string) => Promise<void>;
}

function cellOf(answer: Answer | undefined): string {
  if (answer === undefined || answer === null) return '';
  if (Array.isArray(answer)) return answer.length === 0 ? '-' : answer.join('|');
  return String(answer);
}

/** Profiles as a list of members; `id` counts them from 0. */
function profilesCsv(rules: RuleBase, profiles: readonly Profile[]): string {
  const lines = profiles.map((profile, i) => [i, ...rules.facts.map(({ id }) => cellOf(profile[id]))].join());
  return [['id', ...rules.facts.map(({ id }) => id)].join(), ...lines, ''].join('\n');
}

/** Make the table `profiles` anew, with its checks. */
export async function load(database: Database, rules: RuleBase, profiles: readonly Profile[], file: string) {
  await database.run('DROP VIEW IF EXISTS assessment; DROP TABLE IF EXISTS profiles;');
  await database.run(profilesTableSql(rules));
  writeFileSync(file, profilesCsv(rules, profiles));
  await database.fill(file);
}

/** What a track says of one profile: its verdict, and its award as a range. */
type Outcome = [verdict: string | null, min: string | null, max: string | null];

/** Every track's outcome, row by row. */
export async function outcomesInSql(database: Database, rules: RuleBase, ruleSet: RuleSet): Promise<Outcome[][]> {
  await database.run('DROP VIEW IF EXISTS assessment;');
  await database.run(assessmentSql(rules, ruleSet));
  const rows = await database.rows('SELECT * FROM assessment ORDER BY CAST("id" AS INTEGER)');
  const names = ruleSet.schemes.flatMap((scheme) => scheme.tracks.map((track) => trackNames(scheme, track)));
  return rows.map((row) =>
    names.map(({ verdict, min, max }): Outcome => [row[verdict] ?? null, row[min] ?? null, row[max] ?? null]),
  );
}

async function outcomesOf(reference: Assessor, profile: Profile): Promise<Outcome[]> {
  return (await reference.assess(profile)).tracks.map(({ verdict, award }) => [
    verdict,
    award ? String(award.min) : null,
    award ? String(award.max) : null,
  ]);
}

/** Whole amounts are exact up to here; the reference's numbers go little further. */
const LARGEST_EXACT = 2 ** 51;

/** False where a database refuses to go on because a number leaves its digits: then nothing is decided wrongly. */
export async function unlessTooLarge(compare: () => Promise<void>): Promise<boolean> {
  try {
    await compare();
    return true;
  } catch (error) {
    if (/out of range|overflow|failed to cast decimal/i.test(String(error))) return false;
    throw error;
  }
}

export interface SqlMismatch {
  track: string;
  facts: Profile;
  reference: Outcome | undefined;
  sql: Outcome | undefined;
}

/**
 * The first profile on which SQL and reference differ, cut down to the answers without which they agree again. The
 * profiles are those that the database was filled with; after a mismatch it has others.
 */
export async function sqlMismatch(
  database: Database,
  rules: RuleBase,
  ruleSet: RuleSet,
  profiles: readonly Profile[],
  file: string,
): Promise<SqlMismatch | undefined> {
  const reference = createAssessor(rules, ruleSet);
  const given = await outcomesInSql(database, rules, ruleSet);
  if (given.length !== profiles.length) throw new Error(`${given.length} rows of ${profiles.length} profiles`);
  const differing = async (facts: Profile, row: readonly Outcome[]): Promise<SqlMismatch | undefined> => {
    const expected = await outcomesOf(reference, facts);
    const at = expected.findIndex(
      (outcome, i) => !(Number(outcome[2]) > LARGEST_EXACT) && JSON.stringify(outcome) !== JSON.stringify(row[i]),
    );
    if (at < 0) return undefined;
    const { scheme, track } = reference.tracks[at] ?? {};
    return { track: `${scheme?.id}/${track?.id}`, facts, reference: expected[at], sql: row[at] };
  };
  for (const [i, profile] of profiles.entries()) {
    let smallest = await differing(profile, given[i] ?? []);
    if (!smallest) continue;
    for (const id of Object.keys(profile)) {
      const { [id]: _, ...rest } = smallest.facts;
      await load(database, rules, [rest], file);
      const [row = []] = await outcomesInSql(database, rules, ruleSet);
      smallest = (await differing(rest, row)) ?? smallest;
    }
    return smallest;
  }
  return undefined;
}
