/** The charts as they are read: names, descriptions, tables, and what is drawn where. Looks need a real browser. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { act, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { Curves } from '../../src/ui/charts/curves.tsx';
import type { Curve } from '../../src/ui/charts/curve.ts';
import { MonthsBars } from '../../src/ui/charts/months-bars.tsx';
import type { MoneyMonth } from '../../src/ui/charts/months-layout.ts';
import { StackedBars } from '../../src/ui/charts/stacked-bars.tsx';
import type { BarRow } from '../../src/ui/charts/stacked-bars.tsx';
import { StepsOverTime } from '../../src/ui/charts/steps-over-time.tsx';
import type { Step, StepSeries } from '../../src/ui/charts/steps.ts';
import { widthOf } from '../../src/ui/charts/text.ts';
import { Waterfall } from '../../src/ui/charts/waterfall.tsx';
import type { Amount, WaterfallStep } from '../../src/ui/charts/waterfall-levels.ts';

const named = { title: 'The name', description: 'What it shows.' };
const twin = { summary: 'As a table', printed: true };
const plain = (value: number): string => `${value} dollars`;
const range = ({ min, max }: Amount): string =>
  max === null ? `${min} or more` : min === max ? `${min}` : `${min}-${max}`;

const waterfall = (steps: WaterfallStep[], printed = true): ReactElement => (
  <Waterfall
    {...named}
    steps={steps}
    format={range}
    words={{ binding: 'This step decides', range: 'Hatched: not certain', unused: 'Empty: not used' }}
    table={{
      ...twin,
      printed,
      words: { step: 'Step', amount: 'Amount', note: 'Note', exact: (a) => `exactly ${range(a)}` },
    }}
  />
);
const steps = (
  series: StepSeries[],
  more: { events?: { date: string; label: string }[]; until?: string } = {},
): ReactElement => (
  <StepsOverTime
    {...named}
    series={series}
    until={more.until ?? '2026-06-30'}
    today={{ date: '2026-06-30', label: 'Today' }}
    events={more.events}
    format={(value) => (value === 'no-limit' ? 'no limit' : `$${value}`)}
    axes={{ value: 'Award', time: 'Year' }}
    words={{ gap: { closed: 'Closed', unknown: 'Not on file' }, uncertain: 'Not certain', range: 'A range' }}
    table={{
      ...twin,
      words: { series: 'Rules', from: 'From', value: 'Award', day: (date) => `day ${date}`, exact: exactStep },
    }}
  />
);
const exactStep = ({ value, upTo }: Step): string =>
  value === null
    ? 'nothing'
    : typeof value === 'string'
      ? 'no limit'
      : upTo === undefined
        ? plain(value)
        : `${value} to ${upTo}`;
const curves = (series: Curve[], own?: { x: number; label: string }): ReactElement => (
  <Curves
    {...named}
    series={series}
    own={own}
    format={{ x: (x) => `x${x}`, y: (y) => `y${y}` }}
    axes={{ x: 'Cost', y: 'Award' }}
    table={{
      ...twin,
      words: {
        x: 'Cost',
        exactX: plain,
        exactY: plain,
        own: (x) => `${x}, yours`,
        below: (x) => `below ${x}`,
        none: 'none',
      },
    }}
  />
);
const months = (all: MoneyMonth[], opening?: number): ReactElement => (
  <MonthsBars
    {...named}
    months={all}
    opening={opening}
    format={(amount) => `$${amount}`}
    axes={{ value: 'HK$', time: 'Month' }}
    words={{
      out: 'Money out',
      in: 'Money in',
      sum: 'So far',
      deepest: (month, amount) => `Deepest: ${amount} in ${month}`,
    }}
    table={{ ...twin, words: { month: 'Month', out: 'Out', in: 'In', sum: 'So far', exact: plain } }}
  />
);
const bars = (rows: BarRow[]): ReactElement => (
  <StackedBars
    {...named}
    parts={[
      { id: 'yes', label: 'Eligible', tone: 'eligible' },
      { id: 'open', label: 'Unknown', tone: 'undetermined' },
      { id: 'no', label: 'Not eligible' },
    ]}
    rows={rows}
    format={String}
    table={{ ...twin, words: { row: 'Industry', total: 'Total', exact: plain } }}
  />
);

const cost: WaterfallStep[] = [
  { id: 'cost', kind: 'cost', label: 'Project cost', min: 900_000, max: 900_000 },
  { id: 'rate', kind: 'step', label: 'A quarter of the project cost', min: 225_000, max: 225_000 },
  { id: 'cap', kind: 'step', label: 'Cap per application', min: 800_000, max: 800_000 },
  { id: 'room', kind: 'step', label: 'Room under the ceiling', min: 50_000, max: 150_000, binding: true },
  { id: 'life', kind: 'step', label: 'Lifetime ceiling', min: 7_000_000, max: 7_000_000 },
  { id: 'award', kind: 'award', label: 'Award', min: 50_000, max: 150_000 },
  { id: 'rest', kind: 'rest', label: 'You pay', min: 750_000, max: 850_000 },
];
const history: Step[] = [
  { from: '2020-01-01', value: 100 },
  { from: '2021-01-01', value: 250, upTo: 400 },
  { from: '2022-01-01', value: null, gap: 'closed' },
  { from: '2024-01-01', value: 'no-limit' },
  { from: '2025-01-01', value: 300, uncertain: true },
];
const line: Curve = {
  id: 'then',
  label: 'Rules then',
  points: [
    { x: 0, y: 0 },
    { x: 800, y: 400 },
    { x: 800, y: 500 },
    { x: 1000, y: 500 },
    { x: 1001, y: null },
    { x: 1500, y: 300 },
    { x: 2000, y: 300 },
  ],
};
const other: Curve = {
  id: 'now',
  label: 'Rules now',
  points: [
    { x: 0, y: 0 },
    { x: 2000, y: 501 },
  ],
};
const plan: MoneyMonth[] = [
  { id: '1', label: '2026-07', out: 100, in: 0 },
  { id: '2', label: '2026-08', out: 250, in: 50 },
  { id: '3', label: '2026-09', out: 0, in: 0 },
  { id: '4', label: '2026-10', out: 0, in: 200 },
];
const groups: BarRow[] = [
  { id: 'a', label: 'Manufacturing', values: [40, 20, 60] },
  { id: 'b', label: 'Finance', values: [0, 0, 0] },
];

const all: [string, ReactElement][] = [
  ['waterfall', waterfall(cost)],
  [
    'steps over time',
    steps([{ id: 'a', label: 'Then', steps: history }], { events: [{ date: '2021-05-01', label: 'Something' }] }),
  ],
  ['curves', curves([line, other], { x: 900, label: 'You' })],
  ['months', months(plan)],
  ['stacked bars', bars(groups)],
];

/** Every row of the table, cell by cell; it is folded, so it counts as hidden. */
function tableRows(): string[][] {
  const table = screen.getByRole('table', { hidden: true });
  return within(table)
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));
}

const shapesIn = (container: Element): string =>
  [...container.querySelectorAll('svg.chart-canvas *')]
    .flatMap((element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`))
    .join('\n');

describe.each(all)('%s', (_, chart) => {
  test('is a picture with a name and a description, and axe finds nothing', async () => {
    const { container } = render(chart);
    const picture = screen.getByRole('img');
    expect(picture).toHaveAccessibleName('The name');
    expect(picture).toHaveAccessibleDescription('What it shows.');
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('has its data as a table, reached by the keyboard', () => {
    render(chart);
    const summary = screen.getByText('As a table');
    expect(summary.closest('details')).not.toHaveAttribute('open');
    expect(summary.tagName).toBe('SUMMARY');
    const region = screen.getByRole('region', { name: 'The name', hidden: true });
    expect(region).toHaveAttribute('tabindex', '0');
    for (const row of tableRows().slice(1)) expect(row).toHaveLength(tableRows()[0]?.length ?? 0);
  });

  test('keeps its words within the picture', () => {
    const { container } = render(chart);
    const picture = container.querySelector('svg.chart-canvas');
    const width = Number(picture?.getAttribute('width'));
    expect(width).toBe(480);
    for (const text of picture?.querySelectorAll('text:not(.visx-axis text)') ?? []) {
      const x = Number(text.querySelector('tspan')?.getAttribute('x') ?? text.getAttribute('x'));
      const words = [...text.querySelectorAll('tspan')].map(({ textContent }) => textContent);
      const size = Math.max(...(words.length > 0 ? words : [text.textContent]).map((each) => widthOf(each, 13)));
      const anchor = text.getAttribute('text-anchor');
      const start = anchor === 'end' ? x - size : anchor === 'middle' ? x - size / 2 : x;
      expect(start, text.textContent).toBeGreaterThanOrEqual(-1);
      expect(start + size, text.textContent).toBeLessThanOrEqual(width + 1);
    }
  });
});

test('a table that is not asked for on paper is left out there', () => {
  const { container, rerender } = render(waterfall(cost, false));
  expect(container.querySelector('.no-print details')).toBeInTheDocument();
  rerender(waterfall(cost, true));
  expect(container.querySelector('.no-print')).not.toBeInTheDocument();
});

test('a table of the caller takes the place of the own one', () => {
  render(
    <MonthsBars
      {...named}
      months={plan}
      format={String}
      axes={{ value: '', time: '' }}
      words={{ out: '', in: '', sum: '', deepest: () => '' }}
      table={{ ...twin, own: <p>My own table</p> }}
    />,
  );
  expect(screen.getByText('My own table')).toBeInTheDocument();
  expect(screen.queryByRole('table', { hidden: true })).not.toBeInTheDocument();
});

describe('the table says what the data says', () => {
  test('from cost to award', () => {
    render(waterfall(cost));
    expect(tableRows()).toEqual([
      ['Step', 'Amount', 'Note'],
      ...cost.map(({ label, min, max, binding }) => [
        label,
        `exactly ${range({ min, max })}`,
        binding === true ? 'This step decides' : '',
      ]),
    ]);
  });

  test('over time, with the series named where there are several', () => {
    const { rerender } = render(steps([{ id: 'a', label: 'Then', steps: history }]));
    const rows = history.map((step) => [`day ${step.from}`, exactStep(step)]);
    expect(tableRows()).toEqual([['From', 'Award'], ...rows]);
    rerender(
      steps([
        { id: 'a', label: 'Then', steps: history },
        { id: 'b', label: 'Now', steps: [{ from: '2020-01-01', value: 7 }] },
      ]),
    );
    expect(tableRows()).toEqual([
      ['Rules', 'From', 'Award'],
      ...rows.map((row) => ['Then', ...row]),
      ['Now', 'day 2020-01-01', '7 dollars'],
    ]);
  });

  test('curves, at every bend of any line, before and after a jump, and at the own place', () => {
    render(curves([line, other], { x: 900, label: 'You' }));
    expect(tableRows()).toEqual([
      ['Cost', 'Rules then', 'Rules now'],
      ['0 dollars', '0 dollars', '0 dollars'],
      ['below 800 dollars', '400 dollars', '200 dollars'],
      ['800 dollars', '500 dollars', '200 dollars'],
      ['900 dollars, yours', '500 dollars', '225 dollars'],
      ['1000 dollars', '500 dollars', '250 dollars'],
      ['1001 dollars', 'none', '250 dollars'],
      ['1500 dollars', '300 dollars', '375 dollars'],
      ['2000 dollars', '300 dollars', '501 dollars'],
    ]);
  });

  test('months, with what they come to so far', () => {
    render(months(plan, 30));
    expect(tableRows()).toEqual([
      ['Month', 'Out', 'In', 'So far'],
      ['2026-07', '-100 dollars', '0 dollars', '-70 dollars'],
      ['2026-08', '-250 dollars', '50 dollars', '-270 dollars'],
      ['2026-09', '0 dollars', '0 dollars', '-270 dollars'],
      ['2026-10', '0 dollars', '200 dollars', '-70 dollars'],
    ]);
  });

  test('bars, with their totals', () => {
    render(bars(groups));
    expect(tableRows()).toEqual([
      ['Industry', 'Eligible', 'Unknown', 'Not eligible', 'Total'],
      ['Manufacturing', '40 dollars', '20 dollars', '60 dollars', '120 dollars'],
      ['Finance', '0 dollars', '0 dollars', '0 dollars', '0 dollars'],
    ]);
  });
});

const HUGE = Number.MAX_SAFE_INTEGER;
test.each<[string, ReactElement]>([
  ['no steps of an award', waterfall([])],
  ['only a cost', waterfall(cost.slice(0, 1))],
  ['a cost of nothing', waterfall(cost.map((step) => ({ ...step, min: 0, max: 0 })))],
  ['nothing bounded', waterfall(cost.map((step) => ({ ...step, min: 0, max: null })))],
  ['a huge cost', waterfall(cost.map((step) => ({ ...step, min: 0, max: HUGE })))],
  ['no series', steps([])],
  [
    'a series without steps',
    steps([
      { id: 'a', label: 'A', steps: [] },
      { id: 'b', label: 'B', steps: history },
    ]),
  ],
  ['one day', steps([{ id: 'a', label: 'A', steps: [{ from: '2026-06-30', value: 5 }] }])],
  ['only gaps', steps([{ id: 'a', label: 'A', steps: [{ from: '2020-01-01', value: null }] }])],
  ['a value of nothing', steps([{ id: 'a', label: 'A', steps: [{ from: '2020-01-01', value: 0 }] }])],
  ['only no limit', steps([{ id: 'a', label: 'A', steps: [{ from: '2020-01-01', value: 'no-limit' }] }])],
  [
    'huge values over ages',
    steps([
      {
        id: 'a',
        label: 'A',
        steps: [
          { from: '0100-01-01', value: 1 },
          { from: '2020-01-01', value: HUGE },
        ],
      },
    ]),
  ],
  ['no curves', curves([], { x: 5, label: 'You' })],
  ['a curve without points', curves([{ ...line, points: [] }, other])],
  ['one point', curves([{ ...line, points: [{ x: 5, y: 5 }] }], { x: 5, label: 'You' })],
  ['one point at nothing', curves([{ ...line, points: [{ x: 0, y: 0 }] }], { x: 0, label: 'You' })],
  [
    'only gaps in a curve',
    curves([
      {
        ...line,
        points: [
          { x: 1, y: null },
          { x: 2, y: null },
        ],
      },
    ]),
  ],
  [
    'a huge curve',
    curves([
      {
        ...line,
        points: [
          { x: 0, y: 0 },
          { x: HUGE, y: HUGE },
        ],
      },
    ]),
  ],
  ['no months', months([])],
  ['one month without money', months([{ id: '1', label: 'July', out: 0, in: 0 }])],
  [
    'huge months',
    months([
      { id: '1', label: 'July', out: HUGE, in: 0 },
      { id: '2', label: 'August', out: 0, in: HUGE },
    ]),
  ],
  ['no bars', bars([])],
  ['bars of nothing', bars([{ id: 'a', label: 'A', values: [] }])],
  ['huge bars', bars([{ id: 'a', label: 'A', values: [HUGE, 1, 0] }])],
])('%s: drawn without a place that is no number', (_, chart) => {
  const { container } = render(chart);
  expect(screen.getByRole('img')).toBeInTheDocument();
  expect(shapesIn(container)).not.toMatch(/NaN|Infinity|undefined|(?:^|\n)(?:width|height|r)=-/);
});

/** The x of the first and last point of a path. */
function spanOf(path: Element): [number, number] {
  const xs = [...(path.getAttribute('d') ?? '').matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x));
  return [Math.min(...xs), Math.max(...xs)];
}

describe('what is drawn', () => {
  test('the step that decides is marked by a word, ranges and unused limits are told in the key', () => {
    const { container } = render(waterfall(cost));
    expect(within(screen.getByRole('img')).getByText('This step decides')).toBeInTheDocument();
    const key = [...container.querySelectorAll('.chart-key li')].map(({ textContent }) => textContent);
    expect(key).toEqual(['Hatched: not certain', 'Empty: not used']);
  });

  test('an award without a range and without unused limits needs no key', () => {
    const { container } = render(waterfall(cost.filter(({ id }) => id === 'cost' || id === 'rate')));
    expect(container.querySelector('.chart-key')).not.toBeInTheDocument();
  });

  test('the bar of what is left over begins where the award ends', () => {
    const sure = cost
      .map((step) => ({ ...step, min: step.max ?? 0 }))
      .map((step) => (step.kind === 'rest' ? { ...step, min: 750_000, max: 750_000 } : step));
    const { container } = render(waterfall(sure));
    const bar = (kind: string): Element | null => container.querySelector(`.chart-${kind} .chart-amount`);
    const end = Number(bar('award')?.getAttribute('x')) + Number(bar('award')?.getAttribute('width'));
    expect(Number(bar('rest')?.getAttribute('x'))).toBeCloseTo(end);
    expect(Number(bar('award')?.getAttribute('width')) / Number(bar('cost')?.getAttribute('width'))).toBeCloseTo(1 / 6);
  });

  test('times without a value are not bridged, but shaded and named', () => {
    const { container } = render(steps([{ id: 'a', label: 'Then', steps: history }]));
    const paths = [...container.querySelectorAll('svg.chart-canvas .chart-line')].map(spanOf);
    const gap = container.querySelector('svg.chart-canvas .chart-closed');
    const [from, width] = [Number(gap?.getAttribute('x')), Number(gap?.getAttribute('width'))];
    expect(width).toBeGreaterThan(20);
    for (const [first, last] of paths) expect(last <= from + 0.01 || first >= from + width - 0.01).toBe(true);
    expect(paths).toHaveLength(4);
    expect(screen.getByText('Closed')).toBeInTheDocument();
    expect(container.querySelectorAll('.chart-canvas .chart-uncertain')).toHaveLength(1);
  });

  test('events are numbered in the picture and told below it', () => {
    render(
      steps([{ id: 'a', label: 'Then', steps: history }], {
        events: [
          { date: '2019-01-01', label: 'Before it all' },
          { date: '2021-05-01', label: 'First' },
          { date: '2021-05-03', label: 'Right after' },
        ],
      }),
    );
    const list = screen.getByText('Right after').closest('ol');
    expect(list?.children).toHaveLength(3);
    const marks = [...screen.getByRole('img').querySelectorAll('.chart-event-number')];
    expect(marks.map(({ textContent }) => textContent)).toEqual(['2', '3']);
    expect(new Set(marks.map((mark) => mark.getAttribute('y'))).size).toBe(2);
  });

  test('the present is marked only where it is within the chart', () => {
    const series = [{ id: 'a', label: 'Then', steps: history }];
    const { rerender } = render(steps(series));
    expect(screen.getByText('Today')).toBeInTheDocument();
    rerender(steps(series, { until: '2026-01-01' }));
    expect(screen.queryByText('Today')).not.toBeInTheDocument();
  });

  test('curves: gaps and jumps are not bridged', () => {
    const { container } = render(curves([line]));
    const spans = [...container.querySelectorAll('svg.chart-canvas .chart-line')].map(spanOf);
    expect(spans).toHaveLength(3);
    const [first = [0, 0], second = [0, 0], third = [0, 0]] = spans;
    expect(first[1]).toBe(second[0]);
    expect(second[1]).toBeLessThan(third[0]);
    expect(container.querySelectorAll('.chart-jump')).toHaveLength(1);
  });

  test('curves: the own place and what each line comes to there; equal values share a label', () => {
    render(curves([line, { ...line, id: 'same', label: 'The same' }, other], { x: 900, label: 'Your cost' }));
    const picture = within(screen.getByRole('img'));
    expect(picture.getByText('Your cost')).toBeInTheDocument();
    expect(picture.getAllByText('y500').filter((text) => text.matches('.chart-strong'))).toHaveLength(1);
    expect(picture.getByText('y225')).toBeInTheDocument();
  });

  test('series are told apart by dashes and marks as well', () => {
    const four = ['a', 'b', 'c', 'd'].map((id, i) => ({
      ...other,
      id,
      label: id,
      points: [
        { x: 0, y: i },
        { x: 9, y: i },
      ],
    }));
    const { container } = render(curves(four));
    const marks = [...container.querySelectorAll('.chart-key .chart-mark')].map((mark) => mark.getAttribute('d'));
    expect(new Set(marks).size).toBe(4);
    const css = readFileSync('src/ui/charts/charts.css', 'utf8');
    const dashes = [...css.matchAll(/\.chart-series-\d \{[^}]*\}/g)].map(
      ([rule]) => /--series-dash: ([^;]+)/.exec(rule)?.[1],
    );
    expect(dashes).toHaveLength(4);
    expect(new Set(dashes).size).toBe(4);
  });

  test('the deepest point of a plan is marked, where it goes below zero', () => {
    const { container, rerender } = render(months(plan));
    expect(screen.getByText('Deepest: -300 in 2026-08')).toBeInTheDocument();
    const ring = container.querySelector('.chart-ring');
    const [, deepest] = [...container.querySelectorAll('.chart-canvas .chart-mark')];
    expect(deepest?.getAttribute('transform')).toBe(
      `translate(${ring?.getAttribute('cx')} ${ring?.getAttribute('cy')})`,
    );
    rerender(months(plan, 1000));
    expect(screen.queryByText(/^Deepest/)).not.toBeInTheDocument();
  });

  test('parts of bars differ in their filling; small ones keep their number for the table', () => {
    const { container } = render(bars([{ id: 'a', label: 'A', values: [990, 500, 1] }]));
    const fills = [...container.querySelectorAll('.chart-canvas .chart-part')].map(
      (part) =>
        part.getAttribute('fill')?.replace(/^.*-/, '') ??
        /chart-part-(full|empty)/.exec(part.getAttribute('class') ?? '')?.[1],
    );
    expect(fills).toEqual(['full', 'hatch)', 'empty']);
    const written = [...container.querySelectorAll('.chart-canvas text')].map(({ textContent }) => textContent);
    expect(written).toEqual(['A', '990', '500', '1491']);
  });
});

describe('the layout follows the width', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  function widthAs(width: number): { resizeTo: (width: number) => void } {
    let current = width;
    const watching: ResizeObserverCallback[] = [];
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockImplementation(() => current);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(callback: ResizeObserverCallback) {
          watching.push(callback);
        }
        observe(): void {}
        disconnect(): void {}
      },
    );
    return {
      resizeTo: (next) => {
        current = next;
        act(() => {
          for (const callback of watching) callback([], {} as ResizeObserver); // none of them reads its arguments
        });
      },
    };
  }

  const drawn = (): string | null => screen.getByRole('img').getAttribute('width');

  test('measured at first, and again when it changes; a folded part keeps the last', () => {
    const { resizeTo } = widthAs(288);
    render(months(plan));
    expect(drawn()).toBe('288');
    resizeTo(760);
    expect(drawn()).toBe('760');
    resizeTo(0);
    expect(drawn()).toBe('760');
  });

  test('names of lines stand at their ends where there is room, in a key where there is not', () => {
    const { resizeTo } = widthAs(800);
    const { container } = render(curves([line, other]));
    expect(within(screen.getByRole('img')).getByText('Rules now')).toBeInTheDocument();
    expect(container.querySelector('.chart-key')).not.toBeInTheDocument();
    resizeTo(320);
    expect(within(screen.getByRole('img')).queryByText('Rules now')).not.toBeInTheDocument();
    expect(container.querySelectorAll('.chart-key li')).toHaveLength(2);
  });

  test('fits the paper while it is printed', () => {
    widthAs(992);
    render(months(plan));
    window.dispatchEvent(new Event('beforeprint'));
    expect(drawn()).toBe('600');
    window.dispatchEvent(new Event('afterprint'));
    expect(drawn()).toBe('992');
  });
});

test('no chart is part of what the start page loads', () => {
  const seen = new Set<string>();
  const follow = (path: string): void => {
    if (seen.has(path) || !/\.tsx?$/.test(path)) return;
    seen.add(path);
    const code = readFileSync(path, 'utf8');
    for (const [, target = ''] of code.matchAll(/^(?:import|export)(?! type)[^;]*?from '(\.[^']+)';/gm))
      follow(resolve(dirname(path), target));
  };
  follow(resolve('src/main.tsx'));
  const charts = readdirSync('src/ui/charts').map((name) => resolve(join('src/ui/charts', name)));
  expect(seen.size).toBeGreaterThan(10);
  expect(charts.filter((path) => seen.has(path))).toEqual([]);
});
