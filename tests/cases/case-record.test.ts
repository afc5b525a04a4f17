/** Records are read quickly where nothing is wrong with them, and never otherwise than slowly. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { readWork } from '../../src/cases/case-record.ts';
import { EMPTY_SESSION, parseSession, storedSession } from '../../src/cases/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { arbitrarySituation, base } from '../support/rules.ts';

const quick = (work: unknown): unknown => readWork(base, work, 'file');
const slow = (work: unknown): unknown => parseSession(base, work, 'file');
const withFacts = (facts: object): object => ({ ...storedSession(EMPTY_SESSION), facts });

test('answers of any company are read as one by one', () => {
  fc.assert(
    fc.property(arbitrarySituation, ({ partial }) => {
      expect(quick(withFacts(partial))).toEqual(slow(withFacts(partial)));
    }),
    { numRuns: 8 },
  );
});

test('so are answers that do not fit', () => {
  const wrong = fc.oneof(fc.anything({ maxDepth: 1 }), fc.constantFrom(-1, 1.5, '40', [], ['nowhere'], null));
  const key = fc.constantFrom(...base.facts.map(({ id }) => id), 'nosuch', '__proto__');
  fc.assert(
    fc.property(key, wrong, (id, value) => {
      const work = withFacts({ ...foodFactory, [id]: value });
      expect(quick(work)).toEqual(slow(work));
    }),
    { numRuns: 15 },
  );
});

test('so are answers that contradict one another', () => {
  const part = base.facts.find(({ partOf }) => partOf !== undefined);
  const work = withFacts({ [part?.partOf ?? '']: 1, [part?.id ?? '']: 2 });
  expect(quick(work)).toEqual(slow(work));
});

test.each([null, [], 'text', undefined, { version: 2 }, { version: 9 }, { version: 1, facts: {} }])(
  'so is %j in their place',
  (work) => {
    expect(quick(work)).toEqual(slow(work));
  },
);
