/** Differences and reasons in words, and the choices behind them. */
import { describe, expect, test } from 'vitest';

import { assess, layerRequests } from '../../../src/engine/index.ts';
import type { TrackResult, Unchanged } from '../../../src/engine/index.ts';
import { assumptionValue, numberRange, rounded, typedNumber } from '../../../src/features/compare/assumption-number.ts';
import { changeOf } from '../../../src/features/compare/changes.ts';
import { assume, choosable, choose, toggle } from '../../../src/features/compare/choices.ts';
import { layerName, pairsFor } from '../../../src/features/compare/layer-words.ts';
import type { Pair } from '../../../src/features/compare/layer-words.ts';
import { problemWords } from '../../../src/features/compare/problems.ts';
import { unchangedWords } from '../../../src/features/compare/unchanged-words.ts';
import { structuralProposals, valueProposals } from '../../../src/features/compare/writers.ts';
import { allProposals } from '../../../src/rulebase/index.ts';
import type { Assumption, Proposal } from '../../../src/rulebase/index.ts';
import { foodFactory } from '../../support/profiles.ts';
import { base, rulesFor, TODAY } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';

const en = await sayIn('en');
const { tracks } = await assess(base, rulesFor(TODAY), foodFactory);
const eligible = tracks.find(({ verdict, award }) => verdict === 'eligible' && award) as TrackResult;
const closed = tracks.find(({ status, verdict }) => status === 'closed' && verdict === 'closed') as TrackResult;
const withAward = (min: number, max: number): TrackResult => ({
  ...eligible,
  award: { min, max, ownContribution: null, steps: [] },
});
const ineligible: TrackResult = { ...eligible, verdict: 'ineligible', award: null };

describe('a column against the one it is compared with', () => {
  test.each([
    [withAward(5, 5), withAward(5, 5), 'same', 'Same as "Then"'],
    [withAward(5, 5), withAward(8, 8), 'gain', 'HK$3 more than "Then"'],
    [withAward(8, 8), withAward(5, 5), 'loss', 'HK$3 less than "Then"'],
    [withAward(0, 5), withAward(0, 8), 'gain', 'A higher range than "Then"'],
    [withAward(2, 8), withAward(0, 8), 'loss', 'A lower range than "Then"'],
    [withAward(2, 8), withAward(0, 9), 'other', 'A different range from "Then"'],
    [ineligible, eligible, 'gain', 'Better: "Then" has "Does not meet the conditions"'],
    [eligible, ineligible, 'loss', 'Worse: "Then" has "Meets the published conditions"'],
    [closed, ineligible, 'other', 'Different: "Then" has "Closed"'],
    [null, eligible, 'gain', 'Better: "Then" has "No track to apply for"'],
    [null, null, 'same', 'Same as "Then"'],
  ])('%#', (from, to, direction, words) => {
    expect(changeOf(en, from, to, 'Then')).toEqual({ direction, words });
  });

  test('an equal result from another track says so', () => {
    const other = { ...eligible, track: { ...eligible.track, id: 'other' } };
    expect(changeOf(en, eligible, other, 'Then').words).toBe('The same result, from another track');
  });
});

const USUAL = layerRequests(base, TODAY, allProposals(base), {});
const PAIRS = pairsFor(USUAL, true);
const comparedWith = (id: string): string | undefined => PAIRS.find(({ to }) => to === id)?.from;

test('every layer has a name, and all but the first have one they are read against', () => {
  expect(
    ['then', 'then+proposals', 'today', 'today+proposals'].map((id) => [layerName(en, id), comparedWith(id)]),
  ).toEqual([
    ['August 2023', undefined],
    ['August 2023, with the proposals', 'then'],
    ['Today', 'then'],
    ['Today, with the proposals', 'today'],
  ]);
});

describe('why nothing changes', () => {
  const [byProposals, byTime] = PAIRS as [Pair, Pair];
  const head = { from: '', to: '', scheme: '', track: '' };
  const cases: [Unchanged, typeof byProposals, string[]][] = [
    [{ ...head, reason: 'not-considered' }, byProposals, []],
    [{ ...head, reason: 'same-rules' }, byProposals, ['The chosen proposals do not change this track.']],
    [{ ...head, reason: 'same-rules' }, byTime, ['The rules of this track have not changed since the chamber wrote.']],
    [
      { ...head, reason: 'still-fails', criteria: ['a', 'b'], alsoChanged: [] },
      byProposals,
      ['2 conditions are still not met, so the result is the same:'],
    ],
    [
      { ...head, reason: 'not-for-you', alsoChanged: [] },
      byTime,
      ['Rules have changed, but not in a way that alters your result.'],
    ],
    [
      { ...head, reason: 'cannot-know', missing: ['size'], alsoChanged: [] },
      byTime,
      ['Rules have changed. Whether that alters your result cannot be said, because answers are missing.'],
    ],
    [
      { ...head, reason: 'cannot-know', missing: [], alsoChanged: [] },
      byTime,
      ['Whether the result differs cannot be said, because a value in these rules is not known.'],
    ],
    [
      { ...head, reason: 'not-open', status: 'not-yet-open', helpedUntil: null },
      byProposals,
      ['It was not yet open, and no proposal opens it earlier.'],
    ],
    [
      { ...head, reason: 'not-open', status: 'proposed', helpedUntil: null },
      byProposals,
      ['This exists only as a proposal, which is not chosen.'],
    ],
    [
      { ...head, reason: 'not-open', status: 'proposed', helpedUntil: null },
      byTime,
      ['It takes no applications in either case.'],
    ],
    [
      { ...head, reason: 'not-open', status: 'closed', helpedUntil: TODAY },
      byProposals,
      [
        `This scheme closed after ${en.day(closed.track.closedOn ?? '')}. A proposal never reopens a closed scheme.`,
        'The proposals would have helped you until 22 November 2026.',
      ],
    ],
  ];
  test.each(cases)('%j', (entry, pair, words) => {
    expect(unchangedWords(en, entry, pair, closed)).toEqual(words);
  });
});

describe('choices', () => {
  const usual = allProposals(base);
  const assuming = choosable(base).find(({ assumptions }) => Object.keys(assumptions).length > 0) as Proposal;
  const [name = ''] = Object.keys(assuming.assumptions);
  const address = `${assuming.id}.${name}`;

  test('the usual choice is kept as such, so that later proposals join it', () => {
    expect(choose(base, usual, {}).proposals).toBeNull();
    expect(choose(base, [], {}).proposals).toEqual([]);
    expect(choose(base, ['no-such-proposal'], {}).proposals).toEqual([]);
  });

  test('taking a proposal away lets go of the numbers assumed for it', () => {
    const without = toggle(base, usual, assuming.id, { [address]: 1 });
    expect(without.proposals).not.toContain(assuming.id);
    expect(without.assumptions).toEqual({});
    expect(toggle(base, without.proposals ?? [], assuming.id, {}).proposals).toBeNull();
  });

  test('the default is no choice', () => {
    const [usualNumber] = Object.values(assuming.assumptions).map((assumption) => assumption.default);
    expect(assume(assuming, name, 5, {}).assumptions).toEqual({ [address]: 5 });
    expect(assume(assuming, name, usualNumber ?? 0, { [address]: 5 }).assumptions).toEqual({});
  });
});

describe('numbers assumed', () => {
  const text = { 'zh-Hant': '甲', en: 'A' };
  const rate: Assumption = { unit: 'rate', label: text, default: '0.5', min: '1/3', max: '0.75', reason: text };
  const hkd: Assumption = { unit: 'hkd', label: text, default: 500, min: 100, max: 1_000_000, reason: text };

  test('a rate is shown and typed in percent, its ends rounded inwards', () => {
    expect(numberRange(rate, '0.5')).toEqual({ value: 50, min: 34, max: 75 });
    expect(assumptionValue(rate, 35)).toBe('0.35');
    expect(assumptionValue(rate, 7)).toBe('0.07');
    expect(assumptionValue(hkd, 35)).toBe(35);
  });

  test.each([
    ['500,000', 500_000],
    [' 100 ', 100],
    ['５００', 500],
    ['50萬', 500_000],
    ['五十萬', 500_000],
    ['99', undefined],
    ['1000001', undefined],
    ['', undefined],
    ['1e5', undefined],
    ['-500', undefined],
    ['abc', undefined],
  ])('%j typed is %j', (typed, value) => {
    expect(typedNumber(hkd, typed, numberRange(hkd, 500))).toBe(value);
  });

  test('a slider stops at round numbers and never beyond its ends', () => {
    const range = numberRange(hkd, 500);
    expect(rounded(123_456.7, range)).toBe(125_000);
    expect(rounded(0, range)).toBe(100);
    expect(rounded(2_000_000, range)).toBe(1_000_000);
  });
});

test('problems name the proposals and the value, once', () => {
  const conflict = { file: 'proposals', field: 'emf.cumulative-ceiling', expected: 'one value' };
  const writer = base.proposals.find(({ id }) => id === 'emf-higher-ceiling') as Proposal;
  const twice = { ...en, base: { ...base, proposals: [...base.proposals, { ...writer, id: 'another' }] } };
  expect(problemWords(twice, [conflict, conflict], [writer.id, 'another'])).toEqual([
    `"${writer.title.en}, ${writer.title.en}" change "Most per enterprise, all applications" in different ways. Choose only one of them.`,
  ]);
  expect(problemWords(en, [{ file: 'proposals', field: 'x', expected: '' }], [])).toEqual([
    'A setting of the proposals cannot be used (x).',
  ]);
});

test('of the proposals behind a longer list, those that add what the company needs are named', async () => {
  const proposals = allProposals(base);
  const profile = { ...foodFactory, targetMarkets: ['ZA'] };
  const results = await assess(base, rulesFor(TODAY, proposals), profile);
  const general = results.tracks.find(
    ({ scheme, track }) => `${scheme.id}/${track.id}` === 'bud/general',
  ) as TrackResult;
  const at = (date: string, chosen: readonly string[]) => {
    const state = rulesFor(date, chosen).schemes.find(({ id }) => id === 'bud')?.params['markets']?.at;
    return state?.state === 'known' ? state.value : null;
  };
  const change = { param: 'markets', from: at(TODAY, []), to: at(TODAY, proposals) };
  expect(valueProposals(base, proposals, change, general)).toEqual(['bud-worldwide']);
  const elsewhere: TrackResult = { ...general, criteria: [] };
  expect(valueProposals(base, proposals, change, elsewhere)).toEqual(['bud-worldwide', 'bud-hk-market']);
  expect(valueProposals(base, proposals, { ...change, param: 'lifetime-ceiling' }, general)).toEqual([]);
});

test('a proposal that opens another way to meet a condition is found by it', async () => {
  const proposals = allProposals(base);
  const { tracks: all } = await assess(base, rulesFor(TODAY, proposals), foodFactory);
  const line = all.find(({ scheme }) => scheme.id === 'nifs') as TrackResult;
  expect(structuralProposals(base, proposals, line, 'line-location')).toEqual(['offshore-parity']);
  expect(structuralProposals(base, [], line, 'line-location')).toEqual([]);
});
