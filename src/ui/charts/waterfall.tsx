import { Group } from '@visx/group';
import { Bar, Line } from '@visx/shape';
import { useId } from 'react';
import type { ReactNode } from 'react';

import { Canvas, LEADING, Lines } from './canvas.tsx';
import type { ChartWords } from './canvas.tsx';
import { BoxSample, Hatches, Key } from './looks.tsx';
import { useSize } from './size.ts';
import { BAR, layOutWaterfall } from './waterfall-layout.ts';
import type { Row, WaterfallLayout } from './waterfall-layout.ts';
import { waterfallBars } from './waterfall-levels.ts';
import type { Amount, WaterfallStep } from './waterfall-levels.ts';
import { ChartWithTable } from './with-table.tsx';
import type { ChartTable, TableTwin } from './with-table.tsx';

interface WaterfallProps extends ChartWords {
  /** From the cost to the award, then what is left over. */
  steps: readonly WaterfallStep[];
  /** An amount or a range in few characters, for the picture. */
  format: (amount: Amount) => string;
  words: {
    /** Marks the step that sets the award. */
    binding: string;
    /** Key, hatched: amounts between the least and the most. */
    range: string;
    /** Key, a dashed frame: the part of a limit that is not used. */
    unused: string;
  };
  table: TableTwin<WaterfallTableWords>;
}

interface WaterfallTableWords {
  step: string;
  amount: string;
  /** The column that marks the step that sets the award. */
  note: string;
  /** An amount or a range in full. */
  exact: (amount: Amount) => string;
}

/** How a cost becomes an award: what each limit leaves of it, which of them decides, and what the company pays. */
export function Waterfall({ title, description, steps, format, words, table }: WaterfallProps): ReactNode {
  const { ref, width, em } = useSize();
  const id = useId();
  const bars = waterfallBars(steps);
  const layout = layOutWaterfall(bars, { width, em, format, binding: words.binding });
  const range = bars.some(({ from, to }) => to.min !== to.max || from.min !== from.max);
  const unused = bars.some(
    ({ to, limit }) => limit && (limit.max === null ? to.max !== null : limit.max > (to.max ?? Infinity)),
  );
  return (
    <ChartWithTable
      title={title}
      summary={table.summary}
      printed={table.printed}
      table={'own' in table ? table.own : asTable(steps, table.words, words.binding)}
    >
      <div className="chart" ref={ref}>
        <Canvas title={title} description={description} width={width} height={layout.height} em={em}>
          <Hatches id={id} className="chart-award" kinds={['hatch']} />
          <Rows id={id} layout={layout} width={width} em={em} />
        </Canvas>
        <Key
          entries={[
            ...(range
              ? [
                  {
                    label: words.range,
                    sample: <BoxSample fill={`url(#${id}-hatch)`} className="chart-award chart-edge" />,
                  },
                ]
              : []),
            ...(unused ? [{ label: words.unused, sample: <BoxSample className="chart-limit" /> }] : []),
          ]}
        />
      </div>
    </ChartWithTable>
  );
}

function asTable(steps: readonly WaterfallStep[], words: WaterfallTableWords, binding: string): ChartTable {
  return {
    columns: [{ label: words.step }, { label: words.amount, numeric: true }, { label: words.note }],
    rows: steps.map((step) => ({
      head: step.label,
      cells: [words.exact({ min: step.min, max: step.max }), step.binding === true ? binding : ''],
    })),
  };
}

function Rows({
  id,
  layout,
  width,
  em,
}: {
  id: string;
  layout: WaterfallLayout;
  width: number;
  em: number;
}): ReactNode {
  const { rows, scale, left } = layout;
  const award = rows.find(({ bar }) => bar.step.kind === 'award');
  const first = rows.find(({ bar }) => bar.step.binding === true) ?? award;
  const guide = award?.bar.to.max ?? null;
  const last = rows.at(-1);
  return (
    <>
      {guide !== null && first && last && scale(guide) > left ? (
        <Line
          className="chart-guide"
          from={{ x: scale(guide), y: first.top }}
          to={{ x: scale(guide), y: last.top + em * BAR }}
        />
      ) : null}
      {rows.map((row) => (
        <g key={row.bar.step.id} className={`chart-${row.bar.step.kind}`}>
          <Lines
            lines={row.lines}
            x={0}
            y={row.labelY}
            em={em}
            className={row.bar.step.kind === 'award' ? 'chart-text chart-strong' : 'chart-text'}
          />
          <Lines
            lines={row.mark}
            x={0}
            y={row.labelY + row.lines.length * em * LEADING}
            em={em}
            className="chart-text chart-binding"
          />
          <text
            x={width}
            y={row.valueY}
            textAnchor="end"
            className={
              row.bar.step.kind === 'award' || row.bar.step.binding === true ? 'chart-text chart-strong' : 'chart-text'
            }
          >
            {row.value}
          </text>
          <Group top={row.top}>
            <Shape id={id} row={row} layout={layout} em={em} />
          </Group>
        </g>
      ))}
    </>
  );
}

/** The amount: full where it is sure, hatched up to what it may be; round it, empty, the limit where that is higher. */
function Shape({
  id,
  row: { bar },
  layout,
  em,
}: {
  id: string;
  row: Row;
  layout: WaterfallLayout;
  em: number;
}): ReactNode {
  const { scale, right, end } = layout;
  const full = scale.domain()[1] ?? 1;
  const height = em * BAR;
  const edge = (amount: number | null): number => (amount === null || amount > full ? end : scale(amount));
  const outline = (from: number, to: number | null): string => {
    const [a, b] = [scale(from), edge(to)];
    const tip = to === null || to > full ? right + (end - right) * 0.45 : b;
    return `M${a} 0H${tip}${tip === b ? '' : `L${b} ${height / 2}L${tip} ${height}`}${tip === b ? `V${height}` : ''}H${a}Z`;
  };
  const { from, to, limit } = bar;
  const [sureFrom, sureTo] = [scale(from.max), scale(to.min)];
  return (
    <>
      {limit ? <path className="chart-limit" d={outline(0, limit.max)} /> : null}
      {to.max !== to.min ? (
        <path className="chart-edge" fill={`url(#${id}-hatch)`} d={outline(to.min, to.max)} />
      ) : null}
      {from.min !== from.max ? (
        <path className="chart-edge" fill={`url(#${id}-hatch)`} d={outline(from.min, from.max)} />
      ) : null}
      <Bar className="chart-amount" x={sureFrom} y={0} width={Math.max(0, sureTo - sureFrom)} height={height} />
    </>
  );
}
