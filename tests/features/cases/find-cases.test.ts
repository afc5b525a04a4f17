import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { CASE_STATUSES, EMPTY_SESSION } from '../../../src/cases/index.ts';
import type { ClientCase, ReadCase } from '../../../src/cases/index.ts';
import { addressOf, choiceOf, findCases, ORDERS } from '../../../src/features/cases/find-cases.ts';
import type { Choice } from '../../../src/features/cases/find-cases.ts';
import { inBothScripts } from '../../../src/features/shared/both-scripts.ts';
import { day } from '../../support/rules.ts';

const read = (name: string, more: Partial<ClientCase> = {}): ReadCase => ({
  case: {
    id: name,
    work: { ...EMPTY_SESSION, name },
    notes: '',
    status: 'enquiry',
    followUp: null,
    archived: false,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    answeredAt: '2026-01-01T00:00:00Z',
    assessed: null,
    ...more,
  },
  dropped: [],
  stored: null,
  newer: false,
});
const all = [
  read('屯門食品廠', { notes: 'Rang Ms Chan on Friday', followUp: day('2026-12-01') }),
  read('Ｂright Trading', { status: 'applied', updatedAt: '2026-03-01T00:00:00Z' }),
  read('公司 10', { archived: true }),
  read('公司 9', { followUp: day('2026-11-01'), updatedAt: '2026-02-01T00:00:00Z' }),
];
const names = (choice: Partial<Choice>, changed: readonly string[] = []): string[] =>
  findCases(all, { ...choiceOf(''), ...choice }, ({ case: { id } }) => changed.includes(id)).map(
    ({ case: { id } }) => id,
  );

describe('finding', () => {
  test('at first all but the archived, the next follow-up first, those without one by their last edit', () => {
    expect(names({})).toEqual(['公司 9', '屯門食品廠', 'Ｂright Trading']);
  });

  test.each([
    ['食品', ['屯門食品廠']],
    ['bright', ['Ｂright Trading']],
    ['ＢＲＩＧＨＴ trading', ['Ｂright Trading']],
    ['chan rang', ['屯門食品廠']],
    ['食品 chan', ['屯門食品廠']],
    ['食品 bright', []],
    ['  ', ['公司 9', '屯門食品廠', 'Ｂright Trading']],
    ['.*', []],
  ])('%s in names and notes, in any script and width', (query, found) => {
    expect(names({ query })).toEqual(found);
  });

  test.each([
    ['饮食', ['大家樂飲食']],
    ['飲食 龍', ['大家樂飲食']],
    ['餐厅', ['大家樂飲食']],
    ['饮茶', []],
  ])('%s in the other script', (query, found) => {
    const cases = [read('大家樂飲食', { notes: '九龙城餐廳' }), read('屯門食品廠')];
    const choice = { ...choiceOf(''), query };
    expect(findCases(cases, choice, () => false, inBothScripts).map(({ case: { id } }) => id)).toEqual(found);
  });

  test('by status, by name as people count, with the archived, and where the rules have changed', () => {
    expect(names({ status: 'applied' })).toEqual(['Ｂright Trading']);
    expect(names({ order: 'name', archived: true, query: '公司' })).toEqual(['公司 9', '公司 10']);
    expect(names({ order: 'updated' })).toEqual(['Ｂright Trading', '公司 9', '屯門食品廠']);
    expect(names({ changed: true }, ['公司 9', '公司 10'])).toEqual(['公司 9']);
  });
});

describe('the choice in the address', () => {
  test('what is as at first leaves no trace', () => {
    expect(addressOf(choiceOf(''))).toBe('/cases');
  });

  test('any choice comes back from it', () => {
    const choice: fc.Arbitrary<Choice> = fc.record({
      query: fc.string({ unit: 'grapheme' }),
      status: fc.constantFrom('any', ...CASE_STATUSES),
      order: fc.constantFrom(...ORDERS),
      archived: fc.boolean(),
      changed: fc.boolean(),
      open: fc.option(fc.string({ minLength: 1 })),
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        expect(choiceOf(addressOf(chosen).split('?')[1] ?? '')).toEqual(chosen);
      }),
    );
  });

  test('what no choice is, is as at first', () => {
    expect(choiceOf('status=lost&sort=colour')).toEqual(choiceOf(''));
  });
});
