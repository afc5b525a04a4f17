/** Gaps between an answer and a condition, and aims put together. */
import { describe, expect, test } from 'vitest';

import { assess, byAim } from '../../../src/engine/index.ts';
import type { Assessment } from '../../../src/engine/index.ts';
import { countedLists, gapsOf } from '../../../src/features/result/gaps.ts';
import { groupAims } from '../../../src/features/result/group-aims.ts';
import type { Profile } from '../../../src/rulebase/index.ts';
import { foodFactory } from '../../support/profiles.ts';
import { base, rulesFor, TODAY } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';

const en = await sayIn('en');
const zh = await sayIn('zh-Hant');
const today = (facts: Profile): Promise<Assessment> => assess(base, rulesFor(TODAY), facts);
const gaps = ({ tracks }: Assessment, track: string, say = en) =>
  tracks
    .filter((result) => `${result.scheme.id}/${result.track.id}` === track)
    .flatMap((result) => result.criteria.flatMap((criterion) => gapsOf(say, result, criterion)));

describe('how far an answer is from the condition', () => {
  test.each<[string, Profile, string]>([
    ['markets off the list', { targetMarkets: ['VN', 'ZA'] }, 'South Africa not on the list'],
    ['no market', { targetMarkets: [] }, 'You have chosen none'],
    ['too long', { marketProjectMonths: 30 }, 'At most 24; you are over by 6'],
    [
      'a ceiling reached',
      { budGrantsReceived: 7_000_000 },
      'It must be less than HK$7,000,000, and you have reached that',
    ],
    ['a ceiling passed', { budGrantsReceived: 7_000_500 }, 'It must be less than HK$7,000,000; you are over by HK$500'],
  ])('%s', async (_, change, words) => {
    expect(gaps(await today({ ...foodFactory, ...change }), 'bud/general')).toContain(words);
  });

  test('a cost of nothing is said by the sentence alone', async () => {
    expect(gaps(await today({ ...foodFactory, marketProjectCost: 0 }), 'bud/general')).toEqual([]);
  });

  test('what is met has no gap, and what the sentence says is not said again', async () => {
    const assessment = await today(foodFactory);
    expect(gaps(assessment, 'bud/general', zh)).toEqual([]);
    expect(gaps(assessment, 'nifs/smart-line', zh)).toEqual([]); // its sentence names the one kind that is covered
  });

  test('a list that a sentence only counts can be read in full', async () => {
    const { tracks } = await today(foodFactory);
    const lists = tracks.flatMap((result) => result.criteria.flatMap((each) => countedLists(en, result, each)));
    expect(lists.some((names) => names.length > 40 && names.includes('Vietnam'))).toBe(true);
    expect(lists.every((names) => names.length > 4)).toBe(true);
  });
});

test('aims that one track serves best stand together; an aim without an open track names the nearest', async () => {
  const profile: Profile = { ...foodFactory, lineLocation: 'elsewhere' };
  const groups = groupAims(byAim(base, await today(profile), profile));
  expect(groups.map(({ aims }) => aims.map(({ aim }) => aim))).toEqual([
    ['sell-outside-hk', 'promote-exhibit'],
    ['existing-production-line'],
  ]);
  const [market, line] = groups;
  expect(market?.others.length).toBeGreaterThan(0);
  expect(market?.nearest).toBeUndefined();
  expect(line?.best).toBeNull();
  expect(line?.nearest?.scheme.id).toBe('manufacturing-plus');
});
