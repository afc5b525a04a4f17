/** The text of a cell as the answer to a fact. One reader a column; it remembers the texts it has seen. */
import { optionsOf } from '../../rulebase/index.ts';
import type { Answer, Fact, RuleBase } from '../../rulebase/index.ts';
import { dictionaryOf, fold } from './fold.ts';
import { isNotKnown, MISFIT } from './misfit.ts';
import { mostOf, readPercentage, wholeReader, within } from './number-cells.ts';
import type { Headed } from './number-cells.ts';
import { NO, NO_SIGN, NOT_KNOWN_SIGN, YES, YES_SIGN } from './words.ts';

/** The answer in a cell; undefined where it is empty (unanswered), null for "not known". */
export type CellReader = (cell: string) => Answer | undefined | typeof MISFIT;

/** How many different texts of a column are remembered. */
const MOST_TEXTS = 20_000;
/** Longer texts hardly come twice, and would hold on to much memory. */
const LONGEST_REMEMBERED = 1000;
const EMPTY_SET = '-';
/** Spreadsheet programs and our own files put an apostrophe before what looks like a formula. */
const GUARDED = /^'(?=[=+\-@＝＋－＠])/;

/** A reader for the cells of one fact. */
export function cellReader(base: RuleBase, fact: Fact, headed: Headed = {}): CellReader {
  switch (fact.type) {
    case 'int':
    case 'hkd': {
      const most = mostOf(fact, headed);
      return numberReader(remembered(answering(within(wholeReader(fact), most))), most);
    }
    case 'pct':
      return numberReader(remembered(answering(readPercentage)), 100);
    case 'bool':
      return remembered(answering(boolReader()));
    case 'one':
      return remembered(answering(choiceReader(optionReader(base, fact)), idsOf(base, fact)));
    case 'set':
    case 'economies':
      return remembered(answering(setReader(optionReader(base, fact)), idsOf(base, fact)));
  }
}

/** Numbers are mostly plain digits and mostly different: those are read without looking them up. */
function numberReader(other: CellReader, most = Number.MAX_SAFE_INTEGER): CellReader {
  return (cell) => {
    const { length } = cell;
    if (length === 0) return undefined;
    if (length > 15) return other(cell);
    let value = 0;
    for (let i = 0; i < length; i += 1) {
      const digit = cell.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return other(cell);
      value = value * 10 + digit;
    }
    return value <= most ? value : MISFIT;
  };
}

/** The same texts come again and again. */
function remembered(read: CellReader): CellReader {
  const seen = new Map<string, ReturnType<CellReader>>();
  return (cell) => {
    if (cell === '') return undefined;
    const known = seen.get(cell);
    if (known !== undefined) return known;
    const answer = read(cell);
    if (answer === undefined || cell.length > LONGEST_REMEMBERED) return answer;
    if (seen.size >= MOST_TEXTS) seen.clear();
    seen.set(ownCopy(cell), answer);
    return answer;
  };
}

/** A cell is a view into the text of its file; kept for long, it must not keep that text alive. */
export const ownCopy = (text: string): string => ` ${text}`.slice(1);

const NO_IDS: ReadonlySet<string> = new Set();

/** What all facts have in common: nothing, and "not known". The id of an option is that option, whatever else it says. */
function answering(read: (text: string) => Answer | typeof MISFIT, ids = NO_IDS): CellReader {
  return (cell) => {
    const text = cell.trim().replace(GUARDED, '');
    if (text === '') return undefined;
    if (NOT_KNOWN_SIGN.test(text) || (!ids.has(text) && isNotKnown(text))) return null;
    return read(text);
  };
}

const boolReader = () => {
  const words = dictionaryOf<boolean>([
    ...YES.map((word) => [word, true] as const),
    ...NO.map((word) => [word, false] as const),
  ]);
  // Of numbers, only these two: signs are lost when words are compared.
  return (text: string) => {
    const sign = text.replaceAll('\uFE0F', ''); // asks for the coloured form of a sign
    if (YES_SIGN.test(sign)) return true;
    if (NO_SIGN.test(sign)) return false;
    return /\d/.test(text) && text !== '1' && text !== '0' ? MISFIT : (words.get(fold(text)) ?? MISFIT);
  };
};

const idsOf = (base: RuleBase, fact: Fact): ReadonlySet<string> => new Set(optionsOf(base, fact));

/** An option by its id or by what it is called. */
function optionReader(base: RuleBase, fact: Fact): (text: string) => string | undefined {
  const ids = idsOf(base, fact);
  const words = dictionaryOf(wordsOfOptions(base, fact));
  return (text) => (ids.has(text) ? text : isNotKnown(text) ? undefined : words.get(fold(text)));
}

/** A label, and what differs from it by a word that changes nothing: `製造` and `製造業`, `其他` and `其它`. */
function saidOtherwise(label: string): string[] {
  const shorter = label.replace(/業$/, '');
  return [label, shorter === label ? `${label}業` : shorter, label.replaceAll('其他', '其它')];
}

function wordsOfOptions(base: RuleBase, fact: Fact): (readonly [string, string])[] {
  if (fact.type !== 'economies')
    return (fact.options ?? []).flatMap(({ value, label }) =>
      [value, ...saidOtherwise(label['zh-Hant']), label.en].map((words) => [words, value] as const),
    );
  const names = Object.entries(base.economies).flatMap(([code, label]) => [
    [code, code] as const,
    [label['zh-Hant'], code] as const,
    [label.en, code] as const,
  ]);
  const known = dictionaryOf(names);
  // A further name counts where it is the name of one economy only: a continent is not.
  const further = Object.entries(base.economyAliases).flatMap(([code, list]) =>
    list.filter((name) => !known.has(fold(name))).map((name) => [name, code] as const),
  );
  return [...names, ...further];
}

const choiceReader = (option: (text: string) => string | undefined) => (text: string) => option(text) ?? MISFIT;

/** What people write between the members of a set, besides the bar. */
const SEPARATORS = /(\s*[、;；\n,，]\s*)/;

const setReader = (option: (text: string) => string | undefined) => (text: string) => {
  if (text === EMPTY_SET) return [];
  const members: string[] = [];
  for (const part of text.split(/[|｜]/)) {
    const found = membersOf(part.trim(), option);
    if (!found) return MISFIT;
    members.push(...found);
  }
  return members;
};

/** The options a text lists; the words for an option may themselves have commas, so the longest that fits is taken. */
function membersOf(text: string, option: (text: string) => string | undefined): string[] | undefined {
  const whole = option(text);
  if (whole !== undefined) return [whole];
  const pieces = text.split(SEPARATORS); // every other piece is a separator
  const members: string[] = [];
  for (let from = 0; from < pieces.length;) {
    let to = Math.min(pieces.length, from + 11);
    let found: string | undefined;
    for (; to > from && found === undefined; to -= 2) found = option(pieces.slice(from, to).join(''));
    if (found === undefined) return undefined;
    members.push(found);
    from = to + 3;
  }
  return members;
}
