/** The commands that the README shows run as they stand, on the samples that come with it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from 'vitest';

import { assessmentSql, profilesTableSql } from '../../src/table/index.ts';
import { base, rulesFor, TODAY } from '../support/rules.ts';
import { openDuckDb } from '../table/duckdb.ts';
import type { Database } from '../table/sql-support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const START = '    npm run --silent assess -- ';
const commands = readme.split('\n').flatMap((line) => (line.startsWith(START) ? [line.slice(START.length)] : []));
const onSamples = commands.filter((command) => !command.startsWith('--emit'));

function run(command: string): string {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/tsx'),
    ['src/cli.ts', ...command.split(' ')],
    { cwd: root, encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('both samples are shown, and nothing else is read', () => {
  const files = new Set(onSamples.map((command) => command.split(' ')[0]));
  expect(files).toEqual(new Set(['docs/samples/company.json', 'docs/samples/members.csv']));
});

test.each(onSamples.map((command) => [command]))('%s', (command) => {
  const stdout = run(command);
  expect(stdout).toContain(command.includes('--format json') ? '"verdict' : 'Meets the published conditions');
});

test('every company of the list is read, and every verdict is among them', () => {
  const list = JSON.parse(run(`docs/samples/members.csv --as-of ${TODAY} --format json`)) as {
    rows: number;
    rejected: unknown[];
    tracks: { verdicts: Record<string, number> }[];
  };
  expect(list.rows).toBe(8);
  expect(list.rejected).toEqual([]);
  for (const verdict of ['eligible', 'ineligible', 'undetermined', 'closed', 'not-considered'])
    expect(
      list.tracks.some(({ verdicts }) => (verdicts[verdict] ?? 0) > 0),
      verdict,
    ).toBe(true);
});

describe('in a database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDuckDb();
  });

  test('the sample goes in and comes out as shown', async () => {
    const statements = readme
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('INSERT INTO') || line.startsWith('SELECT industry'))
      .map((line) => line.replace('docs/samples', join(root, 'docs/samples')));
    expect(statements).toHaveLength(2);
    const [insert = '', select = ''] = statements;
    await database.run(profilesTableSql(base));
    await database.run(insert);
    await database.run(assessmentSql(base, rulesFor(TODAY)));
    expect((await database.rows(select)).length).toBeGreaterThan(3);
  });
});
