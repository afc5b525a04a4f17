/** Links that hold answers: what was shared is opened, whatever happened to the link on the way. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeShare, EMPTY_SESSION, encodeShare, LONGEST_SHARE } from '../../src/cases/index.ts';
import type { OpenedShare, Session } from '../../src/cases/index.ts';
import { bitWriter, checkLetters } from '../../src/cases/share-bits.ts';
import type { RuleBase, ShareTable } from '../../src/rulebase/index.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../support/profiles.ts';
import { base, TODAY } from '../support/rules.ts';
import { arbitraryCompany, arbitrarySession, asShared, table } from './share-sessions.ts';

const madeOn = TODAY;
const share = (session: Partial<Session>): string =>
  encodeShare(table, { session: { ...EMPTY_SESSION, ...session }, madeOn });
const open = (text: string, rules: RuleBase = base, ids: ShareTable = table): OpenedShare =>
  decodeShare(rules, ids, text);
function opened(text: string, rules?: RuleBase, ids?: ShareTable): Extract<OpenedShare, { ok: true }> {
  const result = open(text, rules, ids);
  if (!result.ok) throw new Error(result.fault);
  return result;
}
const whatWasDropped = (text: string, rules?: RuleBase, ids?: ShareTable): string[] =>
  opened(text, rules, ids).dropped.map(({ file, field }) => `${file} ${field}`);
/** Letters with a check that is right, as somebody who knows the format could make them. */
const forged = (letters: string, version = 1): string =>
  `${version}.${checkLetters(`${version}.${letters}`)}${letters}`;

describe('what is shared', () => {
  test('is opened', () => {
    fc.assert(
      fc.property(arbitrarySession, (session) => {
        const result = opened(share(session));
        expect(result.dropped).toEqual([]);
        expect(result.session).toEqual(asShared(session));
        expect(result).toMatchObject({ version: 1, madeOn });
      }),
      { numRuns: 200 },
    );
  });
  test('makes the same link every time, also after it was opened', () => {
    fc.assert(
      fc.property(arbitrarySession, (session) => {
        const text = share(session);
        expect(share(structuredClone(session))).toBe(text);
        expect(share(opened(text).session)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
  test('fits a link of letters that nothing on the way changes or cuts off', () => {
    fc.assert(
      fc.property(arbitrarySession, (session) => {
        const text = share(session);
        expect(text).toMatch(/^1\.[A-Za-z0-9_-]+[A-Za-z0-9]$/);
        expect(new URLSearchParams(`s=${text}`).get('s')).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
  test('is short: a company with every question answered fits a small QR code', () => {
    const lengths = fc
      .sample(arbitraryCompany, { numRuns: 200, seed: 1 })
      .map(({ full }) => share({ facts: full }).length)
      .sort((a, b) => a - b);
    expect(lengths[100]).toBeLessThanOrEqual(240);
    expect(lengths.at(-1)).toBeLessThanOrEqual(280);
    expect(share({ facts: foodFactory }).length).toBeLessThanOrEqual(80);
  });
  test('may leave an answer open or not known', () => {
    const [first, second] = base.facts;
    if (!first || !second) throw new Error('no facts');
    expect(opened(share({ facts: { [second.id]: null } })).session.facts).toEqual({ [second.id]: null });
    expect(opened(share({})).session).toEqual(EMPTY_SESSION);
  });
});

describe('a link that came to harm', () => {
  const text = share({ facts: foodFactory, name: '屯門食品廠' });
  const fault = (changed: string) => {
    const result = open(changed);
    return result.ok ? 'opened' : result.fault;
  };

  test('cut off anywhere is damaged', () => {
    expect(fault('')).toBe('empty');
    for (let length = 1; length < text.length; length += 1)
      expect(fault(text.slice(0, length)), `${length}`).toBe('damaged');
    for (let from = 1; from < text.length; from += 1) expect(fault(text.slice(from)), `${from}`).toBe('damaged');
  });
  test('with any one letter left out, doubled, changed or exchanged with the next is damaged', () => {
    const harmed = Array.from(text, (letter, at) => {
      const [before, after] = [text.slice(0, at), text.slice(at + 1)];
      return [
        before + after,
        before + letter + letter + after,
        before + after.slice(0, 1) + letter + after.slice(1),
        ...Array.from('AzZ09-_', (other) => before + other + after),
      ];
    })
      .flat()
      .filter((changed) => changed !== text && changed !== `${text}.`);
    expect(harmed.length).toBeGreaterThan(text.length * 8);
    expect(harmed.filter((changed) => fault(changed) !== 'damaged')).toEqual([]);
  });
  test('with bits turned over is damaged, whatever the session', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.nat(), fc.integer({ min: 1, max: 127 }), (session, place, bits) => {
        const whole = share(session);
        const at = place % whole.length;
        const turned = String.fromCharCode(whole.charCodeAt(at) ^ bits);
        const result = open(whole.slice(0, at) + turned + whole.slice(at + 1));
        expect(result.ok ? result.session : result.fault).toBe('damaged');
      }),
      { numRuns: 300 },
    );
  });
  test('opens with the blanks, line breaks and stops of the message it was pasted from', () => {
    const { session } = opened(text);
    const broken = `${text.slice(0, 20)}\r\n  ${text.slice(20, 50)}\u200B${text.slice(50)}`;
    for (const around of [` ${text}\n`, `<${text}>`, `「${text}」。`, `${text}.`, `(${text})`, broken])
      expect(opened(around).session, around).toEqual(session);
  });
  test('is refused unread where it is too long', () => {
    expect(fault('1.'.padEnd(LONGEST_SHARE + 1, 'A'))).toBe('too-large');
    expect(fault('1.'.padEnd(LONGEST_SHARE, 'A'))).toBe('damaged');
    expect(fault(' \n')).toBe('empty');
  });
  test('of a newer version says so, and only where it is whole', () => {
    const newer = forged(text.slice(8), 2);
    expect(fault(newer)).toBe('newer');
    expect(fault(newer.slice(0, -1))).toBe('damaged');
    expect(fault(`2${text.slice(1)}`)).toBe('damaged');
  });
});

describe('any text', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.base64String().map((letters) => `1.${letters}`),
    fc.constantFrom('__proto__', 'constructor', '1.__proto__', '1.constructor', '%', '%E0%A4%A', '1..', '.'),
  );
  test('is either a link or refused, and never an error', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(open(text).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
  test('with a right check is read within bounds or refused', () => {
    const letters = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('ABCghwxyz0189-_')), maxLength: 400 }),
      fc.tuple(fc.constantFrom('A', '_', 'f', 'V'), fc.nat(LONGEST_SHARE - 8)).map(([each, n]) => each.repeat(n)),
    );
    fc.assert(
      fc.property(letters, (each) => {
        const began = performance.now();
        const result = open(forged(each));
        expect(performance.now() - began).toBeLessThan(2000);
        expect(JSON.stringify(result).length).toBeLessThan(200_000);
      }),
      { numRuns: 300 },
    );
  });
});

/** A link by somebody who knows the format: answers by name, all in words. */
function written(answers: readonly (readonly [id: string, value: string])[]): string {
  const writer = bitWriter();
  writer.large(0);
  writer.words('');
  writer.flag(false);
  writer.small(0);
  writer.small(answers.length);
  for (const [id] of answers) writer.words(id);
  for (const [, value] of answers) {
    writer.small(7);
    writer.words(value);
  }
  writer.flag(false);
  for (let part = 0; part < 2; part += 1) writer.small(0);
  writer.flag(false);
  for (let part = 0; part < 3; part += 1) writer.small(0);
  return forged(writer.letters());
}

describe('what does not fit', () => {
  test('an unknown question is named, the rest is used', () => {
    const text = share({ facts: { ...foodFactory, kitesFlown: 7, 'a b': ['x'] } });
    expect(whatWasDropped(text)).toEqual(['answers kitesFlown', 'answers a b']);
    expect(opened(text).session.facts).toEqual(asShared({ ...EMPTY_SESSION, facts: foodFactory }).facts);
  });
  test('an unknown option, an answer of another type and a number out of range are named', () => {
    const text = share({
      facts: { legalForm: 'guild', hkEmployees: -1, listed: 'yes', hkLenderShare: 49.5, targetMarkets: ['VN', 'QQ'] },
    });
    expect(whatWasDropped(text).sort()).toEqual(
      ['answers hkEmployees', 'answers legalForm', 'answers listed', 'answers targetMarkets'].sort(),
    );
    expect(opened(text).session.facts).toEqual({ hkLenderShare: 49.5 });
  });
  test('a part above its whole is named', () => {
    const part = base.facts.find(({ partOf }) => partOf !== undefined);
    if (part?.partOf === undefined) throw new Error('no fact is part of another');
    const text = share({ facts: { [part.partOf]: 1, [part.id]: 2 } });
    expect(whatWasDropped(text)).toEqual([`answers ${part.id}`]);
    expect(opened(text).session.facts).toEqual({ [part.partOf]: 1 });
  });
  test('proposals, their numbers, budgets and kinds of cost that are not known are named once', () => {
    const [known] = base.proposals.filter(({ assumptions }) => Object.keys(assumptions).length > 0);
    const [name = ''] = Object.keys(known?.assumptions ?? {});
    const usual = known?.assumptions[name]?.default ?? 0;
    if (!known) throw new Error('no proposal has an assumption');
    const address = `${known.id}.${name}`;
    const columns = ['a', 'b'].map((id) => ({
      id,
      name: id,
      date: null,
      proposals: [known.id, 'kites-for-all'],
      assumptions: { [address]: usual, [`${known.id}.string-length`]: 3 },
    }));
    const text = share({
      facts: trader,
      proposals: ['kites-for-all', known.id],
      assumptions: { [address]: -5, 'kites-for-all.cap': 3, constructor: 1 },
      columns,
      costs: [{ id: 'x', label: 'Kite', amount: 10, countsAs: ['kiteBudget'], kinds: { kiteKinds: 'box' } }],
    });
    expect(whatWasDropped(text).sort()).toEqual(
      [
        'proposals kites-for-all',
        'costs kiteBudget',
        'costs kiteKinds',
        `assumptions ${known.id}.string-length`,
        `assumptions ${address}`,
        'assumptions kites-for-all.cap',
        'assumptions constructor',
      ].sort(),
    );
    const { session } = opened(text);
    expect(session).toMatchObject({ proposals: [known.id], assumptions: {} });
    expect(session.columns?.[1]).toMatchObject({ proposals: [known.id], assumptions: { [address]: usual } });
    expect(session.costs).toEqual([{ id: '1', label: 'Kite', amount: 10, countsAs: [], kinds: {} }]);
  });
  test('a question that was taken out of the rules since is named', () => {
    const gone = 'hkEmployees';
    const later: RuleBase = { ...base, facts: base.facts.filter(({ id }) => id !== gone) };
    const text = share({ facts: foodFactory });
    expect(whatWasDropped(text, later)).toEqual([`answers ${gone}`]);
    expect(Object.keys(opened(text, later).session.facts)).toHaveLength(Object.keys(foodFactory).length - 1);
  });
  test('what a later table has, an earlier one names by its place and reads around', () => {
    const earlier: ShareTable = {
      ...table,
      facts: table.facts.slice(0, -3),
      proposals: table.proposals.slice(0, 1),
    };
    const late = table.facts.slice(-3).map(({ id }) => id);
    const full = fc.sample(arbitraryCompany, { numRuns: 1, seed: 5 }).map((company) => company.full)[0] ?? {};
    const text = share({ facts: full, proposals: table.proposals.slice(0, 2) });
    expect(whatWasDropped(text, base, earlier)).toEqual([
      ...late.map((_, i) => `answers #${table.facts.length - 2 + i}`),
      'proposals #2',
    ]);
    const { session } = opened(text, base, earlier);
    expect(Object.keys(session.facts).sort()).toEqual(
      Object.keys(full)
        .filter((id) => !late.includes(id))
        .sort(),
    );
    expect(session.proposals).toEqual(table.proposals.slice(0, 1));
  });
  test('an option an earlier table has not yet is named with its question', () => {
    const earlier: ShareTable = {
      ...table,
      facts: table.facts.map(({ id, options }) => (options ? { id, options: options.slice(0, 1) } : { id })),
    };
    const text = share({ facts: listedGroupSubsidiary });
    const found = opened(text, base, earlier);
    expect(found.dropped.map(({ field }) => field)).toContain('industry');
    expect(found.session.facts).toMatchObject({ hkEmployees: 220, targetMarkets: ['CN', 'VN'] });
  });
  test('a part that has not the shape of a session any more is named, the others are used', () => {
    const text = share({
      facts: trader,
      columns: [{ id: 'a', name: 'only one', date: null, proposals: [], assumptions: {} }],
      costs: Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, label: '', amount: null, countsAs: [], kinds: {} })),
      proposals: [],
    });
    expect(whatWasDropped(text)).toEqual(['columns ', 'costs ']);
    expect(opened(text).session).toMatchObject({ columns: null, costs: [], proposals: [] });
    expect(Object.keys(opened(text).session.facts)).toHaveLength(Object.keys(trader).length);
  });
  test('ids that mean something to the language are ids like any other', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
    const text = written(ids.map((id) => [id, '["polluted"]']));
    expect(whatWasDropped(text)).toEqual(ids.map((id) => `answers ${id}`));
    expect(opened(text).session.facts).toEqual({});
    expect(Object.keys({})).toEqual([]);
    expect(([] as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(opened(text).session.facts)).toBe(Object.prototype);
  });
  test('a value that nests is none', () => {
    for (const value of ['{"a":1}', '[[1]]', '['.repeat(2000) + ']'.repeat(2000), 'NaN', 'null', 'true', ''])
      expect(open(written([['x', value]])), value.slice(0, 10)).toEqual({ ok: false, fault: 'damaged' });
  });
  test('a hand-made link is read like any other', () => {
    const text = written([
      ['hkEmployees', '45'],
      ['listed', '"no"'],
    ]);
    expect(opened(text).session.facts).toEqual({ hkEmployees: 45 });
    expect(opened(text).madeOn).toBe('2024-01-01');
  });
});
