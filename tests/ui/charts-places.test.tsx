/** The arithmetic behind the charts: places of labels, lines of text, ticks, steps, curves and levels. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { jumpsOf, stretchesOf, twofold, valueAt, valueBelow } from '../../src/ui/charts/curve.ts';
import type { Point } from '../../src/ui/charts/curve.ts';
import { runningSums } from '../../src/ui/charts/months-layout.ts';
import { apart, roomFor, rowsFor, spread } from '../../src/ui/charts/places.ts';
import { gapsOf, piecesOf } from '../../src/ui/charts/steps.ts';
import { widthOf, wrap } from '../../src/ui/charts/text.ts';
import { dayTicks, plainDay, valueTicks } from '../../src/ui/charts/ticks.ts';
import { fullScale, waterfallBars } from '../../src/ui/charts/waterfall-levels.ts';
import type { WaterfallStep } from '../../src/ui/charts/waterfall-levels.ts';

const extent = fc.record({ at: fc.integer({ min: 0, max: 400 }), size: fc.integer({ min: 1, max: 60 }) });
const overlap = (a: { at: number; size: number }, b: { at: number; size: number }): number =>
  (a.size + b.size) / 2 - Math.abs(a.at - b.at);
const pairs = <T,>(items: readonly T[]): [T, T][] =>
  items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));

test('labels moved apart never cover each other, keep their order, and stay within where there is room', () => {
  fc.assert(
    fc.property(fc.array(extent, { maxLength: 6 }), (items) => {
      const placed = spread(items, 0, 400);
      for (const [a, b] of pairs(placed)) {
        expect(overlap({ at: a.moved, size: a.size }, { at: b.moved, size: b.size })).toBeLessThan(1e-6);
        expect(Math.sign(b.moved - a.moved) * Math.sign(b.at - a.at)).toBeGreaterThanOrEqual(0);
      }
      if (roomFor(items) > 400) return;
      for (const { moved, size } of placed) {
        expect(moved - size / 2).toBeGreaterThan(-1e-6);
        expect(moved + size / 2).toBeLessThan(400 + 1e-6);
      }
    }),
  );
});

test('labels with room stay where they are', () => {
  const items = [
    { at: 20, size: 10 },
    { at: 90, size: 30 },
  ];
  expect(spread(items, 0, 100).map(({ moved }) => moved)).toEqual([20, 85]);
});

test('crowded labels are left out, the first of the list never; rows hold all of them', () => {
  fc.assert(
    fc.property(fc.array(extent, { minLength: 1, maxLength: 8 }), (items) => {
      const kept = apart(items, 2);
      expect(kept[0]).toBe(items[0]);
      for (const [a, b] of pairs(kept)) expect(overlap(a, b)).toBeLessThanOrEqual(-2);
      const rows = rowsFor(items, 2);
      const together = pairs(items.map((item, i) => ({ ...item, row: rows[i] }))).filter(([a, b]) => a.row === b.row);
      for (const [a, b] of together) expect(overlap(a, b)).toBeLessThanOrEqual(-2);
    }),
  );
});

const words = fc.stringMatching(/^[a-zA-Z0-9 項目開支的上限餘額，。（）「」%$]{0,60}$/u);

test('wrapped text keeps every character, fits, and leaves no mark on the wrong side of a break', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 300 }), (text, width) => {
      const lines = wrap(text, width, 13, 99);
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      for (const line of lines) expect(widthOf(line, 13)).toBeLessThanOrEqual(width);
    }),
  );
  expect(wrap('最深墊支 102.75 萬元（2027-06）', 140, 13, 3)).toEqual(['最深墊支 102.75 萬元', '（2027-06）']);
  expect(wrap('發展品牌、升級轉型', 52, 13, 3)).toEqual(['發展品', '牌、升級', '轉型']);
});

test('text beyond the last line ends in a mark, and fits with it', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 300 }), fc.integer({ min: 1, max: 3 }), (text, width, most) => {
      const lines = wrap(text, width, 13, most);
      expect(lines.length).toBeLessThanOrEqual(most);
      const cut = wrap(text, width, 13, 99).length > most;
      expect(lines.at(-1)?.endsWith('…') ?? false).toBe(cut);
      for (const line of lines) expect(widthOf(line, 13)).toBeLessThanOrEqual(width);
    }),
  );
});

test('a Han character is taken to be about twice as wide as a figure', () => {
  expect(widthOf('萬', 13) / widthOf('8', 13)).toBeCloseTo(1.75, 1);
});

const day = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) })
  .map((at) => new Date(at).toISOString().slice(0, 10));

test('days of the axis lie within it, in order, with room for their labels', () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: 150, max: 900 }), (a, b, width) => {
      const [begin, end] = a < b ? [a, b] : [b, a];
      const ticks = dayTicks(begin, end, { width, em: 13, label: plainDay });
      expect(ticks.length).toBeGreaterThan(0);
      const at = ticks.map(({ date }) => {
        expect(date >= begin && date <= end).toBe(true);
        return ((Date.parse(date) - Date.parse(begin)) / Math.max(1, Date.parse(end) - Date.parse(begin))) * width;
      });
      const size = Math.max(...ticks.map((tick) => widthOf(plainDay(tick), 13)));
      for (const [i, each] of at.slice(1).entries()) expect(each - (at[i] ?? 0)).toBeGreaterThan(size * 0.95);
    }),
  );
});

test('years are named by the year, short times by the month, a day by itself', () => {
  const label = (begin: string, end: string): string[] =>
    dayTicks(begin, end, { width: 400, em: 13, label: plainDay }).map(plainDay);
  expect(label('2019-06-01', '2023-02-01')).toEqual(['2020', '2021', '2022', '2023']);
  expect(label('2025-01-20', '2025-05-01')).toEqual(['2025-02', '2025-03', '2025-04', '2025-05']);
  expect(label('2025-01-20', '2025-01-20')).toEqual(['2025-01-20']);
});

test('few values are named themselves, many by round ones', () => {
  const ticks = (values: number[]): number[] =>
    valueTicks(values, (value) => 200 - value, { em: 13, format: String, round: [0, 100, 200] }).map(
      ({ value }) => value,
    );
  expect(ticks([50, 100, 50])).toEqual([100, 50]);
  expect(ticks([10, 20, 30, 40, 50, 60, 70])).toEqual([200, 100, 0]);
});

const points = fc
  .array(
    fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }) }),
    { maxLength: 10 },
  )
  .map((all) => all.toSorted((a, b) => a.x - b.x));

test('a line is never drawn across a gap or a jump, and loses no point', () => {
  fc.assert(
    fc.property(points, (all) => {
      const stretches = stretchesOf(all);
      expect(stretches.flat()).toEqual(all.filter(({ y }) => y !== null));
      for (const stretch of stretches)
        for (const [i, { x }] of stretch.entries()) {
          const before = stretch[i - 1];
          if (before === undefined) continue;
          expect(before.x).toBeLessThan(x);
          expect(all.some((point) => point.y === null && point.x > before.x && point.x < x)).toBe(false);
        }
    }),
  );
});

test('between two points the value lies on the straight line; in a gap and outside there is none', () => {
  const line: Point[] = [
    { x: 0, y: 0 },
    { x: 100, y: 50 },
    { x: 100, y: 80 },
    { x: 200, y: 80 },
    { x: 201, y: null },
    { x: 300, y: 10 },
  ];
  expect([0, 50, 100, 150, 200, 201, 250, 300, 301, -1].map((x) => valueAt(line, x))).toEqual([
    0,
    25,
    80,
    80,
    80,
    null,
    null,
    10,
    null,
    null,
  ]);
  expect(valueBelow(line, 100)).toBe(50);
  expect(jumpsOf(line)).toEqual([{ from: { x: 100, y: 50 }, to: { x: 100, y: 80 } }]);
});

test('corners one apart are a jump, unless the line only goes on; a gap that begins where a line does adds no place', () => {
  const apartByOne = [
    { x: 0, y: 0 },
    { x: 799, y: 0 },
    { x: 800, y: 400 },
    { x: 801, y: 401 },
  ];
  expect(jumpsOf(apartByOne)).toEqual([{ from: { x: 799, y: 0 }, to: { x: 800, y: 400 } }]);
  expect(stretchesOf(apartByOne).map((stretch) => stretch.map(({ x }) => x))).toEqual([
    [0, 799],
    [800, 801],
  ]);
  expect(
    twofold(
      [
        { x: 8, y: null },
        { x: 8, y: 5 },
      ],
      8,
    ),
  ).toBe(false);
  expect(
    twofold(
      [
        { x: 8, y: 5 },
        { x: 8, y: null },
      ],
      8,
    ),
  ).toBe(true);
});

test('steps end where the next begins; what follows a gap is not joined to what was before', () => {
  const steps = [
    { from: '2020-01-01', value: 5 },
    { from: '2021-01-01', value: 8 },
    { from: '2022-01-01', value: null, gap: 'closed' as const },
    { from: '2023-01-01', value: 9, uncertain: true },
  ];
  expect(piecesOf(steps, '2024-01-01')).toEqual([
    { from: '2020-01-01', to: '2021-01-01', value: 5, uncertain: false, next: 8 },
    { from: '2021-01-01', to: '2022-01-01', value: 8, uncertain: false },
    { from: '2023-01-01', to: '2024-01-01', value: 9, uncertain: true },
  ]);
  expect(piecesOf(steps, '2020-01-01')).toEqual([{ from: '2020-01-01', to: '2020-01-01', value: 5, uncertain: false }]);
});

test('a time without any value is closed only where every series is', () => {
  const series = [
    {
      id: 'a',
      label: 'A',
      steps: [
        { from: '2020-01-01', value: 1 },
        { from: '2021-01-01', value: null, gap: 'closed' as const },
      ],
    },
    {
      id: 'b',
      label: 'B',
      steps: [
        { from: '2020-01-01', value: null },
        { from: '2021-06-01', value: null, gap: 'closed' as const },
        { from: '2022-01-01', value: 3 },
      ],
    },
  ];
  expect(gapsOf(series, '2020-01-01', '2023-01-01')).toEqual([
    { from: '2021-01-01', to: '2021-06-01', gap: 'unknown' },
    { from: '2021-06-01', to: '2022-01-01', gap: 'closed' },
  ]);
});

const amount = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null }))
  .map(([a, b]) => (b === null ? { min: a, max: null } : { min: Math.min(a, b), max: Math.max(a, b) }));

test('what limits leave of a cost never grows, and comes to the award', () => {
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 5 }), (cost, limits) => {
      const all = [cost, ...limits];
      const top = Math.min(...all.map(({ max }) => max ?? Infinity));
      const award = { min: Math.min(...all.map(({ min }) => min)), max: top === Infinity ? null : top };
      const steps: WaterfallStep[] = [
        { id: 'cost', label: '', kind: 'cost', ...cost },
        ...limits.map((limit, i) => ({ id: String(i), label: '', kind: 'step' as const, ...limit })),
        { id: 'award', label: '', kind: 'award', ...award },
      ];
      const bars = waterfallBars(steps);
      const left = bars.slice(0, -1).map(({ to }) => to);
      for (const [i, { min, max }] of left.entries()) {
        const before = left[i - 1];
        if (before === undefined) continue;
        expect(min).toBeLessThanOrEqual(before.min);
        expect(max ?? Infinity).toBeLessThanOrEqual(before.max ?? Infinity);
      }
      expect(left.at(-1)).toEqual(award);
      expect(fullScale(steps)).toBeGreaterThan(0);
    }),
  );
});

test('a part of a sum stands for itself; what is left over ends where the cost does', () => {
  const bars = waterfallBars([
    { id: 'cost', label: '', kind: 'cost', min: 1000, max: 1000 },
    { id: 'part', label: '', kind: 'step', min: 100, max: 100 },
    { id: 'sum', label: '', kind: 'step', min: 300, max: 400 },
    { id: 'award', label: '', kind: 'award', min: 300, max: 400 },
    { id: 'rest', label: '', kind: 'rest', min: 600, max: 700 },
  ]);
  expect(bars.map(({ from, to }) => [from.min, from.max, to.min, to.max])).toEqual([
    [0, 0, 1000, 1000],
    [0, 0, 100, 100],
    [0, 0, 300, 400],
    [0, 0, 300, 400],
    [300, 400, 1000, 1000],
  ]);
});

test('sums run from what there was before', () => {
  const month = (out: number, into: number): { id: string; label: string; out: number; in: number } => ({
    id: `${out}/${into}`,
    label: '',
    out,
    in: into,
  });
  expect(runningSums([month(5, 0), month(2, 10), month(0, 0)], 3)).toEqual([-2, 6, 6]);
});
