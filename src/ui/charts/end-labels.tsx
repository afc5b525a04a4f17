import { Line } from '@visx/shape';
import type { ReactNode } from 'react';

import { LEADING, Lines } from './canvas.tsx';
import { Mark } from './looks.tsx';
import { roomFor, spread } from './places.ts';
import { widthOf, wrap } from './text.ts';

/** Where a line ends, and which it is. */
export interface LineEnd {
  series: number;
  label: string;
  x: number;
  y: number;
}

/** The share of the picture that names at the ends of lines may take; below this width they go into a key instead. */
const SHARE = 0.3;
const LEAST_WIDTH = 42;
const MOST_LINES = 4;

/** The room to the right of the plot for the names of lines in px; undefined where a key serves better. */
export function endLabelRoom(
  labels: readonly string[],
  { width, em, height }: { width: number; em: number; height: number },
): number | undefined {
  if (labels.length < 2 || width < LEAST_WIDTH * em) return undefined;
  const room = Math.min(width * SHARE, Math.max(...labels.map((label) => widthOf(label, em))) + 1);
  const blocks = labels.map((label) => ({ at: 0, size: blockHeight(label, room, em) }));
  return roomFor(blocks) > height ? undefined : room;
}

const blockHeight = (label: string, room: number, em: number): number =>
  (wrap(label, room, em, MOST_LINES).length * LEADING + 0.35) * em;

interface EndLabelsProps {
  ends: readonly LineEnd[];
  /** The right edge of the plot. */
  right: number;
  room: number;
  top: number;
  bottom: number;
  em: number;
}

/** Between the plot and the names, in parts of the text size: room for the mark of the series. */
export const END_GAP = 2.3;

/** The name of each line at its end, moved apart where lines end close to each other. */
export function EndLabels({ ends, right, room, top, bottom, em }: EndLabelsProps): ReactNode {
  const placed = spread(
    ends.map((end) => ({ ...end, at: end.y, size: blockHeight(end.label, room, em) })),
    top,
    bottom,
  );
  return placed.map(({ series, label, x, y, moved }) => {
    const lines = wrap(label, room, em, MOST_LINES);
    return (
      <g key={series}>
        <Line className="chart-leader" from={{ x, y }} to={{ x: right + em * 1.2, y: moved }} />
        <Mark series={series} x={x} y={y} r={em * 0.36} />
        <Mark series={series} x={right + em * 1.6} y={moved} r={em * 0.36} />
        <Lines
          lines={lines}
          x={right + em * END_GAP}
          y={moved - ((lines.length - 1) / 2) * LEADING * em + em * 0.35}
          em={em}
        />
      </g>
    );
  });
}
