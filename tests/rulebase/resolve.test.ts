/** Dates: the day before, the day itself, windows, gaps, and days for which nothing is on file. */
import { describe, expect, test } from 'vitest';

import { isIsoDate, loadRuleBase, resolve, ruleSetFor, todayInHongKong } from '../../src/rulebase/index.ts';
import { spanAt } from '../../src/rulebase/dates.ts';
import { base, day, deciding, interestingDates, must, ruleFiles, rulesFor } from '../support/rules.ts';

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2023-13-01', false],
  ['2023-1-1', false],
  ['', false],
  ['today', false],
  ['2023-08-31T00:00', false],
])('%s is a calendar date: %s', (text, expected) => {
  expect(isIsoDate(text)).toBe(expected);
});

test('today is the day in Hong Kong, whatever the clock of the machine', () => {
  expect(todayInHongKong(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
  expect(todayInHongKong(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
});

test('a span holds its first and last day; its window lies before the first', () => {
  const span = { fromEarliest: day('2024-01-01'), from: day('2024-02-01'), until: day('2024-03-01') };
  const at = (text: string) => spanAt(span, day(text));
  expect(['2023-12-31', '2024-01-01', '2024-01-31', '2024-02-01', '2024-03-01', '2024-03-02'].map(at)).toEqual([
    'out',
    'perhaps',
    'perhaps',
    'in-force',
    'in-force',
    'out',
  ]);
});

/** A made-up scheme with every case of dates, so that no change of the real rules can hide a fault. */
function madeUp() {
  const text = { 'zh-Hant': '甲', en: 'A' };
  const provenance = { sources: ['cedb-sme-2012'], confidence: 'official' };
  const value = (from: string, amount: number | string, extra = {}) => ({
    from,
    value: amount,
    ...provenance,
    ...extra,
  });
  const files = ruleFiles();
  files['schemes/made-up.json'] = {
    id: 'made-up',
    name: [{ from: '2020-01-01', value: text }],
    shortName: [{ from: '2020-01-01', value: text }],
    department: text,
    reviewDue: '2027-01-01',
    contact: text,
    link: { label: text, url: 'https://example.org', lastChecked: '2026-11-22' },
    params: {
      cap: {
        unit: 'hkd',
        label: text,
        values: [
          value('2020-01-01', 100, { until: '2020-12-31' }),
          value('2021-07-01', 200, { until: '2021-12-31' }),
          value('2022-03-01', 300, { fromEarliest: '2022-01-01', until: '2022-12-31' }),
          value('2023-01-01', 400, { confidence: 'unverified' }),
        ],
      },
    },
    criteria: {
      staff: {
        kind: 'rule',
        subject: 'applicant',
        condition: { fact: 'hkEmployees', operator: 'lessThan', value: { param: 'cap' } },
        inForce: [{ from: '2020-01-01', ...provenance }],
        sentence: text,
      },
    },
    tracks: {
      only: {
        name: text,
        summary: text,
        aims: ['research'],
        criteria: { staff: true },
        award: null,
        open: [
          { from: '2020-01-01', until: '2020-06-30', ...provenance },
          { from: '2020-10-01', ...provenance },
        ],
      },
    },
  };
  return must(loadRuleBase(files));
}

describe('a made-up scheme', () => {
  const withMadeUp = madeUp();
  const at = (date: string) => {
    const scheme = resolve(withMadeUp, day(date)).schemes.find(({ id }) => id === 'made-up');
    if (!scheme) throw new Error('lost');
    return {
      cap: scheme.params['cap']?.at,
      status: scheme.tracks[0]?.status,
      track: scheme.tracks[0],
      kind: scheme.criteria['staff']?.kind,
    };
  };
  test('opens, closes and reopens', () => {
    expect(
      ['2019-12-31', '2020-01-01', '2020-06-30', '2020-07-01', '2020-09-30', '2020-10-01'].map(
        (date) => at(date).status,
      ),
    ).toEqual(['not-yet-open', 'open', 'open', 'closed', 'closed', 'open']);
    expect(at('2020-08-01').track).toMatchObject({ closedOn: '2020-06-30', opensOn: '2020-10-01' });
  });
  test('a day between two values has none, never the nearest', () => {
    expect(at('2020-12-31').cap).toEqual({ state: 'known', value: 100 });
    expect(at('2021-01-01').cap).toEqual({ state: 'unknown' });
    expect(at('2021-07-01').cap).toEqual({ state: 'known', value: 200 });
  });
  test('in the window before a first day nothing is certain', () => {
    expect(at('2022-01-01').cap).toEqual({ state: 'unknown' });
    expect(at('2022-03-01').cap).toEqual({ state: 'known', value: 300 });
  });
  test('an unverified value never decides', () => {
    expect(at('2023-06-01').cap).toEqual({ state: 'unverified', value: 400 });
  });
});

test('every track of every scheme resolves on every day on which something changes', () => {
  const count = resolve(base, day('2026-11-22')).schemes.flatMap(({ tracks }) => tracks).length;
  for (const date of interestingDates())
    expect(rulesFor(date).schemes.flatMap(({ tracks }) => tracks)).toHaveLength(count);
});

describe('a request', () => {
  const first = base.proposals.find(({ assumptions }) => Object.keys(assumptions).length > 0);
  if (!first) throw new Error('no proposal with an assumption');
  const [assumption = ''] = Object.keys(first.assumptions);
  const problems = (proposals: string[], assumptions = {}) => {
    const result = ruleSetFor(base, { date: day('2023-08-31'), proposals, assumptions });
    return result.ok ? [] : result.problems.map(({ field, expected }) => `${field}: ${expected}`);
  };
  test('for a proposal that does not exist names those that do', () => {
    expect(problems(['free-money'])).toEqual([expect.stringMatching(/^free-money: one of .*,/)]);
  });
  test('with an assumption of a proposal not chosen is refused', () => {
    expect(problems([], { [`${first.id}.${assumption}`]: 1 })).toEqual([
      `${first.id}.${assumption}: an assumption of a chosen proposal`,
    ]);
  });
  test('with an unknown assumption names the known ones', () => {
    expect(problems([first.id], { [`${first.id}.no-such`]: 1 })[0]).toContain(assumption);
  });
  test('with an assumption out of range says the range', () => {
    const { max } = first.assumptions[assumption] ?? { max: 0 };
    expect(problems([first.id], { [`${first.id}.${assumption}`]: Number(max) + 1 })[0]).toContain(String(max));
  });
  test('writing one key twice with different values is a conflict, not a guess', () => {
    const files = ruleFiles();
    const list = (
      files['proposals/cma-2023.json'] as { proposals: { id: string; changes: { op: string; value: unknown }[] }[] }
    ).proposals;
    const copy = structuredClone(list.find(({ id }) => id === first.id));
    if (!copy) throw new Error('lost');
    copy.id = 'contrary';
    for (const change of copy.changes) if (change.op === 'set') change.value = 1;
    list.push(copy);
    const contrary = must(loadRuleBase(files));
    const result = ruleSetFor(contrary, {
      date: day('2023-08-31'),
      proposals: [first.id, 'contrary'],
      assumptions: {},
    });
    expect(result.ok).toBe(false);
    expect(!result.ok && result.problems[0]?.expected).toContain(`but ${first.id} writes`);
  });
  test('for proposals leaves the base as it was', () => {
    const before = JSON.stringify(base);
    rulesFor('2026-11-22', deciding());
    expect(JSON.stringify(base)).toBe(before);
  });
});
