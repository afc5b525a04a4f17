/**
 * `npm ci` fails when a platform binding that a package names is absent from the lock file, while `npm install` passes
 * it over in silence. This finds such gaps, and versions that are not exact, before a clean machine does.
 */
import { readFileSync } from 'node:fs';

interface LockedPackage {
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as LockedPackage;

/** Where Node would look for `name` from the package at `path`: its own node_modules, then each one above. */
function isLocked(path: string, name: string): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
  }
}

const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !isLocked(path, name))
    .map((name) => `${path === '' ? 'this package' : path} names ${name}, which is not in the lock file`),
);
const loose = Object.entries({ ...own.dependencies, ...own.devDependencies })
  .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)
  .map(([name, version]) => `${name} is "${version}" in package.json, not the exact version that is locked`);

for (const problem of [...missing, ...loose]) console.error(problem);
if (missing.length + loose.length > 0) process.exit(1);
console.log(`The lock file is whole: ${Object.keys(lock.packages).length - 1} packages.`);
