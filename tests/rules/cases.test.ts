/** The worked cases of `rules/cases/`: what each company gets on its day, with the page that says so. */
import { describe, expect, test } from 'vitest';

import { assess } from '../../src/engine/index.ts';
import { parseFacts } from '../../src/rulebase/index.ts';
import { asExpected, outcomes, readCaseFiles } from '../support/cases.ts';
import { base, must, RULES, rulesFor } from '../support/rules.ts';

const files = readCaseFiles(RULES);
const ids = new Set<string>();

describe.each(files)('$file', ({ file, cases }) => {
  test.each(cases.map((each) => [each.id, each] as const))(
    '%s',
    async (id, { asOf, proposals, assumptions, facts, expect: wanted }) => {
      expect(ids.has(id), 'each case has an id of its own').toBe(false);
      ids.add(id);
      const profile = must(parseFacts(base, facts, `cases/${file} ${id}`));
      const found = outcomes(await assess(base, rulesFor(asOf, proposals, assumptions), profile));
      for (const [track, expected] of Object.entries(wanted))
        expect(asExpected(expected, found[track]), track).toEqual(expected);
    },
  );
});

test('there are cases of every scheme', () => {
  const covered = new Set(
    files.flatMap(({ cases }) =>
      cases.flatMap((each) => Object.keys(each.expect).map((track) => track.replace(/\/.*$/, ''))),
    ),
  );
  expect(base.schemes.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});
