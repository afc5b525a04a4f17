/** Verdicts, states and reasons in words. */
import type { Assessment, CriterionState, TrackResult, Verdict } from '../../engine/index.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { Tone } from '../../ui/verdict-tag.tsx';
import type { Say } from './say.ts';

export const keyOf = ({ scheme, track }: Pick<TrackResult, 'scheme' | 'track'>): string => `${scheme.id}/${track.id}`;

export function trackName(say: Say, { scheme, track }: Pick<TrackResult, 'scheme' | 'track'>): string {
  return [say.text(scheme.shortName), say.text(track.name)].join(say.locale === 'en' ? ': ' : '：');
}

export const isOpenTo = (verdict: Verdict | null): boolean => verdict === 'eligible' || verdict === 'undetermined';

export const failing = (result: TrackResult) => result.criteria.filter(({ state }) => state === 'not-met');

export const judged = (result: TrackResult): number =>
  result.criteria.filter(({ state }) => state === 'judgement').length;

/** What always goes with "meets the published conditions": points still judged, the day of the rules, not advice. */
export function conditionsWords(say: Say, result: TrackResult, date: string): string {
  return say.t('verdict.conditions', {
    judgements: say.t('verdict.judgements', { n: judged(result) }),
    date: say.day(date),
  });
}

export const STATE_TONES: Record<CriterionState, { tone: Tone; icon: IconName }> = {
  met: { tone: 'eligible', icon: 'check' },
  'not-met': { tone: 'ineligible', icon: 'cross' },
  unknown: { tone: 'undetermined', icon: 'question' },
  'not-applicable': { tone: 'closed', icon: 'bar' },
  judgement: { tone: 'judgement', icon: 'person' },
};

/** What must be known of a track that is not open yet: its rules may simply begin on that day. */
export const notYetOpenNote = (
  say: Say,
  { status, track }: Pick<TrackResult, 'status' | 'track'>,
): string | undefined => (status === 'not-yet-open' && track.openNote ? say.text(track.openNote) : undefined);

/** The track that stands in the place of one that has closed. */
export const successorOf = ({ track }: Pick<TrackResult, 'track'>, assessment: Assessment): TrackResult | undefined =>
  track.successor === undefined ? undefined : assessment.tracks.find((other) => keyOf(other) === track.successor);

/** Why a track takes no applications, and what stands in its place. */
export function notOpenWords(say: Say, result: TrackResult, assessment: Assessment): string[] {
  const { status, track } = result;
  const successor = successorOf(result, assessment);
  const why = (): string => {
    if (status === 'proposed') return say.t('verdict.why.proposed');
    if (status === 'closed')
      return track.closedOn === undefined
        ? say.t('verdict.why.closedNoDate')
        : say.t('verdict.why.closed', { date: say.day(track.closedOn) });
    return track.opensOn === undefined
      ? say.t('verdict.why.notYetOpen')
      : say.t('verdict.why.opensOn', { date: say.day(track.opensOn) });
  };
  const reopens = status === 'closed' && track.opensOn !== undefined;
  return [
    why(),
    ...(track.openNote ? [say.text(track.openNote)] : []),
    ...(reopens ? [say.t('verdict.why.opensOn', { date: say.day(track.opensOn ?? '') })] : []),
    ...(successor ? [say.t('verdict.why.successor', { track: trackName(say, successor) })] : []),
  ];
}
