/**
 * Known weaknesses of the packages, from the registry's advisories (`npm run advisories`). Fails on a high or critical
 * one in a package the app depends on. Where the service cannot be asked, it says that nothing was checked.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import * as z from 'zod/mini';

const SEVERITIES = ['critical', 'high', 'moderate', 'low', 'info'] as const;
const reportShape = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.enum(SEVERITIES), range: z.string() })),
});
type Weak = z.infer<typeof reportShape>['vulnerabilities'];

function ask(args: string[]): { ok: true; found: Weak } | { ok: false; reason: string } {
  const { stdout, stderr, error } = spawnSync('npm', ['audit', '--json', ...args], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  if (error) return { ok: false, reason: error.message };
  try {
    const said: unknown = JSON.parse(stdout);
    const report = z.safeParse(reportShape, said);
    if (report.success) return { ok: true, found: report.data.vulnerabilities };
    const message = z.safeParse(z.object({ message: z.string() }), said);
    return { ok: false, reason: message.success ? message.data.message : 'the service gave an answer of another form' };
  } catch {
    return { ok: false, reason: stderr.trim().split('\n')[0] ?? 'no answer' };
  }
}

const shipped = ask(['--omit=dev']);
const all = shipped.ok ? ask([]) : shipped;
if (!shipped.ok || !all.ok) {
  console.log(`not checked: the advisory service could not be asked (${all.ok ? 'no reason given' : all.reason}).`);
  process.exit(0);
}
const grave = ({ severity }: { severity: string }): boolean => severity === 'critical' || severity === 'high';
for (const [name, { severity, range }] of Object.entries(all.found))
  console.log(`${severity.padEnd(8)}  ${name} ${range}${name in shipped.found ? '' : '  (tools and tests only)'}`);
console.log(
  `Advisories: ${Object.keys(all.found).length}, of packages the app depends on ${Object.keys(shipped.found).length}.`,
);
process.exit(Object.values(shipped.found).some(grave) ? 1 : 0);
