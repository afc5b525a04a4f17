/**
 * What takes too long for every change, one after the other, with one summary: `npm run check:deep`, or
 * `npm run check:deep -- nginx speed` for some. Each step is a program of its own; `-- rules ID …` names schemes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Step {
  name: string;
  what: string;
  command: readonly string[];
  env?: Record<string, string>;
}

const tool = (name: string): string[] => ['tsx', `tests/tools/${name}.ts`];
const steps: readonly Step[] = [
  { name: 'rules', what: 'does a worked case notice every change of a rule', command: tool('mutate-rules') },
  {
    name: 'fuzz',
    what: 'every property ten times as often (LONGER=N), or the fuzzed doors FUZZ=N times',
    command: [
      'vitest',
      'run',
      '--testTimeout=1800000',
      'tests/engine',
      'tests/cases',
      'tests/rulebase',
      'tests/table',
      'tests/fuzz',
    ],
    env: { LONGER: process.env['LONGER'] ?? (process.env['FUZZ'] === undefined ? '10' : '1') },
  },
  {
    name: 'browser',
    what: 'every page and state in every language, theme and window',
    command: ['playwright', 'test', '-c', 'tests/browser/playwright.config.ts', '--reporter=dot'],
    env: { EVERY_COMBINATION: '1' },
  },
  { name: 'postgres', what: 'the same counts from PostgreSQL', command: tool('check-postgres') },
  { name: 'nginx', what: 'the headers as nginx sends them', command: tool('check-nginx') },
  { name: 'lighthouse', what: 'Lighthouse as on a phone', command: tool('check-lighthouse') },
  { name: 'speed', what: 'key to verdict on a slow processor, printing', command: tool('measure-speed') },
];
const NEED_A_BUILD = ['browser', 'nginx', 'lighthouse', 'speed'];

function run([program = '', ...args]: readonly string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync('npx', ['--no-install', program, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, npm_config_loglevel: 'error', ...env },
  });
  return status === 0;
}

const asked = process.argv.slice(2);
const named = steps.filter(({ name }) => asked.includes(name));
const rest = asked.filter((word) => !steps.some(({ name }) => name === word));
const forOneStep = named.length === 1 ? rest : [];
if (rest.length > 0 && forOneStep.length === 0) {
  console.error(
    `No such step: ${rest.join(', ')}. There are:\n${steps.map(({ name, what }) => `  ${name.padEnd(11)} ${what}`).join('\n')}`,
  );
  process.exit(2);
}
const chosen = named.length > 0 ? named : steps;

if (process.env['DIST'] === undefined && chosen.some(({ name }) => NEED_A_BUILD.includes(name))) {
  console.log('── build');
  if (!run(tool('ensure-browser')) || !run(['vite', 'build', '--logLevel', 'warn'])) process.exit(1);
}

const done: { name: string; says: string; seconds: number }[] = [];
for (const { name, what, command, env } of chosen) {
  console.log(`\n── ${name}: ${what}`);
  const begun = Date.now();
  const file = command[1] ?? '';
  const there = !file.endsWith('.ts') || existsSync(new URL(file, `file://${root}`));
  const says = !there ? 'not there' : run([...command, ...forOneStep], env) ? 'passed' : 'FAILED';
  done.push({ name, says, seconds: Math.round((Date.now() - begun) / 1000) });
}

console.log('\n── summary');
for (const { name, says, seconds } of done) console.log(`${name.padEnd(11)} ${says.padEnd(9)} ${seconds} s`);
process.exit(done.every(({ says }) => says === 'passed') ? 0 : 1);
