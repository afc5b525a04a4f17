/** The worked cases of `rules/cases/`: a company, a day, what it gets, and the page that says so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/mini';

import { caseFile } from '../../src/cases/index.ts';
import type { Expectation, WorkedCase } from '../../src/cases/index.ts';
import type { Assessment } from '../../src/engine/index.ts';

export type { WorkedCase };

/** Every case file of a rule folder, in order. */
export function readCaseFiles(rules: string): { file: string; cases: WorkedCase[] }[] {
  const folder = join(rules, 'cases');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((file) => ({ file, cases: z.parse(caseFile, JSON.parse(readFileSync(join(folder, file), 'utf8'))).cases }));
}

/** What an assessment says of each track, in the words of an expectation. */
export function outcomes(assessment: Assessment): Record<string, Required<Expectation>> {
  return Object.fromEntries(
    assessment.tracks.map(({ scheme, track, status, verdict, award, missing, criteria }) => [
      `${scheme.id}/${track.id}`,
      {
        status,
        verdict,
        award: award && { min: award.min, max: award.max },
        missing,
        criteria: Object.fromEntries(criteria.map(({ id, state }) => [id, state])),
      },
    ]),
  );
}

/** An outcome cut down to what a case expects, so that the two can be compared; a criterion that is not there is `absent`. */
export function asExpected(wanted: Expectation, found: Required<Expectation> | undefined): unknown {
  if (!found) return undefined;
  const criteria = Object.fromEntries(
    Object.keys(wanted.criteria ?? {}).map((id) => [id, found.criteria?.[id] ?? 'absent']),
  );
  return Object.fromEntries(
    Object.keys(wanted).map((key) => [key, key === 'criteria' ? criteria : found[key as keyof Expectation]]),
  );
}
