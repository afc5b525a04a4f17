/** Every check, one after the other, with one summary at the end. What a broken build makes pointless is left out. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Counts {
  passed: number;
  failed: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'checks-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/** Runs a program of this package and says whether it ended well. */
function run(title: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: false,
  });
  return status === 0;
}
const script = (name: string): boolean => run(name, 'npm', ['run', '--silent', name]);

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function unitCounts(): Counts {
  const report = readReport(unitReport) as { numPassedTests?: number; numFailedTests?: number } | undefined;
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function browserCounts(): Counts {
  const report = readReport(browserReport) as
    | { stats?: { expected: number; unexpected: number; flaky: number } }
    | undefined;
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return { passed: expected, failed: unexpected + flaky };
}

const checks: { name: string; ok: boolean }[] = [];
const check = (name: string, ok: boolean): boolean => {
  checks.push({ name, ok });
  return ok;
};

for (const name of ['typecheck', 'lint', 'format:check', 'knip', 'lockcheck', 'licences']) check(name, script(name));
const unitOk = check(
  'unit tests',
  run('unit tests', 'npx', [
    '--no-install',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]),
);
if (check('build', script('build'))) {
  check('budget', script('budget'));
  check('build as promised', script('check:build'));
  if (check('browser found', script('browser:ensure'))) {
    const args = ['--no-install', 'playwright', 'test', '-c', 'tests/browser/playwright.config.ts'];
    check(
      'browser tests',
      run('browser tests', 'npx', [...args, '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport }),
    );
  }
}

const unit = unitCounts();
const browser = browserCounts();
rmSync(reports, { recursive: true, force: true });
if (!unitOk && unit.failed === 0) unit.failed = 1; // a test file that did not even load
const broken = checks.filter(({ ok }) => !ok).map(({ name }) => name);

console.log('\n── summary');
console.log(`Checks: ${checks.length - broken.length} passed, ${broken.length} failed`);
if (broken.length > 0) console.log(`Failed: ${broken.join(', ')}`);
console.log(`Unit tests: ${unit.passed} passed, ${unit.failed} failed`);
console.log(
  checks.some(({ name }) => name === 'browser tests')
    ? `Browser tests: ${browser.passed} passed, ${browser.failed} failed`
    : 'Browser tests: not run',
);
console.log(`Tests: ${unit.passed + browser.passed} passed, ${unit.failed + browser.failed} failed`);
process.exit(broken.length === 0 ? 0 : 1);
