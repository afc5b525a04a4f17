/** Counting, summing and blaming over a table, and assessing again after a change. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createAssessor } from '../../src/engine/index.ts';
import type { Assessment } from '../../src/engine/index.ts';
import type { AmountNode, Assumptions, Profile, RuleSet } from '../../src/rulebase/index.ts';
import { ruleSetFor } from '../../src/rulebase/index.ts';
import {
  assessTable,
  awardAt,
  awardSums,
  blockerCounts,
  checkRows,
  compileTable,
  createTableAssessor,
  pickRows,
  rowsWith,
  tableOf,
  verdictAt,
  verdictCounts,
} from '../../src/table/index.ts';
import type { TableAssessment, TableAssessor, TrackColumns } from '../../src/table/index.ts';
import { arbitrarySituation, base, BASELINE, deciding, must, rulesFor, TODAY } from '../support/rules.ts';
import { TOY } from './random-rules.ts';
import { readerOf, toyRules } from './support.ts';

const companies = (count: number): Profile[] =>
  fc
    .sample(arbitrarySituation, { numRuns: count, seed: 20230831 })
    .map(({ partial, full }, i) => (i % 2 === 0 ? partial : full));

const profiles = companies(300);
const table = tableOf(base, profiles, 64);
const rules = rulesFor(TODAY, deciding());
const result = assessTable(compileTable(base, rules), table);
const reference: Promise<Assessment[]> = (async () => {
  const assessor = createAssessor(base, rules);
  const assessments: Assessment[] = [];
  for (const profile of profiles) assessments.push(await assessor.assess(profile));
  return assessments;
})();
const everyRow = () => true;

/** The same counts and sums, said row by row. */
async function tallied(among: (row: number) => boolean) {
  const rows = (await reference).filter((_, row) => among(row));
  return result.tracks.map((_, i) => {
    const results = rows.flatMap(({ tracks }) => tracks[i] ?? []);
    const count = (verdict: string | null) => results.filter((each) => each.verdict === verdict).length;
    const sum = (verdict: string, end: 'min' | 'max') =>
      results.reduce((total, each) => total + (each.verdict === verdict ? BigInt(each.award?.[end] ?? 0) : 0n), 0n);
    return {
      counts: {
        eligible: count('eligible'),
        ineligible: count('ineligible'),
        undetermined: count('undetermined'),
        closed: count('closed'),
        'not-considered': count(null),
      },
      award: { min: sum('eligible', 'min'), max: sum('eligible', 'max') },
      awardIfEligible: { min: sum('undetermined', 'min'), max: sum('undetermined', 'max') },
    };
  });
}

describe('counts and sums', () => {
  test('of all rows', async () => {
    const given = result.tracks.map((track) => ({ counts: verdictCounts(table, track), ...awardSums(track) }));
    expect(given).toEqual(await tallied(everyRow));
    expect(given.some(({ award }) => award.min > 0n)).toBe(true);
    expect(given.some(({ awardIfEligible }) => awardIfEligible.max > awardIfEligible.min)).toBe(true);
  });

  test.each(
    base.facts
      .filter(({ roles, type }) => roles.includes('group-by') && type === 'one')
      .flatMap(({ id, options = [] }) => options.slice(0, 3).map(({ value }) => [id, value] as const)),
  )('of the rows whose %s is %s', async (fact, value) => {
    const within = rowsWith(table, fact, value);
    const given = result.tracks.map((track) => ({
      counts: verdictCounts(table, track, within),
      ...awardSums(track, within),
    }));
    expect(given).toEqual(await tallied((row) => profiles[row]?.[fact] === value));
  });

  test('of a table without rows', () => {
    const none = tableOf(base, []);
    const [track] = assessTable(compileTable(base, rules), none).tracks;
    if (!track) throw new Error('no track');
    expect(Object.values(verdictCounts(none, track))).toEqual([0, 0, 0, 0, 0]);
    expect(awardSums(track).award).toEqual({ min: 0n, max: 0n });
  });

  test('stay exact beyond what a number can hold', () => {
    const grant: AmountNode = { fact: 'cost' };
    const large = Number.MAX_SAFE_INTEGER;
    const rich = tableOf(
      TOY,
      Array.from({ length: 40 }, (_, i) => ({ cost: large - i })),
      32,
    );
    const [track] = assessTable(
      compileTable(TOY, toyRules([{ id: 'track', criteria: {}, award: { grant, notes: [] } }])),
      rich,
    ).tracks;
    if (!track) throw new Error('no track');
    const total = 40n * BigInt(large) - 780n;
    expect(awardSums(track).award).toEqual({ min: total, max: total });
    expect(awardAt(rich, track, 39)).toEqual({ min: large - 39, max: large - 39 });
  });

  test('no row, no answer', () => {
    const [track] = result.tracks;
    if (!track) throw new Error('no track');
    for (const row of [-1, table.rows, 0.5]) expect(() => verdictAt(table, track, row)).toThrow(RangeError);
  });
});

test('the criteria that keep companies out', async () => {
  const assessments = await reference;
  const compiled = compileTable(base, rules);
  const assessor = createTableAssessor(table);
  for (const [i, track] of compiled.tracks.entries()) {
    const results = assessments.flatMap(({ tracks }) => tracks[i] ?? []);
    const expected = (results.find(({ criteria }) => criteria.length > 0)?.criteria ?? []).map(({ id }) => {
      const inState = (state: string) =>
        results.filter(({ criteria }) => criteria.some((each) => each.id === id && each.state === state));
      const alone = inState('not-met').filter(
        ({ criteria }) => criteria.filter(({ state }) => state === 'not-met').length === 1,
      );
      return {
        criterion: id,
        notMet: inState('not-met').length,
        unknown: inState('unknown').length,
        alone: alone.length,
      };
    });
    const counts = blockerCounts(assessor.criteria(compiled, track));
    expect(counts.filter(({ criterion }) => expected.some((each) => each.criterion === criterion))).toEqual(expected);
  }
});

describe('assessing again', () => {
  /** Every number that can be dragged: an assumption at both ends of its range, and the schemes it reaches. */
  const sliders = base.proposals.flatMap(({ id, assumptions, changes }) =>
    Object.entries(assumptions).map(([name, { min, max }]) => ({
      low: () => rulesWith({ [`${id}.${name}`]: min }),
      high: () => rulesWith({ [`${id}.${name}`]: max }),
      schemes: changes.flatMap((change) =>
        change.op === 'add-scheme'
          ? [change.definition.id]
          : JSON.stringify(change).includes(name)
            ? [change.scheme]
            : [],
      ),
    })),
  );
  const rulesWith = (assumptions: Assumptions): RuleSet =>
    must(ruleSetFor(base, { date: TODAY, proposals: deciding(), assumptions }));
  const requests: (() => RuleSet)[] = [
    () => rulesFor(TODAY),
    () => rulesFor(BASELINE),
    () => rulesFor(TODAY, deciding()),
    () => rulesFor(TODAY, deciding().slice(0, 3)),
    ...sliders.slice(0, 3).flatMap(({ low, high }) => [low, high]),
  ];
  const outcomesOf = (assessor: TableAssessor, ruleSet: RuleSet) => {
    const compiled = compileTable(base, ruleSet);
    const rowOf = readerOf(assessor, compiled, assessor.assess(compiled));
    return profiles.slice(0, 80).map((_, row) => rowOf(row));
  };
  const fresh = new Map(
    requests.map((make) => [make, JSON.stringify(outcomesOf(createTableAssessor(table, 0), make()))]),
  );

  test('gives what assessing anew gives, whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...requests), { minLength: 1, maxLength: 6 }),
        fc.nat(3),
        (sequence, keep) => {
          const assessor = createTableAssessor(table, keep);
          for (const make of sequence) expect(JSON.stringify(outcomesOf(assessor, make()))).toBe(fresh.get(make));
        },
      ),
      { numRuns: 15 },
    );
  });

  const parts = (track: TrackColumns | undefined) =>
    track ? [track.considered, track.eligible, track.ineligible, track.awards] : [];
  /** For each track: whether its columns are the very same. */
  const shared = (a: TableAssessment, b: TableAssessment) =>
    a.tracks.map((track, i) => parts(track).every((part, k) => part === parts(b.tracks[i])[k]));

  test('works out only what a change can reach', () => {
    const assessor = createTableAssessor(table);
    const assess = (make: () => RuleSet) => assessor.assess(compileTable(base, make()));
    let changes = 0;
    for (const { low, high, schemes } of sliders) {
      const [before, again, after] = [assess(low), assess(low), assess(high)];
      expect(shared(before, again)).not.toContain(false);
      const same = shared(before, after);
      const changed = before.tracks.filter((_, i) => same[i] === false).map(({ prepared }) => prepared.scheme.id);
      expect(changed.filter((scheme) => !schemes.includes(scheme))).toEqual([]);
      changes += changed.length;
    }
    expect(changes).toBeGreaterThan(3);
  });

  test('awards follow the rows that have one, though nothing they read has changed', () => {
    const upTo = (most: number) =>
      compileTable(
        TOY,
        toyRules([
          {
            id: 'track',
            criteria: {
              few: { kind: 'rule', condition: { fact: 'count', operator: 'lessThanInclusive', value: most } },
            },
            award: { grant: { min: [{ fact: 'cost' }, { amount: 100 }] }, notes: [] },
          },
        ]),
      );
    const assessor = createTableAssessor(tableOf(TOY, [{ count: 3 }, { count: 20 }, { count: 20, cost: 7 }]));
    const awards = (most: number) => {
      const [track] = assessor.assess(upTo(most)).tracks;
      return track && [0, 1, 2].map((row) => awardAt(assessor.table, track, row));
    };
    expect(awards(5)).toEqual([{ min: 0, max: 100 }, null, null]);
    expect(awards(50)).toEqual([
      { min: 0, max: 100 },
      { min: 0, max: 100 },
      { min: 7, max: 7 },
    ]);
    expect(awards(5)).toEqual([{ min: 0, max: 100 }, null, null]);
  });

  test('sums follow the verdicts, though the awards are the same', () => {
    const few = (most: number) => ({ fact: 'count', operator: 'lessThanInclusive' as const, value: most });
    const perhaps = { param: 'either', operator: 'equal' as const, value: true };
    const upTo = (most: number) =>
      compileTable(
        TOY,
        toyRules(
          [
            {
              id: 'track',
              criteria: { few: { kind: 'rule', condition: { any: [few(most), perhaps] } } },
              award: { grant: { fact: 'cost' }, notes: [] },
            },
          ],
          { either: { state: 'window', candidates: [true, false] } },
        ),
      );
    const assessor = createTableAssessor(
      tableOf(TOY, [
        { count: 3, cost: 1 },
        { count: 20, cost: 7 },
      ]),
    );
    const sums = (most: number) => {
      const [track] = assessor.assess(upTo(most)).tracks;
      return track && [awardSums(track).award.min, awardSums(track).awardIfEligible.min];
    };
    expect([sums(5), sums(50), sums(5)]).toEqual([
      [1n, 7n],
      [8n, 0n],
      [1n, 7n],
    ]);
  });

  test('memory stays bounded over many changes', () => {
    const assessor = createTableAssessor(table, 2);
    const last = sliders.at(-1);
    if (!last) throw new Error('nothing to drag');
    const turns = (from: number, to: number) => {
      for (let turn = from; turn < to; turn += 1)
        assessor.assess(compileTable(base, turn % 2 === 0 ? last.low() : last.high()));
      return assessor.bytes();
    };
    const settled = turns(0, 4);
    expect(turns(4, 30)).toBe(settled);
    expect(settled).toBeGreaterThan(0);
    const forgetful = createTableAssessor(table, 0);
    forgetful.assess(compileTable(base, rules));
    expect(forgetful.bytes()).toBe(0);
  });

  test('rules and a table of different rule bases do not mix', () => {
    expect(() => assessTable(compileTable(TOY, toyRules([])), table)).toThrow(RangeError);
  });
});

describe('rows assessed again by the reference', () => {
  test('agree', async () => {
    const rows = pickRows(table.rows, 40, Math.random);
    expect(await checkRows(base, result, rows)).toEqual({ checked: 40, differing: [] });
  });

  test('do not agree where a column is wrong', async () => {
    const turned = result.tracks.map((track) => ({ ...track, eligible: track.ineligible, ineligible: track.eligible }));
    const { differing } = await checkRows(base, { ...result, tracks: turned }, [0, 1]);
    expect(differing.length).toBeGreaterThan(0);
    const other = result.tracks.map((track) => ({ ...track, awards: track.awards && table.chunks.map(() => []) }));
    expect((await checkRows(base, { ...result, tracks: other }, [0, 1, 2])).differing.length).toBeGreaterThan(0);
  });

  test('are different rows, and all of a small table', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.nat(60),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 60, maxLength: 60 }),
        (rows, count, numbers) => {
          const picked = pickRows(rows, count, () => numbers.pop() ?? 0);
          expect(new Set(picked).size).toBe(Math.min(rows, count));
          expect(picked.every((row) => row >= 0 && row < rows)).toBe(true);
        },
      ),
    );
  });
});

test('verdicts alone come without awards', () => {
  const compiled = compileTable(base, rules);
  const verdicts = assessTable(compiled, table, { awards: false });
  verdicts.tracks.forEach((track, i) => {
    expect(track.awards).toBeNull();
    expect(track.eligible).toEqual(result.tracks[i]?.eligible);
  });
});
