/** What things of a figure are called. */
import { answerInWords, fill } from '../../i18n/words.ts';
import { factsIn } from '../../rulebase/index.ts';
import type { ResolvedScheme, ResolvedTrack } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';
import { trackName } from '../shared/verdicts.ts';
import type { GroupKey } from '../../table/index.ts';
import { countWords } from './numbers.ts';
import type { MembersLayer } from './use-members.ts';

export interface TrackRef {
  scheme: string;
  track: string;
}

export const trackKey = ({ scheme, track }: TrackRef): string => `${scheme}/${track}`;

type Found = { scheme: ResolvedScheme; track: ResolvedTrack };

/** Where a layer has this track. */
function findTrack({ rules }: MembersLayer, ref: TrackRef): Found | undefined {
  const scheme = rules.schemes.find(({ id }) => id === ref.scheme);
  const track = scheme?.tracks.find(({ id }) => id === ref.track);
  return scheme && track && { scheme, track };
}

/** The layers in the order in which they name things: the one that is meant, then the latest. A scheme may be renamed. */
const naming = (layers: readonly MembersLayer[], own: string | undefined): MembersLayer[] => [
  ...layers.filter(({ id }) => id === own),
  ...layers.toReversed(),
];

/** A track by the name it has in a layer; without one, by its latest name. */
export function trackWords(say: Say, layers: readonly MembersLayer[], ref: TrackRef, layer?: string): string {
  const found = naming(layers, layer).flatMap((each) => findTrack(each, ref) ?? [])[0];
  return found ? trackName(say, found) : trackKey(ref);
}

export function schemeWords(say: Say, layers: readonly MembersLayer[], id: string, layer?: string): string {
  const scheme = naming(layers, layer).flatMap(({ rules }) => rules.schemes.find((each) => each.id === id) ?? [])[0];
  return scheme ? say.text(scheme.shortName) : id;
}

/** The sentence of a criterion with the numbers of the layer. */
export function criterionWords(
  say: Say,
  layers: readonly MembersLayer[],
  where: { layer: string; track: TrackRef; criterion: string },
): string {
  const layer = layers.find(({ id }) => id === where.layer);
  const scheme = layer && findTrack(layer, where.track)?.scheme;
  const criterion = scheme?.criteria[where.criterion];
  return scheme && criterion ? fill(say.base, scheme, criterion.sentence, say.locale) : where.criterion;
}

/** Criteria of a track that no program decides under this layer; they keep nobody out here. */
export function judgedIn(layers: readonly MembersLayer[], layer: string, track: TrackRef): string[] {
  const found = layers.find(({ id }) => id === layer);
  const at = found && findTrack(found, track);
  return (at?.track.criteria ?? []).filter((id) => at?.scheme.criteria[id]?.kind === 'judgement');
}

/** Facts that decide a track under a layer. */
export function factsOfTrack(layer: MembersLayer, ref: TrackRef): string[] {
  const found = findTrack(layer, ref);
  const criteria = (found?.track.criteria ?? []).flatMap((id) => found?.scheme.criteria[id] ?? []);
  const conditions = criteria.flatMap(({ kind, condition, appliesIf }) =>
    kind === 'rule' ? [condition, appliesIf].filter((each) => each !== undefined) : [],
  );
  return [...new Set(conditions.flatMap((condition) => [...factsIn(condition)]))];
}

/** A group by the name of its fact and its value: an option, or a band up to the next one. */
export function groupWords(say: Say, { fact: id, key }: GroupKey): { fact: string; value: string } {
  const fact = say.base.facts.find((each) => each.id === id);
  return { fact: fact ? say.text(fact.label) : id, value: valueOf() };

  function valueOf(): string {
    if (key === null) return say.t('members.group.unanswered');
    if (typeof key === 'string') return (fact && answerInWords(say.base, fact, key, say.locale)) ?? key;
    const next = fact?.bands?.find((bound) => bound > key);
    if (next === undefined) return say.t('members.group.from', { from: countWords(key) });
    return next - 1 <= key
      ? countWords(key)
      : say.t('members.group.band', { from: countWords(key), to: countWords(next - 1) });
  }
}

export const factWords = (say: Say, id: string): string => {
  const fact = say.base.facts.find((each) => each.id === id);
  return fact ? say.text(fact.label) : id;
};
