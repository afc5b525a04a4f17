/** Addresses of lists of companies, and the exports of figures. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { rowsAddress, readQuery } from '../../../src/features/members/row-query.ts';
import type { RowQuery } from '../../../src/table/index.ts';

const id = fc.string({ maxLength: 30 });
const track = fc.record({ scheme: id, track: id });
const query: fc.Arbitrary<RowQuery> = fc.record(
  {
    verdict: fc.oneof(
      fc.record({ layer: id, is: fc.constantFrom('eligible' as const, 'none' as const) }),
      fc.record({ layer: id, track, is: fc.constantFrom('ineligible' as const, 'closed' as const) }),
    ),
    change: fc.record({ from: id, to: id, track, is: fc.constantFrom('gains' as const, 'mixed' as const) }),
    group: fc.record({ fact: id, key: fc.oneof(id, fc.integer(), fc.constant(null)) }),
    blocked: fc.record({ layer: id, track, criterion: id, by: fc.constantFrom('notMet' as const, 'alone' as const) }),
    unclaimed: fc.record({ layer: id, track }),
  },
  { requiredKeys: [] },
);

const searchOf = (address: string) => new URLSearchParams(address.split('?')[1]);

test('every query comes back from its address as it was', () => {
  fc.assert(
    fc.property(query, fc.integer({ min: 1, max: 32_000 }), (asked, page) => {
      expect(readQuery(searchOf(rowsAddress(asked, page)))).toEqual({ query: asked, page });
    }),
  );
});

test.each(['q=nonsense', 'q={"verdict":{"layer":"today","is":"maybe"}}', 'q={"other":1}', 'q=[]'])(
  '%s is refused',
  (search) => {
    expect(readQuery(new URLSearchParams(search))).toBeUndefined();
  },
);

test.each(['page=0', 'page=-3', 'page=x'])('%s is the first page', (search) => {
  expect(readQuery(new URLSearchParams(search))?.page).toBe(1);
});
