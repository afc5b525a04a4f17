/** Laws that hold for every company, day and choice of proposals, on the real rule base. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createAssessor } from '../../src/engine/index.ts';
import type { Assessor, TrackResult } from '../../src/engine/index.ts';
import { compare } from '../../src/engine/index.ts';
import { stateOf } from '../../src/engine/assess.ts';
import { evaluate } from '../../src/engine/kleene.ts';
import { ruleSetFor } from '../../src/rulebase/index.ts';
import type { Profile } from '../../src/rulebase/index.ts';
import {
  arbitraryLikelyProfile,
  arbitrarySituation,
  base,
  BASELINE,
  deciding,
  interestingDates,
  rulesFor,
  TODAY,
} from '../support/rules.ts';
import { SEED } from '../support/runs.ts';

const MOST_KEPT = 50; // each has its engines: more than a long run would have room for
const assessors = new Map<string, Assessor>();
const assessorFor = (date: string, proposals: readonly string[] = []): Assessor => {
  const key = `${date} ${proposals.join()}`;
  const known = assessors.get(key) ?? createAssessor(base, rulesFor(date, proposals));
  if (assessors.size >= MOST_KEPT) assessors.clear();
  assessors.set(key, known);
  return known;
};
const assess = async (date: string, proposals: readonly string[], profile: Profile) =>
  (await assessorFor(date, proposals).assess(profile)).tracks;
const name = (result: TrackResult) => `${result.scheme.id}/${result.track.id}`;
const each = async <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => Promise<void>, numRuns = 150) =>
  fc.assert(fc.asyncProperty(arbitrary, law), { numRuns, ...SEED });

test('adding answers never changes a settled verdict', () =>
  each(arbitrarySituation, async ({ date, proposals, full, partial }) => {
    const [before, after] = [await assess(date, proposals, partial), await assess(date, proposals, full)];
    before.forEach((result, i) => {
      if (result.verdict !== 'undetermined') expect(after[i]?.verdict, name(result)).toBe(result.verdict);
    });
  }));

test('an award range holds the award of every completion that is eligible', () =>
  each(arbitrarySituation, async ({ date, proposals, full, partial }) => {
    const [before, after] = [await assess(date, proposals, partial), await assess(date, proposals, full)];
    before.forEach((result, i) => {
      const certain = after[i]?.award;
      if (!certain || !result.award) return;
      expect(result.award.min, name(result)).toBeLessThanOrEqual(certain.min);
      expect(result.award.max, name(result)).toBeGreaterThanOrEqual(certain.max);
    });
  }));

test('what is missing is what keeps a verdict or an award open', () =>
  each(arbitrarySituation, async ({ date, partial }) => {
    for (const result of await assess(date, [], partial)) {
      if (result.verdict !== 'undetermined') expect(result.missing, name(result)).toEqual([]);
      for (const fact of [...result.missing, ...result.missingForAward])
        expect(partial[fact] ?? null, name(result)).toBe(null);
      if (result.award && result.award.min === result.award.max) expect(result.missingForAward).toEqual([]);
    }
  }));

test.each([BASELINE, TODAY])('with every fact answered nothing is undetermined (%s)', (date) =>
  each(
    fc
      .subarray(deciding())
      .chain((proposals) => fc.tuple(fc.constant(proposals), arbitraryLikelyProfile(date, proposals))),
    async ([proposals, full]) => {
      for (const result of await assess(date, proposals, full)) {
        if (result.status !== 'no-rule-known') expect(result.verdict, name(result)).not.toBe('undetermined');
        if (result.award) expect(result.award.min, name(result)).toBe(result.award.max);
      }
    },
  ),
);

test('an eligible award is a positive whole number of dollars, never above a cap, the cost or what remains', () =>
  each(arbitrarySituation, async ({ date, proposals, full }) => {
    for (const result of await assess(date, proposals, full)) {
      if (result.verdict !== 'eligible' || !result.award) continue;
      expect(Number.isSafeInteger(result.award.max)).toBe(true);
      expect(result.award.min, `${name(result)} ${date}`).toBeGreaterThan(0);
      const tree = result.track.award?.grant;
      for (const part of tree && 'min' in tree ? tree.min : []) {
        const at = 'param' in part ? result.scheme.params[part.param]?.at : undefined;
        if (at?.state === 'known' && typeof at.value === 'number')
          expect(result.award.max).toBeLessThanOrEqual(at.value);
      }
      for (const step of result.award.steps)
        if (step.binding && step.max !== null) expect(result.award.max).toBeLessThanOrEqual(step.max);
      expect(result.award.ownContribution?.min ?? 0).toBeGreaterThanOrEqual(0);
    }
  }));

test('every shipped proposal only relaxes: none removes eligibility or lowers an award', () =>
  each(arbitrarySituation, async ({ date, proposals, partial: profile }) => {
    const [without, withThem] = [await assess(date, [], profile), await assess(date, proposals, profile)];
    without.forEach((result, i) => {
      const changed = withThem[i];
      if (result.verdict === 'eligible') expect(changed?.verdict, name(result)).toBe('eligible');
      if (result.verdict === 'closed' && result.status !== 'proposed')
        expect(changed?.verdict, name(result)).toBe('closed');
      if (result.award && changed?.award)
        expect(changed.award.max, name(result)).toBeGreaterThanOrEqual(result.award.max);
    });
  }));

test('equal rule sets differ nowhere', () =>
  each(
    arbitrarySituation,
    async ({ date, proposals, partial }) => {
      const { ruleSet } = assessorFor(date, proposals);
      const layer = (id: string) =>
        createAssessor(base, ruleSet)
          .assess(partial)
          .then((assessment) => ({ id, ruleSet, assessment }));
      expect(compare(await layer('a'), await layer('b'), partial).differences).toEqual([]);
    },
    30,
  ));

test('all proposals compose in any subset and in any order', () => {
  fc.assert(
    fc.property(fc.constantFrom(...interestingDates()), fc.shuffledSubarray(deciding()), (date, proposals) => {
      const result = ruleSetFor(base, { date, proposals });
      const sorted = ruleSetFor(base, { date, proposals: deciding().filter((id) => proposals.includes(id)) });
      expect(result).toEqual(sorted);
      expect(result.ok).toBe(true);
    }),
    { numRuns: 300, ...SEED },
  );
});

describe('the engine and the direct evaluation of the same bound conditions', () => {
  test('agree on every criterion', () =>
    each(arbitrarySituation, async ({ date, proposals, partial }) => {
      const { tracks } = assessorFor(date, proposals);
      const results = await assess(date, proposals, partial);
      results.forEach((result, i) => {
        for (const criterion of result.criteria) {
          const prepared = tracks[i]?.criteria.find(({ id }) => id === criterion.id);
          if (!prepared?.condition) continue;
          const applies = prepared.appliesIf ? evaluate(prepared.appliesIf, partial) : true;
          expect(criterion.state, `${name(result)} ${criterion.id}`).toBe(
            stateOf(applies, evaluate(prepared.condition, partial)),
          );
        }
      });
    }));
});

test('assessing again after one edit gives what a fresh assessor gives', () =>
  each(
    arbitrarySituation,
    async ({ date, full, partial }) => {
      const assessor = createAssessor(base, rulesFor(date));
      await assessor.assess(partial);
      await assessor.assess(full);
      expect(await assessor.assess(partial)).toEqual(await createAssessor(base, rulesFor(date)).assess(partial));
    },
    30,
  ));

test('assessing after every single edit gives what a fresh assessor gives', () =>
  each(
    arbitrarySituation,
    async ({ date, full, partial }) => {
      const assessor = createAssessor(base, rulesFor(date));
      await assessor.assess(partial);
      let profile = partial;
      for (const fact of Object.keys(full).filter((id) => partial[id] !== full[id])) {
        profile = { ...profile, [fact]: full[fact] ?? null };
        expect(await assessor.assess(profile)).toEqual(await createAssessor(base, rulesFor(date)).assess(profile));
      }
    },
    5,
  ));

test('the random companies reach every open track with an award, so that the laws above are put to the test', async () => {
  for (const date of [BASELINE, TODAY]) {
    const reached = new Set<string>();
    for (const profile of fc.sample(arbitraryLikelyProfile(date, []), { numRuns: 800, seed: 20230831 })) {
      for (const result of await assess(date, [], profile))
        if (result.verdict === 'eligible' && result.award) reached.add(name(result));
    }
    const open = assessorFor(date).tracks.filter(({ status }) => status === 'open');
    expect([...reached].toSorted()).toEqual(open.map(({ scheme, track }) => `${scheme.id}/${track.id}`).toSorted());
  }
});
