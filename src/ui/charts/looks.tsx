/** How series and parts are told apart without colour: by dashes, by marks, by hatching. */
import type { ReactNode } from 'react';

/** Series one chart can tell apart. */
const SERIES_MOST = 4;

type Shape = 'circle' | 'square' | 'triangle' | 'diamond';
const SHAPES: readonly Shape[] = ['circle', 'square', 'triangle', 'diamond'];

/** Parts of the radius that make each shape look as large as the others. */
const PATHS: Record<Shape, (r: number) => string> = {
  circle: (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  square: (r) => `M${-r * 0.9} ${-r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}Z`,
  triangle: (r) => `M0 ${-r * 1.2}L${r * 1.15} ${r * 0.85}H${-r * 1.15}Z`,
  diamond: (r) => `M0 ${-r * 1.3}L${r * 1.3} 0L0 ${r * 1.3}L${-r * 1.3} 0Z`,
};

/** The class of the n-th series: its colour, its width and its dashes (charts.css). */
export const seriesClass = (index: number): string => `chart-series-${index % SERIES_MOST}`;

interface MarkProps {
  series: number;
  x: number;
  y: number;
  r: number;
}

/** The mark of a series at a place. */
export function Mark({ series, x, y, r }: MarkProps): ReactNode {
  const shape = SHAPES[series % SERIES_MOST] ?? 'circle';
  return (
    <path className={`chart-mark ${seriesClass(series)}`} transform={`translate(${x} ${y})`} d={PATHS[shape](r)} />
  );
}

export interface KeyEntry {
  label: string;
  /** Drawn in a box of 32 × 16. */
  sample: ReactNode;
}

/** What the marks of a picture mean. The table says the same to those who do not see it. */
export function Key({ entries }: { entries: readonly KeyEntry[] }): ReactNode {
  if (entries.length === 0) return null;
  return (
    <ul className="chart-key" aria-hidden="true">
      {entries.map(({ label, sample }, i) => (
        <li key={i}>
          <svg width={32} height={16} viewBox="0 0 32 16" focusable="false">
            {sample}
          </svg>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}

/** A piece of a series' line with its mark, for a key. */
export function LineSample({ series }: { series: number }): ReactNode {
  return (
    <>
      <path className={`chart-line ${seriesClass(series)}`} d="M1 8H31" />
      <Mark series={series} x={16} y={8} r={4} />
    </>
  );
}

/** A filled box, for a key. */
export function BoxSample({ fill, className }: { fill?: string | undefined; className: string }): ReactNode {
  return <rect x={4} y={1} width={24} height={14} className={className} {...(fill === undefined ? {} : { fill })} />;
}

const HATCHES = {
  hatch: <path d="M0 6L6 0M-1 1L1 -1M5 7L7 5" />,
  dots: <path d="M1 1h2v2h-2ZM4 4h2v2h-2Z" />,
  rules: <path d="M0 3H6" />,
  grid: <path d="M0 3H6M3 0V6" />,
} as const;
export type Hatch = keyof typeof HATCHES;

/** Fills of lines and dots, each to be used as `url(#id-hatch)`. */
export function Hatches({
  id,
  className,
  kinds,
}: {
  id: string;
  className: string;
  kinds: readonly Hatch[];
}): ReactNode {
  return (
    <defs>
      {kinds.map((kind) => (
        <pattern key={kind} id={`${id}-${kind}`} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} className={`${className} chart-ground`} />
          <g className={`${className} chart-hatch chart-hatch-${kind}`}>{HATCHES[kind]}</g>
        </pattern>
      ))}
    </defs>
  );
}
