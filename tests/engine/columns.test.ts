/** Any two to four columns side by side: the same laws as for the four layers, whichever is read against which. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  compare,
  compareColumns,
  COMPARED,
  compareLayers,
  createAssessor,
  LAYER_IDS,
  layerRequests,
  pairsOf,
} from '../../src/engine/index.ts';
import type { Column, Comparison, Layer } from '../../src/engine/index.ts';
import type { Profile } from '../../src/rulebase/index.ts';
import {
  arbitrarySituation,
  base,
  BASELINE,
  day,
  deciding,
  interestingDates,
  must,
  rulesFor,
  TODAY,
} from '../support/rules.ts';
import { foodFactory, trader } from '../support/profiles.ts';
import { SEED } from '../support/runs.ts';

const column = (id: string, date: string, proposals: readonly string[] = [], assumptions = {}): Column => ({
  id,
  date: day(date),
  proposals,
  assumptions,
});
const compared = async (columns: readonly Column[], profile: Profile, against?: string) =>
  must(await compareColumns(base, columns, profile, against));
const onTrack = <T extends { scheme: string; track: string }>(entries: readonly T[], track: string): T | undefined =>
  entries.find((entry) => `${entry.scheme}/${entry.track}` === track);

describe('which columns are read against which', () => {
  test('the four standard layers by the pairs of every result page', () => {
    expect(pairsOf(LAYER_IDS)).toEqual(COMPARED);
    expect(pairsOf([...LAYER_IDS].toReversed())).not.toEqual(COMPARED);
  });
  test('others against the first, or against the one that is chosen', () => {
    expect(pairsOf(['a', 'b', 'c'])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
    expect(pairsOf(['a', 'b', 'c'], 'b')).toEqual([
      ['b', 'a'],
      ['b', 'c'],
    ]);
    expect(pairsOf(LAYER_IDS, 'today').map(([from]) => from)).toEqual(['today', 'today', 'today']);
  });
  test('the four layers asked for as columns give what they give as layers', async () => {
    const requests = layerRequests(base, TODAY, deciding(), {});
    const { layers, comparison } = await compared(requests, trader);
    expect(comparison).toEqual(await compareLayers(base, layers, trader));
  });
});

describe('a request that cannot be compared says what is wrong', () => {
  const [a, b] = [column('a', TODAY), column('b', BASELINE)];
  test.each([
    ['one column', [a], undefined, '2 to 4 columns'],
    ['five columns', [a, b, column('c', TODAY), column('d', TODAY), column('e', TODAY)], undefined, '2 to 4 columns'],
    ['two columns of one id', [a, a], undefined, 'a different id'],
    ['a reference that is not there', [a, b], 'c', 'one of a, b'],
    ['an unknown proposal', [a, column('b', TODAY, ['x'])], undefined, 'one of '],
    ['a number for a proposal not chosen', [a, column('b', TODAY, [], { 'x.y': 1 })], undefined, 'a chosen proposal'],
  ])('%s', async (_, columns, against, expected) => {
    const result = await compareColumns(base, columns, foodFactory, against);
    expect(result.ok ? [] : result.problems.map((problem) => problem.expected)).toEqual([
      expect.stringContaining(expected),
    ]);
  });
});

test('two choices of proposals on one day', async () => {
  const profile = { ...foodFactory, targetMarkets: ['US'], lineKind: 'existing' };
  const { comparison } = await compared(
    [column('market', TODAY, ['bud-worldwide']), column('line', TODAY, ['rfs-existing-lines'])],
    profile,
  );
  expect(onTrack(comparison.differences, 'bud/general')).toMatchObject({
    from: 'market',
    to: 'line',
    verdict: { from: 'eligible', to: 'ineligible' },
    causes: [{ kind: 'criterion', criterion: 'markets-covered', from: 'met', to: 'not-met' }],
  });
  expect(onTrack(comparison.differences, 'nifs/smart-line')).toMatchObject({
    verdict: { from: 'ineligible', to: 'eligible' },
  });
});

describe('a later day read against an earlier one, and the other way round', () => {
  const [early, late] = [column('early', BASELINE), column('late', TODAY)];
  test('an opening has a day forwards, and none backwards', async () => {
    const cause = async (columns: Column[]) =>
      onTrack((await compared(columns, foodFactory)).comparison.differences, 'manufacturing-plus/upgrade')?.causes;
    expect(await cause([early, late])).toEqual([
      { kind: 'status', from: 'not-yet-open', to: 'open', on: '2025-11-18' },
    ]);
    expect(await cause([late, early])).toEqual([{ kind: 'status', from: 'open', to: 'not-yet-open', on: null }]);
  });
  test('a day on which it opens again later is no reason for its having been open before', async () => {
    const reopening = structuredClone(base);
    const [first] = reopening.schemes.flatMap((scheme) =>
      scheme.id === 'emf' ? [scheme.tracks['export-promotion']] : [],
    );
    first?.open.push({ from: day('2027-01-01'), sources: [], confidence: 'official' });
    const { comparison } = must(await compareColumns(reopening, [late, early], trader));
    expect(onTrack(comparison.differences, 'emf/export-promotion')?.causes).toEqual([
      { kind: 'status', from: 'closed', to: 'open', on: null },
    ]);
  });
});

describe('a closed track', () => {
  const columns = [column('now', TODAY), column('with', TODAY, ['emf-revolving'])];
  test('says until when the proposals of the second column would have helped', async () => {
    const { comparison } = await compared(columns, trader);
    expect(onTrack(comparison.unchanged, 'emf/export-promotion')).toMatchObject({
      reason: 'not-open',
      helpedUntil: '2026-06-30',
    });
  });
  test('says nothing of the kind where the second column has none', async () => {
    const { comparison } = await compared(columns, trader, 'with');
    expect(onTrack(comparison.unchanged, 'emf/export-promotion')).toMatchObject({ helpedUntil: null });
  });
});

test('where the award differs besides the verdict, the causes of both are named', async () => {
  const profile = {
    ...foodFactory,
    aims: ['cleaner-production'],
    cleanerProjectCost: 2_000_000,
    cleanerTechnologyHkDeveloped: true,
  };
  const { comparison } = await compared([column('then', BASELINE), column('now', TODAY)], profile);
  const found = onTrack(comparison.differences, 'cppp/demonstration');
  expect(found).toMatchObject({
    verdict: { from: 'eligible', to: 'undetermined' },
    award: { from: { max: 650_000 }, to: { max: 750_000 } },
    causes: [
      { kind: 'criterion', criterion: 'technology' },
      { kind: 'parameter', param: 'cap-new-hk' },
    ],
    jointly: false,
  });
  expect(found?.alsoChanged.map(({ param }) => param)).not.toContain('cap-new-hk');
});

/** Two to four columns of random days and proposals, with a company that may well pass something on the first. */
const arbitraryColumns = fc
  .tuple(
    arbitrarySituation,
    fc.array(fc.tuple(fc.constantFrom(...interestingDates()), fc.subarray(deciding())), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([{ date, proposals, full, partial }, others, complete]) => ({
    columns: [column('0', date, proposals), ...others.map(([on, ids], i) => column(String(i + 1), on, ids))],
    profile: complete ? full : partial,
  }));
const each = (law: (value: { columns: Column[]; profile: Profile }) => Promise<void>, numRuns = 50) =>
  fc.assert(fc.asyncProperty(arbitraryColumns, law), { numRuns, ...SEED });

test('every track appears once for every pair, with the results of its own columns, and nothing that did not change', () =>
  each(async ({ columns, profile }) => {
    const { layers, comparison } = await compared(columns, profile);
    const tracks = layers[0]?.assessment.tracks.length ?? 0;
    expect(comparison.differences.length + comparison.unchanged.length).toBe(tracks * (columns.length - 1));
    const result = (layer: string, { scheme, track }: { scheme: string; track: string }) =>
      layers
        .find(({ id }) => id === layer)
        ?.assessment.tracks.find((each1) => each1.scheme.id === scheme && each1.track.id === track);
    for (const entry of comparison.differences) {
      const [from, to] = [result(entry.from, entry), result(entry.to, entry)];
      expect(entry.verdict).toEqual({ from: from?.verdict, to: to?.verdict });
      expect([entry.award.from?.max, entry.award.to?.max]).toEqual([from?.award?.max, to?.award?.max]);
      expect(entry.causes, `${entry.scheme}/${entry.track}`).not.toEqual([]);
      const changes: { what: string; from: unknown; to: unknown }[] = [
        ...entry.alsoChanged.map((change) => ({ what: change.param, ...change })),
        ...entry.causes.map((cause) => ({ what: cause.kind, ...cause })),
        ...entry.causes.flatMap((cause) =>
          cause.kind === 'criterion' ? cause.params.map((change) => ({ what: change.param, ...change })) : [],
        ),
      ];
      for (const change of changes) expect(change.from, change.what).not.toEqual(change.to);
    }
  }));

test('read the other way round, the same tracks differ, with their sides exchanged', () =>
  each(async ({ columns, profile }) => {
    const two = columns.slice(0, 2);
    const sides = ({ differences }: Comparison, swap: boolean) =>
      differences.map(({ scheme, track, verdict, award }) => {
        const [from, to] = [verdict, award].map((pair) => (swap ? [pair.to, pair.from] : [pair.from, pair.to]));
        return [scheme, track, from, to];
      });
    const forwards = await compared(two, profile);
    const backwards = await compared(two, profile, '1');
    expect(sides(backwards.comparison, true)).toEqual(sides(forwards.comparison, false));
  }));

test('a column with the same day and the same proposals differs nowhere', () =>
  each(async ({ columns: [first], profile }) => {
    if (!first) throw new Error('no column');
    const { comparison } = await compared([first, { ...first, id: 'again' }], profile);
    expect(comparison.differences).toEqual([]);
  }, 30));

test('values said to have changed without effect have none: putting each back alone gives the same award', async () => {
  // The award of one side, with one value of the other: the definition itself, for companies with both awards.
  const layer = async (id: string, date: string): Promise<Layer> => {
    const ruleSet = rulesFor(date);
    return { id, ruleSet, assessment: await createAssessor(base, ruleSet).assess(foodFactory) };
  };
  const [then, now] = [await layer('then', BASELINE), await layer('now', TODAY)];
  const found = onTrack(compare(then, now, foodFactory).differences, 'bud/general');
  expect(found?.alsoChanged.length).toBeGreaterThan(1);
  for (const { param } of found?.alsoChanged ?? []) {
    const schemes = now.ruleSet.schemes.map((scheme) => {
      const before = then.ruleSet.schemes.find(({ id }) => id === scheme.id)?.params[param];
      return scheme.id === 'bud' && before ? { ...scheme, params: { ...scheme.params, [param]: before } } : scheme;
    });
    const undone = await createAssessor(base, { ...now.ruleSet, schemes }).assess(foodFactory);
    const award = undone.tracks.find(({ scheme, track }) => scheme.id === 'bud' && track.id === 'general')?.award;
    expect(award?.max, param).toBe(found?.award.to?.max);
  }
});
