/** The past is only added to: what a scheme's file said of days gone by stays, so that a reopened case can be explained. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { day, RULES } from '../support/rules.ts';
import { rewrittenHistory } from '../support/history.ts';
import type { Recorded } from '../support/history.ts';

/** What git prints, or nothing where there is no git, no history or no such file. */
function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', RULES, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

const committed = (commit: string, file: string): string | undefined => git('show', `${commit}:./${file}`);
const present = (file: string): string => readFileSync(join(RULES, file), 'utf8');

/** The version to compare with: the last commit; where nothing differs from that (a clean checkout), the one before the file's last change. */
function earlier(file: string): { commit: string; content: string } | undefined {
  const head = committed('HEAD', file);
  if (head !== undefined && head !== present(file)) return { commit: 'HEAD', content: head };
  const [, previous] = (git('log', '-2', '--format=%H', '--', file) ?? '').trim().split('\n');
  const content = previous === undefined ? undefined : committed(previous, file);
  return previous === undefined || content === undefined ? undefined : { commit: previous, content };
}

const tracked = (git('ls-tree', '--name-only', 'HEAD', 'schemes/') ?? '')
  .split('\n')
  .filter((f) => f.endsWith('.json'));
if (tracked.length === 0) console.warn('append-only: skipped, for there is no git history here to compare with');

describe.skipIf(tracked.length === 0)('schemes keep their past', () => {
  test.each(tracked)('%s', (file) => {
    const before = earlier(file);
    if (!before) return console.warn(`append-only: ${file} has no earlier version in this clone`);
    const settings = committed(before.commit, 'settings.json') ?? present('settings.json');
    const { version } = JSON.parse(settings) as { version: string };
    const [then, now] = [before.content, present(file)].map((content) => JSON.parse(content) as Recorded);
    return expect(
      rewrittenHistory(then ?? {}, now ?? {}, version),
      'what was recorded of the past is gone; add an entry, or keep the old value among `alternatives` with why not',
    ).toEqual([]);
  });
});

describe('a made-up scheme', () => {
  const before: Recorded = {
    params: {
      cap: {
        values: [
          { from: day('2020-01-01'), until: day('2022-12-31'), value: 100 },
          { from: day('2023-01-01'), until: day('2027-12-31'), value: 200 },
        ],
      },
    },
    criteria: { small: { inForce: [{ from: day('2020-01-01'), until: day('2021-12-31') }] } },
    tracks: { only: { open: [{ from: day('2020-01-01'), until: day('2022-12-31') }] } },
  };
  const changed = (values: NonNullable<Recorded['params']>[string]['values']): Recorded => ({
    ...before,
    params: { cap: { values } },
  });
  const first = { from: day('2020-01-01'), until: day('2022-12-31'), value: 100 };
  const said = (after: Recorded) => rewrittenHistory(before, after, '2026-11-22');

  test('may stay as it is', () => expect(said(before)).toEqual([]));
  test('may be added to, and what is not over may change', () =>
    expect(
      said(
        changed([
          first,
          { from: day('2023-01-01'), until: day('2026-12-31'), value: 300 },
          { from: day('2027-01-01'), value: 9 },
        ]),
      ),
    ).toEqual([]));
  test('may split an entry into two of the same value', () =>
    expect(
      said(
        changed([
          { ...first, until: day('2021-05-31') },
          { from: day('2021-06-01'), until: day('2022-12-31'), value: 100 },
        ]),
      ),
    ).toEqual([]));
  test('may be corrected by keeping the old value as an alternative', () =>
    expect(said(changed([{ ...first, value: 90, alternatives: [{ value: 100 }] }]))).toEqual([]));
  test.each([
    ['drop an old value', changed([])],
    ['change an old value', changed([{ ...first, value: 101 }])],
    ['end it a day early', changed([{ ...first, until: day('2022-12-30') }])],
    ['begin it a day late', changed([{ ...first, from: day('2020-01-02') }])],
    [
      'change it for some of its days',
      changed([
        { ...first, until: day('2021-12-31') },
        { ...first, from: day('2022-01-01'), value: 7 },
      ]),
    ],
  ])('may not %s', (_, after) => expect(said(after)).toEqual(['params.cap, 2020-01-01 to 2022-12-31: 100']));
  test('may not drop a period or an opening', () =>
    expect(said({ params: before.params ?? {} })).toEqual([
      'criteria.small, 2020-01-01 to 2021-12-31: "in force"',
      'tracks.only, 2020-01-01 to 2022-12-31: "in force"',
    ]));
});
