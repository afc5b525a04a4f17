/** What was wrong with a file or a row of it, in the words of the screens. The reader says it in English. */
import { GOT } from '../../table/index.ts';
import type { Say } from '../shared/say.ts';

type Words = (say: Say, part: string) => string;

/** Options by what they are called; they come as ids with commas between them. */
const optionsWords: Words = (say, values) =>
  say.list(
    values.split(', ').map((value) => {
      const option = say.base.facts.flatMap(({ options = [] }) => options).find((each) => each.value === value);
      return option ? say.text(option.label) : value;
    }),
  );

const factLabel: Words = (say, id) => {
  const fact = say.base.facts.find((each) => each.id === id);
  return fact ? say.text(fact.label) : id;
};

/** What the reader expected, by its sentence; a part of it in brackets is said again. */
const EXPECTED: readonly (readonly [RegExp, Words])[] = [
  [/^true or false$/, ({ t }) => t('members.expected.bool')],
  [/^a whole number, 0 or more$/, ({ t }) => t('session.expected.int')],
  [/^a whole number of Hong Kong dollars/, ({ t }) => t('session.expected.hkd')],
  [/^a number from 0 to 100$/, ({ t }) => t('session.expected.pct')],
  [/^a list of two-letter/, ({ t }) => t('members.expected.economies')],
  [/^one of (.*)$/s, (say, values) => say.t('session.expected.one', { values: optionsWords(say, values) })],
  [
    /^a list of values out of (.*)$/s,
    (say, values) => say.t('session.expected.set', { values: optionsWords(say, values) }),
  ],
  [/^(\d+) cells$/, ({ t }, n) => t('members.expected.cells', { n })],
  [/^a cell of at most (\d+) characters$/, ({ t }, n) => t('members.expected.cell', { n })],
  [/^a row of at most/, ({ t }) => t('members.expected.quotes')],
  [
    /^at most (\S+) \(\d+\), of which it is a part$/,
    (say, whole) => say.t('members.expected.part', { whole: factLabel(say, whole) }),
  ],
  [/^a number of months, at most (\d+)/, ({ t }, n) => t('members.expected.monthsMost', { n: Number(n) })],
  [/^a whole number, at most (\d+)$/, ({ t }, n) => t('members.expected.most', { n: Number(n) })],
  [/^a company$/, ({ t }) => t('members.expected.company')],
  [/^closed quotes/, ({ t }) => t('members.expected.quotes')],
  [/^text(?: in the encoding of the file)?$/, ({ t }) => t('members.expected.encoding')],
  [/^a fact id of facts\.json/, ({ t }) => t('members.expected.known')],
  [/^each column once/, ({ t }) => t('members.expected.once')],
  [/^at least one column that is read$/, ({ t }) => t('members.expected.read')],
  [/^a header row/, ({ t }) => t('members.expected.header')],
  [/^at most (\d+) companies in one file$/, ({ t }, n) => t('members.expected.companies', { n: Number(n) })],
  [/^(?:at most )?(\d+) columns$/, ({ t }, n) => t('members.expected.columns', { n })],
  [/^at least one row under the header$/, ({ t }) => t('members.expected.rows')],
  [/^a list as CSV or XLSX$/, ({ t }) => t('members.expected.format')],
  [/^a workbook without a password$/, ({ t }) => t('members.expected.password')],
  [/save it as CSV$|^a workbook of at most/, ({ t }) => t('members.expected.large')],
  [/^a workbook (?:that is whole|of usual content)$/, ({ t }) => t('members.expected.whole')],
  [/^a workbook with a sheet$|^a sheet of the workbook/, ({ t }) => t('members.expected.sheet')],
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

/** What the reader found instead, by the message that says it. The inner faults of a workbook are all damage. */
const GOT_KEYS = {
  nothing: 'nothing',
  none: 'nothing',
  pdf: 'pdf',
  gzip: 'compressed',
  rar: 'compressed',
  sevenZip: 'compressed',
  picture: 'picture',
  webPage: 'webPage',
  password: 'password',
  oldWorkbook: 'oldWorkbook',
  binaryWorkbook: 'binaryWorkbook',
  openDocument: 'openDocument',
  numbers: 'numbers',
  word: 'word',
  presentation: 'presentation',
  zip: 'zip',
  bytes: 'bytes',
  totals: 'totals',
  damaged: 'damaged',
  grows: 'grows',
  noSheet: 'damaged',
  noText: 'damaged',
  noPlace: 'damaged',
  rowOrder: 'damaged',
  entity: 'damaged',
  noName: 'damaged',
  tooDeep: 'damaged',
  notClosed: 'damaged',
  documentType: 'damaged',
  endless: 'damaged',
  cutOff: 'damaged',
  otherSize: 'otherSize',
} as const satisfies Record<keyof typeof GOT, string>;

const isKind = (key: string): key is keyof typeof GOT => key in GOT;

/** What stood there; what is no sentence of the reader is the file's own: a cell in quotes, a number, a name. */
export function gotWords(say: Say, got: string): string {
  const key = Object.keys(GOT).find((each) => isKind(each) && GOT[each] === got);
  if (key !== undefined && isKind(key)) return say.t(`members.got.${GOT_KEYS[key]}`);
  const [, cell] = /^"(.*)"$/s.exec(got) ?? [];
  return cell === undefined ? got : say.t('members.got.cell', { cell });
}

/** The problem of a row that was left out, in words; undefined where this page does not know it. */
export function rejectedWords(say: Say, problem: string): string | undefined {
  const found = /^expected (.*?)(?:, got (.*))?$/s.exec(problem);
  const expected = found && expectedWords(say, found[1] ?? '');
  if (!found || expected === undefined || expected === null) return undefined;
  const got = found[2];
  if (got === GOT.totals) return say.t('members.left.totals');
  return got === undefined
    ? say.t('members.left.line', { expected })
    : say.t('members.left.lineGot', { expected, got: gotWords(say, got) });
}
