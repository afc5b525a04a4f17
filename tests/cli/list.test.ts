/** The counts of a list are those of its companies, each assessed by the reference. */
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/universal';

import { assessList } from '../../src/cli/list.ts';
import type { Request } from '../../src/cli/run.ts';
import { createAssessor } from '../../src/engine/index.ts';
import { sentence } from '../../src/rulebase/index.ts';
import type { Profile } from '../../src/rulebase/index.ts';
import { arbitraryLikelyProfile, base, day, deciding, must, rulesFor } from '../support/rules.ts';
import { arbitraryMember, cellOf, fileOf } from '../table/read-support.ts';

const requestOf = (more: Partial<Request>): Request => ({
  file: 'list.csv',
  asOf: day('2026-11-22'),
  proposals: [],
  assumptions: {},
  locale: 'en',
  format: 'json',
  compare: false,
  skipBadRows: false,
  ...more,
});

const csvOf = (members: readonly Profile[]): string => {
  const ids = base.facts.map(({ id }) => id);
  return Papa.unparse([
    ['name', ...ids],
    ...members.map((facts, i) => [`M${i}`, ...ids.map((id) => cellOf(facts[id]))]),
  ]);
};

/** Counted one by one. */
async function tally(date: string, proposals: readonly string[], members: readonly Profile[]) {
  const assessor = createAssessor(base, rulesFor(date, proposals));
  const tracks = assessor.tracks.map(({ scheme, track }) => ({
    scheme: scheme.id,
    track: track.id,
    verdicts: { eligible: 0, ineligible: 0, undetermined: 0, closed: 0, 'not-considered': 0 },
    award: { min: 0, max: 0 },
    awardIfEligible: { min: 0, max: 0 },
  }));
  for (const facts of members) {
    const { tracks: results } = await assessor.assess(facts);
    results.forEach(({ verdict, award }, i) => {
      const counts = tracks[i];
      if (!counts) return;
      counts.verdicts[verdict ?? 'not-considered'] += 1;
      const sum =
        verdict === 'eligible' ? counts.award : verdict === 'undetermined' ? counts.awardIfEligible : undefined;
      if (!sum || !award) return;
      sum.min += award.min;
      sum.max += award.max;
    });
  }
  return tracks;
}

test('random lists, under random proposals, come to what the reference counts', async () => {
  const situation = fc
    .record({ date: fc.constantFrom('2023-08-31', '2026-11-22'), proposals: fc.subarray(deciding(), { maxLength: 4 }) })
    .chain(({ date, proposals }) =>
      fc
        .array(fc.oneof(arbitraryLikelyProfile(date, proposals), arbitraryMember), { minLength: 1, maxLength: 12 })
        .map((members) => ({ date, proposals, members })),
    );
  let eligible = 0;
  await fc.assert(
    fc.asyncProperty(situation, async ({ date, proposals, members }) => {
      const request = requestOf({ asOf: day(date), proposals });
      const result = JSON.parse(must(await assessList(base, fileOf(csvOf(members)), request))) as Record<
        string,
        unknown
      >;
      const wanted = await tally(date, proposals, members);
      eligible += wanted.reduce((sum, { verdicts }) => sum + verdicts.eligible, 0);
      expect(result).toEqual({
        rows: members.length,
        rejected: [],
        asOf: date,
        proposals: rulesFor(date, proposals).proposals,
        tracks: wanted,
      });
    }),
    { numRuns: 12 },
  );
  expect(eligible).toBeGreaterThan(0);
});

const answer = async (content: string, more: Partial<Request> = {}) => {
  const result = await assessList(base, fileOf(content), requestOf(more));
  return result.ok ? result.value : result.problems.map(sentence).join('\n');
};

test('a workbook is assessed like the same list as CSV', async () => {
  const blob = await writeExcelFile([
    [{ value: 'aims' }, { value: 'hkEmployees' }],
    [
      { value: 'research', type: String },
      { value: 12, type: Number },
    ],
  ]).toBlob();
  const fromWorkbook = must(await assessList(base, { name: 'list.xlsx', blob }, requestOf({})));
  expect(fromWorkbook).toBe(await answer('aims,hkEmployees\nresearch,12\n'));
});

describe('rows that are wrong', () => {
  const bad = `listed\n${'maybe\n'.repeat(1001)}true\n`;
  test('refuse the list', async () =>
    expect(await answer(bad)).toBe(
      'list.csv, row 2, listed: expected true or false, got "maybe"; 1000 more rows are wrong; --skip-bad-rows leaves such rows out',
    ));
  test('are counted in full and listed to the thousandth', async () => {
    const result = JSON.parse(await answer(bad, { skipBadRows: true })) as {
      rows: number;
      rejected: unknown[];
      rejectedTotal: number;
    };
    expect([result.rows, result.rejected.length, result.rejectedTotal]).toEqual([1, 1000, 1001]);
    expect(await answer(bad, { skipBadRows: true, format: 'text' })).toContain('1 companies, 1001 rows not read');
  });
});

test('as text, each track has what the companies get and what the undecided would get', async () => {
  const text = await answer('aims,hkEmployees\nsell-outside-hk,12\n', { format: 'text' });
  expect(text).toMatch(/BUD Fund · .*Not enough is known 1, .*; HK\$0; If eligible HK\$0 to HK\$800,000$/m);
  expect(await answer('listed\nmaybe\ntrue\n', { format: 'text', skipBadRows: true, locale: 'zh-Hant' })).toContain(
    '第 2 行, listed:',
  );
});

test('columns that the command line does not know refuse the list', async () => {
  expect(await answer('listed,shoe size\ntrue,1\n')).toMatch(
    /^list\.csv, row 1, shoe size: expected a fact id of facts\.json/,
  );
});
