import { scaleLinear } from '@visx/scale';
import { Bar, Line } from '@visx/shape';
import { useId } from 'react';
import type { ReactNode } from 'react';

import { classes } from '../classes.ts';
import type { Tone } from '../verdict-tag.tsx';
import type { Scale } from './axes.tsx';
import { Canvas, LEADING, Lines } from './canvas.tsx';
import type { ChartWords } from './canvas.tsx';
import { BoxSample, Hatches, Key, seriesClass } from './looks.tsx';
import type { Hatch } from './looks.tsx';
import { useSize } from './size.ts';
import { widthOf, wrap } from './text.ts';
import { ChartWithTable } from './with-table.tsx';
import type { ChartTable, TableTwin } from './with-table.tsx';

export interface BarPart {
  id: string;
  label: string;
  /** The colours of a result; otherwise those of a series. */
  tone?: Tone | undefined;
}

export interface BarRow {
  id: string;
  label: string;
  /** Of each part in turn, at least 0. */
  values: readonly number[];
}

interface StackedBarsProps extends ChartWords {
  /** Up to six. */
  parts: readonly BarPart[];
  /** Up to about fifteen. */
  rows: readonly BarRow[];
  /** A value in few characters. */
  format: (value: number) => string;
  table: TableTwin<{ row: string; total: string; exact: (value: number) => string }>;
}

/** How the n-th part is filled: told apart in black and white. */
const FILLS: readonly ('full' | 'empty' | Hatch)[] = ['full', 'hatch', 'empty', 'dots', 'rules', 'grid'];
const BAR = 1.7;
const GAP = 0.8;

const totalOf = ({ values }: BarRow): number => values.reduce((sum, value) => sum + value, 0);

/** Categories as bars lying one below the other, each made up of the same parts. */
export function StackedBars({ title, description, parts, rows, format, table }: StackedBarsProps): ReactNode {
  const { ref, width, em } = useSize();
  const id = useId();
  const layout = layOut(rows, { width, em, format });
  const look = (i: number): { className: string; fill?: string } => {
    const kind = FILLS[i % FILLS.length] ?? 'full';
    const className = classes('chart-part', partClass(parts[i], i), `chart-part-${kind}`);
    return kind === 'full' || kind === 'empty' ? { className } : { className, fill: `url(#${id}-${i}-${kind})` };
  };
  return (
    <ChartWithTable
      title={title}
      summary={table.summary}
      printed={table.printed}
      open={table.open}
      table={'own' in table ? table.own : asTable(parts, rows, table.words)}
    >
      <div className="chart" ref={ref}>
        <Key entries={parts.map(({ label }, i) => ({ label, sample: <BoxSample {...look(i)} /> }))} />
        <Canvas title={title} description={description} width={width} height={layout.height} em={em}>
          {parts.map((part, i) => {
            const kind = FILLS[i % FILLS.length] ?? 'full';
            return kind === 'full' || kind === 'empty' ? null : (
              <Hatches key={part.id} id={`${id}-${i}`} className={partClass(part, i)} kinds={[kind]} />
            );
          })}
          {layout.rows.map((row) => (
            <g key={row.id}>
              <Lines lines={row.lines} x={0} y={row.labelY} em={em} />
              <Parts row={row} layout={layout} em={em} look={look} format={format} />
              <text x={row.totalX} y={row.top + em * (BAR / 2 + 0.35)} className="chart-text chart-strong">
                {format(row.total)}
              </text>
            </g>
          ))}
          {layout.beside ? (
            <Line className="chart-base" from={{ x: layout.left, y: 0 }} to={{ x: layout.left, y: layout.height }} />
          ) : null}
        </Canvas>
      </div>
    </ChartWithTable>
  );
}

const partClass = (part: BarPart | undefined, i: number): string =>
  part?.tone === undefined ? `chart-fill ${seriesClass(i)}` : `chart-tone tone-${part.tone}`;

function asTable(
  parts: readonly BarPart[],
  rows: readonly BarRow[],
  words: { row: string; total: string; exact: (value: number) => string },
): ChartTable {
  return {
    columns: [
      { label: words.row },
      ...parts.map(({ label }) => ({ label, numeric: true })),
      { label: words.total, numeric: true },
    ],
    rows: rows.map((row) => ({
      head: row.label,
      cells: [...parts.map((_, i) => row.values[i] ?? 0), totalOf(row)].map(words.exact),
    })),
  };
}

interface PlacedRow extends BarRow {
  lines: string[];
  labelY: number;
  top: number;
  total: number;
  totalX: number;
}

interface Layout {
  rows: PlacedRow[];
  height: number;
  left: number;
  /** Labels stand beside the bars. */
  beside: boolean;
  scale: Scale;
}

/** Labels beside the bars where there is room, above them where there is not. */
function layOut(
  rows: readonly BarRow[],
  { width, em, format }: { width: number; em: number; format: (value: number) => string },
): Layout {
  const totalRoom = Math.max(0, ...rows.map((row) => widthOf(format(totalOf(row)), em * 1.06)));
  const labelRoom = Math.min(width * 0.34, Math.max(0, ...rows.map(({ label }) => widthOf(label, em))));
  const beside = width >= em * 34;
  const left = beside ? labelRoom + em * 0.8 : 0.5;
  const scale = scaleLinear<number>({
    domain: [0, Math.max(0, ...rows.map(totalOf)) || 1],
    range: [left, Math.max(left + em * 4, width - totalRoom - em * 0.6)],
  });
  let y = em * 0.3;
  const placed = rows.map((row) => {
    const lines = wrap(row.label, beside ? labelRoom : width, em, 2);
    const text = lines.length * em * LEADING;
    const height = beside ? Math.max(text, em * BAR) : text + em * (BAR + 0.1);
    const top = beside ? y + (height - em * BAR) / 2 : y + height - em * BAR;
    const labelY = (beside ? y + (height - text) / 2 : y) + em;
    y += height + em * GAP;
    const total = totalOf(row);
    return { ...row, lines, labelY, top, total, totalX: scale(total) + em * 0.4 };
  });
  return { rows: placed, height: Math.max(em, y - em * GAP + em * 0.3), left, beside, scale };
}

interface PartsProps {
  row: PlacedRow;
  layout: Layout;
  em: number;
  look: (part: number) => { className: string; fill?: string };
  format: (value: number) => string;
}

/** The parts of a row, each with its value where that has room. */
function Parts({ row, layout: { scale }, em, look, format }: PartsProps): ReactNode {
  const ends = row.values.map((_, i) => row.values.slice(0, i + 1).reduce((sum, value) => sum + value, 0));
  return row.values.map((value, i) => {
    if (value <= 0) return null;
    const [x1, x2] = [scale((ends[i] ?? 0) - value), scale(ends[i] ?? 0)];
    const label = format(value);
    const kind = FILLS[i % FILLS.length];
    const room = widthOf(label, em) + em * 0.5;
    const middle = (x1 + x2) / 2;
    return (
      <g key={i}>
        <Bar x={x1} y={row.top} width={x2 - x1} height={em * BAR} {...look(i)} />
        {room > x2 - x1 ? null : (
          <>
            {kind === 'full' || kind === 'empty' ? null : (
              <rect
                className="chart-plate"
                x={middle - room / 2}
                y={row.top + em * 0.2}
                width={room}
                height={em * (BAR - 0.4)}
              />
            )}
            <text
              x={middle}
              y={row.top + em * (BAR / 2 + 0.35)}
              textAnchor="middle"
              className={kind === 'full' ? 'chart-text chart-inverse' : 'chart-text'}
            >
              {label}
            </text>
          </>
        )}
      </g>
    );
  });
}
