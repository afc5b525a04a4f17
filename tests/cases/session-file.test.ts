/** What a device remembers: versions, answers that no longer fit, and what is the same. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  EMPTY_SESSION,
  parseSession,
  readSession,
  sessionMark,
  sessionText,
  storedSession,
  writeSession,
} from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { arbitrarySituation, base } from '../support/rules.ts';

const full: Session = {
  ...EMPTY_SESSION,
  name: '好味',
  facts: foodFactory,
  columns: [
    { id: 'a', name: 'A', date: null, proposals: [], assumptions: {} },
    { id: 'b', name: '', date: base.settings.baseline.date, proposals: [base.proposals[0]?.id ?? ''], assumptions: {} },
  ],
  costs: [
    { id: 'c', label: 'Show', amount: 5, countsAs: ['marketProjectCost'], kinds: { marketMeasures: 'exhibition' } },
  ],
  planAssumptions: { projectMonths: 6 },
};

test('what is written is what is read', () => {
  expect(readSession(base, writeSession(full))).toEqual({ session: full, dropped: [] });
});

test("the plan's rules are kept, and their being the usual ones is written as before they could be chosen", () => {
  const chosen: Session = { ...full, planWithProposals: true };
  expect(readSession(base, writeSession(chosen))).toEqual({ session: chosen, dropped: [] });
  const back: Session = { ...chosen, planWithProposals: undefined };
  expect(writeSession(back)).toBe(writeSession(full));
  expect(sessionMark(back)).toBe(sessionMark(full)); // no other content to a case that was saved before
  expect(sessionMark(chosen)).not.toBe(sessionMark(full));
});

test('what version 1 stored opens, without what it did not know', () => {
  const old = { version: 1, name: 'Old', facts: { listed: true }, proposals: null, assumptions: {}, asAt: null };
  expect(readSession(base, JSON.stringify(old))).toEqual({
    session: { ...EMPTY_SESSION, name: 'Old', facts: { listed: true } },
    dropped: [],
  });
});

test.each([
  ['{"version":9,"facts":{}}', 'saved answers of this version or an older one'],
  ['{"version":2', 'saved answers that can be read'],
  ['[]', 'saved answers of this version'],
  ['{"version":2,"facts":[]}', 'saved answers of this version'],
])('%s is not used, and named', (text, expected) => {
  expect(readSession(base, text)).toEqual({
    session: EMPTY_SESSION,
    dropped: [{ file: 'saved answers', field: '', expected }],
  });
});

test('answers and choices that no longer fit are left out, the rest is kept', () => {
  const { session, dropped } = parseSession(base, {
    ...storedSession(full),
    facts: { listed: true, height: 3, hkEmployees: 'many' },
    proposals: ['gone'],
    costs: [{ ...full.costs[0], countsAs: ['gone', 'marketProjectCost'] }],
  });
  expect(session).toMatchObject({
    facts: { listed: true },
    proposals: [],
    costs: [{ countsAs: ['marketProjectCost'] }],
  });
  expect(dropped.map(({ field }) => field).toSorted()).toEqual(['height', 'hkEmployees']);
});

test('answers that contradict one another stay: somebody is changing both', () => {
  const part = base.facts.find(({ partOf }) => partOf !== undefined);
  const facts = { [part?.partOf ?? '']: 1, [part?.id ?? '']: 2 };
  expect(parseSession(base, { ...storedSession(EMPTY_SESSION), facts })).toEqual({
    session: { ...EMPTY_SESSION, facts },
    dropped: [],
  });
});

test('any text is survived', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const { session, dropped } = readSession(base, text);
      expect(dropped.length > 0 || Object.keys(session.facts).length >= 0).toBe(true);
      expect(session.facts).toEqual(expect.any(Object));
    }),
  );
});

test('the same content has the same mark, whatever the order; other answers have another', () => {
  fc.assert(
    fc.property(arbitrarySituation, ({ partial }) => {
      const session = { ...EMPTY_SESSION, facts: partial };
      const turned = { ...EMPTY_SESSION, facts: Object.fromEntries(Object.entries(partial).toReversed()) };
      expect(sessionText(turned)).toBe(sessionText(session));
      expect(sessionMark(turned)).toBe(sessionMark(session));
      expect(sessionMark({ ...session, name: 'another' })).not.toBe(sessionMark(session));
    }),
    { numRuns: 10 },
  );
});
