/** Funding plans worked out by hand, and what the input may look like. */
import { describe, expect, test } from 'vitest';

import { fundingPlan, MOST_ITEMS } from '../../src/engine/index.ts';
import type { Plan, PlanItem, PlanOptions, PlanTrack } from '../../src/engine/index.ts';
import type { Profile } from '../../src/rulebase/index.ts';
import { foodFactory } from '../support/profiles.ts';
import { base, BASELINE, must, rulesFor, TODAY } from '../support/rules.ts';

const market = (id: string, amount: number, kind?: string): PlanItem => ({
  id,
  label: id,
  amount,
  countsAs: ['marketProjectCost'],
  ...(kind === undefined ? {} : { kinds: { marketMeasures: kind } }),
});
/** A booth that could be paid for as marketing or as promotion. */
const booth = (amount: number): PlanItem => ({
  id: 'booth',
  label: 'booth',
  amount,
  countsAs: ['marketProjectCost', 'promotionCost'],
  kinds: { marketMeasures: 'exhibition', promotionActivity: 'overseas-exhibition' },
});
const line = (id: string, amount: number): PlanItem => ({ id, label: id, amount, countsAs: ['lineProjectCost'] });

const plan = (
  date: string,
  profile: Profile,
  items: PlanItem[],
  { proposals = [], ...options }: PlanOptions & { proposals?: string[] } = {},
): Plan => must(fundingPlan(base, rulesFor(date, proposals), profile, items, options));
const name = ({ scheme, track }: PlanTrack): string => `${scheme.id}/${track.id}`;
/** `track: items = grant`, in order of filing. */
const filed = ({ applications }: Pick<Plan, 'applications'>): string[] =>
  applications.map((each) => `${name(each)}: ${each.items.map(({ item }) => item.id).join(' + ')} = ${each.grant}`);
const unused = ({ unused: tracks }: Plan, track: string) => {
  const found = tracks.find((each) => name(each) === track);
  if (!found) return undefined;
  const { scheme: _scheme, track: _track, ...reason } = found;
  return reason;
};

describe('a food factory and the running-projects ceiling of 2026', () => {
  test('one general application uses the ceiling up, and Easy BUD is left with nothing', () => {
    // A quarter of 3,200,000 is 800,000: the cap of an application and the ceiling for running projects at once.
    const found = plan(TODAY, foodFactory, [
      market('machine', 2_900_000, 'machinery'),
      market('ads', 300_000, 'advertising'),
      market('fair', 400_000, 'exhibition'),
      line('line', 900_000),
    ]);
    expect(filed(found)).toEqual([
      'bud/general: machine + ads = 800000',
      // a third of 900,000 is 300,000; Manufacturing+ stops at 250,000
      'manufacturing-plus/upgrade: line = 250000',
    ]);
    expect(unused(found, 'bud/easy')).toEqual({
      reason: 'used-up',
      alone: 150_000, // 25% of (300,000 + 400,000) is 175,000; the cap is 150,000
      criteria: ['ongoing-ceiling-left'],
      by: [0],
    });
    expect(found.totals).toEqual({
      cost: 4_500_000,
      planned: 4_100_000,
      grant: 1_050_000,
      ownContribution: 3_050_000,
      unfunded: 400_000,
    });
    expect(found.alone).toMatchObject({ grant: 800_000, cost: 3_200_000 });
    expect(found.gain).toBe(250_000);
  });

  // A holistic plan goes into an application of its own: two applications, one ceiling.
  const apart = [market('study', 400_000, 'holistic-plan'), market('ads', 600_000, 'advertising')];

  test('two applications under one ceiling with room for both', () => {
    const found = plan(TODAY, foodFactory, apart);
    expect(found.totals.grant).toBe(100_000 + 150_000);
    expect(filed(found)).toHaveLength(2);
  });

  test('the second gets what the first leaves of the ceiling', () => {
    // 800,000 less 640,000 running leaves 160,000: 100,000 for the study, 60,000 for the advertising, or the like.
    const running = { ...foodFactory, budGrantsReceived: 640_000, budGrantsOngoing: 640_000 };
    const found = plan(TODAY, running, apart);
    expect(found.totals.grant).toBe(160_000);
    const [, second] = found.applications;
    expect(second?.award.steps.filter(({ binding }) => binding).map(({ label }) => label.en)).toEqual([
      'Room under the running-projects ceiling',
    ]);
    expect(second?.changed.find(({ fact }) => fact === 'budGrantsOngoing')).toEqual({
      fact: 'budGrantsOngoing',
      from: 640_000,
      to: 640_000 + (found.applications[0]?.grant ?? 0),
      by: [0],
    });
  });

  test('an item whose kind no open track takes is said to have none', () => {
    const found = plan(TODAY, { ...foodFactory, aims: ['existing-production-line'] }, [
      market('ads', 600_000, 'advertising'),
    ]);
    expect(found.applications).toEqual([]);
    expect(found.unfunded).toMatchObject([{ item: { id: 'ads' }, cost: 600_000, reason: 'no-track' }]);
  });

  test('an item that no eligible track takes names what each of them asks', () => {
    const found = plan(TODAY, { ...foodFactory, targetMarkets: ['US'] }, [market('ads', 600_000, 'advertising')]);
    const [left] = found.unfunded;
    expect(left?.reason).toBe('none-eligible');
    const asked = left && 'tracks' in left ? left.tracks.map((each) => [name(each), each.criteria]) : [];
    expect(asked).toEqual([
      ['bud/general', ['markets-covered']],
      ['bud/easy', ['markets-covered']],
      ['bud/ecommerce-easy', ['ecommerce-project', 'ecommerce-markets-covered']],
    ]);
    expect(unused(found, 'bud/general')).toEqual({ reason: 'ineligible', criteria: ['markets-covered'] });
  });

  test('an item that would add nothing says which limit is reached', () => {
    const found = plan(TODAY, foodFactory, [
      market('machine', 3_200_000, 'machinery'),
      market('samples', 50_000, 'samples'),
    ]);
    expect(found.unfunded).toMatchObject([{ item: { id: 'samples' }, reason: 'nothing-more' }]);
    const [left] = found.unfunded;
    const general =
      left?.reason === 'nothing-more' ? left.tracks.find((each) => name(each) === 'bud/general') : undefined;
    expect(general).toMatchObject({ alone: 12_500, application: 0 });
    expect(general?.binding.map(({ en }) => en)).toContain('Cap per application');
  });

  test('a track can be left out', () => {
    const found = plan(TODAY, foodFactory, [market('ads', 600_000, 'advertising')], { except: ['bud/easy'] });
    expect(filed(found)).toEqual(['bud/general: ads = 150000']);
  });
});

describe('a company in August 2023 with the BUD Fund and the Export Marketing Fund', () => {
  test('the booth goes where the others do not need their caps for it', () => {
    // Half of 2,000,000 fills the general cap of 1,000,000; half of 200,000 that of Easy BUD; the booth is left for the
    // Export Marketing Fund, whose cap of 100,000 is less than half of 250,000.
    const found = plan(BASELINE, foodFactory, [
      market('machine', 2_000_000, 'machinery'),
      market('ads', 200_000, 'advertising'),
      booth(250_000),
    ]);
    expect(filed(found)).toEqual([
      'bud/general: machine = 1000000',
      'bud/easy: ads = 100000',
      'emf/export-promotion: booth = 100000',
    ]);
    expect(found.gain).toBe(200_000);
    expect(found.applications[2]?.items).toMatchObject([{ budget: 'promotionCost', cost: 250_000 }]);
    expect(found.applications.map(({ ownContribution }) => ownContribution)).toEqual([1_000_000, 100_000, 150_000]);
  });

  test('one application is enough where nothing is gained by two', () => {
    expect(filed(plan(BASELINE, foodFactory, [market('ads', 200_000, 'advertising'), booth(250_000)]))).toEqual([
      'bud/general: ads + booth = 225000',
    ]);
  });

  test('a market outside the agreements leaves the Export Marketing Fund alone', () => {
    const found = plan(BASELINE, { ...foodFactory, targetMarkets: ['US'] }, [
      market('ads', 200_000, 'advertising'),
      booth(250_000),
    ]);
    expect(filed(found)).toEqual(['emf/export-promotion: booth = 100000']);
  });

  test('two kinds of activity cannot share an application', () => {
    const activity = (id: string, amount: number, kind: string): PlanItem => ({
      id,
      label: id,
      amount,
      countsAs: ['promotionCost'],
      kinds: { promotionActivity: kind },
    });
    const found = plan(BASELINE, foodFactory, [
      activity('fair', 60_000, 'overseas-exhibition'),
      activity('journal', 80_000, 'trade-publication'),
      activity('consumer-fair', 40_000, 'local-market-exhibition'),
    ]);
    // one export activity and one local exhibition, each half paid
    expect(filed(found)).toEqual([
      'emf/export-promotion: journal = 40000',
      'emf/local-exhibition: consumer-fair = 20000',
    ]);
  });

  test('the two tracks of the Export Marketing Fund share what is left of its ceiling', () => {
    const drawn = { ...foodFactory, emfGrantsReceived: 930_000 };
    const found = plan(BASELINE, drawn, [
      { ...booth(100_000), countsAs: ['promotionCost'] },
      {
        ...booth(90_000),
        id: 'local',
        countsAs: ['promotionCost'],
        kinds: { promotionActivity: 'local-market-exhibition' },
      },
    ]);
    // 70,000 left: 50,000 and 45,000 would be too much together
    expect(found.totals.grant).toBe(70_000);
  });
});

describe('one production line, two schemes', () => {
  const items = [line('robots', 600_000), line('sensors', 450_000)];

  test('today an existing line is for Manufacturing+ only', () => {
    const found = plan(TODAY, foodFactory, items);
    // a third of 1,050,000 is 350,000; the ceiling is 250,000, which takes both items to reach
    expect(filed(found)).toEqual(['manufacturing-plus/upgrade: robots + sensors = 250000']);
    expect(unused(found, 'nifs/smart-line')).toEqual({ reason: 'ineligible', criteria: ['line-kind'] });
  });

  test('as proposed, NIFS alone gives as much as both, with one application', () => {
    const found = plan(TODAY, foodFactory, items, { proposals: ['rfs-existing-lines'] });
    expect(filed(found)).toEqual(['nifs/smart-line: robots + sensors = 350000']);
    expect(unused(found, 'manufacturing-plus/upgrade')).toEqual({ reason: 'others-give-more', alone: 250_000 });
    expect(found.applications[0]?.judgement).toContain('manufacturer');
  });
});

describe('questions still open', () => {
  const { hkEmployees: _, businessRegistered: __, ...unsure } = foodFactory;

  test('what is undetermined is no part of the plan, but named with the answers it waits for', () => {
    const found = plan(TODAY, unsure, [market('ads', 600_000, 'advertising'), line('line', 300_000)]);
    expect(filed(found)).toEqual(['manufacturing-plus/upgrade: line = 100000']);
    expect(unused(found, 'bud/general')).toEqual({
      reason: 'unanswered',
      missing: ['businessRegistered'],
      most: 150_000,
    });
    expect(found.ifAnswered).toMatchObject({ grant: 250_000, missing: ['businessRegistered'] });
    expect(found.ifAnswered?.applications.map(({ verdict }) => verdict)).toEqual(['undetermined', 'eligible']);
  });

  test('a ceiling of which nothing is known is still shared', () => {
    const { budGrantsReceived: _received, budGrantsOngoing: _ongoing, ...unknown } = foodFactory;
    const found = plan(TODAY, unknown, [
      market('study', 3_000_000, 'holistic-plan'),
      market('ads', 600_000, 'advertising'),
    ]);
    // 750,000 and 150,000 alone, but at most 800,000 may be running
    expect(found.applications).toEqual([]);
    expect(found.ifAnswered?.grant).toBe(800_000);
  });

  test('nothing is offered where answers could add nothing', () => {
    expect(plan(TODAY, foodFactory, [line('line', 300_000)]).ifAnswered).toBeNull();
  });
});

test('a yearly cost counts once a year', () => {
  const borrower: Profile = {
    aims: ['green-borrowing'],
    greenInstrument: 'loan',
    greenLabel: 'green',
    greenAmount: 100_000_000,
    greenTenorYears: 5,
    preIssuanceReview: true,
    recognisedReviewer: true,
    selfArranged: false,
    hkLenderShare: 100,
    gsfLoansClaimed: 0,
  };
  const found = plan(TODAY, borrower, [
    { id: 'opinion', label: '', amount: 200_000, countsAs: ['preIssuanceReviewCost'] },
    { id: 'reports', label: '', amount: 60_000, countsAs: ['postIssuanceReviewCostPerYear'] },
  ]);
  // 200,000 before issue, and three of the five years of 60,000
  expect(filed(found)).toEqual(['gsf/external-review: opinion + reports = 380000']);
  expect(found.totals).toMatchObject({ cost: 500_000, planned: 500_000, ownContribution: 120_000 });
  expect(found.applications[0]).toMatchObject({
    months: 60,
    award: { ownContribution: { min: 120_000, max: 120_000 } },
  });
});

describe('input', () => {
  const refused = (items: PlanItem[], profile: Profile = foodFactory) => {
    const result = fundingPlan(base, rulesFor(TODAY), profile, items);
    return result.ok ? [] : result.problems.map(({ field }) => field);
  };
  test('no items make an empty plan', () => {
    expect(plan(TODAY, foodFactory, [])).toMatchObject({
      applications: [],
      unfunded: [],
      unused: [],
      alone: null,
      gain: 0,
      ifAnswered: null,
      totals: { cost: 0, grant: 0 },
    });
  });
  test('more items than can be tried in every way are refused', () => {
    const many = Array.from({ length: MOST_ITEMS + 1 }, (_, i) => market(`ads-${i}`, 1_000));
    expect(refused(many)).toEqual(['']);
    expect(refused(many.slice(1))).toEqual([]);
  });
  test.each([0, -1, 1.5, Number.NaN, 1e12])('an amount of %s is refused', (amount) => {
    expect(refused([market('ads', amount)])).toEqual(['ads']);
  });
  test('so are budgets, kinds and months that do not exist', () => {
    expect(refused([{ ...market('ads', 1), countsAs: ['hkEmployees'] }])).toEqual(['ads.countsAs']);
    expect(refused([{ ...market('ads', 1), countsAs: [] }])).toEqual(['ads.countsAs']);
    expect(refused([market('ads', 1, 'fireworks')])).toEqual(['ads.kinds']);
    expect(refused([{ ...market('ads', 1), kinds: { industry: 'other' } }])).toEqual(['ads.kinds']);
    expect(refused([{ ...market('ads', 1), month: -1 }])).toEqual(['ads.month']);
    expect(refused([market('ads', 1), market('ads', 2)])).toEqual(['ads']);
  });
  test('a yearly cost needs its years, and cannot be another cost as well', () => {
    const yearly = { ...market('reports', 5_000), countsAs: ['postIssuanceReviewCostPerYear'] };
    expect(refused([yearly])).toEqual(['greenTenorYears']);
    expect(refused([yearly], { greenTenorYears: 3 })).toEqual([]);
    expect(
      refused([{ ...yearly, countsAs: [...yearly.countsAs, 'marketProjectCost'] }], { greenTenorYears: 3 }),
    ).toEqual(['reports.countsAs']);
  });
});
