/** The real rule base: any day, any proposals and numbers, any companies. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { ruleSetFor } from '../../src/rulebase/index.ts';
import type { Assumptions } from '../../src/rulebase/index.ts';
import {
  arbitraryLikelyProfile,
  arbitrarySituation,
  base,
  BASELINE,
  deciding,
  interestingDates,
  must,
  TODAY,
} from '../support/rules.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../support/profiles.ts';
import { mismatches, searchMismatch } from './support.ts';

/** Numbers for some assumptions of the chosen proposals: the default, or an end of the range. */
const arbitraryAssumptions = (proposals: readonly string[]): fc.Arbitrary<Assumptions> =>
  fc
    .tuple(
      ...base.proposals
        .filter(({ id }) => proposals.includes(id))
        .flatMap(({ id, assumptions }) =>
          Object.entries(assumptions).map(([name, { min, max, default: usual }]) =>
            fc.constantFrom(undefined, min, max, usual).map((value) => [`${id}.${name}`, value] as const),
          ),
        ),
    )
    .map((chosen) => Object.fromEntries(chosen.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]]))));

/** A company of another day asks the rules of this one too: what passes then may just miss now. */
const arbitraryRequest = fc
  .tuple(fc.constantFrom(...interestingDates()), fc.subarray(deciding()))
  .chain(([date, proposals]) =>
    fc.record({
      date: fc.constant(date),
      proposals: fc.constant(proposals),
      assumptions: arbitraryAssumptions(proposals),
      profiles: fc
        .tuple(
          fc.array(arbitraryLikelyProfile(date, proposals), { minLength: 6, maxLength: 10 }),
          fc.array(
            arbitrarySituation.map(({ partial }) => partial),
            { minLength: 2, maxLength: 4 },
          ),
        )
        .map(([likely, others]) => [...likely, ...others]),
    }),
  );

test('the table says what the reference says', async () => {
  const found = await searchMismatch(
    arbitraryRequest,
    ({ profiles, ...request }) => mismatches(base, must(ruleSetFor(base, request)), profiles),
    60,
  );
  expect(found).toBeUndefined();
});

test.each([
  [BASELINE, []],
  [BASELINE, deciding()],
  [TODAY, []],
  [TODAY, deciding()],
])('the companies of the three stories, in full and with each answer left out (%s)', async (date, proposals) => {
  const profiles = [foodFactory, listedGroupSubsidiary, trader].flatMap((full) => [
    full,
    ...Object.keys(full).flatMap((id) => {
      const { [id]: _, ...rest } = full;
      return [rest, { ...full, [id]: null }];
    }),
  ]);
  expect(await mismatches(base, must(ruleSetFor(base, { date, proposals })), profiles)).toEqual([]);
});
