import { Line, LinePath } from '@visx/shape';
import type { ReactNode } from 'react';

import { AxisNames, BaseAxis, ValueAxis } from './axes.tsx';
import { Canvas } from './canvas.tsx';
import type { ChartWords } from './canvas.tsx';
import { jumpsOf, stretchesOf, twofold, valueAt, valueBelow } from './curve.ts';
import type { Curve } from './curve.ts';
import { layOutCurves } from './curves-layout.ts';
import type { CurvesLayout } from './curves-layout.ts';
import { EndLabels } from './end-labels.tsx';
import { Key, LineSample, Mark, seriesClass } from './looks.tsx';
import { spread } from './places.ts';
import { useSize } from './size.ts';
import { widthOf } from './text.ts';
import { ChartWithTable } from './with-table.tsx';
import type { ChartTable, TableTwin } from './with-table.tsx';

interface CurvesTableWords {
  /** The head of the first column: what the places along the base are. */
  x: string;
  /** A place and a value in full. */
  exactX: (x: number) => string;
  exactY: (y: number) => string;
  /** The company's own place, as such. */
  own: (x: string) => string;
  /** A place just before a jump: "just below …". */
  below: (x: string) => string;
  /** In place of a value where there is none. */
  none: string;
}

interface CurvesProps extends ChartWords {
  /** One to four. */
  series: readonly Curve[];
  /** The company's own place along the base. */
  own?: { x: number; label: string } | undefined;
  /** Places and values in few characters, for the axes. */
  format: { x: (x: number) => string; y: (y: number) => string };
  /** What the two axes show. */
  axes: { x: string; y: string };
  table: TableTwin<CurvesTableWords>;
}

/** One amount against another, for up to four sets of rules. */
export function Curves({ title, description, series, own, format, axes, table }: CurvesProps): ReactNode {
  const { ref, width, em } = useSize();
  const layout = layOutCurves({ series, own, format, width, em });
  const { xScale, yScale, left, right, top, bottom, ends } = layout;
  return (
    <ChartWithTable
      title={title}
      summary={table.summary}
      printed={table.printed}
      table={'own' in table ? table.own : asTable(series, own, table.words)}
    >
      <div className="chart" ref={ref}>
        {ends === undefined && series.length > 1 ? (
          <Key entries={series.map(({ label }, i) => ({ label, sample: <LineSample series={i} /> }))} />
        ) : null}
        <Canvas title={title} description={description} width={width} height={layout.height} em={em}>
          <AxisNames value={axes.y} base={axes.x} width={width} height={layout.height} em={em} />
          <ValueAxis scale={yScale} ticks={layout.values} em={em} left={left} right={right} />
          <BaseAxis scale={xScale} ticks={layout.places} em={em} top={bottom} width={width} />
          {own && layout.ownLabel ? (
            <>
              <Line
                className="chart-guide"
                from={{ x: xScale(own.x), y: top - em * 0.8 }}
                to={{ x: xScale(own.x), y: bottom }}
              />
              <text x={layout.ownLabel} y={top - em * 0.95} textAnchor="middle" className="chart-text chart-strong">
                {own.label}
              </text>
            </>
          ) : null}
          {series.map((curve, i) => (
            <Stretches key={curve.id} curve={curve} index={i} layout={layout} em={em} marked={series.length > 1} />
          ))}
          {own && layout.ownLabel ? (
            <OwnValues series={series} own={own} layout={layout} em={em} format={format.y} />
          ) : null}
          {ends === undefined ? null : (
            <EndLabels ends={endsOf(series, layout)} room={ends} right={right} top={top} bottom={bottom} em={em} />
          )}
        </Canvas>
      </div>
    </ChartWithTable>
  );
}

/** Every place where any line bends or jumps, and the company's own. */
function asTable(series: readonly Curve[], own: CurvesProps['own'], words: CurvesTableWords): ChartTable {
  const places = [
    ...new Set([...series.flatMap(({ points }) => points.map(({ x }) => x)), ...(own ? [own.x] : [])]),
  ].sort((a, b) => a - b);
  // amounts are whole: what lies between two points is rounded down, as an award is
  const cell = (value: number | null): string => (value === null ? words.none : words.exactY(Math.floor(value)));
  return {
    columns: [{ label: words.x, numeric: true }, ...series.map(({ label }) => ({ label, numeric: true }))],
    rows: places.flatMap((x) => {
      const place = words.exactX(x);
      const jump = series.some(({ points }) => twofold(points, x));
      const at = {
        head: own?.x === x ? words.own(place) : place,
        cells: series.map(({ points }) => cell(valueAt(points, x))),
      };
      return jump
        ? [{ head: words.below(place), cells: series.map(({ points }) => cell(valueBelow(points, x))) }, at]
        : [at];
    }),
  };
}

interface StretchesProps {
  curve: Curve;
  index: number;
  layout: CurvesLayout;
  em: number;
  marked: boolean;
}

/** Each stretch as a line, with a mark at its end; thin and dotted where it jumps. */
function Stretches({ curve, index, layout: { xScale, yScale }, em, marked }: StretchesProps): ReactNode {
  return (
    <g>
      {jumpsOf(curve.points).map(({ from, to }, i) => (
        <Line
          key={i}
          className={`chart-jump ${seriesClass(index)}`}
          from={{ x: xScale(from.x), y: yScale(from.y) }}
          to={{ x: xScale(to.x), y: yScale(to.y) }}
        />
      ))}
      {stretchesOf(curve.points).map((stretch, i) => {
        const last = stretch.at(-1);
        return (
          <g key={i}>
            <LinePath
              className={`chart-line ${seriesClass(index)}`}
              data={stretch}
              x={({ x }) => xScale(x)}
              y={({ y }) => yScale(y)}
              strokeLinecap="butt"
            />
            {last && (marked || stretch.length === 1) ? (
              <Mark series={index} x={xScale(last.x)} y={yScale(last.y)} r={em * 0.36} />
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

interface OwnValuesProps {
  series: readonly Curve[];
  own: { x: number };
  layout: CurvesLayout;
  em: number;
  format: (y: number) => string;
}

/** What each line comes to at the company's own place; lines that come to the same share one label. */
function OwnValues({ series, own, layout, em, format }: OwnValuesProps): ReactNode {
  const { xScale, yScale, top, bottom, right } = layout;
  const at = series.flatMap(({ points }, index) => {
    const y = valueAt(points, own.x);
    return y === null ? [] : [{ index, y }];
  });
  const labels = [...new Map(at.map(({ y }) => [format(Math.floor(y)), y])).entries()].map(([label, y]) => ({
    label,
    at: yScale(y) - em * 0.7,
    size: em * 1.25,
  }));
  const widest = Math.max(0, ...labels.map(({ label }) => widthOf(label, em)));
  const before = xScale(own.x) + em * 0.7 + widest > right;
  const x = xScale(own.x) + em * (before ? -0.7 : 0.7);
  return (
    <g>
      {at.map(({ index, y }) => (
        <Mark key={index} series={index} x={xScale(own.x)} y={yScale(y)} r={em * 0.42} />
      ))}
      {spread(labels, top, bottom).map(({ label, moved }) => (
        <text
          key={label}
          x={x}
          y={moved + em * 0.35}
          textAnchor={before ? 'end' : 'start'}
          className="chart-text chart-strong"
        >
          {label}
        </text>
      ))}
    </g>
  );
}

const endsOf = (
  series: readonly Curve[],
  { xScale, yScale }: CurvesLayout,
): { series: number; label: string; x: number; y: number }[] =>
  series.flatMap(({ label, points }, i) => {
    const last = stretchesOf(points).at(-1)?.at(-1);
    return last ? [{ series: i, label, x: xScale(last.x), y: yScale(last.y) }] : [];
  });
