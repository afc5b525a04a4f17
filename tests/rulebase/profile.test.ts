/** The profile as a file: three states of an answer, and a clear word for everything that does not fit. */
import { describe, expect, test } from 'vitest';

import { parseFacts, parseProfile, sentence } from '../../src/rulebase/index.ts';
import { base } from '../support/rules.ts';

const problems = (input: unknown) => {
  const result = parseProfile(base, input, 'x.json');
  return result.ok ? [] : result.problems.map(sentence);
};

test('wrapped and bare profiles are both read', () => {
  expect(parseProfile(base, { schema: 1, name: '甲公司', facts: { listed: false } }, 'x')).toEqual({
    ok: true,
    value: { name: '甲公司', facts: { listed: false } },
  });
  expect(parseProfile(base, { listed: false }, 'x')).toEqual({ ok: true, value: { facts: { listed: false } } });
});

test('unanswered, not known, none and zero stay four different things', () => {
  const facts = { listed: null, targetMarkets: [], budGrantsReceived: 0 };
  const result = parseFacts(base, facts, 'x');
  expect(result).toEqual({ ok: true, value: facts });
  expect(result.ok && 'hkEmployees' in result.value).toBe(false);
});

describe('what does not fit', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object', [1], /^x\.json: expected a profile: an object of answers by fact id/],
    ['an unknown fact', { shoeSize: 43 }, /^x\.json, shoeSize: expected a fact of facts\.json$/],
    [
      'a prototype key',
      JSON.parse('{"__proto__": {"listed": false}, "constructor": 1}'),
      /constructor: expected a fact of facts\.json/,
    ],
    [
      'text for a number',
      { hkEmployees: '12' },
      /^x\.json, hkEmployees: expected a whole number, 0 or more, got "12"$/,
    ],
    ['a fraction', { hkEmployees: 1.5 }, /whole number, 0 or more, got 1\.5/],
    ['a negative amount', { budGrantsReceived: -1 }, /Hong Kong dollars, 0 or more, got -1/],
    ['an amount no machine can hold', { budGrantsReceived: 1e300 }, /whole number of Hong Kong dollars/],
    ['a share above the whole', { hkLenderShare: 101 }, /a number from 0 to 100, got 101/],
    ['an option that is not listed', { legalForm: 'guild' }, /legalForm: expected one of hk-company, .*, got "guild"/],
    [
      'an economy that is none',
      { targetMarkets: ['XX'] },
      /targetMarkets: expected a list of two-letter .*got \["XX"\]/,
    ],
    ['text for a list', { targetMarkets: 'CN' }, /targetMarkets: expected a list/],
    ['yes for true', { listed: 'yes' }, /listed: expected true or false, got "yes"/],
    [
      'a part above its whole',
      { budGrantsReceived: 5, budGrantsOngoing: 6 },
      /budGrantsOngoing: expected at most budGrantsReceived \(5\), of which it is a part, got 6/,
    ],
    [
      'a newer version',
      { schema: 2, facts: {} },
      /schema: expected the value 1 \(this file may come from a newer version\), got 2/,
    ],
    ['a field of another kind', { schema: 1, facts: {}, colour: 'red' }, /not known: colour/],
    ['facts that are no object', { schema: 1, facts: 'none' }, /facts: expected an object of answers/],
  ])('%s', (_, input, expected) => {
    const lines = problems(input);
    expect(
      lines.some((line) => expected.test(line)),
      lines.join('\n'),
    ).toBe(true);
  });
  test('every wrong answer is named, not only the first', () => {
    expect(problems({ listed: 'yes', hkEmployees: -1, shoeSize: 1 })).toHaveLength(3);
  });
});
