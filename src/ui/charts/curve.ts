/** Piecewise straight lines with gaps and jumps. */

/**
 * A corner of a line, in whole numbers; `y` is null where there is none. A jump is two corners one apart, or two of the
 * same `x`, of which the second holds from there on.
 */
export interface Point {
  x: number;
  y: number | null;
}

export interface Curve {
  id: string;
  label: string;
  /** In order of x; straight between one and the next. */
  points: readonly Point[];
}

interface Known {
  x: number;
  y: number;
}

/** The stretches without a gap or a jump; a point alone is a stretch of one. */
export function stretchesOf(points: readonly Point[]): Known[][] {
  const stretches: Known[][] = [];
  let current: Known[] = [];
  const close = (): void => {
    if (current.length > 0) stretches.push(current);
    current = [];
  };
  for (const { x, y } of points) {
    if (y === null) {
      close();
      continue;
    }
    const before = current.at(-1);
    if (before && isJump(before, { x, y })) close();
    current.push({ x, y });
  }
  close();
  return stretches;
}

const isJump = (before: Known, after: Known): boolean =>
  after.x === before.x || (after.x - before.x <= 1 && Math.abs(after.y - before.y) > 1);

/** Where a line jumps: its last place before and its first after. */
export function jumpsOf(points: readonly Point[]): { from: Known; to: Known }[] {
  return points.flatMap(({ x, y }, i) => {
    const before = points[i - 1];
    if (before === undefined || before.y === null || y === null) return [];
    const [from, to] = [
      { x: before.x, y: before.y },
      { x, y },
    ];
    return isJump(from, to) ? [{ from, to }] : [];
  });
}

/** Whether there are two values at one place, so that the one just below it must be named as well. */
export const twofold = (points: readonly Point[], x: number): boolean => {
  const at = points.filter((point) => point.x === x);
  return at.length > 1 && at[0]?.y !== null;
};

/** The value at a place; null in a gap and outside the points. */
export function valueAt(points: readonly Point[], x: number): number | null {
  const exact = points.findLast((point) => point.x === x);
  if (exact) return exact.y;
  return between(points, x);
}

/** The value that a line comes to just below a place. */
export function valueBelow(points: readonly Point[], x: number): number | null {
  const exact = points.find((point) => point.x === x);
  return exact ? exact.y : between(points, x);
}

function between(points: readonly Point[], x: number): number | null {
  const before = points.findLast((point) => point.x < x);
  const after = points.find((point) => point.x > x);
  if (before === undefined || after === undefined || before.y === null || after.y === null) return null;
  return before.y + ((after.y - before.y) / (after.x - before.x)) * (x - before.x);
}
