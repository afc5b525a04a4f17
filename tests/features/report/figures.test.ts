/** The figures of the summary over the real rules. */
import { expect, test } from 'vitest';

import { costFactsOf } from '../../../src/engine/index.ts';
import type { TrackResult } from '../../../src/engine/index.ts';
import { deadlineOf, firstDeadline, missingIn, together } from '../../../src/features/report/figures.ts';
import { deadlineWords } from '../../../src/features/report/paper-words.ts';
import { sourcesInForce } from '../../../src/features/report/cites.tsx';
import type { Profile } from '../../../src/rulebase/index.ts';
import { foodFactory, listedGroupSubsidiary, trader } from '../../support/profiles.ts';
import { base } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';
import { dataFor } from './data-for.ts';

const en = await sayIn('en');
const budgetsOf = ({ track }: TrackResult): string[] => costFactsOf(base, track).map(({ id }) => id);
const worth = (tracks: readonly TrackResult[]): number => tracks.reduce((sum, { award }) => sum + (award?.max ?? 0), 0);

test('a food factory: one grant for the market project and one for the line, and the rest it pays itself', async () => {
  const { applicable } = await dataFor(en, foodFactory);
  const best = together(base, applicable);
  expect(best?.grant).toEqual({ min: 400_000, max: 400_000 });
  expect(best?.own).toEqual({ min: 1_100_000, max: 1_100_000 });
  expect(best?.tracks).toHaveLength(2);
});

const { aims: _, ...allAims } = foodFactory;
const green: Profile = { ...allAims, cleanerProjectCost: 500_000, technologyProjectCost: 300_000 };

test.each([foodFactory, listedGroupSubsidiary, trader, allAims, green])(
  'no two of the tracks pay for the same cost, and no other choice gives more: %#',
  async (profile) => {
    const { applicable } = await dataFor(en, profile);
    const best = together(base, applicable);
    const taken = best?.tracks.flatMap(budgetsOf) ?? [];
    expect(new Set(taken).size).toBe(taken.length);
    const paying = applicable.filter(({ award }) => award !== null);
    expect(paying.length).toBeLessThan(12);
    const allowed = Array.from({ length: 1 << paying.length }, (_each, mask) =>
      paying.filter((_result, i) => (mask & (1 << i)) !== 0),
    ).filter((some) => new Set(some.flatMap(budgetsOf)).size === some.flatMap(budgetsOf).length);
    expect(Math.max(...allowed.map(worth))).toBe(best?.grant.max ?? 0);
  },
);

test('what may still change stays a range, and an undetermined track promises nothing', async () => {
  const { projectStarted: _started, ...open } = listedGroupSubsidiary;
  const { applicable } = await dataFor(en, open);
  expect(applicable.map(({ verdict }) => verdict)).toContain('undetermined');
  const best = together(base, applicable);
  expect(best?.grant.min).toBe(0);
  expect(best?.grant.max).toBeGreaterThan(0);
  expect(missingIn(applicable)).toEqual(['projectStarted']);
});

test('the nearest closing day is named with its track', async () => {
  const { applicable } = await dataFor(en, foodFactory);
  const next = firstDeadline(applicable);
  const days = applicable.flatMap((result) => deadlineOf(result)?.on ?? []);
  expect(days.length).toBeGreaterThan(0);
  expect(next?.deadline.on).toBe([...days].sort()[0]);
  expect(next && deadlineOf(next.result)).toBe(next?.deadline);
  expect(next && deadlineWords(en, next.deadline)).toBe('31 December 2026 (inferred)');
  expect(firstDeadline([])).toBeUndefined();
});

test('a condition on a list cites first what says that list on the day, not what the list once was', async () => {
  const { assessment } = await dataFor(await sayIn('en'), trader);
  const general = assessment.tracks.find(({ track }) => track.id === 'general');
  const markets = general?.criteria.find(({ id }) => id === 'markets-covered');
  if (!general || !markets) throw new Error('the fund has a list of markets');
  const [cited, ...others] = sourcesInForce(general, markets);
  expect(cited).toBe('bud-2026-06-15');
  expect(general.scheme.params['markets']?.sources).toContain(cited);
  expect(others).toContain('isd-2022-02-11');
});
