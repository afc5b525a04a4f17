/** Where everything in a chart of curves goes, for a width. */
import { scaleLinear } from '@visx/scale';

import type { Scale } from './axes.tsx';
import { stretchesOf } from './curve.ts';
import type { Curve } from './curve.ts';
import { END_GAP, endLabelRoom } from './end-labels.tsx';
import { apart, clamp } from './places.ts';
import { widthOf } from './text.ts';
import { valueTicks, wholeTicks } from './ticks.ts';
import type { Tick } from './ticks.ts';

export interface CurvesInput {
  series: readonly Curve[];
  own: { x: number; label: string } | undefined;
  format: { x: (x: number) => string; y: (y: number) => string };
  width: number;
  em: number;
}

export interface CurvesLayout {
  xScale: Scale;
  yScale: Scale;
  values: Tick[];
  places: Tick[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  height: number;
  /** Room for the names of the lines at their ends, where they go there. */
  ends: number | undefined;
  /** The middle of the label of the company's own place. */
  ownLabel: number | undefined;
}

export function layOutCurves({ series, own, format, width, em }: CurvesInput): CurvesLayout {
  const points = series.flatMap((curve) => curve.points);
  const xs = [...points.map(({ x }) => x), ...(own ? [own.x] : [])];
  const highest = Math.max(0, ...points.map(({ y }) => y ?? 0));
  const plot = clamp(width * 0.4, em * 13, em * 24);
  const ends = series.every((curve) => stretchesOf(curve.points).length > 0)
    ? endLabelRoom(
        series.map(({ label }) => label),
        { width, em, height: plot },
      )
    : undefined;
  const edge = ends === undefined ? width - em * 0.6 : width - ends - em * END_GAP;
  const top = em * (own ? 4 : 2.6);
  const count = Math.max(2, Math.floor(plot / em / 3.5));
  const yScale = scaleLinear<number>({ domain: [0, highest || 1], range: [top + plot, top], nice: count });
  const values = valueTicks([], yScale, {
    em,
    format: format.y,
    round: highest === 0 ? [0] : wholeTicks(yScale.ticks(count)),
  });
  const left = Math.max(em, ...values.map(({ label }) => widthOf(label, em))) + em * 0.8;
  const right = Math.max(left + em * 4, edge);
  const last = Math.max(0, ...xs) || 1;
  const xScale = scaleLinear<number>({ domain: [Math.min(0, ...xs), last], range: [left, right] });
  const ownSize = own ? widthOf(own.label, em * 1.06) : 0;
  return {
    xScale,
    yScale,
    values,
    places: placesAlong(xScale, format.x, width, em),
    left,
    right,
    top,
    bottom: top + plot,
    height: top + plot + em * 3.3,
    ends,
    ownLabel: own && clamp(xScale(own.x), ownSize / 2, width - ownSize / 2),
  };
}

/** As many round places as their labels have room for. */
function placesAlong(scale: Scale, format: (x: number) => string, width: number, em: number): Tick[] {
  for (const count of [8, 6, 5, 4, 3, 2]) {
    const ticks = wholeTicks(scale.ticks(count)).map((value) => ({ value, label: format(value) }));
    const sized = ticks.map(({ value, label }) => {
      const size = widthOf(label, em);
      return { at: clamp(scale(value), size / 2, width - size / 2), size };
    });
    if (apart(sized, em * 0.8).length === sized.length) return ticks;
  }
  return scale.domain().map((value) => ({ value, label: format(value) }));
}
