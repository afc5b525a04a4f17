/** The text of a cell as the answer to a fact. One reader a column; it remembers the texts it has seen. */
import { optionsOf } from '../../rulebase/index.ts';
import type { Answer, Fact, RuleBase } from '../../rulebase/index.ts';
import { dictionaryOf, fold } from './fold.ts';
import { MONEY_AFTER, MONEY_BEFORE, NO, NOT_KNOWN, NOT_KNOWN_SIGN, WAN, YES } from './words.ts';

/** A cell that is no answer to its fact. */
export const MISFIT = Symbol('misfit');

/** The answer in a cell; undefined where it is empty (unanswered), null for "not known". */
export type CellReader = (cell: string) => Answer | undefined | typeof MISFIT;

/** How many different texts of a column are remembered. */
const MOST_TEXTS = 20_000;
/** Longer texts hardly come twice, and would hold on to much memory. */
const LONGEST_REMEMBERED = 1000;
const EMPTY_SET = '-';
/** Spreadsheet programs and our own files put an apostrophe before what looks like a formula. */
const GUARDED = /^'(?=[=+\-@＝＋－＠])/;

const notKnown = new Set(NOT_KNOWN.map(fold));

/** A reader for the cells of one fact. */
export function cellReader(base: RuleBase, fact: Fact): CellReader {
  switch (fact.type) {
    case 'int':
    case 'hkd':
      return numberReader(remembered(answering(wholeReader(fact.type === 'hkd'))));
    case 'pct':
      return numberReader(remembered(answering(readPercentage)), 100);
    case 'bool':
      return remembered(answering(boolReader()));
    case 'one':
      return remembered(answering(choiceReader(optionReader(base, fact))));
    case 'set':
    case 'economies':
      return remembered(answering(setReader(optionReader(base, fact))));
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

/** What all facts have in common: nothing, and "not known". */
function answering(read: (text: string) => Answer | typeof MISFIT): CellReader {
  return (cell) => {
    const text = cell.trim().replace(GUARDED, '');
    if (text === '') return undefined;
    if (text === NOT_KNOWN_SIGN || text === '？') return null;
    const answer = read(text);
    return answer === MISFIT && notKnown.has(fold(text)) ? null : answer;
  };
}

const boolReader = () => {
  const words = dictionaryOf<boolean>([
    ...YES.map((word) => [word, true] as const),
    ...NO.map((word) => [word, false] as const),
  ]);
  // Of numbers, only these two: signs are lost when words are compared.
  return (text: string) =>
    /\d/.test(text) && text !== '1' && text !== '0' ? MISFIT : (words.get(fold(text)) ?? MISFIT);
};

const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?=$|\.)/;
const DECIMAL = /^(\d+)(?:\.(\d*))?(?:e\+?(\d{1,2}))?$/;

/** A number of whole things, or undefined: `1,000`, `1000.00` and `1e3` are, `100.5` and `-1` are not. */
function wholeOf(text: string, shift: number): number | undefined {
  const plain = text.replace(THOUSANDS, (digits) => digits.replaceAll(',', ''));
  const [, digits, decimals = '', exponent = '0'] = DECIMAL.exec(plain) ?? [];
  if (digits === undefined) return undefined;
  const places = Number(exponent) + shift;
  const [whole, rest] = [decimals.slice(0, places).padEnd(places, '0'), decimals.slice(places)];
  if (/[1-9]/.test(rest)) return undefined;
  const value = Number(digits + whole);
  return Number.isSafeInteger(value) ? value : undefined;
}

const wholeReader = (isMoney: boolean) => (text: string) => {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  const bare = isMoney ? plain.replace(MONEY_BEFORE, '').replace(MONEY_AFTER, '') : plain;
  const number = bare.replace(WAN, '');
  return wholeOf(number, number === bare ? 0 : 4) ?? MISFIT;
};

function readPercentage(text: string): number | typeof MISFIT {
  const plain = text.normalize('NFKC').trim();
  const [, digits] = /^(\d+(?:\.\d+)?)\s*%?$/.exec(plain) ?? [];
  const value = Number(digits);
  return value <= 100 ? value : MISFIT;
}

/** An option by its id or by what it is called. */
function optionReader(base: RuleBase, fact: Fact): (text: string) => string | undefined {
  const ids = new Set(optionsOf(base, fact));
  const words = dictionaryOf(wordsOfOptions(base, fact));
  return (text) => (ids.has(text) ? text : words.get(fold(text)));
}

function wordsOfOptions(base: RuleBase, fact: Fact): (readonly [string, string])[] {
  if (fact.type !== 'economies')
    return (fact.options ?? []).flatMap(({ value, label }) => [
      [value, value] as const,
      [label['zh-Hant'], value] as const,
      [label.en, value] as const,
    ]);
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
