/** What each proposal of a column does for a company, held to direct assessments of the rules with and without it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { contributions, createAssessor } from '../../src/engine/index.ts';
import type { Assessor, Contribution, Outcome, ProposalContribution } from '../../src/engine/index.ts';
import type { Assumptions, Profile, RuleBase } from '../../src/rulebase/index.ts';
import { arbitraryLikelyProfile, base, BASELINE, day, deciding, must, rulesFor, TODAY } from '../support/rules.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../support/profiles.ts';
import { SEED } from '../support/runs.ts';

const of = async (
  profile: Profile,
  proposals: readonly string[],
  date: string = TODAY,
  assumptions: Assumptions = {},
  rules: RuleBase = base,
): Promise<ProposalContribution[]> =>
  must(await contributions(rules, { date: day(date), proposals, assumptions }, profile));
const entry = (all: readonly ProposalContribution[], proposal: string, track: string): Contribution | undefined =>
  all.find((each) => each.proposal === proposal)?.tracks.find((each) => `${each.scheme}/${each.track}` === track);

describe('by example', () => {
  test('alone: a market that one proposal opens', async () => {
    const all = await of({ ...foodFactory, targetMarkets: ['US'] }, deciding());
    expect(entry(all, 'bud-worldwide', 'bud/general')).toMatchObject({
      kind: 'alone',
      alone: { from: { verdict: 'ineligible', award: null }, to: { verdict: 'eligible', award: { max: 150_000 } } },
      inSet: { from: { verdict: 'ineligible' }, to: { verdict: 'eligible' } },
    });
    expect(entry(all, 'bud-hk-market', 'bud/general')?.kind).toBe('none');
  });
  test('together: two markets, each opened by another proposal', async () => {
    const all = await of({ ...foodFactory, targetMarkets: ['US', 'HK'] }, deciding());
    expect(entry(all, 'bud-worldwide', 'bud/general')).toMatchObject({
      kind: 'together',
      partners: ['bud-hk-market'],
      alone: { to: { verdict: 'ineligible' } },
      withThem: { from: { verdict: 'ineligible' }, to: { verdict: 'eligible' } },
    });
    expect(entry(all, 'bud-hk-market', 'bud/general')).toMatchObject({ kind: 'together', partners: ['bud-worldwide'] });
  });
  test('together: three at once, and not the fourth that the scheme is changed by', async () => {
    const ids = ['bud-worldwide', 'bud-hk-market', 'bud-similar-enhancements'];
    const enhancements = base.proposals.find(({ id }) => id === ids[2]);
    if (!enhancements) throw new Error('no proposal');
    const fourth = {
      ...enhancements,
      id: 'fourth',
      assumptions: {},
      changes: [{ op: 'enable-branch' as const, scheme: 'bud', branch: 'x' }],
    };
    const rules = { ...base, proposals: [fourth, ...base.proposals] };
    const profile = { ...foodFactory, targetMarkets: ['US', 'HK'], budProjectsApproved: 70 };
    const all = await of(profile, [...ids, 'fourth'], TODAY, {}, rules);
    expect(entry(all, 'bud-similar-enhancements', 'bud/general')).toMatchObject({
      kind: 'together',
      partners: ['bud-worldwide', 'bud-hk-market'],
    });
    expect(entry(all, 'fourth', 'bud/general')?.kind).toBe('none');
  });
  test('part: the same limit lifted by two proposals, each worth more alone than as the second', async () => {
    const all = await of({ ...trader, emfGrantsReceived: 950_000 }, ['emf-higher-ceiling', 'emf-revolving'], BASELINE, {
      'emf-higher-ceiling.ceiling': 1_010_000,
    });
    expect(entry(all, 'emf-revolving', 'emf/export-promotion')).toMatchObject({
      kind: 'part',
      alone: { from: { award: { max: 50_000 } }, to: { award: { max: 80_000 } } },
      inSet: { from: { award: { max: 60_000 } }, to: { award: { max: 80_000 } } },
    });
    expect(entry(all, 'emf-higher-ceiling', 'emf/export-promotion')).toMatchObject({
      kind: 'redundant',
      partners: [],
      withThem: { to: { award: { max: 60_000 } } },
    });
  });
  test('redundant: a used-up ceiling that two proposals both lift', async () => {
    const all = await of(trader, deciding(), BASELINE);
    for (const id of ['emf-higher-ceiling', 'emf-revolving'])
      expect(entry(all, id, 'emf/export-promotion')).toMatchObject({
        kind: 'redundant',
        partners: [],
        alone: { from: { verdict: 'ineligible' }, to: { verdict: 'eligible', award: { max: 80_000 } } },
        inSet: { from: { verdict: 'eligible' }, to: { verdict: 'eligible' } },
      });
  });
  test('redundant beside a partner: two that give the same are both in use, but neither is needed', async () => {
    const worldwide = base.proposals.find(({ id }) => id === 'bud-worldwide');
    if (!worldwide) throw new Error('no proposal');
    const twins = { ...base, proposals: [...base.proposals, { ...worldwide, id: 'twin' }] };
    const ids = ['bud-worldwide', 'bud-hk-market', 'twin'];
    const all = await of({ ...foodFactory, targetMarkets: ['US', 'HK'] }, ids, TODAY, {}, twins);
    for (const id of ['bud-worldwide', 'twin'])
      expect(entry(all, id, 'bud/general')).toMatchObject({ kind: 'redundant', partners: ['bud-hk-market'] });
    expect(entry(all, 'bud-hk-market', 'bud/general')).toMatchObject({ kind: 'together', partners: ['bud-worldwide'] });
  });
  test('a scheme that only a proposal creates opens by it alone', async () => {
    const all = await of({ ...foodFactory, aims: ['esg-project'], esgProjectCost: 200_000 }, deciding());
    expect(entry(all, 'esg-matching-fund', 'esg-matching-fund/project')).toMatchObject({
      kind: 'alone',
      alone: { from: { status: 'proposed', verdict: 'closed' }, to: { status: 'open', award: { max: 100_000 } } },
    });
  });
  test('none, where the scheme has closed', async () => {
    const all = await of(trader, deciding());
    expect(entry(all, 'emf-revolving', 'emf/export-promotion')).toMatchObject({
      kind: 'none',
      alone: { to: { status: 'closed' } },
    });
  });
  test('a number given for a proposal is used wherever it is chosen, and nowhere else', async () => {
    const profile = { ...foodFactory, aims: ['esg-project'], esgProjectCost: 2_000_000 };
    const all = await of(profile, deciding(), TODAY, { 'esg-matching-fund.cap': 300_000 });
    expect(entry(all, 'esg-matching-fund', 'esg-matching-fund/project')).toMatchObject({
      alone: { to: { award: { max: 300_000 } } },
    });
  });
});

describe('what is listed', () => {
  test('every proposal of the column in the order of the rule base, with the tracks of the schemes it changes', async () => {
    const ids = base.proposals.map(({ id }) => id);
    const all = await of(listedGroupSubsidiary, ids.toReversed());
    expect(all.map(({ proposal }) => proposal)).toEqual(ids);
    const tracks = new Map(rulesFor(TODAY).schemes.map((scheme) => [scheme.id, scheme.tracks.map(({ id }) => id)]));
    for (const { id, changes } of base.proposals) {
      const schemes = changes.map((change) => (change.op === 'add-scheme' ? change.definition.id : change.scheme));
      const expected = [...new Set(schemes)].flatMap((scheme) =>
        (tracks.get(scheme) ?? []).map((track) => `${scheme}/${track}`),
      );
      const found = all
        .find(({ proposal }) => proposal === id)
        ?.tracks.map(({ scheme, track }) => `${scheme}/${track}`);
      expect(found?.toSorted(), id).toEqual(expected.toSorted());
    }
  });
  test('no proposal, no contribution', async () => {
    expect(await of(foodFactory, [])).toEqual([]);
  });
  test.each([
    ['an unknown proposal', ['x'], {}],
    ['a number for a proposal not chosen', ['emf-revolving'], { 'esg-matching-fund.cap': 300_000 }],
    ['a number out of its range', ['esg-matching-fund'], { 'esg-matching-fund.cap': 1 }],
  ])('%s is said to be wrong', async (_, proposals, assumptions) => {
    const result = await contributions(base, { date: TODAY, proposals, assumptions }, foodFactory);
    expect(result.ok).toBe(false);
  });
});

const assessors = new Map<string, Assessor>();
/** The reference: the rules of the whole base under these proposals, and of them the scheme that is asked about. */
async function outcome({ date, profile, assumptions }: Asked, proposals: readonly string[], at: Contribution) {
  const numbers = Object.entries(assumptions).filter(([id]) => proposals.some((chosen) => id.startsWith(`${chosen}.`)));
  const key = JSON.stringify([date, proposals.toSorted(), numbers, at.scheme]);
  const known = assessors.get(key);
  const ruleSet = known?.ruleSet ?? rulesFor(date, proposals, Object.fromEntries(numbers));
  const schemes = ruleSet.schemes.filter(({ id }) => id === at.scheme);
  const assessor = known ?? createAssessor(base, { ...ruleSet, schemes });
  assessors.set(key, assessor);
  const result = (await assessor.assess(profile)).tracks.find(({ track }) => track.id === at.track);
  if (!result) throw new Error(`no ${at.scheme}/${at.track}`);
  const { status, verdict, award } = result;
  return { status, verdict, award: award && { min: award.min, max: award.max } };
}
const visible = ({ status, verdict, award }: Outcome) =>
  JSON.stringify([verdict, award, verdict !== null && ['open', 'no-rule-known'].includes(status)]);
const changeOf = (from: Outcome, to: Outcome) =>
  JSON.stringify([
    from.verdict,
    to.verdict,
    from.award && to.award
      ? [to.award.min - from.award.min, to.award.max - from.award.max]
      : [from.award?.min, from.award?.max, to.award?.min, to.award?.max],
  ]);
const subsets = (list: readonly string[]): string[][] =>
  list.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);

interface Asked {
  date: string;
  proposals: string[];
  assumptions: Assumptions;
  profile: Profile;
}
const arbitraryCompany: fc.Arbitrary<Asked> = fc
  .tuple(fc.constantFrom(BASELINE, '2024-08-01', TODAY), fc.subarray(deciding()))
  .chain(([date, proposals]) =>
    fc.record({
      date: fc.constant(date),
      proposals: fc.constant(proposals),
      assumptions: fc.constant({}),
      profile: arbitraryLikelyProfile(date, proposals),
    }),
  );
/** Traders close to the ceiling that three proposals lift, with a new ceiling close to the old. */
const arbitraryTrader: fc.Arbitrary<Asked> = fc
  .record({ received: fc.integer({ min: 90, max: 110 }), ceiling: fc.integer({ min: 100, max: 110 }) })
  .map(({ received, ceiling }) => ({
    date: BASELINE,
    proposals: ['emf-local-quota', 'emf-higher-ceiling', 'emf-revolving'],
    assumptions: { 'emf-higher-ceiling.ceiling': ceiling * 10_000 },
    profile: { ...trader, emfGrantsReceived: received * 10_000 },
  }));
const arbitraryRequest = fc.oneof(
  { weight: 3, arbitrary: arbitraryCompany },
  { weight: 1, arbitrary: arbitraryTrader },
);

/** What a contribution must be, from assessing every subset of the proposals that change the scheme. */
async function reference(asked: Asked, proposal: string, rivals: readonly string[], found: Contribution) {
  const at = (ids: readonly string[]) => outcome(asked, ids, found);
  const others = asked.proposals.filter((id) => id !== proposal);
  const alone = { from: await at([]), to: await at([proposal]) };
  const inSet = { from: await at(others), to: await at(asked.proposals) };
  const [works, counts] = [alone, inSet].map(({ from, to }) => visible(from) !== visible(to));
  const head = { scheme: found.scheme, track: found.track, alone, inSet };
  if (works && counts) {
    const same = changeOf(alone.from, alone.to) === changeOf(inSet.from, inSet.to);
    return { ...head, kind: same ? 'alone' : 'part' };
  }
  let fewest: number | undefined;
  for (const set of subsets(rivals)) {
    const changed = visible(await at(set)) !== visible(await at([...set, proposal]));
    if (changed) fewest = Math.min(set.length, fewest ?? set.length);
  }
  if (fewest === undefined) return { ...head, kind: 'none' };
  // Which of several sets of the same size is named is free; that it has the effect is not.
  const named = 'partners' in found && found.partners.every((id) => rivals.includes(id)) ? found.partners : [];
  const withThem = { from: await at(named), to: await at([...named, proposal]) };
  const kind = counts ? 'together' : 'redundant';
  return { ...head, kind, partners: named, withThem, fewest, changed: visible(withThem.from) !== visible(withThem.to) };
}

test('for random companies, days and sets: as direct assessments of every subset say', () =>
  fc.assert(
    fc.asyncProperty(arbitraryRequest, async (asked) => {
      const all = await of(asked.profile, asked.proposals, asked.date, asked.assumptions);
      for (const { proposal, tracks } of all) {
        for (const found of tracks) {
          // The proposals that touch another scheme cannot matter; leaving them out keeps the subsets few.
          const rivals = all
            .filter((other) => other.tracks.some(({ scheme }) => scheme === found.scheme))
            .map((other) => other.proposal)
            .filter((id) => id !== proposal);
          const claimed = 'partners' in found ? { fewest: found.partners.length, changed: true } : {};
          expect({ ...found, ...claimed }, proposal).toEqual(await reference(asked, proposal, rivals, found));
        }
      }
    }),
    { numRuns: 40, ...SEED },
  ));

test('with one proposal, alone is in the set', () =>
  fc.assert(
    fc.asyncProperty(arbitraryRequest, fc.constantFrom(...deciding()), async ({ date, profile }, id) => {
      for (const { tracks } of await of(profile, [id], date)) {
        for (const found of tracks) {
          expect(found.inSet).toEqual(found.alone);
          expect(['alone', 'none']).toContain(found.kind);
        }
      }
    }),
    { numRuns: 60, ...SEED },
  ));

test('the random companies meet every kind, so that the laws above are put to the test', async () => {
  const kinds = new Set<string>();
  for (const { date, proposals, assumptions, profile } of fc.sample(arbitraryRequest, { numRuns: 100, seed: 20230831 }))
    for (const { tracks } of await of(profile, proposals, date, assumptions))
      for (const { kind } of tracks) kinds.add(kind);
  expect([...kinds].toSorted()).toEqual(['alone', 'none', 'part', 'redundant', 'together']);
});
