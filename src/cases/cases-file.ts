/** Cases as a file to keep or to hand to a colleague: `{"schema": "cases", "version": 1, "cases": […], "scenarios": […]}`. */
import { beyond, fail, OF_ANSWERS, parseProfile, show } from '../rulebase/index.ts';
import type { Problem, RuleBase } from '../rulebase/index.ts';
import { isRecord, newCase, newRecord, readRecord } from './case-record.ts';
import type { StoredRecord } from './case-record.ts';
import type { ReadCase, Scenario } from './client-case.ts';
import { readScenario, writeScenario } from './scenario-record.ts';
import { EMPTY_SESSION } from './session-file.ts';

const SCHEMA = 'cases';
const VERSION = 1;

/** In characters: thousands of cases. A larger file is refused before it is read. */
export const LARGEST_FILE = 32_000_000;
const LONGEST = { name: 1000, notes: 100_000 } as const;
/** A case as it is stored may hold many answers beside its own that could not be read. */
const OF_A_CASE = { ...OF_ANSWERS, parts: 100_000 };
/** Far more than a file of this length can hold, unless there is nothing in them. */
const MOST_CASES = 50_000;

/** What was wrong with one case of a file. */
export interface CaseProblem extends Problem {
  /** Which case of the file, counted from 1. */
  place: number;
  /** The client's name, where the file has one. */
  name: string;
}

export interface CasesFound {
  /** Cases that can be taken over; what of them could not be read is in `problems` as well. */
  cases: ReadCase[];
  scenarios: Scenario[];
  /** Cases that cannot be taken over, or not whole. */
  problems: CaseProblem[];
}

export type ReadCases =
  | ({ ok: true } & CasesFound)
  /** The file as a whole; `newer` where a newer version of the app wrote it. */
  | { ok: false; fault: 'too-large' | 'not-json' | 'not-cases' | 'newer'; problems: Problem[] };

/** The cases as they are stored, also where this version cannot read all of them. */
export function casesFileText(cases: readonly ReadCase[], scenarios: readonly Scenario[] = []): string {
  const file = {
    schema: SCHEMA,
    version: VERSION,
    cases: cases.map(({ stored }) => stored),
    ...(scenarios.length > 0 ? { scenarios: scenarios.map(writeScenario) } : {}),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Read a file of cases, or of one company's answers, which is one new case. */
export function readCasesFile(base: RuleBase, text: string, file: string): ReadCases {
  if (text.length > LARGEST_FILE) return { ok: false, fault: 'too-large', problems: [] };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, fault: 'not-json', problems: [] };
  }
  if (!isRecord(json) || Object.keys(json).length === 0) return { ok: false, fault: 'not-cases', problems: [] };
  if (json['schema'] !== SCHEMA) return readProfileFile(base, json, file);
  const { version, cases } = json;
  if (typeof version === 'number' && version > VERSION) return { ok: false, fault: 'newer', problems: [] };
  if (version !== VERSION || !Array.isArray(cases)) {
    const problem =
      version === VERSION
        ? fail({ file, field: 'cases', expected: 'a list of cases', got: typeof cases })
        : fail({ file, field: 'version', expected: `the value ${VERSION}`, got: short(version) });
    return { ok: false, fault: 'not-cases', problems: problem.problems };
  }
  if (cases.length > MOST_CASES) return { ok: false, fault: 'too-large', problems: [] };
  const found: CasesFound = { cases: [], scenarios: [], problems: [] };
  cases.forEach((entry: unknown, i) => {
    const { read, problems } = readEntry(base, entry, file);
    if (read) found.cases.push(read);
    found.problems.push(...problems.map((problem) => ({ ...problem, place: i + 1, name: nameIn(entry) })));
  });
  const scenarios: unknown[] = Array.isArray(json['scenarios']) ? json['scenarios'].slice(0, MOST_CASES) : [];
  found.scenarios = scenarios.flatMap((entry) => readScenario(base, entry) ?? []);
  return { ok: true, ...found };
}

function readProfileFile(base: RuleBase, json: StoredRecord, file: string): ReadCases {
  const { schema } = json;
  const parsed = parseProfile(base, json, file);
  if (!parsed.ok) {
    const newer = typeof schema === 'number' && parsed.problems.some(({ field }) => field === 'schema');
    return { ok: false, fault: newer ? 'newer' : 'not-cases', problems: parsed.problems };
  }
  const { name = '', facts } = parsed.value;
  const one = newCase({ ...EMPTY_SESSION, name, facts });
  const read = { case: one, dropped: [], stored: newRecord(one), newer: false };
  return { ok: true, cases: [read], scenarios: [], problems: [] };
}

/** One case of a file; undefined where nothing of it can be used. */
function readEntry(base: RuleBase, entry: unknown, file: string): { read?: ReadCase; problems: Problem[] } {
  const refused = (field: string, expected: string, got?: unknown): { problems: Problem[] } => ({
    problems: [{ file, field, expected, ...(got === undefined ? {} : { got: short(got) }) }],
  });
  if (!isRecord(entry)) return refused('', 'a case', entry);
  const tooMuch = beyond(entry, OF_A_CASE);
  if (tooMuch !== undefined) return refused('', tooMuch);
  const read = readRecord(base, entry, file);
  if (read.newer) return refused('version', 'a case of this version or an older one');
  const { id, work, notes } = read.case;
  const problems = read.dropped.map((problem) => ({ ...problem, file }));
  if (id === '' || problems.some(({ field }) => field === '')) return { problems };
  if (work.name.length > LONGEST.name) return refused('name', `at most ${LONGEST.name} characters`);
  if (notes.length > LONGEST.notes) return refused('notes', `at most ${LONGEST.notes} characters`);
  return { read, problems };
}

function nameIn(entry: unknown): string {
  const work = isRecord(entry) ? entry['work'] : undefined;
  const name = isRecord(work) ? work['name'] : undefined;
  return typeof name === 'string' ? name.slice(0, 100) : '';
}

/** What does not nest can be shown; the rest is named by its type. */
const short = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : show(value);
