/**
 * Runs the printed SQL in a PostgreSQL of its own and compares every verdict and award with the reference. The server
 * has no port, lives in a temporary folder and is gone afterwards. `npx tsx tests/tools/check-postgres.ts`.
 */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import Papa from 'papaparse';

import type { Profile, RuleBase, RuleSet } from '../../src/rulebase/index.ts';
import { base } from '../support/rules.ts';
import { TOY } from '../table/random-rules.ts';
import { sqlProfiles, sqlRuleSets, sqlToyProfiles, sqlToyRules } from '../table/sql-cases.ts';
import { load, sqlMismatch, unlessTooLarge } from '../table/sql-support.ts';
import type { Database, Row } from '../table/sql-support.ts';

const VERSIONS = '/usr/lib/postgresql';
const UNPRIVILEGED = 'postgres'; // the server refuses to run as root
const isRoot = process.getuid?.() === 0;

/** The folder of the newest PostgreSQL that Debian installed. */
function findPostgres(): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(VERSIONS, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

function installWithApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], { stdio: 'inherit', env });
}

function ensurePostgres(): string {
  if (findPostgres() === undefined && isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('No PostgreSQL found; installing postgresql with apt-get.');
    try {
      installWithApt();
    } catch {
      // said below: what counts is whether it is there now
    }
  }
  const bin = findPostgres();
  if (bin !== undefined) return bin;
  console.error('This check needs PostgreSQL from Debian or Ubuntu: `apt-get install postgresql`.');
  process.exit(1);
}

interface Server {
  start: () => Database;
  /** End it, if it is there. */
  stop: () => void;
}

/** A server on a socket in `folder`. */
function postgresIn(bin: string, folder: string): Server {
  const data = join(folder, 'data');
  const asServer = (program: string, args: string[]): void => {
    const command = [join(bin, program), ...args];
    const [first = '', ...rest] = isRoot ? ['runuser', '-u', UNPRIVILEGED, '--', ...command] : command;
    execFileSync(first, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const psql = (args: string[], input: string): string =>
    execFileSync(
      join(bin, 'psql'),
      ['-X', '-q', '-h', folder, '-U', 'check', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', ...args],
      {
        input,
        encoding: 'utf8',
        stdio: 'pipe', // what went wrong is in the error
        env: { ...process.env, PGOPTIONS: '-c client_min_messages=warning' },
        maxBuffer: 2 ** 28,
      },
    );
  const database: Database = {
    run: (sql) => Promise.resolve(void psql(['-f', '-'], sql)),
    rows: (sql) => {
      const text = psql(['--csv', '-P', 'null=(null)', '-f', '-'], `${sql};`);
      const { data: rows } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
      const orNull = (row: Record<string, string>): Row =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === '(null)' ? null : cell]));
      return Promise.resolve(rows.map(orNull));
    },
    fill: (file) =>
      Promise.resolve(void psql(['-f', '-'], `\\copy profiles FROM '${file}' WITH (FORMAT csv, HEADER true)\n`)),
  };
  const start = (): Database => {
    if (isRoot) {
      const idOf = (kind: '-u' | '-g'): number =>
        Number(execFileSync('id', [kind, UNPRIVILEGED], { encoding: 'utf8' }));
      chownSync(folder, idOf('-u'), idOf('-g'));
    }
    asServer('initdb', ['-D', data, '-U', 'check', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
    const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
    asServer('pg_ctl', ['-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', settings, 'start']);

    return database;
  };
  const stop = (): void => {
    if (existsSync(join(data, 'postmaster.pid')))
      asServer('pg_ctl', ['-D', data, '-w', '-s', '-m', 'immediate', 'stop']);
  };
  return { start, stop };
}

async function agrees(
  database: Database,
  rules: RuleBase,
  ruleSet: RuleSet,
  profiles: readonly Profile[],
  file: string,
) {
  await setImmediate(); // the programs are waited for: only here is a signal heard
  const found = await sqlMismatch(database, rules, ruleSet, profiles, file);
  if (found) console.log(JSON.stringify({ date: ruleSet.date, proposals: ruleSet.proposals, ...found }, null, 2));
  return found === undefined;
}

async function check(database: Database, file: string): Promise<boolean> {
  const [version] = await database.rows(`SELECT current_setting('server_version') AS "version"`);
  const [profiles, ruleSets] = [sqlProfiles(60), sqlRuleSets(6)];
  await load(database, base, profiles, file);
  for (const ruleSet of ruleSets) if (!(await agrees(database, base, ruleSet, profiles, file))) return false;
  const [toyProfiles, toyRules] = [sqlToyProfiles(30), sqlToyRules(40)];
  await load(database, TOY, toyProfiles, file);
  let refused = 0;
  for (const ruleSet of toyRules) {
    let isSame = true;
    const isCompared = await unlessTooLarge(async () => {
      isSame = await agrees(database, TOY, ruleSet, toyProfiles, file);
    });
    if (!isSame) return false;
    if (!isCompared) refused += 1;
  }
  console.log(
    `PostgreSQL ${version?.['version']}: every verdict and award agrees, for ${profiles.length} companies under ${ruleSets.length} rule sets and ${toyProfiles.length} under ${toyRules.length - refused} random ones.`,
  );
  return true;
}

const bin = ensurePostgres();
const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
const lists = mkdtempSync(join(tmpdir(), 'profiles-'));
const server = postgresIn(bin, folder);
const cleanUp = (): void => {
  try {
    server.stop();
  } finally {
    for (const each of [folder, lists]) rmSync(each, { recursive: true, force: true });
  }
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    cleanUp();
    process.exit(1);
  });
try {
  if (!(await check(server.start(), join(lists, 'profiles.csv')))) process.exitCode = 1;
} finally {
  cleanUp();
}
process.exit(); // nothing waits for a signal any more
