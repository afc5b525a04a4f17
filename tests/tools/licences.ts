/**
 * Fails on a package whose licence is not on the list (`npm run licences`): all of the lock file, and all that is in
 * the build, for which `dist/licenses.md` must hold the text.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { allows, licencesInBuild } from '../support/licences.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  link?: boolean;
}
interface Package {
  name: string;
  licence: string;
  where: 'build' | 'dependency' | 'tool';
}

/** A few packages leave the field out of the lock file, or have none. */
function ownWord(path: string): string {
  try {
    const { license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as { license?: unknown };
    return typeof license === 'string' ? license : '';
  } catch {
    return '';
  }
}

/** No licence field, looked up by hand in the version named. */
const LOOKED_UP: Record<string, string> = { 'parse-cache-control@1.0.1': 'BSD-3-Clause' };

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const locked = Object.entries(packages)
  .filter(([path, { link }]) => path !== '' && link !== true)
  .map(([path, { version = '', license, dev = false, devOptional = false }]): Package => {
    const name = `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
    return {
      name,
      licence: license ?? (ownWord(path) || (LOOKED_UP[name] ?? '')),
      where: dev || devOptional ? 'tool' : 'dependency',
    };
  });

const list = join(root, 'dist/licenses.md');
const inBuild = licencesInBuild(existsSync(list) ? readFileSync(list, 'utf8') : '');
const built = inBuild.map(({ name, licence }): Package => ({ name, licence, where: 'build' }));

const titles = { build: 'in the build', dependency: 'what it depends on', tool: 'tools and tests' } as const;
for (const where of ['build', 'dependency', 'tool'] as const) {
  const counts = new Map<string, number>();
  for (const each of [...locked, ...built].filter((one) => one.where === where))
    counts.set(each.licence, (counts.get(each.licence) ?? 0) + 1);
  const line = [...counts].toSorted((a, b) => b[1] - a[1]).map(([licence, n]) => `${licence || 'none named'} ${n}`);
  console.log(`${titles[where]}: ${line.join(', ') || 'no build to look at'}`);
}

const refused = [...locked, ...built].filter(({ licence, where }) => !allows(licence, where !== 'tool'));
for (const { name, licence, where } of refused)
  console.error(`${name} (${titles[where]}): the licence "${licence}" is not on the list in tests/support/licences.ts`);
for (const { name, text } of inBuild)
  if (text < 200) console.log(`${name}: the package carries no licence text of its own`);
if (refused.length > 0) process.exit(1);
