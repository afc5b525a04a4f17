import './charts.css';

import { useId } from 'react';
import type { ReactNode } from 'react';

export interface ChartWords {
  /** The name of the picture, in a few words. */
  title: string;
  /** What it shows, in a sentence or two, for those who do not see it. */
  description: string;
}

interface CanvasProps extends ChartWords {
  width: number;
  height: number;
  /** The size of its text, which everything in it is laid out for. */
  em: number;
  children: ReactNode;
}

/** A picture with a name and a description. */
export function Canvas({ title, description, width, height, em, children }: CanvasProps): ReactNode {
  const id = useId();
  return (
    <svg
      className="chart-canvas"
      width={width}
      height={Math.ceil(height)}
      style={{ fontSize: em }}
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      role="img"
      aria-labelledby={`${id}-t`}
      aria-describedby={`${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {children}
    </svg>
  );
}

interface LinesProps {
  lines: readonly string[];
  x: number;
  /** The baseline of the first line. */
  y: number;
  em: number;
  anchor?: 'start' | 'middle' | 'end';
  className?: string;
}

/** Distance of two lines of a text, in parts of its size. */
export const LEADING = 1.3;

/** A text of one or more lines. */
export function Lines({ lines, x, y, em, anchor = 'start', className = 'chart-text' }: LinesProps): ReactNode {
  return (
    <text x={x} y={y} textAnchor={anchor} className={className}>
      {lines.map((line, i) => (
        <tspan key={i} x={x} y={y + i * em * LEADING}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
