/** Why a result differs, in plain sentences for paper and spreadsheets. Pure. */
import type { Cause, Difference, ParamChange, TrackResult, Unchanged } from '../../engine/index.ts';
import { fill } from '../../i18n/words.ts';
import type { Pair } from '../compare/layer-words.ts';
import { unchangedWords } from '../compare/unchanged-words.ts';
import { ownMembers, structuralProposals, valueProposals } from '../compare/writers.ts';
import type { Say } from '../shared/say.ts';
import { memberName, movedMembers, valueWords } from '../shared/values.ts';
import type { MovedMembers } from '../shared/values.ts';
import { sourcesInForce } from './cites.tsx';

/** The two sides of a difference, with the proposals of the later one. */
export interface Sides {
  from: TrackResult;
  to: TrackResult;
  proposals: readonly string[];
}

const plain = { old: (words: string): string => words, new: (words: string): string => words };

/** Sentences one after the other, each with a full stop. */
export function sentences(say: Say, parts: readonly string[]): string {
  const stop = say.locale === 'en' ? '.' : '。';
  const ended = parts.filter((part) => part !== '').map((part) => (/[.。：:？?!！]$/.test(part) ? part : part + stop));
  return ended.join(say.locale === 'en' ? ' ' : '');
}

/** What made a difference. */
export function differenceWords(say: Say, difference: Difference, sides: Sides): string {
  const { causes, jointly } = difference;
  if (causes.length === 0) return say.t('cause.noCause');
  const each = causes.map((cause) => causeWords(say, cause, sides));
  return sentences(say, [...(jointly ? [say.t('cause.jointly')] : []), ...each.flat()]);
}

/** Why a result stays as it is. */
export function sameWords(say: Say, entry: Unchanged, pair: Pair, to: TrackResult): string {
  const failed = entry.reason === 'still-fails' ? entry.criteria : [];
  const criteria = to.criteria
    .filter(({ id }) => failed.includes(id))
    .map(({ sentence }) => fill(say.base, to.scheme, sentence, say.locale));
  return sentences(say, [...unchangedWords(say, entry, pair, to), say.list(criteria)]);
}

function causeWords(say: Say, cause: Cause, sides: Sides): string[] {
  switch (cause.kind) {
    case 'status':
      return [statusWords(say, cause)];
    case 'parameter':
      return paramWords(say, cause, sides);
    case 'criterion':
      return criterionWords(say, cause, sides);
  }
}

function statusWords(say: Say, cause: Extract<Cause, { kind: 'status' }>): string {
  if (cause.from === 'proposed') return say.t('cause.statusProposed');
  if (cause.on !== null && cause.to === 'open') return say.t('cause.statusOpened', { date: say.day(cause.on) });
  if (cause.on !== null && cause.to === 'closed') return say.t('cause.statusClosed', { date: say.day(cause.on) });
  const [from, to] = [say.t(`verdict.status.${cause.from}`), say.t(`verdict.status.${cause.to}`)];
  return say.t.markup('cause.status', { from, to, ...plain });
}

function criterionWords(say: Say, cause: Extract<Cause, { kind: 'criterion' }>, sides: Sides): string[] {
  const side = cause.to === 'absent' ? sides.from : sides.to;
  const criterion = side.criteria.find(({ id }) => id === cause.criterion);
  const sentence = criterion ? fill(say.base, side.scheme, criterion.sentence, say.locale) : cause.criterion;
  const [from, to] = [say.t(`verdict.state.${cause.from}`), say.t(`verdict.state.${cause.to}`)];
  return [
    say.t.markup('cause.criterion', { sentence, from, to, ...plain }),
    ...cause.params.flatMap((change) => paramWords(say, change, sides)),
    ...(cause.params.length === 0 ? [say.t('cause.criterionOnly')] : []),
    ...byWords(say, structuralProposals(say.base, sides.proposals, sides.to, cause.criterion)),
  ];
}

function paramWords(say: Say, change: ParamChange, { to: result, proposals }: Sides): string[] {
  const param = result.scheme.params[change.param];
  if (!param) return [];
  const [from, to] = [valueWords(say, param.unit, change.from), valueWords(say, param.unit, change.to)];
  const own = ownMembers(result);
  const named = (ids: readonly string[]): string => say.list(ids.map((id) => memberName(say, param.unit, id)));
  const members = ({ key, ids, named: few }: MovedMembers): string => {
    if (few) return say.t(`cause.${key}`, { names: named(ids) });
    const mine = ids.filter((id) => own.has(id));
    const counted = say.t(`cause.${key}`, { names: valueWords(say, param.unit, ids) });
    return mine.length > 0 ? counted + say.t('cause.listMine', { names: named(mine) }) : counted;
  };
  return [
    say.t.markup('cause.value', { label: say.text(param.label), from, to, ...plain }),
    ...movedMembers(param.unit, change).map(members),
    ...byWords(say, valueProposals(say.base, proposals, change, result)),
  ];
}

function byWords(say: Say, ids: readonly string[]): string[] {
  const titles = say.base.proposals.filter(({ id }) => ids.includes(id)).map(({ title }) => say.text(title));
  return titles.length === 0 ? [] : [say.t('cause.by', { titles: say.list(titles) })];
}

/** The documents behind what changed. */
export function sourcesOfDifference({ causes }: Difference, { to }: Sides): string[] {
  return causes.flatMap((cause): string[] => {
    switch (cause.kind) {
      case 'status':
        return to.track.sources.slice(0, 1);
      case 'parameter':
        return to.scheme.params[cause.param]?.sources.slice(0, 1) ?? [];
      case 'criterion':
        return cause.params.length > 0
          ? cause.params.flatMap(({ param }) => to.scheme.params[param]?.sources.slice(0, 1) ?? [])
          : criterionSources(to, cause.criterion).slice(0, 1);
    }
  });
}

function criterionSources(to: TrackResult, id: string): string[] {
  const criterion = to.scheme.criteria[id];
  return criterion ? sourcesInForce(to, { id, sources: criterion.sources }) : [];
}
