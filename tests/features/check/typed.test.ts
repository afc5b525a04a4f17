/** What stands in a form, and the answer it is. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseTyped, toTyped, UNKNOWN } from '../../../src/features/check/typed.ts';
import { arbitraryAnswer, base } from '../../support/rules.ts';

const factOf = (type: string) => {
  const fact = base.facts.find((candidate) => candidate.type === type);
  if (!fact) throw new Error(`no fact of type ${type}`);
  return fact;
};

test('an amount larger than a computer counts exactly is wrong', () => {
  expect(parseTyped(base, factOf('hkd'), '1'.repeat(30))).toEqual({ fault: 'hkd' });
});

test('a percentage above 100 and an option that is not there are wrong', () => {
  expect(parseTyped(base, factOf('pct'), '101')).toEqual({ fault: 'pct' });
  expect(parseTyped(base, factOf('one'), 'no-such-option')).toEqual({ fault: 'choice' });
});

test('every answer to every question survives the form', () => {
  for (const fact of base.facts) {
    const empty = (answer: unknown) => Array.isArray(answer) && answer.length === 0 && fact.roles.includes('aims');
    fc.assert(
      fc.property(arbitraryAnswer(fact), (answer) => {
        const expected = empty(answer) ? undefined : answer;
        expect(parseTyped(base, fact, toTyped(fact, answer))).toEqual({ answer: expected });
      }),
      { numRuns: 30 },
    );
    expect(parseTyped(base, fact, toTyped(fact, null))).toEqual({ answer: null });
    expect(parseTyped(base, fact, toTyped(fact, undefined))).toEqual({ answer: undefined });
    expect(toTyped(fact, null)).toBe(UNKNOWN);
  }
});
