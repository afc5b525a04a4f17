/** Days and months of the calendar. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { isIsoDate, monthsAfter, wholeMonthsBetween } from '../../src/rulebase/index.ts';
import { day } from '../support/rules.ts';

test.each([
  ['2023-08-31', 0, '2023-08-31'],
  ['2023-08-15', 1, '2023-09-15'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2023-01-30', 1, '2023-02-28'],
  ['2023-12-05', 14, '2025-02-05'],
  // What was a whole month old on 30 April may have begun on 31 March: a month later is 31 May, not the 30th.
  ['2023-04-30', 1, '2023-05-31'],
  ['2024-02-29', 12, '2025-02-28'],
])('%s and %i months: %s', (from, months, to) => expect(monthsAfter(day(from), months)).toBe(to));

test('whole months between two days are the most that have passed', () =>
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(2000), (start, length) => {
      const at = (days: number) => day(new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
      const [from, to] = [at(start), at(start + length)];
      const months = wholeMonthsBetween(from, to);
      expect(isIsoDate(monthsAfter(from, months))).toBe(true);
      expect(monthsAfter(from, months) <= to).toBe(true);
      expect(monthsAfter(from, months + 1) > to).toBe(true);
    }),
  ));

test('what is so many whole months old on a day is certainly so many more months old later', () =>
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(900), fc.nat(40), (start, length, more) => {
      const at = (days: number) => day(new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
      const [began, today] = [at(start), at(start + length)];
      const months = wholeMonthsBetween(began, today);
      const later = monthsAfter(today, more);
      expect(wholeMonthsBetween(began, later)).toBeGreaterThanOrEqual(months + more);
      expect(wholeMonthsBetween(began, later)).toBeLessThanOrEqual(months + more + 1);
    }),
    { numRuns: 1000 },
  ));
