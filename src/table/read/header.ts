/** What the columns of a list hold, guessed from their header, and whether what was chosen can be read. */
import { show } from '../../rulebase/index.ts';
import type { Problem, RuleBase } from '../../rulebase/index.ts';
import type { ColumnTarget } from '../service/protocol.ts';
import { dictionaryOf, fold } from './fold.ts';
import { EXPECTED } from './sentences.ts';
import { NO, PASSED_THROUGH, REMARKS, YES } from './words.ts';

/** A list has no more columns. */
export const MOST_COLUMNS = 500;
const HEADER_WITHIN = 20;
const LONGEST_HEADER = 300;

/** How a column is called in messages. */
export const columnName = (header: readonly string[], column: number): string =>
  header[column]?.trim() || `column ${column + 1}`;

type Guess = (header: string) => ColumnTarget;
const guessers = new WeakMap<RuleBase, Guess>();

function guesserFor(base: RuleBase): Guess {
  const known = guessers.get(base);
  if (known) return known;
  const made = makeGuesser(base);
  guessers.set(base, made);
  return made;
}

function makeGuesser(base: RuleBase): Guess {
  const exact = new Map<string, ColumnTarget>([
    ...base.facts.map(({ id }): [string, ColumnTarget] => [id, { kind: 'fact', fact: id }]),
    ...Object.keys(PASSED_THROUGH).map((as): [string, ColumnTarget] => [as, { kind: 'pass', as }]),
  ]);
  const facts = dictionaryOf(
    base.facts.flatMap(({ id, label, question, alsoCalled = [] }) =>
      [id, label['zh-Hant'], label.en, question['zh-Hant'], question.en, ...alsoCalled].map(
        (words) => [words, id] as const,
      ),
    ),
  );
  const passed = dictionaryOf(
    Object.entries(PASSED_THROUGH).flatMap(([as, words]) => words.map((word) => [word, as] as const)),
  );
  const remarks = new Set(REMARKS.map(fold));
  const byWords = (words: string): ColumnTarget | undefined => {
    const key = fold(words);
    const [fact, as] = [facts.get(key), passed.get(key)];
    if (fact !== undefined) return { kind: 'fact', fact };
    if (as !== undefined) return { kind: 'pass', as };
    return remarks.has(key) ? { kind: 'pass', as: `note:${words.trim()}` } : undefined;
  };
  return (header) => {
    const text = header.trim().slice(0, LONGEST_HEADER);
    if (text.startsWith('note:')) return { kind: 'pass', as: text };
    // Units and examples in brackets at the end are no part of a name.
    const guess = exact.get(text) ?? byWords(text) ?? byWords(text.replace(/\s*[(（[【][^)）\]】]*[)）\]】]$/, ''));
    return guess ?? { kind: 'ignore' };
  };
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** How many cells of a row name a column that is known. */
export const knownIn = (base: RuleBase, cells: readonly string[]): number =>
  cells.slice(0, MOST_COLUMNS).filter((cell) => guesserFor(base)(cell).kind !== 'ignore').length;

/**
 * Where the header is among the first rows: the first that is not empty, unless titles stand above one that names more
 * columns. -1 where all are empty.
 */
export function findHeader(base: RuleBase, rows: readonly (readonly string[])[]): number {
  const first = rows.findIndex((cells) => !isBlank(cells));
  let best = first;
  let most = Math.max(1, first < 0 ? 0 : knownIn(base, rows[first] ?? []));
  rows.slice(0, HEADER_WITHIN).forEach((cells, i) => {
    const known = knownIn(base, cells);
    if (known > most) [best, most] = [i, known];
  });
  return best;
}

/** What each column is taken for, and what a person must look at. A column that is taken already is left out. */
export function guessTargets(
  base: RuleBase,
  header: readonly string[],
  at: { file: string; row: number },
): { targets: ColumnTarget[]; problems: Problem[] } {
  const guess = guesserFor(base);
  const taken = new Set<string>();
  const problems: Problem[] = [];
  const targets = header.map((text, column): ColumnTarget => {
    const here = { ...at, field: columnName(header, column) };
    const target = guess(text);
    if (target.kind === 'ignore') {
      problems.push({ ...here, expected: EXPECTED.knownColumn, got: show(text.trim()) });
      return target;
    }
    if (!taken.has(keyOf(target))) {
      taken.add(keyOf(target));
      return target;
    }
    // A telephone number and an address are both contacts: the second one keeps the words of its header.
    const note: ColumnTarget = { kind: 'pass', as: `note:${text.trim()}` };
    const isSame = header.findIndex((other) => other.trim() === text.trim()) !== column;
    if (target.kind === 'pass' && !isSame && !taken.has(keyOf(note))) {
      taken.add(keyOf(note));
      return note;
    }
    problems.push({ ...here, expected: EXPECTED.columnOnce });
    return { kind: 'ignore' };
  });
  return { targets, problems };
}

const keyOf = (target: ColumnTarget): string =>
  target.kind === 'fact' ? `fact ${target.fact}` : target.kind === 'pass' ? `pass ${target.as}` : '';

/** What stands in the way of reading a list with these targets. */
export function checkTargets(
  base: RuleBase,
  header: readonly string[],
  targets: readonly ColumnTarget[],
  at: { file: string; row: number },
): Problem[] {
  if (targets.length !== header.length)
    return [{ ...at, field: '', expected: EXPECTED.columns(targets.length), got: String(header.length) }];
  const facts = new Set(base.facts.map(({ id }) => id));
  const taken = new Map<string, number>();
  const problems: Problem[] = [];
  targets.forEach((target, column) => {
    const here = { ...at, field: columnName(header, column) };
    if (target.kind === 'ignore') return;
    const isKnown = target.kind === 'fact' ? facts.has(target.fact) : /^(?:name|id|contact|note:.*)$/s.test(target.as);
    if (!isKnown)
      problems.push({
        ...here,
        expected: EXPECTED.knownColumn,
        got: show(target.kind === 'fact' ? target.fact : target.as),
      });
    const before = taken.get(keyOf(target));
    if (before !== undefined) problems.push({ ...here, expected: EXPECTED.columnOnceAs(columnName(header, before)) });
    taken.set(keyOf(target), column);
  });
  if (targets.every(({ kind }) => kind === 'ignore')) problems.push({ ...at, field: '', expected: EXPECTED.oneColumn });
  return problems;
}

const DATA_CELLS: readonly RegExp[] = [
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/, // an e-mail address
  /^\+?[\d\s()-]{7,}$/, // a telephone number
  /^(?:hk\$|\$)?\s*-?[\d,]+(?:\.\d+)?\s*%?$/i, // a number
  /^\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,4}日?)?$/, // a date
];

/**
 * Whether the first row looks like a company rather than like names of columns: at least half of its cells are numbers,
 * dates, addresses, yes or no, or are said again in the rows below. For a header of which no column is known.
 */
export function looksLikeData(header: readonly string[], below: readonly (readonly string[])[]): boolean {
  const isData = (cell: string, column: number): boolean =>
    DATA_CELLS.some((form) => form.test(cell)) ||
    [...YES, ...NO].includes(cell.toLowerCase()) ||
    below.some((cells) => cells[column]?.trim() === cell);
  const filled = header.map((cell) => cell.trim()).flatMap((cell, column) => (cell === '' ? [] : [{ cell, column }]));
  const like = filled.filter(({ cell, column }) => isData(cell, column));
  return filled.length > 0 && like.length * 2 >= filled.length;
}
