import { AxisBottom, AxisLeft } from '@visx/axis';
import type { TickRendererProps } from '@visx/axis';
import { Group } from '@visx/group';
import type { scaleLinear } from '@visx/scale';
import { Line } from '@visx/shape';
import type { ReactNode } from 'react';

import { clamp } from './places.ts';
import { widthOf } from './text.ts';
import type { Tick } from './ticks.ts';

export type Scale = ReturnType<typeof scaleLinear<number>>;

const valueLabel = ({ x, y, formattedValue }: TickRendererProps): ReactNode => (
  <text x={x} y={y} dy="0.35em" textAnchor="end" className="chart-text">
    {formattedValue}
  </text>
);

/** Kept within the picture, whose width comes with the label. */
function baseLabel({ x, y, formattedValue = '', fontSize, width }: TickRendererProps): ReactNode {
  const em = Number(fontSize);
  const half = widthOf(formattedValue, em) / 2;
  return (
    <text x={clamp(x, half, Number(width) - half)} y={y + em * 0.2} textAnchor="middle" className="chart-text">
      {formattedValue}
    </text>
  );
}

interface AxisProps {
  scale: Scale;
  ticks: readonly Tick[];
  em: number;
}

/** Labels of values to the left of the plot, each with a line across it. */
export function ValueAxis({ scale, ticks, em, left, right }: AxisProps & { left: number; right: number }): ReactNode {
  return (
    <Group>
      {ticks.map(({ value }) => (
        <Line
          key={value}
          className="chart-grid"
          from={{ x: left, y: scale(value) }}
          to={{ x: right, y: scale(value) }}
        />
      ))}
      <AxisLeft
        scale={scale}
        left={left}
        hideAxisLine
        hideTicks
        tickLength={em * 0.5}
        tickValues={ticks.map(({ value }) => value)}
        tickFormat={(_, i) => ticks[i]?.label}
        tickComponent={valueLabel}
      />
    </Group>
  );
}

/** Labels below the plot, kept within the picture, and small strokes where they stand. */
export function BaseAxis({ scale, ticks, em, top, width }: AxisProps & { top: number; width: number }): ReactNode {
  return (
    <AxisBottom
      scale={scale}
      top={top}
      axisLineClassName="chart-base"
      tickLineProps={{ className: 'chart-base' }}
      tickLength={em * 0.4}
      tickLabelProps={{ fontSize: em, width }}
      tickValues={ticks.map(({ value }) => value)}
      tickFormat={(_, i) => ticks[i]?.label}
      tickComponent={baseLabel}
    />
  );
}

interface AxisNamesProps {
  value: string;
  base: string;
  width: number;
  height: number;
  em: number;
}

/** What the two axes show: above the one, below the other. */
export function AxisNames({ value, base, width, height, em }: AxisNamesProps): ReactNode {
  return (
    <>
      <text x={0} y={em} className="chart-text chart-soft">
        {value}
      </text>
      <text x={width} y={height - em * 0.35} textAnchor="end" className="chart-text chart-soft">
        {base}
      </text>
    </>
  );
}
