/** Links from strangers: damaged on the way, or made to do harm with a check that is right. */
import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';

import {
  decodeShare,
  EMPTY_SESSION,
  encodeShare,
  LONGEST_SHARE,
  readSession,
  writeSession,
} from '../../src/cases/index.ts';
import type { Session } from '../../src/cases/index.ts';
import { checkLetters } from '../../src/cases/share-bits.ts';
import { sharedText } from '../../src/features/share/address.ts';
import { parseFacts } from '../../src/rulebase/index.ts';
import { arbitrarySession, table } from '../cases/share-sessions.ts';
import { broken, expectNothingPolluted, hostileName, hostileValue, same, unnamed } from '../support/hostile.ts';
import { base, TODAY } from '../support/rules.ts';
import { runs } from '../support/runs.ts';

afterEach(expectNothingPolluted);

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const withCheck = (letters: string): string => `1.${checkLetters(`1.${letters}`)}${letters}`;

/** Laws broken in opening a link: it is refused for a reason, or holds a session that is whole. */
function brokenByLink(text: string): string[] {
  const opened = decodeShare(base, table, text);
  if (!opened.ok) return broken({ 'refused for a reason': /^(damaged|newer|too-large|empty)$/.test(opened.fault) });
  const { session, madeOn, dropped } = opened;
  const again = decodeShare(base, table, encodeShare(table, { session, madeOn }));
  return broken({
    'what was left out is named': unnamed(dropped).length === 0,
    'the answers are answers': parseFacts(base, session.facts, '').ok,
    'it can be kept': same(readSession(base, writeSession(session)), { session, dropped: [] }),
    'it can be handed on': again.ok && same([again.session, again.dropped], [session, []]),
  });
}

test('any text at all is no link, or a sound one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), hostileName), (text) => {
      expect(brokenByLink(sharedText(text))).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});

test('any bits at all, with a check that is right', () => {
  const letters = fc.oneof(
    fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 60 }).map((each) => each.join('')),
    fc.tuple(fc.constantFrom('A', '_', 'g'), fc.constantFrom(100, LONGEST_SHARE - 8)).map(([one, n]) => one.repeat(n)),
  );
  fc.assert(
    fc.property(letters, (text) => {
      expect(brokenByLink(withCheck(text))).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});

test('a link with letters changed, and the check made right again', () => {
  let opened = 0;
  const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...LETTERS)), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(arbitrarySession, edits, (session, changes) => {
      const whole = encodeShare(table, { session, madeOn: TODAY });
      const letters = Array.from(whole.slice(8));
      for (const [at, letter] of changes) letters[at % letters.length] = letter;
      const mended = withCheck(letters.join(''));
      expect(brokenByLink(mended)).toEqual([]);
      opened += decodeShare(base, table, mended).ok ? 1 : 0;
      const damaged = `${whole.slice(0, 8)}${letters.join('')}`;
      expect(decodeShare(base, table, damaged).ok).toBe(damaged === whole);
    }),
    { numRuns: runs(40) },
  );
  expect(opened, 'some open all the same').toBeGreaterThan(0);
});

/** The text of a link by a writer who was not ours; what cannot even be written is no link. */
function writtenByAnother(session: unknown): string {
  try {
    return encodeShare(table, { session: session as Session, madeOn: TODAY }); // not what the types say, on purpose
  } catch {
    return '';
  }
}

test('a link whose writer was not ours: ids and values of any kind', () => {
  const values = fc.dictionary(hostileName, hostileValue, { maxKeys: 5 });
  let written = 0;
  fc.assert(
    fc.property(values, values, fc.array(hostileName, { maxLength: 4 }), hostileName, (facts, numbers, ids, name) => {
      const text = writtenByAnother({ ...EMPTY_SESSION, name, facts, proposals: ids, planAssumptions: numbers });
      written += text === '' ? 0 : 1;
      expect(brokenByLink(text)).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
  expect(written).toBeGreaterThan(0);
});

test('the longest link full of numbers nobody knows is read as any other', () => {
  const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}.${i}`, i]));
  const text = encodeShare(table, { session: { ...EMPTY_SESSION, assumptions: unknown }, madeOn: TODAY });
  expect(text.length).toBeLessThan(LONGEST_SHARE);
  const opened = decodeShare(base, table, text);
  expect(opened).toMatchObject({ ok: true, session: EMPTY_SESSION });
  expect(opened.ok ? opened.dropped : []).toHaveLength(1000);
});
