import { Bar, Line, LinePath } from '@visx/shape';
import { useId } from 'react';
import type { ReactNode } from 'react';

import { AxisNames, BaseAxis, ValueAxis } from './axes.tsx';
import { Canvas } from './canvas.tsx';
import type { ChartWords } from './canvas.tsx';
import { EndLabels } from './end-labels.tsx';
import { BoxSample, Hatches, Key, LineSample, Mark, seriesClass } from './looks.tsx';
import type { KeyEntry } from './looks.tsx';
import { useSize } from './size.ts';
import { layOutSteps } from './steps-layout.ts';
import type { StepsLayout } from './steps-layout.ts';
import type { Gap, Piece, Step, StepSeries } from './steps.ts';
import { plainDay } from './ticks.ts';
import type { DayTick } from './ticks.ts';
import { ChartWithTable } from './with-table.tsx';
import type { ChartTable, TableTwin } from './with-table.tsx';

interface StepsTableWords {
  /** Heads of columns: which series (where there are several), from when, the value. */
  series: string;
  from: string;
  value: string;
  /** A day in full. */
  day: (date: string) => string;
  /** What holds from a day on, in full, with what is to be said of it. */
  exact: (step: Step) => string;
}

interface StepsOverTimeProps extends ChartWords {
  /** Up to four. */
  series: readonly StepSeries[];
  /** The last day drawn. */
  until: string;
  /** The day marked as the present, where it is within the chart. */
  today: { date: string; label: string };
  /** What happened on a day: numbered in the picture, told below it in this order. */
  events?: readonly { date: string; label: string }[] | undefined;
  /** A value in few characters, for the scale. */
  format: (value: number | 'no-limit') => string;
  /** A day of the time axis; in figures unless given. */
  day?: ((tick: DayTick) => string) | undefined;
  /** What the two axes show. */
  axes: { value: string; time: string };
  /** Times without a value, parts that are not certain, ranges. Only what the picture shows is named. */
  words: { gap: Record<Gap, string>; uncertain: string; range: string };
  table: TableTwin<StepsTableWords>;
}

/** How values changed from day to day, as lines of steps. */
export function StepsOverTime(props: StepsOverTimeProps): ReactNode {
  const { title, description, series, until, today, events = [], format, day = plainDay, axes, words, table } = props;
  const { ref, width, em } = useSize();
  const id = useId();
  const layout = layOutSteps({ series, until, today, events, format, day, gapWords: words.gap, width, em });
  const { top, bottom, left, right } = layout;
  return (
    <ChartWithTable
      title={title}
      summary={table.summary}
      printed={table.printed}
      table={'own' in table ? table.own : asTable(series, table.words)}
    >
      <div className="chart" ref={ref}>
        <Key entries={keyOf(props, layout, id)} />
        <Canvas title={title} description={description} width={width} height={layout.height} em={em}>
          <Hatches id={id} className="chart-gap" kinds={['dots']} />
          {series.map((each, i) => (
            <Hatches key={each.id} id={`${id}-${i}`} className={`chart-fill ${seriesClass(i)}`} kinds={['hatch']} />
          ))}
          <Gaps id={id} layout={layout} em={em} words={words.gap} />
          <AxisNames value={axes.value} base={axes.time} width={width} height={layout.height} em={em} />
          <ValueAxis scale={layout.yScale} ticks={layout.values} em={em} left={left} right={right} />
          <BaseAxis scale={layout.xScale} ticks={layout.days} em={em} top={bottom} width={width} />
          {layout.today ? (
            <Line
              className="chart-guide"
              from={{ x: layout.today.x, y: layout.today.y - em * 0.5 }}
              to={{ x: layout.today.x, y: bottom }}
            />
          ) : null}
          {series.map((each, i) => (
            <Series key={each.id} id={id} index={i} single={series.length === 1} layout={layout} em={em} />
          ))}
          {layout.events.map(({ number, x, y }) => (
            <Line key={number} className="chart-event-line" from={{ x, y }} to={{ x, y: bottom }} />
          ))}
          {layout.events.map(({ number, x, y }) => (
            <g key={number}>
              <circle className="chart-event" cx={x} cy={y} r={em * 0.72} />
              <text x={x} y={y + em * 0.35} textAnchor="middle" className="chart-event-number">
                {number}
              </text>
            </g>
          ))}
          {layout.today ? (
            <text x={layout.today.labelX} y={layout.today.y + em * 0.35} textAnchor="middle" className="chart-text">
              {today.label}
            </text>
          ) : null}
          {layout.ends === undefined ? null : (
            <EndLabels
              ends={endsOf(series, layout)}
              room={layout.ends}
              right={right}
              top={top}
              bottom={bottom}
              em={em}
            />
          )}
        </Canvas>
        {events.length > 0 ? (
          <ol className="chart-events">
            {events.map(({ date, label }) => (
              <li key={`${date} ${label}`}>{label}</li>
            ))}
          </ol>
        ) : null}
      </div>
    </ChartWithTable>
  );
}

function asTable(series: readonly StepSeries[], words: StepsTableWords): ChartTable {
  const several = series.length > 1;
  return {
    columns: [
      ...(several ? [{ label: words.series }] : []),
      { label: words.from },
      { label: words.value, numeric: true },
    ],
    rows: series.flatMap(({ label, steps }) =>
      steps.map((step) => {
        const [day, value] = [words.day(step.from), words.exact(step)];
        return several ? { head: label, cells: [day, value] } : { head: day, cells: [value] };
      }),
    ),
  };
}

function keyOf({ series, words }: StepsOverTimeProps, { pieces, gaps, ends }: StepsLayout, id: string): KeyEntry[] {
  const all = pieces.flat();
  const entries: KeyEntry[] = [];
  if (series.length > 1 && ends === undefined)
    entries.push(...series.map(({ label }, i) => ({ label, sample: <LineSample series={i} /> })));
  if (all.some(({ uncertain }) => uncertain))
    entries.push({
      label: words.uncertain,
      sample:
        series.length === 1 ? (
          <path className="chart-line chart-series-0 chart-uncertain" d="M0 8H32" />
        ) : (
          <rect x={0} y={3} width={32} height={10} fill={`url(#${id}-0-hatch)`} />
        ),
    });
  if (all.some(({ upTo }) => upTo !== undefined))
    entries.push({
      label: words.range,
      sample: <BoxSample fill={`url(#${id}-0-hatch)`} className="chart-fill chart-series-0 chart-edge" />,
    });
  for (const gap of ['closed', 'unknown'] as const)
    if (gaps.some((span) => span.gap === gap && !span.named))
      entries.push({ label: words.gap[gap], sample: <BoxSample {...gapLook(id, gap)} /> });
  return entries;
}

const gapLook = (id: string, gap: Gap): { className: string; fill?: string } =>
  gap === 'closed' ? { className: 'chart-closed' } : { className: 'chart-gap', fill: `url(#${id}-dots)` };

interface PartProps {
  id: string;
  layout: StepsLayout;
  em: number;
}

/** Times without any value: shaded, and named where the words have room. */
function Gaps({ id, layout: { gaps, top, bottom }, em, words }: PartProps & { words: Record<Gap, string> }): ReactNode {
  return gaps.map(({ x1, x2, gap, named }) => (
    <g key={x1}>
      <Bar x={x1} y={top} width={Math.max(0, x2 - x1)} height={bottom - top} {...gapLook(id, gap)} />
      {named ? (
        <text x={(x1 + x2) / 2} y={(top + bottom) / 2} dy={em * 0.35} textAnchor="middle" className="chart-text">
          {words[gap]}
        </text>
      ) : null}
    </g>
  ));
}

function Series({ id, index, single, layout, em }: PartProps & { index: number; single: boolean }): ReactNode {
  const { x, y } = layout;
  const pieces = layout.pieces[index] ?? [];
  return pieces.map((piece) => {
    const { from, to, value, upTo, uncertain } = piece;
    const [x1, x2, y1] = [x(from), x(to), y(value)];
    const thick = em * 0.36;
    return (
      <g key={from}>
        {upTo === undefined ? null : (
          <rect
            x={x1}
            y={y(upTo)}
            width={x2 - x1}
            height={Math.max(0, y1 - y(upTo))}
            className={`chart-fill ${seriesClass(index)} chart-edge`}
            fill={`url(#${id}-${index}-hatch)`}
          />
        )}
        {uncertain && !single ? (
          <rect x={x1} y={y1 - thick} width={x2 - x1} height={thick * 2} fill={`url(#${id}-${index}-hatch)`} />
        ) : null}
        <LinePath
          className={`chart-line ${seriesClass(index)}${uncertain && single ? ' chart-uncertain' : ''}`}
          data={corners(piece, layout)}
          x={(point) => point.x}
          y={(point) => point.y}
          strokeLinecap="butt"
        />
        {single && x1 !== x2 ? null : <Mark series={index} x={x1} y={y1} r={em * 0.36} />}
      </g>
    );
  });
}

/** Along the value, then up or down to the next where it follows without a gap. */
function corners({ from, to, value, next }: Piece, { x, y }: StepsLayout): { x: number; y: number }[] {
  const end = { x: x(to), y: y(value) };
  return [{ x: x(from), y: y(value) }, end, ...(next === undefined ? [] : [{ x: end.x, y: y(next) }])];
}

const endsOf = (
  series: readonly StepSeries[],
  { pieces, x, y }: StepsLayout,
): { series: number; label: string; x: number; y: number }[] =>
  series.flatMap(({ label }, i) => {
    const last = pieces[i]?.at(-1);
    return last ? [{ series: i, label, x: x(last.to), y: y(last.value) }] : [];
  });
