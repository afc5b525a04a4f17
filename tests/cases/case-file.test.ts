/** A result as a worked case: what is copied is what the tests of the rule base read. */
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

import { caseFile, caseFileFor, ORACLE_TO_FILL_IN } from '../../src/cases/index.ts';
import { assess } from '../../src/engine/index.ts';
import { parseFacts } from '../../src/rulebase/index.ts';
import type { Profile } from '../../src/rulebase/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { base, must, rulesFor, TODAY } from '../support/rules.ts';

async function reported(profile: Profile, at = 0) {
  const assessment = await assess(base, rulesFor(TODAY), profile);
  const result = assessment.tracks.filter(({ verdict }) => verdict !== null && verdict !== 'closed')[at];
  if (!result) throw new Error('no open track');
  return { result, assessment, text: JSON.stringify(caseFileFor({ base, assessment, result, profile })) };
}

test('every open track of a company comes back through the schema of the case files, with the same result', async () => {
  const { tracks } = await assess(base, rulesFor(TODAY), foodFactory);
  const open = tracks.filter(({ verdict }) => verdict !== null && verdict !== 'closed').length;
  expect(open).toBeGreaterThan(2);
  for (let at = 0; at < open; at += 1) {
    const { result, text } = await reported(foodFactory, at);
    const [read] = z.parse(caseFile, JSON.parse(text)).cases;
    const facts = must(parseFacts(base, read?.facts, 'reported'));
    const again = await assess(base, rulesFor(read?.asOf ?? '', read?.proposals, read?.assumptions), facts);
    const [key = '', expected] = Object.entries(read?.expect ?? {})[0] ?? [];
    const found = again.tracks.find(({ scheme, track }) => `${scheme.id}/${track.id}` === key);
    expect(key).toBe(`${result.scheme.id}/${result.track.id}`);
    expect({ ...expected, award: expected?.award?.max }).toEqual({
      status: found?.status,
      verdict: found?.verdict,
      award: found?.award?.max,
    });
  }
});

test('it holds only the answers this track reads, and the ones said to be unknown', async () => {
  const { text, result } = await reported({ ...foodFactory, listed: null });
  const [read] = z.parse(caseFile, JSON.parse(text)).cases;
  expect(result.scheme.id).toBe('bud');
  expect(read?.facts).toHaveProperty('aims');
  expect(read?.facts).toHaveProperty('listed', null);
  expect(read?.facts).not.toHaveProperty('lineKind');
});

test('the page that says otherwise is left to be filled in, and the case has a name in both languages', async () => {
  const { text } = await reported(foodFactory);
  const [read] = z.parse(caseFile, JSON.parse(text)).cases;
  expect(read).toMatchObject({ oracle: ORACLE_TO_FILL_IN, asOf: TODAY, proposals: [], assumptions: {} });
  expect(read?.id).toMatch(/^reported-[a-z-]+-2026-11-22$/);
  expect(read?.title['zh-Hant']).toMatch(/ \/ /);
});
