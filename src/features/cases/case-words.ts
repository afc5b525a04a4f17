/** What is said of a case in a line. */
import type { Assessed, AssessedTrack, ClientCase } from '../../cases/index.ts';
import { todayInHongKong } from '../../rulebase/index.ts';
import type { IsoDate, RuleSet } from '../../rulebase/index.ts';
import { rangeWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { isOpenTo, trackName } from '../shared/verdicts.ts';

export const nameOf = (say: Say, { work }: Pick<ClientCase, 'work'>): string =>
  work.name.trim() || say.t('cases.unnamed');

/** The day of an instant, in Hong Kong. */
export const dayOf = (instant: string): IsoDate => todayInHongKong(new Date(instant));

/** When to get back to the client. */
export function followUpWords(say: Say, followUp: IsoDate, today: string): string {
  const date = say.day(followUp);
  if (followUp > today) return say.t('cases.followUpOn', { date });
  return followUp === today ? say.t('cases.followUpToday', { date }) : say.t('cases.followUpOverdue', { date });
}

/** The names of tracks by `scheme/track`, under the rules of one day. */
export function trackNames(say: Say, rules: RuleSet): (key: string) => string {
  const names = new Map(
    rules.schemes.flatMap((scheme) =>
      scheme.tracks.map((track) => [`${scheme.id}/${track.id}`, trackName(say, { scheme, track })]),
    ),
  );
  return (key) => names.get(key) ?? key;
}

/** The amount of a remembered result. */
export const amountWords = (say: Say, { award }: AssessedTrack): string =>
  award ? rangeWords(say, award) : say.t('verdict.amount.none');

const NAMED = 2;

/** The best results of a case in one line; they are remembered in this order. */
export function bestWords(say: Say, { results }: Assessed, name: (key: string) => string): string {
  const open = Object.entries(results).filter(([, { verdict }]) => isOpenTo(verdict));
  if (open.length === 0) return say.t('cases.bestNone');
  const best = open.slice(0, NAMED).map(([key, result]) =>
    say.t(result.verdict === 'eligible' ? 'cases.bestOne' : 'cases.bestOneIf', {
      track: name(key),
      amount: amountWords(say, result),
    }),
  );
  const more = open.length - best.length;
  return say.series([...best, ...(more > 0 ? [say.t('cases.bestMore', { n: more })] : [])]);
}
