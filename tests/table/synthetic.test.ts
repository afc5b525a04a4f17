/** A made-up list: the same again for the same seed, true to the published figures, and every number of it does something. */
import { beforeAll, describe, expect, test } from 'vitest';

import { loadPopulation, parseFacts } from '../../src/rulebase/index.ts';
import type { Population, Profile, SettingValues } from '../../src/rulebase/index.ts';
import { assessTable, compileTable, profileAt, synthesise, verdictCounts } from '../../src/table/index.ts';
import type { SyntheticRequest } from '../../src/table/index.ts';
import { lognormal, sizesWithMean, weighted } from '../../src/table/synthetic/distributions.ts';
import { rowRandom } from '../../src/table/synthetic/random.ts';
import { base, deciding, rulesFor, TODAY } from '../support/rules.ts';

const SEED = 7;
let population: Population;
beforeAll(async () => {
  population = await loadPopulation(base);
});

async function profiles(request: Partial<SyntheticRequest>): Promise<Profile[]> {
  const { table } = await synthesise(base, { rows: 500, seed: SEED, ...request });
  return Array.from({ length: table.rows }, (_, row) => profileAt(table, row));
}
const industryFact = base.facts.find(({ roles }) => roles.includes('industry'))?.id ?? '';
const headcountFact = base.facts.find(({ roles }) => roles.includes('headcount'))?.id ?? '';
const everythingAnswered: SettingValues = { companyAnswered: 100, pastAnswered: 100, projectAnswered: 100 };

describe('the same again', () => {
  test('for the same seed; more rows only add to the end', async () => {
    const [short, long, other] = [await profiles({}), await profiles({ rows: 700 }), await profiles({ seed: 8 })];
    expect(await profiles({})).toEqual(short);
    expect(long.slice(0, 500)).toEqual(short);
    expect(other).not.toEqual(short);
  });
  test('where one number is changed, what does not depend on it stays', async () => {
    const [before, after] = [await profiles({}), await profiles({ settings: { marketCost: 800_000 } })];
    const changed = before.flatMap((profile, row) =>
      base.facts.map(({ id }) => id).filter((id) => JSON.stringify(profile[id]) !== JSON.stringify(after[row]?.[id])),
    );
    expect([...new Set(changed)]).toEqual(['marketProjectCost']);
  });
});

/** The statistic of a chi-square test; its degrees of freedom are the groups less one. */
const chiSquare = (observed: readonly number[], shares: readonly number[], total: number): number =>
  observed.reduce((sum, count, i) => sum + (count - total * (shares[i] ?? 0)) ** 2 / (total * (shares[i] ?? 0)), 0);

describe('true to the published figures', () => {
  const rows = 30_000;
  test.each([2019, 2020])('industries of %i', async (year) => {
    const list = await profiles({ rows, settings: { ...everythingAnswered, tableYear: year } });
    const published = population.tables.find((table) => table.year === year)?.rows ?? {};
    const total = Object.values(published).reduce((sum, { enterprises }) => sum + enterprises, 0);
    const split = (population.settings.find(({ id }) => id === 'tradeImportExport')?.default ?? 0) / 100;
    const expected = new Map<string, number>();
    for (const { id, industries } of population.sections)
      for (const [industry, weight] of Object.entries(industries)) {
        const share = weight === 'rest' ? 1 - split : typeof weight === 'number' ? 1 : split;
        expected.set(industry, (expected.get(industry) ?? 0) + (share * (published[id]?.enterprises ?? 0)) / total);
      }
    const observed = [...expected.keys()].map(
      (each) => list.filter((profile) => profile[industryFact] === each).length,
    );
    expect(observed.reduce((sum, count) => sum + count, 0)).toBe(rows);
    expect(chiSquare(observed, [...expected.values()], rows)).toBeLessThan(27.9); // 9 degrees of freedom, 1 in 1,000
  });

  test('persons in each industry that is a section by itself', async () => {
    const list = await profiles({ rows, settings: { ...everythingAnswered, largerShare: 0 } });
    const [table] = population.tables;
    const alone = population.sections.filter(
      ({ industries }) =>
        Object.keys(industries).length === 1 &&
        population.sections.every(
          (other) => other.industries === industries || !((Object.keys(industries)[0] ?? '') in other.industries),
        ),
    );
    expect(alone.length).toBeGreaterThan(5);
    for (const { id, below, industries } of alone) {
      const sizes = list
        .filter((profile) => profile[industryFact] === Object.keys(industries)[0])
        .map((profile) => Number(profile[headcountFact]));
      const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
      const deviation = Math.sqrt(sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0) / sizes.length);
      const { persons = 0, enterprises = 1 } = table?.rows[id] ?? {};
      expect(Math.abs(mean - persons / enterprises), id).toBeLessThan((4 * deviation) / Math.sqrt(sizes.length));
      expect(Math.max(...sizes), id).toBeLessThan(below);
      expect(Math.min(...sizes), id).toBeGreaterThanOrEqual(1);
    }
  });

  test('larger companies are as many as said, and all at or above the bound', async () => {
    const list = await profiles({ rows: 10_000, settings: { ...everythingAnswered, largerShare: 10 } });
    const below = (profile: Profile) =>
      population.sections.find(({ industries }) => String(profile[industryFact]) in industries)?.below ?? 0;
    const larger = list.filter((profile) => Number(profile[headcountFact]) >= below(profile));
    expect(larger.length / list.length).toBeCloseTo(0.1, 1);
    expect(Math.max(...larger.map((profile) => Number(profile[headcountFact])))).toBeGreaterThan(500);
  });
});

describe('every row', () => {
  test('is a profile that a file could hold', async () => {
    for (const settings of [{}, everythingAnswered])
      for (const profile of await profiles({ rows: 3000, settings }))
        expect(parseFacts(base, profile, 'made up')).toEqual({ ok: true, value: profile });
  });

  test('says enough to be decided, where every question is answered', async () => {
    const { table } = await synthesise(base, { rows: 20_000, seed: SEED, settings: everythingAnswered });
    for (const proposals of [[], deciding()]) {
      const rules = rulesFor(TODAY, proposals);
      const undecided = assessTable(compileTable(base, rules), table).tracks.flatMap((track) => {
        const { scheme, track: of, status } = track.prepared;
        const { undetermined } = verdictCounts(table, track);
        return undetermined > 0 && status !== 'no-rule-known' ? [`${scheme.id}/${of.id}: ${undetermined}`] : [];
      });
      expect(undecided).toEqual([]);
    }
  });

  test('has a name, and a row number as in a file', async () => {
    const { passThrough, fileRow, rejected } = await synthesise(base, { rows: 3, seed: SEED });
    expect(passThrough.map(({ as, at }) => [as, at(0), at(2)])).toEqual([
      ['name', expect.stringContaining('0000001'), expect.stringContaining('0000003')],
    ]);
    expect([fileRow(0), rejected.total]).toEqual([2, 0]);
  });
});

test('every setting changes something', async () => {
  const rows = 12_000;
  const of = async (settings: SettingValues): Promise<string> => {
    const { table } = await synthesise(base, { rows, seed: SEED, settings });
    return JSON.stringify(table.chunks.map(({ cells }) => cells.map((each) => each && summaryOf(each))));
  };
  const before = await of({});
  const idle: string[] = [];
  for (const { id, default: value, min, max } of population.settings)
    if ((await of({ [id]: value === max ? min : max })) === before) idle.push(id);
  expect(idle).toEqual([]);
});

/** A number that changes with any cell. */
function summaryOf(cells: object): string {
  const arrays = Object.values(cells)
    .flat()
    .filter((part) => ArrayBuffer.isView(part));
  return arrays
    .map((part) => {
      const words = part as Int32Array | Uint32Array; // or floats: only summed
      let sum = 0;
      for (let i = 0; i < words.length; i += 1) sum = (Math.imul(sum, 31) + (words[i] ?? 0)) | 0;
      return sum;
    })
    .join();
}

describe('while it is made', () => {
  test('it can be cancelled', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const making = synthesise(
      base,
      { rows: 1_600_000, seed: SEED },
      {
        signal: controller.signal,
        onProgress: ({ rows, total }) => {
          seen.push(rows);
          expect(total).toBe(1_600_000);
          controller.abort(new Error('enough'));
        },
      },
    );
    await expect(making).rejects.toThrow('enough');
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBeLessThan(400_000);
  });
  test('numbers out of range are refused', async () => {
    for (const request of [
      { settings: { largerShare: 101 } },
      { settings: { nonsense: 1 } },
      { rows: -1 },
      { rows: 1.5 },
    ])
      await expect(synthesise(base, { rows: 1, seed: 1, ...request })).rejects.toThrow(RangeError);
  });
});

describe('random numbers', () => {
  test('are even, and of no relation between neighbouring rows, uses and seeds', () => {
    const many = 20_000;
    const list = (seed: number, use: number, from = 0): number[] => {
      const random = rowRandom(seed);
      return Array.from({ length: many }, (_, i) => {
        random.row(from + i);
        return random.at(use);
      });
    };
    const first = list(1, 0);
    const counts = Array.from({ length: 20 }, (_, i) => first.filter((u) => Math.floor(u * 20) === i).length);
    expect(
      chiSquare(
        counts,
        counts.map(() => 1 / 20),
        many,
      ),
    ).toBeLessThan(43.8); // 19 degrees of freedom, 1 in 1,000
    const correlation = (other: readonly number[]): number =>
      (12 / many) * first.reduce((sum, u, i) => sum + (u - 0.5) * ((other[i] ?? 0) - 0.5), 0);
    for (const other of [list(1, 1), list(1, 0, 1), list(2, 0), list(1, 8)])
      expect(Math.abs(correlation(other))).toBeLessThan(4 / Math.sqrt(many));
  });
  test('a weight is drawn as often as its share', () => {
    const weights = [5, 0, 1, 14];
    const pick = weighted(weights);
    const counts = weights.map(() => 0);
    for (let i = 0; i < 2000; i += 1) {
      const index = pick((i + 0.5) / 2000);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(counts).toEqual([500, 0, 100, 1400]);
  });
  test('sizes have the mean they were asked for', () => {
    for (const [mean, spread, below] of [
      [2.3, 3, 50],
      [9.87, 3, 50],
      [5.9, 8, 100],
      [40, 2, 50],
    ] as const) {
      const shares = sizesWithMean(mean, spread, below);
      expect(shares).toHaveLength(below - 1);
      expect(shares.reduce((sum, share, i) => sum + share * (i + 1), 0)).toBeCloseTo(mean, 6);
    }
  });
  test('a lognormal has its median and its 90th percentile', () => {
    const at = lognormal(1000, 5);
    expect(at(0.5)).toBeCloseTo(1000, -1);
    expect(at(0.9) / 5000).toBeCloseTo(1, 3);
  });
});
