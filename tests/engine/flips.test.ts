/** The days on which a result changes by itself: what the rule base knows came next, and laws held to the reference. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { assess, createAssessor, flipDates, profileOn } from '../../src/engine/index.ts';
import type { Assessor, Flip, Verdict } from '../../src/engine/index.ts';
import { dayAfter, dayBefore, monthsAfter } from '../../src/rulebase/index.ts';
import type { IsoDate, Profile } from '../../src/rulebase/index.ts';
import { foodFactory, trader } from '../support/profiles.ts';
import {
  arbitraryLikelyProfile,
  base,
  BASELINE,
  day,
  deciding,
  interestingDates,
  rulesFor,
  TODAY,
} from '../support/rules.ts';
import { SEED } from '../support/runs.ts';

async function flipsOf(date: string, track: string, profile: Profile, horizon?: number): Promise<Flip[]> {
  const all = await flipDates(base, rulesFor(date), profile, horizon);
  const found = all.find((each) => `${each.scheme}/${each.track}` === track);
  if (!found) throw new Error(`${track} is not considered`);
  return found.flips;
}
const story = (flips: readonly Flip[]) =>
  flips.map(({ on, from, to }) => [on, from.verdict, from.award?.max ?? null, to.verdict, to.award?.max ?? null]);

describe('rules that changed', () => {
  test('the share of the government halves: the same company gets half', async () => {
    // bud.md: 1 : 1 until 2025-03-13, then 1 : 3.
    const flips = await flipsOf('2025-03-01', 'bud/general', foodFactory);
    expect(flips).toEqual([
      {
        on: '2025-03-14',
        certainty: { kind: 'exact' },
        from: { verdict: 'eligible', award: { min: 300_000, max: 300_000 } },
        to: { verdict: 'eligible', award: { min: 150_000, max: 150_000 } },
        because: [{ kind: 'parameter', param: 'match-rate', from: '1/2', to: '1/4' }],
      },
    ]);
  });

  test('a market joins the list: the criterion and its list are named', async () => {
    // bud.md: Peru from 2024-11-16, the day between known as a window.
    const flips = await flipsOf(BASELINE, 'bud/general', { ...foodFactory, targetMarkets: ['PE'] });
    const last = flips.findLast(({ to }) => to.verdict === 'eligible');
    expect(flips[0]?.from.verdict).toBe('ineligible');
    expect(flips.map(({ because }) => because.map((cause) => cause.kind))).toContainEqual(['criterion']);
    expect(flips.flatMap(({ because }) => because)).toContainEqual(
      expect.objectContaining({
        criterion: 'markets-covered',
        params: [expect.objectContaining({ param: 'markets' })],
      }),
    );
    expect(last?.certainty).toEqual({ kind: 'exact' });
  });

  test('a scheme opens, another one closes for good', async () => {
    // itf.md: Manufacturing+ from 2025-11-18; emf.md: no EMF after 2026-06-30.
    expect(story(await flipsOf(BASELINE, 'manufacturing-plus/upgrade', foodFactory))).toEqual([
      ['2025-11-18', 'closed', null, 'eligible', 250_000],
    ]);
    const emf = await flipsOf('2025-03-01', 'emf/export-promotion', foodFactory);
    expect(story(emf)).toEqual([
      ['2025-03-14', 'eligible', 75_000, 'eligible', 37_500],
      ['2026-07-01', 'eligible', 37_500, 'closed', null],
    ]);
    expect(emf[1]?.because).toEqual([{ kind: 'status', from: 'open', to: 'closed', on: '2026-06-30' }]);
  });

  test('the horizon ends the list', async () => {
    expect(story(await flipsOf('2025-03-01', 'emf/export-promotion', foodFactory, 12))).toHaveLength(1);
    expect(story(await flipsOf('2025-03-01', 'emf/export-promotion', foodFactory, 0))).toEqual([]);
  });

  test('nothing is foretold: without a change on file nothing flips', async () => {
    expect(await flipsOf(TODAY, 'bud/general', foodFactory)).toEqual([]);
    expect(await flipsOf(TODAY, 'emf/export-promotion', trader)).toEqual([]);
  });

  test('what the company does not want is left out', async () => {
    const named = await flipDates(base, rulesFor(BASELINE), { ...foodFactory, aims: ['new-production-line'] });
    expect(named.map(({ scheme, track }) => `${scheme}/${track}`)).toEqual(['nias/facility', 'nifs/smart-line']);
  });
});

describe('months that pass', () => {
  const recent: Profile = { ...foodFactory, appliedEasyBudBefore: true, monthsSinceLastEasyBud: 1 };

  test('Easy BUD again after three months: by a day at the latest, perhaps up to a month earlier', async () => {
    expect(await flipsOf(TODAY, 'bud/easy', recent)).toEqual([
      {
        on: '2027-01-22',
        certainty: { kind: 'at-the-latest', notBefore: '2026-12-23' },
        from: { verdict: 'ineligible', award: null },
        to: { verdict: 'eligible', award: { min: 150_000, max: 150_000 } },
        because: [{ kind: 'elapsed', fact: 'monthsSinceLastEasyBud', months: 3 }],
      },
    ]);
  });

  test('a shorter gap may come before the months have passed: then the rules are the reason, and the day is certain', async () => {
    // bud.md: six months until 2025-03-13, then three.
    const [first] = await flipsOf('2025-03-01', 'bud/easy', { ...recent, monthsSinceLastEasyBud: 4 });
    expect(first).toMatchObject({
      on: '2025-03-14',
      certainty: { kind: 'exact' },
      because: [{ kind: 'criterion', criterion: 'easy-gap', params: [{ param: 'easy-gap-months', from: 6, to: 3 }] }],
    });
    const [waited] = await flipsOf('2024-12-01', 'bud/easy', { ...recent, monthsSinceLastEasyBud: 4 });
    expect(waited).toMatchObject({ on: '2025-02-01', certainty: { kind: 'at-the-latest', notBefore: '2025-01-02' } });
  });

  test('the rules allow no earlier day than their own', async () => {
    // On 2025-03-14 two months are certain and three possible: from that day on it may be enough, before it is not.
    const [first] = await flipsOf('2025-03-01', 'bud/easy', { ...recent, monthsSinceLastEasyBud: 2 });
    expect(first).toMatchObject({ on: '2025-04-01', certainty: { kind: 'at-the-latest', notBefore: '2025-03-14' } });
  });

  test('where new rules and a new month fall on one day, what is needed is named', async () => {
    const onTheDay = async (months: number) =>
      (await flipsOf('2025-02-14', 'bud/easy', { ...recent, monthsSinceLastEasyBud: months })).find(
        ({ on }) => on === '2025-03-14',
      );
    // Three months are reached on the day on which three are enough: it takes both.
    const both = await onTheDay(2);
    expect(both?.certainty).toEqual({ kind: 'exact' });
    expect(both?.because.map(({ kind }) => kind)).toEqual(['elapsed', 'criterion']);
    // Six are reached on it: the old rules and the old month would each have done with the other.
    const either = await onTheDay(5);
    expect(either?.certainty).toEqual({ kind: 'at-the-latest', notBefore: '2025-02-15' });
    expect(either?.because.map(({ kind }) => kind)).toEqual(['elapsed', 'criterion']);
    // Four are reached on it: the months do not matter.
    expect((await onTheDay(3))?.because.map(({ kind }) => kind)).toEqual(['criterion']);
  });

  test('an unanswered number of months does not grow', async () => {
    const unknown = { ...recent, monthsSinceLastEasyBud: null };
    expect(await flipsOf(TODAY, 'bud/easy', unknown)).toEqual([]);
    expect(profileOn(base, unknown, TODAY, monthsAfter(TODAY, 5))).toEqual({ ...unknown, monthsInBusiness: 125 });
    expect(profileOn(base, recent, TODAY, monthsAfter(TODAY, 5))).toEqual({
      ...recent,
      monthsSinceLastEasyBud: 6,
      monthsInBusiness: 125,
    });
  });
});

// ---- laws ------------------------------------------------------------------------------------------------------------

const assessors = new Map<string, Assessor>();
function assessorFor(date: string, proposals: readonly string[]): Assessor {
  const key = `${date} ${proposals.join()}`;
  const known = assessors.get(key) ?? createAssessor(base, rulesFor(date, proposals));
  assessors.set(key, known);
  return known;
}

test('the day before a flip gives the old result, the day the new one, and no day between two flips another', async () => {
  let flipped = 0;
  await fc.assert(
    fc.asyncProperty(
      fc
        .tuple(fc.constantFrom(BASELINE, TODAY, day('2021-01-20'), day('2025-03-01')), fc.constantFrom([], deciding()))
        .chain(([today, proposals]) =>
          fc.tuple(arbitraryLikelyProfile(today, proposals), fc.nat(8), fc.boolean()).map(([full, months, aged]) => ({
            today,
            proposals,
            profile: aged ? { ...full, appliedEasyBudBefore: true, monthsSinceLastEasyBud: months } : full,
          })),
        ),
      fc.gen(),
      async ({ today, proposals, profile }, gen) => {
        const now = rulesFor(today, proposals);
        const all = await flipDates(base, now, profile);
        const resultOn = async (on: IsoDate, of: { scheme: string; track: string }) => {
          const { tracks } = await assessorFor(on, proposals).assess(profileOn(base, profile, today, on));
          const found = tracks.find(({ scheme, track }) => scheme.id === of.scheme && track.id === of.track);
          const award = found?.award ? { min: found.award.min, max: found.award.max } : null;
          return { verdict: found?.verdict satisfies Verdict | null | undefined, award };
        };
        const days = interestingDates().filter((on) => on >= today && on < monthsAfter(today, 36));
        const chosen = days[gen(fc.nat, 1000) % days.length] ?? today;
        for (const each of all) {
          for (const { on, from, to, because } of each.flips) {
            flipped += 1;
            expect(await resultOn(dayBefore(on), each)).toEqual(from);
            expect(await resultOn(on, each)).toEqual(to);
            expect(because).not.toEqual([]);
          }
          const [first] = each.flips;
          const start = first?.from ?? (await resultOn(today, each));
          expect(await resultOn(today, each)).toEqual(start);
          const last = each.flips.findLast(({ on }) => on <= chosen)?.to ?? start;
          expect(await resultOn(chosen, each), `${each.scheme}/${each.track} ${chosen}`).toEqual(last);
        }
      },
    ),
    { numRuns: 40, ...SEED },
  );
  expect(flipped).toBeGreaterThan(20);
});

test('a company exactly as old as its whole months say flips on the very day; one almost a month older may by the first day said', async () => {
  const profile: Profile = { ...foodFactory, appliedEasyBudBefore: true, monthsSinceLastEasyBud: 0 };
  const [flip] = await flipsOf(TODAY, 'bud/easy', profile);
  if (flip?.certainty.kind !== 'at-the-latest') throw new Error('expected a latest day');
  const { notBefore } = flip.certainty;
  // Almost one month already on the first day: the next whole month comes a day later.
  const older = { ...profile, monthsSinceLastEasyBud: 1 };
  const [sooner] = await flipsOf(dayAfter(TODAY), 'bud/easy', older);
  expect(sooner?.on).toBe(notBefore);
  const result = await assess(base, rulesFor(flip.on), profileOn(base, profile, TODAY, flip.on));
  expect(result.tracks.find(({ track }) => track.id === 'easy')?.verdict).toBe('eligible');
});
