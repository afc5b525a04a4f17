import { Bar, Line, LinePath } from '@visx/shape';
import type { ReactNode } from 'react';

import { AxisNames, ValueAxis } from './axes.tsx';
import { Canvas, LEADING } from './canvas.tsx';
import type { ChartWords } from './canvas.tsx';
import { BoxSample, Key, Mark } from './looks.tsx';
import { layOutMonths, runningSums } from './months-layout.ts';
import type { MoneyMonth, MonthsLayout } from './months-layout.ts';
import { useSize } from './size.ts';
import { ChartWithTable } from './with-table.tsx';
import type { ChartTable, TableTwin } from './with-table.tsx';

interface MonthsTableWords {
  month: string;
  out: string;
  in: string;
  sum: string;
  /** An amount in full; money paid and sums below zero are given as negative. */
  exact: (amount: number) => string;
}

interface MonthsBarsProps extends ChartWords {
  months: readonly MoneyMonth[];
  /** What there is before the first month; 0 unless given. */
  opening?: number | undefined;
  /** An amount in few characters, for the axis. */
  format: (amount: number) => string;
  axes: { value: string; time: string };
  words: {
    /** Key: money paid, money received, and what they come to so far. */
    out: string;
    in: string;
    sum: string;
    /** The label of the deepest point, below zero. */
    deepest: (month: string, amount: number) => string;
  };
  table: TableTwin<MonthsTableWords>;
}

/** The series whose mark the line of sums bears. */
const SUM = 2;

const SumSample = (): ReactNode => (
  <>
    <path className="chart-line chart-sum" d="M1 8H31" />
    <Mark series={SUM} x={16} y={8} r={4} />
  </>
);

/** Money out and in by month, as bars below and above zero, and what they come to as a line. */
export function MonthsBars(props: MonthsBarsProps): ReactNode {
  const { title, description, months, opening = 0, format, axes, words, table } = props;
  const { ref, width, em } = useSize();
  const sums = runningSums(months, opening);
  const layout = layOutMonths({ months, sums, format, deepest: words.deepest, width, em });
  const { x, barWidth, yScale, left, right, bottom, markSize } = layout;
  const zero = yScale(0);
  return (
    <ChartWithTable
      title={title}
      summary={table.summary}
      printed={table.printed}
      table={'own' in table ? table.own : asTable(months, sums, table.words)}
    >
      <div className="chart" ref={ref}>
        <Key
          entries={[
            { label: words.in, sample: <BoxSample className="chart-money-in" /> },
            { label: words.out, sample: <BoxSample className="chart-money-out" /> },
            { label: words.sum, sample: <SumSample /> },
          ]}
        />
        <Canvas title={title} description={description} width={width} height={layout.height} em={em}>
          <AxisNames value={axes.value} base={axes.time} width={width} height={layout.height} em={em} />
          <ValueAxis scale={yScale} ticks={layout.values} em={em} left={left} right={right} />
          {months.map((month, i) => (
            <g key={month.id}>
              <MoneyBar className="chart-money-in" x={x(i)} width={barWidth} from={yScale(month.in)} to={zero} />
              <MoneyBar className="chart-money-out" x={x(i)} width={barWidth} from={zero} to={yScale(-month.out)} />
            </g>
          ))}
          <Line className="chart-base" from={{ x: left, y: zero }} to={{ x: right, y: zero }} />
          <LinePath
            className="chart-line chart-sum"
            data={sums}
            x={(_, i) => x(i) + barWidth / 2}
            y={(sum) => yScale(sum)}
          />
          {markSize === undefined
            ? null
            : sums.map((sum, i) => (
                <Mark key={months[i]?.id} series={SUM} x={x(i) + barWidth / 2} y={yScale(sum)} r={markSize} />
              ))}
          {layout.monthTicks.map(({ label, at }) => (
            <text key={at} x={at} y={bottom + em * 1.2} textAnchor="middle" className="chart-text">
              {label}
            </text>
          ))}
          <Deepest layout={layout} em={em} />
        </Canvas>
      </div>
    </ChartWithTable>
  );
}

function asTable(months: readonly MoneyMonth[], sums: readonly number[], words: MonthsTableWords): ChartTable {
  return {
    columns: [
      { label: words.month },
      { label: words.out, numeric: true },
      { label: words.in, numeric: true },
      { label: words.sum, numeric: true },
    ],
    rows: months.map((month, i) => ({
      head: month.label,
      cells: [month.out === 0 ? 0 : -month.out, month.in, sums[i] ?? 0].map(words.exact),
    })),
  };
}

/** A bar between two heights; a month without money has none. */
function MoneyBar({
  from,
  to,
  ...rest
}: {
  className: string;
  x: number;
  width: number;
  from: number;
  to: number;
}): ReactNode {
  return from === to ? null : <Bar {...rest} y={from} height={Math.max(0, to - from)} />;
}

function Deepest({ layout: { deepest }, em }: { layout: MonthsLayout; em: number }): ReactNode {
  if (deepest === undefined) return null;
  const { x, y, labelX, labelY, lines } = deepest;
  return (
    <g className="chart-deepest">
      <Line className="chart-guide" from={{ x, y }} to={{ x, y: labelY - em }} />
      <circle className="chart-ring" cx={x} cy={y} r={em * 0.6} />
      <text textAnchor="middle" className="chart-text chart-strong">
        {lines.map((line, i) => (
          <tspan key={i} x={labelX} y={labelY + i * em * LEADING}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
