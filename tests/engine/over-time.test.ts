/** One track over the years: spans without gaps, true on every day, with what changed where they meet. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { assess, overTime } from '../../src/engine/index.ts';
import type { OutcomeSpan, TrackAddress } from '../../src/engine/index.ts';
import { dayAfter } from '../../src/rulebase/index.ts';
import type { IsoDate, Profile } from '../../src/rulebase/index.ts';
import { arbitrarySituation, base, BASELINE, day, interestingDates, must, rulesFor, TODAY } from '../support/rules.ts';
import { foodFactory, trader } from '../support/profiles.ts';
import { SEED } from '../support/runs.ts';

const follow = async (
  profile: Profile,
  address: string,
  from: string,
  until: string,
  proposals: readonly string[] = [],
  assumptions = {},
): Promise<OutcomeSpan[]> => {
  const [scheme = '', track = ''] = address.split('/');
  return must(
    await overTime(base, profile, { scheme, track }, { from: day(from), until: day(until), proposals, assumptions }),
  );
};
const told = (spans: readonly OutcomeSpan[]) =>
  spans.map(({ from, until, outcome }) => [from, until, outcome.verdict, outcome.award?.max ?? null]);
const names = (span: OutcomeSpan | undefined) =>
  span?.changes.map((change) => (change.kind === 'param' ? change.to.id : change.kind));

describe('by example', () => {
  test('an award that was halved, with the share that halved it', async () => {
    const spans = await follow(foodFactory, 'bud/general', BASELINE, TODAY);
    expect(told(spans)).toEqual([
      [BASELINE, '2025-03-13', 'eligible', 300_000],
      ['2025-03-14', TODAY, 'eligible', 150_000],
    ]);
    expect(names(spans[0])).toEqual([]);
    expect(names(spans[1])).toContain('match-rate');
    expect(names(spans[1])).not.toContain('ecommerce-cap'); // another track's
    // Later the list of markets grew, which was nothing to a company that sells in Vietnam.
    expect(spans[1]?.withoutEffect.map(({ on }) => on)).toContain('2026-06-15');
  });
  test('a fund that ends', async () => {
    const spans = await follow({ ...trader, emfGrantsReceived: 0 }, 'emf/export-promotion', BASELINE, TODAY);
    expect(spans.at(-1)).toMatchObject({
      from: '2026-07-01',
      outcome: { status: 'closed', verdict: 'closed', award: null },
      changes: [{ kind: 'track', to: { status: 'closed' } }],
    });
  });
  test('a window of days on which a rule is not known to have begun is a span of its own', async () => {
    const spans = await follow({ ...foodFactory, targetMarkets: ['BH'] }, 'bud/general', '2024-01-01', '2024-12-31');
    expect(spans.map(({ outcome }) => outcome.verdict)).toEqual(['ineligible', 'undetermined', 'eligible']);
  });
  test('under proposals: every day with them, and a share that they set changes no more', async () => {
    const id = 'esg-matching-fund';
    const profile = { ...foodFactory, aims: ['esg-project'], esgProjectCost: 2_000_000 };
    const cap = { [`${id}.cap`]: 300_000 };
    expect(told(await follow(profile, `${id}/project`, BASELINE, TODAY, [id], cap))).toEqual([
      [BASELINE, TODAY, 'eligible', 300_000],
    ]);
    expect(told(await follow(profile, `${id}/project`, BASELINE, TODAY))).toEqual([[BASELINE, TODAY, 'closed', null]]);
  });
  test('a scheme that a proposal creates neither opens nor closes by the days in its file', async () => {
    const dated = structuredClone(base);
    for (const { changes } of dated.proposals)
      for (const change of changes)
        if (change.op === 'add-scheme')
          for (const track of Object.values(change.definition.tracks))
            track.open = [{ from: day('2024-01-01'), sources: [], confidence: 'inferred' }];
    const address = { scheme: 'esg-matching-fund', track: 'project' };
    const request = { from: BASELINE, until: TODAY, proposals: ['esg-matching-fund'] };
    const spans = must(await overTime(dated, {}, address, request));
    expect(spans).toMatchObject([{ from: BASELINE, until: TODAY, withoutEffect: [] }]);
  });
  test('one day is one span, and no day none', async () => {
    expect(told(await follow(foodFactory, 'bud/general', TODAY, TODAY))).toEqual([[TODAY, TODAY, 'eligible', 150_000]]);
    expect(await follow(foodFactory, 'bud/general', TODAY, BASELINE)).toEqual([]);
  });
  test.each([
    ['an unknown track', { scheme: 'bud', track: 'x' }, []],
    ['an unknown scheme', { scheme: 'x', track: 'x' }, []],
    ['an unknown proposal', { scheme: 'bud', track: 'general' }, ['x']],
  ])('%s is said to be wrong', async (_, address, proposals) => {
    const result = await overTime(base, foodFactory, address, { from: BASELINE, until: TODAY, proposals });
    expect(result.ok).toBe(false);
  });
});

const addresses = rulesFor(TODAY).schemes.flatMap((scheme) =>
  scheme.tracks.map((track): TrackAddress => ({ scheme: scheme.id, track: track.id })),
);
const arbitraryDay: fc.Arbitrary<IsoDate> = fc.oneof(
  fc.constantFrom(...interestingDates()),
  fc
    .date({ min: new Date('2019-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10))),
);
const arbitraryQuestion = fc.record({
  address: fc.constantFrom(...addresses),
  ends: fc.tuple(arbitraryDay, arbitraryDay).map((pair) => pair.toSorted()),
  days: fc.array(arbitraryDay, { minLength: 1, maxLength: 4 }),
  situation: arbitrarySituation,
  complete: fc.boolean(),
});

test('on every day the reference says what its span says; spans leave no gap and meet where something changed', () =>
  fc.assert(
    fc.asyncProperty(arbitraryQuestion, async ({ address, ends, days, situation, complete }) => {
      const [from = TODAY, until = TODAY] = ends;
      const { proposals } = situation;
      const profile = complete ? situation.full : situation.partial;
      const spans = await follow(profile, `${address.scheme}/${address.track}`, from, until, proposals);
      expect(spans[0]?.from).toBe(from);
      expect(spans.at(-1)?.until).toBe(until);
      for (const [i, span] of spans.entries()) {
        expect(span.until >= span.from).toBe(true);
        for (const { on, changes } of span.withoutEffect) {
          expect(on > span.from && on <= span.until).toBe(true);
          expect(changes).not.toEqual([]);
        }
        const next = spans[i + 1];
        if (!next) continue;
        expect(next.from).toBe(dayAfter(span.until));
        expect(next.outcome).not.toEqual(span.outcome);
        expect(next.changes, `${address.scheme}/${address.track} ${next.from}`).not.toEqual([]);
      }
      const asked = [...spans.flatMap((span) => [span.from, span.until]), ...days];
      for (const on of new Set(asked.filter((date) => date >= from && date <= until))) {
        const ruleSet = rulesFor(on, proposals);
        const schemes = ruleSet.schemes.filter(({ id }) => id === address.scheme);
        const { tracks } = await assess(base, { ...ruleSet, schemes }, profile);
        const result = tracks.find(({ track }) => track.id === address.track);
        const span = spans.find((each) => each.from <= on && on <= each.until);
        expect(span?.outcome, `${address.scheme}/${address.track} ${on}`).toEqual({
          status: result?.status,
          verdict: result?.verdict,
          award: result?.award ? { min: result.award.min, max: result.award.max } : null,
        });
      }
    }),
    { numRuns: 60, ...SEED },
  ));
