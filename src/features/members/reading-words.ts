/** What was wrong with a file or a row of it, in the words of the screens. The reader says it in English. */
import type { Say } from '../shared/say.ts';

type Words = (say: Say, part: string) => string;

/** What the reader expected, by its sentence; a part of it in brackets is said again. */
const EXPECTED: readonly (readonly [RegExp, Words])[] = [
  [/^true or false$/, ({ t }) => t('session.expected.bool')],
  [/^a whole number, 0 or more$/, ({ t }) => t('session.expected.int')],
  [/^a whole number of Hong Kong dollars/, ({ t }) => t('session.expected.hkd')],
  [/^a number from 0 to 100$/, ({ t }) => t('session.expected.pct')],
  [/^a list of two-letter/, ({ t }) => t('session.expected.economies')],
  [/^one of (.*)$/s, ({ t }, values) => t('session.expected.one', { values })],
  [/^a list of values out of (.*)$/s, ({ t }, values) => t('session.expected.set', { values })],
  [/^(\d+) cells$/, ({ t }, n) => t('members.expected.cells', { n })],
  [/^a cell of at most (\d+) characters$/, ({ t }, n) => t('members.expected.cell', { n })],
  [/^at most .*\((\d+)\), of which it is a part$/, ({ t }, n) => t('members.expected.part', { n })],
  [/^closed quotes/, ({ t }) => t('members.expected.quotes')],
  [/^text(?: in the encoding of the file)?$/, ({ t }) => t('members.expected.encoding')],
  [/^each column once/, ({ t }) => t('members.expected.once')],
  [/^at least one column that is read$/, ({ t }) => t('members.expected.read')],
  [/^a header row/, ({ t }) => t('members.expected.header')],
  [/^at most (\d+) companies in one file$/, ({ t }, n) => t('members.expected.companies', { n: Number(n) })],
  [/^at most (\d+) columns$/, ({ t }, n) => t('members.expected.columns', { n })],
  [/^at least one row under the header$/, ({ t }) => t('members.expected.rows')],
  [/^a list as CSV or XLSX$/, ({ t }) => t('members.expected.format')],
  [/^a workbook without a password$/, ({ t }) => t('members.expected.password')],
  [/save it as CSV$/, ({ t }) => t('members.expected.large')],
  [/^a workbook (?:that is whole|of usual content)$/, ({ t }) => t('members.expected.whole')],
  [/^a file that does not change/, ({ t }) => t('members.expected.changed')],
];

/** What was expected, in words; undefined where it is something this page does not know. */
export function expectedWords(say: Say, expected: string): string | undefined {
  for (const [pattern, words] of EXPECTED) {
    const found = pattern.exec(expected);
    if (found) return words(say, found[1] ?? '');
  }
  return undefined;
}

/** The problem of a row that was left out, in words; undefined where this page does not know it. */
export function rejectedWords(say: Say, problem: string): string | undefined {
  const found = /^expected (.*?)(?:, got (.*))?$/s.exec(problem);
  const expected = found && expectedWords(say, found[1] ?? '');
  if (!found || expected === undefined || expected === null) return undefined;
  const got = found[2];
  return got === undefined
    ? say.t('members.left.line', { expected })
    : say.t('members.left.lineGot', { expected, got });
}
