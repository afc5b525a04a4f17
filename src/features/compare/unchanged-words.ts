/** "Nothing changes for you, because …" */
import type { TrackResult, Unchanged } from '../../engine/index.ts';
import type { Say } from '../shared/say.ts';
import { notYetOpenNote } from '../shared/verdicts.ts';
import type { Pair } from './layer-words.ts';

const SAME = { proposals: 'sameProposals', time: 'sameTime' } as const;

export function unchangedWords(say: Say, entry: Unchanged, pair: Pair, result: TrackResult): string[] {
  switch (entry.reason) {
    case 'not-considered':
      return [];
    case 'not-open':
      return notOpen(say, entry, pair, result);
    case 'same-rules':
      return [say.t(pair.key === null ? 'cause.unchanged.same' : `cause.unchanged.${SAME[pair.by ?? 'proposals']}`)];
    case 'still-fails':
      return [
        say.t(entry.alsoChanged.length > 0 ? 'cause.unchanged.stillFailsChanged' : 'cause.unchanged.stillFails', {
          n: entry.criteria.length,
        }),
      ];
    case 'not-for-you':
      return [say.t('cause.unchanged.not-for-you')];
    case 'cannot-know':
      return [say.t(entry.missing.length > 0 ? 'cause.unchanged.cannotKnow' : 'cause.unchanged.rulesNotKnown')];
  }
}

function notOpen(
  say: Say,
  entry: Extract<Unchanged, { reason: 'not-open' }>,
  pair: Pair,
  result: TrackResult,
): string[] {
  const { track } = result;
  const note = notYetOpenNote(say, result);
  const helped =
    entry.helpedUntil === null ? [] : [say.t('cause.unchanged.helpedUntil', { date: say.day(entry.helpedUntil) })];
  const why = (): string => {
    if (pair.by !== 'proposals' && entry.status !== 'closed') return say.t('cause.unchanged.notOpenTime');
    if (entry.status === 'proposed') return say.t('cause.unchanged.proposed');
    if (entry.status !== 'closed') return say.t('cause.unchanged.not-yet-open');
    if (track.closedOn === undefined) return say.t('cause.unchanged.closedNoDate');
    const date = say.day(track.closedOn);
    return say.t(pair.by === 'proposals' ? 'cause.unchanged.closed' : 'cause.unchanged.closedTime', { date });
  };
  return [why(), ...(note === undefined ? [] : [note]), ...helped];
}
