/** How many cases there are, told without reading any. */
import { expect, test } from 'vitest';

import { count } from '../../src/cases/case-counts.ts';

test('follow-ups are due from their day on; what is archived does not count', () => {
  expect(
    count(
      [
        { id: 'a', archived: false, followUp: '2026-11-22' },
        { id: 'b', archived: false, followUp: '2026-11-23' },
        { id: 'c', archived: true, followUp: '2026-01-01' },
        { id: 'd', archived: false, followUp: null },
      ],
      '2026-11-22',
    ),
  ).toEqual({ cases: 3, due: 1 });
});

test('a case that cannot be read is one all the same', () => {
  expect(count([{ id: 'a', followUp: 5 }, null, 'x'], '2026-11-22')).toEqual({ cases: 3, due: 0 });
});
