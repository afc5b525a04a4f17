/** Days on which a scheme changed, found from the rules themselves, and what is said of them. */
import { describe, expect, test } from 'vitest';

import { changeWords } from '../../../src/features/schemes/timeline-words.ts';
import { timelineOf } from '../../../src/features/schemes/timeline.tsx';
import { changesOf, resolveScheme } from '../../../src/rulebase/index.ts';
import type { Scheme } from '../../../src/rulebase/index.ts';
import { base, day } from '../../support/rules.ts';
import { sayIn } from '../../support/say.ts';

const en = await sayIn('en');
const zh = await sayIn('zh-Hant');

function scheme(id: string): Scheme {
  const found = base.schemes.find((each) => each.id === id);
  if (!found) throw new Error(`no scheme ${id}`);
  return found;
}
const wordsOn = (id: string, on: string, say = en) =>
  changesOf(scheme(id))
    .filter((each) => each.on === on)
    .flatMap((each) => each.changes.map((change) => changeWords(say, each, change)));

describe.each(base.schemes.map((each) => [each.id, each] as const))('%s', (_, each) => {
  const days = changesOf(each);
  test('days come newest first, each once', () => {
    const dates = days.map(({ on }) => on);
    expect(dates).toEqual([...new Set(dates)].toSorted().toReversed());
  });
  test('between two days nothing changes', () => {
    for (const [i, { on, before }] of days.entries()) {
      const earlier = days[i + 1];
      if (!earlier) continue;
      const states = (of: typeof before) => ({
        params: Object.values(of.params).map(({ id, at }) => [id, at]),
        criteria: Object.values(of.criteria).map(({ id, kind }) => [id, kind]),
        open: of.tracks.map(({ id, status }) => [id, status]),
      });
      expect(states(before), on).toEqual(states(resolveScheme(each, earlier.on)));
    }
  });
  test('every change has words in every language', () => {
    for (const on of days)
      for (const change of on.changes)
        for (const say of [en, zh]) {
          const { subject, from, to, more } = changeWords(say, on, change);
          expect([subject, from ?? 'x', to, ...more].join(''), on.on).not.toMatch(/\{|undefined|\[object/);
          expect(from).not.toBe(to);
        }
  });
});

test('a share that was cut is told with the old and the new, and members added to a list are named', () => {
  expect(wordsOn('bud', '2025-03-14')).toContainEqual(expect.objectContaining({ from: '50%', to: '25%' }));
  const markets = wordsOn('bud', '2026-06-15').find(({ key }) => key === 'param markets');
  expect(markets).toMatchObject({ from: '40 economies', to: '48 economies' });
  expect(markets?.more[0]).toMatch(/^Added: .*Saudi Arabia/);
});

test('a fund that ends says so on the first day without it', () => {
  expect(wordsOn('emf', '2026-07-01', zh)).toContainEqual(
    expect.objectContaining({ from: '接受申請', to: '已結束（最後一天是 2026年6月30日）' }),
  );
});

test('a new phase without a gap is a renewal, and a name that changed is a change', () => {
  expect(wordsOn('cppp', '2025-04-01')).toContainEqual(
    expect.objectContaining({ key: 'track demonstration', to: 'renewed; a new phase begins' }),
  );
  expect(changesOf(scheme('nifs')).flatMap(({ changes }) => changes.map(({ kind }) => kind))).toContain('name');
});

test('what the sources tell stands on its day, with what changed on file', () => {
  const told = { text: { 'zh-Hant': '舊事', en: 'Old story' }, sources: [], confidence: 'secondary' as const };
  const entries = timelineOf({
    ...scheme('bud'),
    history: [
      { on: '2012', ...told },
      { on: '2025-03-14', ...told },
    ],
  });
  expect(entries.at(-1)).toEqual({ on: '2012', told: [{ on: '2012', ...told }] });
  expect(entries.find(({ on }) => on === day('2025-03-14'))).toMatchObject({ told: [told], day: { on: '2025-03-14' } });
});
