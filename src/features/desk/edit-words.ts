/** The last edit in words. */
import type { TrackResult } from '../../engine/index.ts';
import { answerInWords } from '../../i18n/words.ts';
import { awardWords } from '../shared/amounts.ts';
import type { Say } from '../shared/say.ts';
import { isOpenTo, trackName } from '../shared/verdicts.ts';
import type { Edit } from './edits.ts';

/** What a track gives, in short: the result, and the amount where there is one. */
export function resultWords(say: Say, result: TrackResult): string {
  const { verdict, status, award } = result;
  const words =
    verdict === null
      ? say.t('verdict.none')
      : verdict === 'closed' && status !== 'open'
        ? say.t(`verdict.status.${status}`)
        : say.t(`verdict.${verdict}`);
  if (!isOpenTo(verdict) || !award) return words;
  const amount = awardWords(say, result);
  return say.t(verdict === 'undetermined' ? 'desk.outcomeIf' : 'desk.outcome', { verdict: words, amount });
}

function answerWords(say: Say, edit: Edit, id: string, side: 'before' | 'after'): string {
  const fact = say.base.facts.find((candidate) => candidate.id === id);
  const answer = edit[side].profile[id];
  if (!fact || answer === undefined) return say.t('desk.edit.nothing');
  return answerInWords(say.base, fact, answer, say.locale) ?? say.t('check.dontKnow');
}

/** More than these are only counted, or folded. */
export const NAMED = 4;

/** What was edited, one sentence for each answer. */
export function answersWords(say: Say, edit: Edit): string[] {
  const label = (id: string): string => {
    const fact = say.base.facts.find((candidate) => candidate.id === id);
    return fact ? say.text(fact.label) : id;
  };
  if (edit.facts.length === 0) return [say.t('desk.edit.putBack', { fact: label(edit.about) })];
  const sentences = edit.facts.slice(0, NAMED).map((id) =>
    say.t('desk.edit.answer', {
      fact: label(id),
      from: answerWords(say, edit, id, 'before'),
      to: answerWords(say, edit, id, 'after'),
    }),
  );
  const more = edit.facts.length - NAMED;
  return more > 0 ? [...sentences, say.t('desk.edit.moreAnswers', { n: more })] : sentences;
}

/** One result that changed, with what it was. */
export const changeWords = (say: Say, { from, to }: Edit['results'][number]): string =>
  from.considered
    ? say.t('desk.edit.result', {
        track: trackName(say, to),
        now: resultWords(say, to),
        before: resultWords(say, from),
      })
    : say.t('desk.edit.newResult', { track: trackName(say, to), now: resultWords(say, to) });

/** Everything about an edit, to be read aloud. */
export function editWords(say: Say, edit: Edit): string[] {
  const more = edit.results.length - NAMED;
  return [
    ...answersWords(say, edit),
    ...edit.results.slice(0, NAMED).map((change) => changeWords(say, change)),
    ...(more > 0 ? [say.t('check.live.changedMore', { n: more })] : []),
    ...(edit.left > 0 ? [say.t('desk.edit.left', { n: edit.left })] : []),
    ...(edit.results.length === 0 && edit.left === 0 ? [say.t('desk.edit.noResult')] : []),
  ];
}
