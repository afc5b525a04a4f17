/** What the measuring tools share: a served build, a company, and how a list of figures is said. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { EMPTY_SESSION, writeSession } from '../../src/cases/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { findChromium } from './chromium.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';

/** The build to measure: `DIST`, or `dist/`. */
export const builtFolder = (): string => {
  const folder = resolve(process.env['DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url)));
  if (!existsSync(join(folder, '_headers'))) throw new Error('there is no build: run `npm run build` first');
  return folder;
};

export const serveBuild = (): Promise<Server> => startServer({ root: builtFolder(), port: 0 });

export function chromiumProgram(): string {
  const found = findChromium();
  if (found === undefined) throw new Error('no Chromium: run `npm run browser:ensure`');
  return found;
}

/** The stored answers of the food factory of the tests. */
export const factorySession = (): string => writeSession({ ...EMPTY_SESSION, name: '好味食品', facts: foodFactory });

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** `median 12 (9 to 20), 5 times` */
export const spread = (values: readonly number[], unit = ''): string =>
  `median ${Math.round(median(values))}${unit} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}), ${values.length} times`;
