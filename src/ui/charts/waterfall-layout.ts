/** Where the rows of a waterfall go, for a width. */
import { scaleLinear } from '@visx/scale';

import type { Scale } from './axes.tsx';
import { LEADING } from './canvas.tsx';
import { widthOf, wrap } from './text.ts';
import { fullScale } from './waterfall-levels.ts';
import type { Amount, WaterfallBar } from './waterfall-levels.ts';

export interface Row {
  bar: WaterfallBar;
  lines: string[];
  /** The words of the step that sets the award, in lines. */
  mark: string[];
  value: string;
  /** The baselines of the label and of the value, and the top of the bar. */
  labelY: number;
  valueY: number;
  top: number;
}

export interface WaterfallLayout {
  rows: Row[];
  height: number;
  scale: Scale;
  /** The room of the bars; a bar that goes on beyond `right` ends in a point at `end`. */
  left: number;
  right: number;
  end: number;
}

/** Heights in parts of the text size: of a bar, and between two rows. */
export const BAR = 1.5;
const GAP = 0.9;
/** From this width on, in parts of the text size, labels stand beside the bars. */
const BESIDE = 36;
/** Strong words are this much wider. */
const STRONG = 1.06;

interface Input {
  width: number;
  em: number;
  format: (amount: Amount) => string;
  binding: string;
}

/** Labels beside the bars where there is room, above them where there is not. */
export function layOutWaterfall(bars: readonly WaterfallBar[], input: Input): WaterfallLayout {
  const { width, em, format, binding } = input;
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => widthOf(text, em * STRONG))) + 1;
  const valueRoom = widest(bars.map(({ step }) => format({ min: step.min, max: step.max })));
  const labelRoom = Math.min(width * 0.34, widest([binding, ...bars.map(({ step }) => step.label)]));
  const beside = width >= BESIDE * em && width - labelRoom - valueRoom - em * 2 >= width * 0.3;
  const left = beside ? labelRoom + em : 1;
  const end = beside ? width - valueRoom - em : width - 1;
  const full = fullScale(bars.map(({ step }) => step));
  const cut = bars.some(({ to, limit }) => to.max === null || (limit && (limit.max ?? Infinity) > full));
  const right = cut ? end - em * 2 : end;
  let y = em * 0.3;
  const rows = bars.map((bar) => {
    const { row, height } = beside ? rowBeside(bar, y, labelRoom, input) : rowAbove(bar, y, input);
    y += height + em * GAP;
    return row;
  });
  const scale = scaleLinear<number>({ domain: [0, full], range: [left, right], clamp: true });
  return { rows, height: Math.max(y - em * (GAP - 0.4), em), scale, left, right, end };
}

function wordsOf(
  { step }: WaterfallBar,
  room: number,
  { em, format, binding }: Input,
): Pick<Row, 'lines' | 'mark' | 'value'> {
  return {
    lines: wrap(step.label, room, em * STRONG, 3),
    mark: step.binding === true ? wrap(binding, room, em * STRONG, 2) : [],
    value: format({ min: step.min, max: step.max }),
  };
}

function rowBeside(bar: WaterfallBar, y: number, room: number, input: Input): { row: Row; height: number } {
  const { em } = input;
  const words = wordsOf(bar, room, input);
  const text = (words.lines.length + words.mark.length) * em * LEADING;
  const height = Math.max(text, em * BAR);
  const top = y + (height - em * BAR) / 2;
  const labelY = y + (height - text) / 2 + em;
  return { row: { bar, ...words, labelY, valueY: top + em * (BAR / 2 + 0.35), top }, height };
}

/** The value stands at the end of the first line that leaves room for it, else on a line of its own. */
function rowAbove(bar: WaterfallBar, y: number, input: Input): { row: Row; height: number } {
  const { em, width } = input;
  const words = wordsOf(bar, width, input);
  const lines = [...words.lines, ...words.mark];
  const size = widthOf(words.value, em * STRONG);
  const free = lines.findIndex((line) => widthOf(line, em * STRONG) + em + size <= width);
  const valueLine = free === -1 ? lines.length : free;
  const text = Math.max(lines.length, valueLine + 1) * em * LEADING;
  const labelY = y + em;
  const top = y + text + em * 0.1;
  return {
    row: { bar, ...words, labelY, valueY: labelY + valueLine * em * LEADING, top },
    height: text + em * (BAR + 0.1),
  };
}
