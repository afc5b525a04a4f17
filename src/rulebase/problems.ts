import type * as z from 'zod/mini';

/**
 * What was wrong, where, and what was expected: for people. `field` is a path inside the file (`params.x.values.0.from`)
 * or a fact id; `row` counts as a spreadsheet does (the header is row 1).
 */
export interface Problem {
  file: string;
  field: string;
  expected: string;
  got?: string | undefined;
  row?: number | undefined;
}

/** A value, or everything that was wrong with the input; never both. */
export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({ ok: false, problems });

/** One clear sentence per problem: file, row, field, what was expected, what was found. */
export function sentence(p: Problem): string {
  const where = [p.file, p.row === undefined ? '' : `row ${p.row}`, p.field].filter((part) => part !== '').join(', ');
  return `${where}: expected ${p.expected}${p.got === undefined ? '' : `, got ${p.got}`}`;
}

/** A short, safe picture of a value for a message: control characters escaped, long values cut. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : written(value).replaceAll(UNSEEN, escaped);
  return text.length > 60 ? `${text.slice(0, 57).replace(HALF, '')}…` : text;
}

/** Characters that JSON leaves as they are and that no screen shows, or that turn the text around them. */
const UNSEEN = /[\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
/** The first half of a character that was cut in two. */
const HALF = /[\uD800-\uDBFF]$/;

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return Array.isArray(value) ? 'a list' : typeof value; // it nests too deep, holds itself, or is nothing JSON knows
  }
}

type Issue = z.core.$ZodIssue;

/** The issue that says most: inside a union, that of the branch the input fits best (fewest issues, then deepest). */
function deepest(issue: Issue): { path: PropertyKey[]; issue: Issue } {
  if (issue.code !== 'invalid_union') return { path: [...issue.path], issue };
  const branches = issue.errors.flatMap((branch) => {
    const [first, ...others] = branch.map(deepest).toSorted((a, b) => b.path.length - a.path.length);
    return first ? [{ found: first, issues: others.length + 1 }] : [];
  });
  const [best] = branches.toSorted((a, b) => a.issues - b.issues || b.found.path.length - a.found.path.length);
  return best
    ? { path: [...issue.path, ...best.found.path], issue: best.found.issue }
    : { path: [...issue.path], issue };
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `the value ${show(issue.values[0])}`
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `only known fields; not known: ${issue.keys.join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'something, not nothing'
        : `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_union':
      return 'one of the documented shapes';
    default:
      return issue.message.replace(/^expected /u, '') || 'a valid value';
  }
}

/** Zod issues as problems of one file. */
export function fromZod(file: string, error: z.core.$ZodError, input?: unknown): Problem[] {
  return error.issues.map((raw) => {
    const { path, issue } = deepest(raw);
    const found = path.reduce<unknown>(
      (at, key): unknown => (at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined),
      input,
    );
    return {
      file,
      field: path.map(String).join('.'),
      expected: expectation(issue),
      ...(issue.code === 'unrecognized_keys' || input === undefined ? {} : { got: show(found) }),
    };
  });
}
