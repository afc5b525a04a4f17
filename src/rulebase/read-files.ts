/** Reads `rules/` from disk for the command line, the build and the tests. The app gets the same files in its bundle. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fail, loadRuleBase } from './index.ts';
import type { Result, RuleBase, RuleFiles } from './index.ts';

class NotJson extends Error {
  readonly file: string;
  constructor(file: string, reason: string) {
    super(reason);
    this.file = file;
  }
}

/** Every rule file of a folder as parsed JSON, by its path in the folder. */
export function readRuleFiles(folder: string): RuleFiles {
  const listed = ['schemes', 'proposals'].flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${part}/${name}`),
  );
  const read = (file: string): unknown => {
    try {
      return JSON.parse(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      throw new NotJson(file, error instanceof Error ? error.message : String(error));
    }
  };
  return Object.fromEntries(
    ['facts.json', 'sources.json', 'economies.json', 'settings.json', 'referrals.json', 'glossary.json', ...listed].map(
      (file) => [file, read(file)],
    ),
  );
}

/** How made-up lists are drawn, as parsed JSON; it is no part of the rule base, which never waits for it. */
export const readPopulationFile = (folder: string): unknown =>
  JSON.parse(readFileSync(join(folder, POPULATION), 'utf8'));
export const POPULATION = 'population.json';

/** Load the rule base from a folder; a file that is not JSON is a problem like any other. */
export function readRuleBase(folder: string): Result<RuleBase> {
  try {
    return loadRuleBase(readRuleFiles(folder));
  } catch (error) {
    if (error instanceof NotJson)
      return fail({ file: error.file, field: '', expected: 'a JSON file', got: error.message });
    throw error;
  }
}
