/** Values of parameters in words, flags and candidates included. */
import type { ParamChange } from '../../engine/index.ts';
import { valueInWords } from '../../i18n/words.ts';
import type { ParamState, ParamValue, Unit } from '../../rulebase/index.ts';
import type { Say } from './say.ts';

const isList = (unit: Unit): boolean => unit === 'economies' || unit === 'options';

/** One side of a change: a value, several candidates, or nothing on file. */
export function valueWords(say: Say, unit: Unit, value: ParamChange['from']): string {
  if (value === null) return say.t('cause.notOnFile');
  if (typeof value === 'boolean') return say.t(value ? 'cause.yes' : 'cause.no');
  if (Array.isArray(value) && !isList(unit))
    return say.list(value.map((candidate) => valueWords(say, unit, candidate)));
  return valueInWords(say.base, unit, value as ParamValue, say.locale);
}

/** Values of which one counts. Digits and Latin letters stand apart from the Chinese word between them. */
function alternatives(say: Say, values: readonly string[]): string {
  if (say.locale === 'en') return values.join(' or ');
  const [first = '', ...others] = values;
  return others.reduce(
    (said, value) => `${said}${/[\w%]$/.test(said) ? ' ' : ''}或${/^\w/.test(value) ? ' ' : ''}${value}`,
    first,
  );
}

/** What is on file for a parameter on one day. */
export function stateWords(say: Say, unit: Unit, at: ParamState): string {
  switch (at.state) {
    case 'known':
      return valueWords(say, unit, at.value);
    case 'window':
      return say.t('scheme.either', {
        values: alternatives(
          say,
          at.candidates.map((value) => valueWords(say, unit, value)),
        ),
      });
    case 'unverified':
      return say.t('scheme.toConfirm', { value: valueWords(say, unit, at.value) });
    case 'unknown':
      return say.t('cause.notOnFile');
  }
}

/** Members of a list parameter by name. */
export function memberName(say: Say, unit: Unit, id: string): string {
  const text =
    unit === 'economies'
      ? say.base.economies[id]
      : say.base.facts.flatMap((fact) => fact.options ?? []).find((option) => option.value === id)?.label;
  return text ? say.text(text) : id;
}

/** Lists up to this length are named by the value itself. */
const SAID_UP_TO = 4;
/** More names than this are counted. */
const NAMED_UP_TO = 12;

/** Members that a list gained or lost, where its values do not name them already. */
export interface MovedMembers {
  key: 'listAdded' | 'listRemoved';
  ids: string[];
  /** Few enough to be named rather than counted. */
  named: boolean;
}

export function movedMembers(unit: Unit, change: ParamChange): MovedMembers[] {
  const long = [change.from, change.to].some((side) => Array.isArray(side) && side.length > SAID_UP_TO);
  const list = long ? listChange(unit, change) : undefined;
  const moved = (key: MovedMembers['key'], ids: string[]): MovedMembers[] =>
    ids.length === 0 ? [] : [{ key, ids, named: ids.length <= NAMED_UP_TO }];
  return list ? [...moved('listAdded', list.added), ...moved('listRemoved', list.removed)] : [];
}

/** What was added to a list and what was taken from it; undefined where either side is no list. */
export function listChange(unit: Unit, { from, to }: ParamChange): { added: string[]; removed: string[] } | undefined {
  if (!isList(unit) || !Array.isArray(from) || !Array.isArray(to)) return undefined;
  const [before, after] = [from.map(String), to.map(String)];
  return {
    added: after.filter((id) => !before.includes(id)),
    removed: before.filter((id) => !after.includes(id)),
  };
}
