/** How one column of the comparison differs from the one it is read against. */
import { nothingEitherWay } from '../../engine/index.ts';
import type { Difference, TrackResult } from '../../engine/index.ts';
import { moneyWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { keyOf } from '../shared/verdicts.ts';

/** Differences that matter to the company, and those only in the reason why a track gives it nothing either way. */
export const byEffect = (differences: readonly Difference[]): [matter: Difference[], reasonOnly: Difference[]] => [
  differences.filter(({ verdict }) => !nothingEitherWay(verdict)),
  differences.filter(({ verdict }) => nothingEitherWay(verdict)),
];

export type Direction = 'gain' | 'loss' | 'other' | 'same';

export interface Change {
  direction: Direction;
  words: string;
}

type Side = TrackResult | null;

const worth = (side: Side): number => {
  switch (side?.verdict) {
    case 'eligible':
      return 2;
    case 'undetermined':
      return 1;
    default:
      return 0;
  }
};
const verdictOf = (side: Side) => side?.verdict ?? null;
const resultWords = (say: Say, side: Side): string => {
  if (side?.verdict === 'closed' && side.status !== 'open') return say.t(`verdict.status.${side.status}`);
  return say.t(side?.verdict ? `verdict.${side.verdict}` : 'verdict.none');
};
const directionOf = (difference: number): Exclude<Direction, 'same'> =>
  difference > 0 ? 'gain' : difference < 0 ? 'loss' : 'other';
const capital = { gain: 'Gain', loss: 'Loss', other: 'Other' } as const;

/** `column` is the name of the column that `from` stands in. */
export function changeOf(say: Say, from: Side, to: Side, column: string): Change {
  if (verdictOf(from) !== verdictOf(to)) {
    const direction = directionOf(worth(to) - worth(from));
    const verdict = resultWords(say, from);
    return { direction, words: say.t(`compare.change.verdict${capital[direction]}`, { column, verdict }) };
  }
  return awardChange(say, from, to, column) ?? unchanged(say, from, to, column);
}

function awardChange(say: Say, from: Side, to: Side, column: string): Change | undefined {
  const [a, b] = [from?.award, to?.award];
  if (!a || !b || (a.min === b.min && a.max === b.max)) return undefined;
  if (a.min === a.max && b.min === b.max) {
    const more = b.max - a.max;
    return {
      direction: directionOf(more),
      words: say.t(more > 0 ? 'compare.change.more' : 'compare.change.less', {
        column,
        amount: moneyWords(say, Math.abs(more)),
      }),
    };
  }
  const steps = [Math.sign(b.min - a.min), Math.sign(b.max - a.max)];
  const direction = directionOf(steps.includes(1) && steps.includes(-1) ? 0 : steps.reduce((x, y) => x + y));
  return { direction, words: say.t(`compare.change.range${capital[direction]}`, { column }) };
}

function unchanged(say: Say, from: Side, to: Side, column: string): Change {
  const other = from !== null && to !== null && keyOf(from) !== keyOf(to);
  return { direction: 'same', words: say.t(other ? 'compare.change.otherTrack' : 'compare.change.same', { column }) };
}
