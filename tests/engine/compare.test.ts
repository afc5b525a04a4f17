/** Differences and their causes, or why nothing changes, on the real rule base. */
import { describe, expect, test } from 'vitest';

import { byAim, compare, compareLayers, createAssessor, layerRequests, openQuestions } from '../../src/engine/index.ts';
import type { Comparison, Layer } from '../../src/engine/index.ts';
import type { Profile } from '../../src/rulebase/index.ts';
import { base, deciding, rulesFor, TODAY } from '../support/rules.ts';
import { foodFactory, trader } from '../support/profiles.ts';

async function layersOf(profile: Profile, proposals: string[]): Promise<Layer[]> {
  return Promise.all(
    layerRequests(base, TODAY, proposals, {}).map(async ({ id, ...request }) => {
      const ruleSet = rulesFor(request.date, request.proposals, request.assumptions);
      return { id, ruleSet, assessment: await createAssessor(base, ruleSet).assess(profile) };
    }),
  );
}
async function compared(profile: Profile, proposals: string[]): Promise<Comparison> {
  return compareLayers(base, await layersOf(profile, proposals), profile);
}
const difference = (comparison: Comparison, track: string, from: string, to: string) =>
  comparison.differences.find(
    (entry) => `${entry.scheme}/${entry.track}` === track && entry.from === from && entry.to === to,
  );
const unchanged = (comparison: Comparison, track: string, to: string) =>
  comparison.unchanged.find((entry) => `${entry.scheme}/${entry.track}` === track && entry.to === to);

describe('causes', () => {
  test('of an award: only the change whose reversal alters it; the others did not matter to this company', async () => {
    const found = difference(await compared(foodFactory, []), 'bud/general', 'then', 'today');
    expect(found).toMatchObject({ award: { from: { min: 300_000 }, to: { min: 150_000 } }, jointly: false });
    expect(found?.causes).toEqual([{ kind: 'parameter', param: 'match-rate', from: '1/2', to: '1/4' }]);
    expect(found?.alsoChanged.map(({ param }) => param)).toEqual(
      expect.arrayContaining(['general-cap', 'ongoing-ceiling', 'markets']),
    );
  });
  test('of an award: also a change that only decides which limit applies', async () => {
    const profile = { ...trader, emfGrantsReceived: 950_000 };
    const found = difference(
      await compared(profile, ['emf-revolving']),
      'emf/export-promotion',
      'then',
      'then+proposals',
    );
    expect(found).toMatchObject({ award: { from: { max: 50_000 }, to: { max: 80_000 } }, alsoChanged: [] });
    expect(found?.causes).toEqual([{ kind: 'parameter', param: 'ceiling-limits', from: true, to: false }]);
  });
  test('of a verdict: the criteria whose state differs, with the values behind them', async () => {
    const found = difference(
      await compared({ ...foodFactory, targetMarkets: ['US'] }, ['bud-worldwide']),
      'bud/general',
      'today',
      'today+proposals',
    );
    expect(found).toMatchObject({ verdict: { from: 'ineligible', to: 'eligible' } });
    expect(found?.causes).toMatchObject([
      { kind: 'criterion', criterion: 'markets-covered', from: 'not-met', to: 'met', params: [{ param: 'markets' }] },
    ]);
  });
  test('of an opening or a closing: the status and its day', async () => {
    const comparison = await compared(foodFactory, []);
    expect(difference(comparison, 'manufacturing-plus/upgrade', 'then', 'today')?.causes).toEqual([
      { kind: 'status', from: 'not-yet-open', to: 'open', on: '2025-11-18' },
    ]);
    expect(difference(comparison, 'emf/export-promotion', 'then', 'today')?.causes).toEqual([
      { kind: 'status', from: 'open', to: 'closed', on: '2026-06-30' },
    ]);
  });
  test('where no single change alters the award, all are named together', async () => {
    // Half the share and what remains of the new ceiling happen to give the same amount: undoing either alone changes nothing.
    const profile = {
      ...foodFactory,
      marketProjectCost: 1_200_000,
      budGrantsReceived: 500_000,
      budGrantsOngoing: 500_000,
    };
    const found = difference(await compared(profile, []), 'bud/general', 'then', 'today');
    expect(found).toMatchObject({ award: { from: { max: 600_000 }, to: { max: 300_000 } }, jointly: true });
    expect(found?.causes.map((cause) => cause.kind === 'parameter' && cause.param)).toEqual(
      expect.arrayContaining(['match-rate', 'ongoing-ceiling']),
    );
  });
});

describe('nothing changes, because', () => {
  test('the scheme is closed, and a proposal never reopens it: it would have helped until its last day', async () => {
    const entry = unchanged(await compared(trader, ['emf-revolving']), 'emf/export-promotion', 'today+proposals');
    expect(entry).toMatchObject({ reason: 'not-open', status: 'closed', helpedUntil: '2026-06-30' });
  });
  test('the scheme is closed, and the proposal would not have helped this company either', async () => {
    const entry = unchanged(
      await compared({ ...trader, listed: true }, ['emf-revolving']),
      'emf/export-promotion',
      'today+proposals',
    );
    expect(entry).toMatchObject({ reason: 'not-open', helpedUntil: null });
  });
  test('no rule of the track is touched', async () => {
    expect(unchanged(await compared(foodFactory, ['emf-revolving']), 'bud/general', 'today+proposals')).toMatchObject({
      reason: 'same-rules',
    });
  });
  test('the rules changed, but another condition still fails', async () => {
    const entry = unchanged(
      await compared({ ...foodFactory, listed: true, targetMarkets: ['US'] }, ['bud-worldwide']),
      'bud/general',
      'today+proposals',
    );
    expect(entry).toMatchObject({ reason: 'still-fails', criteria: ['non-listed'] });
  });
  test('the rules changed, but not for this company', async () => {
    expect(unchanged(await compared(foodFactory, ['bud-worldwide']), 'bud/general', 'today+proposals')).toMatchObject({
      reason: 'not-for-you',
      alsoChanged: [{ param: 'markets' }],
    });
  });
});

describe('where answers are missing', () => {
  const without = (...facts: string[]): Profile =>
    Object.fromEntries(Object.entries(foodFactory).filter(([id]) => !facts.includes(id)));
  const general = async (profile: Profile) =>
    unchanged(await compared(profile, ['bud-worldwide']), 'bud/general', 'today+proposals');

  test('a change in what is still open may matter: it is not said that it does not', async () => {
    expect(await general(without('targetMarkets'))).toMatchObject({
      reason: 'cannot-know',
      missing: ['targetMarkets'],
      alsoChanged: [{ param: 'markets' }],
    });
  });
  test('a change in what is settled does not matter, whatever else is open', async () => {
    expect(await general(without('listed'))).toMatchObject({ reason: 'not-for-you' });
  });
  test('nor does anything where a condition fails', async () => {
    expect(await general({ ...without('targetMarkets'), listed: true })).toMatchObject({ reason: 'still-fails' });
  });
  test('two ranges of different rules may be equal: what is inside them is not', async () => {
    // The cost is missing, and both days leave the same HK$ 100,000 of the ceiling: half of the cost then, a quarter today.
    const profile = { ...without('marketProjectCost'), budGrantsReceived: 6_900_000, budGrantsOngoing: 0 };
    const entry = unchanged(await compared(profile, []), 'bud/general', 'today');
    expect(entry).toMatchObject({ reason: 'cannot-know', missing: ['marketProjectCost'] });
  });
  test('a value that is not on file for two days need not be the same on both', async () => {
    const on = async (date: string): Promise<Layer> => {
      const ruleSet = rulesFor(date);
      return { id: date, ruleSet, assessment: await createAssessor(base, ruleSet).assess({}) };
    };
    const [one, next] = [await on('2026-11-22'), await on('2026-11-23')];
    const notKnown = one.assessment.tracks.filter(({ status }) => status === 'no-rule-known');
    expect(notKnown.length).toBeGreaterThan(0);
    const reasons = (b: Layer) =>
      compare(one, b, {}).unchanged.filter(({ track }) => notKnown.some((each) => each.track.id === track));
    expect(reasons(next).map(({ reason }) => reason)).toEqual(notKnown.map(() => 'cannot-know'));
    expect(reasons(next)).toMatchObject(notKnown.map(() => ({ missing: [] })));
    expect(reasons(one).map(({ reason }) => reason)).toEqual(notKnown.map(() => 'same-rules'));
  });
});

test('every track appears once for every pair, as a difference or with a reason', async () => {
  const comparison = await compared(foodFactory, deciding());
  const tracks = rulesFor(TODAY).schemes.flatMap(({ tracks: list }) => list).length;
  expect(comparison.differences.length + comparison.unchanged.length).toBe(tracks * 3);
});

describe('by aim', () => {
  test('the best track of each layer, so that an exhibitor sees Easy BUD where EMF was', async () => {
    const layers = await layersOf(foodFactory, []);
    const best = layers.map(
      (layer) => byAim(base, layer.assessment, { ...foodFactory, aims: ['existing-production-line'] })[0]?.best,
    );
    expect(best.map((result) => result && `${result.scheme.id}/${result.track.id}`)).toEqual([
      null,
      null,
      'manufacturing-plus/upgrade',
      'manufacturing-plus/upgrade',
    ]);
  });
});

describe('questions', () => {
  const ask = async (profile: Profile) =>
    openQuestions(base, [await createAssessor(base, rulesFor(TODAY)).assess(profile)], profile).map(
      ({ fact }) => fact.id,
    );
  test('only what can still change something, in the order of the rule base', async () => {
    const asked = await ask({ aims: ['existing-production-line'] });
    expect(asked).toContain('hasHkProductionLine');
    expect(asked).not.toContain('targetMarkets');
    const order = base.facts.map(({ id }) => id);
    expect(asked).toEqual([...asked].toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  });
  test('a settled track asks nothing more', async () => {
    expect(
      await ask({ aims: ['existing-production-line'], industry: 'finance', legalForm: 'sole-proprietor' }),
    ).toEqual([]);
  });
  test('"don\'t know" is not asked again', async () => {
    expect(await ask({ aims: ['sell-outside-hk'], listed: null })).not.toContain('listed');
  });
  test('whether a rule applies is asked before what it then asks', async () => {
    expect(await ask({ aims: ['sell-outside-hk'] })).toContain('appliedEasyBudBefore');
    expect(await ask({ aims: ['sell-outside-hk'] })).not.toContain('monthsSinceLastEasyBud');
    expect(await ask({ aims: ['sell-outside-hk'], appliedEasyBudBefore: true })).toContain('monthsSinceLastEasyBud');
  });
  test('every fact can be asked of somebody', async () => {
    const asked = new Set<string>();
    for (const date of ['2021-01-01', '2023-08-31', '2024-08-01', TODAY]) {
      for (const proposals of [[], deciding()]) {
        for (const track of createAssessor(base, rulesFor(date, proposals)).tracks)
          for (const fact of track.facts) asked.add(fact);
      }
    }
    const aims = base.facts.filter(({ roles }) => roles.includes('aims')).map(({ id }) => id);
    expect(base.facts.map(({ id }) => id).filter((id) => !asked.has(id) && !aims.includes(id))).toEqual([
      'monthsInBusiness',
    ]);
  });
});
