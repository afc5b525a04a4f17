/** The printed SQL, run by DuckDB, decides as the reference does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { AmountNode } from '../../src/rulebase/index.ts';
import { assessmentSql, profilesTableSql, trackNames } from '../../src/table/index.ts';
import { base, BASELINE, deciding, rulesFor, TODAY } from '../support/rules.ts';
import { openDuckDb } from './duckdb.ts';
import { TOY } from './random-rules.ts';
import { sqlProfiles, sqlRuleSets, sqlToyProfiles, sqlToyRules } from './sql-cases.ts';
import { load, outcomesInSql, sqlMismatch, unlessTooLarge } from './sql-support.ts';
import type { Database } from './sql-support.ts';
import { toyBase, toyFact, toyRules } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'sql-'));
const file = join(folder, 'profiles.csv');
let database: Database;
beforeAll(async () => {
  database = await openDuckDb();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the real rules', () => {
  const profiles = sqlProfiles(45);
  beforeAll(() => load(database, base, profiles, file));
  const ruleSets = sqlRuleSets(4);

  test.each(ruleSets.map((ruleSet) => [ruleSet.date, ruleSet.proposals.length, ruleSet] as const))(
    'on %s with %i proposals',
    async (_date, _proposals, ruleSet) => {
      expect(await sqlMismatch(database, base, ruleSet, profiles, file)).toBeUndefined();
    },
    60_000,
  );

  test('the companies have every verdict, and awards that are one amount, a range and nothing', async () => {
    const outcomes = (await outcomesInSql(database, base, rulesFor(TODAY, deciding()))).flat();
    for (const wanted of ['eligible', 'ineligible', 'undetermined', 'closed', null])
      expect(outcomes.filter(([verdict]) => verdict === wanted).length).toBeGreaterThan(20);
    expect(outcomes.filter(([, min, max]) => min !== null && min === max && min !== '0').length).toBeGreaterThan(20);
    expect(outcomes.filter(([, min, max]) => min !== max).length).toBeGreaterThan(20);
  });
});

describe('rules that no file holds', () => {
  const profiles = sqlToyProfiles(20);

  test('random criteria and awards', async () => {
    await load(database, TOY, profiles, file);
    let compared = 0;
    for (const ruleSet of sqlToyRules(60)) {
      const isCompared = await unlessTooLarge(async () =>
        expect(await sqlMismatch(database, TOY, ruleSet, profiles, file)).toBeUndefined(),
      );
      if (isCompared) compared += 1;
    }
    expect(compared).toBeGreaterThan(45);
  }, 60_000);

  const grants: Record<string, AmountNode> = {
    'a third, rounded down': { mul: [{ amount: 7 }, { param: 'third' }, { fact: 'cost' }] },
    'nothing of no limit': { mul: [{ fact: 'count' }, { unlimited: true }] },
    'no limit where it is chosen': {
      min: [
        { fact: 'cost' },
        { if: { fact: 'yes', operator: 'equal', value: true }, then: { unlimited: true }, else: { amount: 5 } },
      ],
    },
    'what is left of nothing': { sub: [{ amount: 3 }, { fact: 'cost' }] },
    'a share': { mul: [{ fact: 'share' }, { fact: 'cost' }] },
  };
  test.each(Object.entries(grants))('%s', async (_, grant) => {
    const facts = toyBase(TOY.facts.filter(({ id }) => ['aims', 'yes', 'count', 'cost', 'share'].includes(id)));
    const rows = [0, 1, 5, 2 ** 45, null].flatMap((cost) =>
      [0, 2, null].flatMap((count) =>
        [true, false, null].map((yes) => ({ cost, count, yes, share: count === 2 ? 12.5 : null })),
      ),
    );
    await load(database, facts, rows, file);
    const ruleSet = toyRules([{ id: 't', criteria: {}, award: { grant, notes: [] } }], {
      third: { state: 'known', value: '1/3' },
    });
    expect(await sqlMismatch(database, facts, ruleSet, rows, file)).toBeUndefined();
  });
});

describe('the text', () => {
  test('is the same each time, and short', () => {
    const ruleSet = rulesFor(TODAY, deciding());
    const text = assessmentSql(base, ruleSet);
    expect(assessmentSql(base, rulesFor(TODAY, deciding()))).toBe(text);
    expect(text.length).toBeLessThan(60_000);
  });

  test('begins with what it is of and what it reads', () => {
    const [first, ...lines] = assessmentSql(base, rulesFor(BASELINE)).split('\n');
    expect(first).toBe(`-- Rules of ${BASELINE}; proposals: none; assumptions: {}`);
    expect(lines).toContain('--   "id" TEXT PRIMARY KEY,');
    expect(lines).toContain('CREATE VIEW assessment AS');
  });

  test('has names that PostgreSQL does not cut', () => {
    const names = rulesFor(TODAY, deciding()).schemes.flatMap((scheme) =>
      scheme.tracks.flatMap((each) => {
        const { verdict, min, max } = trackNames(scheme, each);
        return [verdict, min, max];
      }),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => Buffer.byteLength(name) > 63)).toEqual([]);
  });

  test('quotes what would end a name or a text', async () => {
    const facts = toyBase([toyFact('aims', 'set', ['grow'], ['aims']), toyFact('a"b', 'one', ["it's", '"'])]);
    const condition = { fact: 'a"b', operator: 'equal', value: "it's" } as const;
    const ruleSet = toyRules([{ id: 't', criteria: { 'x"y': { kind: 'rule', condition } } }]);
    await database.run('DROP VIEW IF EXISTS assessment; DROP TABLE IF EXISTS profiles;');
    await database.run(profilesTableSql(facts));
    await database.run(`INSERT INTO profiles VALUES ('0', NULL, 'it''s'), ('1', NULL, '"')`);
    const outcomes = await outcomesInSql(database, facts, ruleSet);
    expect(outcomes.map(([outcome]) => outcome?.[0])).toEqual(['eligible', 'ineligible']);
  });
});

describe('the cells', () => {
  const facts = toyBase([
    toyFact('aims', 'set', ['grow', 'rest'], ['aims']),
    toyFact('things', 'set', ['x', 'xy', 'y']),
    toyFact('kind', 'one', ['a', 'b']),
    { ...toyFact('part', 'hkd'), partOf: 'whole' },
    toyFact('whole', 'hkd'),
  ]);
  const verdictsOf = async (
    cells: (string | null)[],
    fact: string,
    condition: Parameters<typeof toyRules>[0][0]['criteria'][string]['condition'],
  ) => {
    await database.run('DROP VIEW IF EXISTS assessment; DROP TABLE IF EXISTS profiles;');
    // Without checks: a table may come from elsewhere.
    await database.run(
      `CREATE TABLE profiles ("id" TEXT, "aims" TEXT, "things" TEXT, "kind" TEXT, "part" BIGINT, "whole" BIGINT)`,
    );
    for (const [i, cell] of cells.entries())
      await database.run(
        `INSERT INTO profiles ("id", "${fact}") VALUES ('${i}', ${cell === null ? 'NULL' : `'${cell}'`})`,
      );
    const ruleSet = toyRules([{ id: 't', criteria: { one: { kind: 'rule', condition } } }]);
    return (await outcomesInSql(database, facts, ruleSet)).map(([outcome]) => outcome?.[0]);
  };

  test.each([
    ['subsetOf', ['eligible', 'ineligible', 'ineligible', 'ineligible']],
    ['intersects', ['eligible', 'ineligible', 'eligible', 'ineligible']],
    ['disjointFrom', ['ineligible', 'eligible', 'ineligible', 'ineligible']],
    ['allOrNoneOf', ['eligible', 'eligible', 'ineligible', 'ineligible']],
  ] as const)(
    'a set by %s: all inside, all outside, both, empty; unanswered three ways',
    async (operator, expected) => {
      const condition = { fact: 'things', operator, value: ['x', 'y'] };
      expect(await verdictsOf(['x|y', 'xy', 'xy|x', '-', '', '?', null], 'things', condition)).toEqual([
        ...expected,
        'undetermined',
        'undetermined',
        'undetermined',
      ]);
    },
  );
  test('one of several, unanswered three ways', async () => {
    const condition = { fact: 'kind', operator: 'notEqual', value: 'a' } as const;
    const verdicts = await verdictsOf(['a', 'b', '', '?', null], 'kind', condition);
    expect(verdicts).toEqual(['ineligible', 'eligible', 'undetermined', 'undetermined', 'undetermined']);
  });
  test('the table refuses what no profile may say', async () => {
    await database.run('DROP VIEW IF EXISTS assessment; DROP TABLE IF EXISTS profiles;');
    await database.run(profilesTableSql(facts));
    const insert = (column: string, value: string) =>
      database.run(`INSERT INTO profiles ("id", ${column}) VALUES ('1', ${value})`);
    await expect(insert('"things"', `'x|z'`)).rejects.toThrow(/CHECK/);
    await expect(insert('"things"', `''`)).rejects.toThrow(/CHECK/);
    await expect(insert('"kind"', `'c'`)).rejects.toThrow(/CHECK/);
    await expect(insert('"whole"', '-1')).rejects.toThrow(/CHECK/);
    await expect(insert('"part", "whole"', '2, 1')).rejects.toThrow(/CHECK/);
    await insert('"things"', `'-'`);
    await expect(insert('"things"', `'x'`)).rejects.toThrow(/constraint/i); // the id is there
  });
});
