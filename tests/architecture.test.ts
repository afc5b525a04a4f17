/** The shape of the source: imports run downwards, the engine side has no screen, and no rule hides in the code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const src = join(root, 'src');
const rules = join(root, 'rules');

/** What each part of src/ may import from the others; itself is always allowed. */
const MAY_IMPORT: Record<string, readonly string[] | 'everything'> = {
  rulebase: [],
  engine: ['rulebase'],
  table: ['engine', 'rulebase', 'trusted.ts'],
  cases: ['engine', 'rulebase'],
  i18n: ['rulebase'],
  'navigation.ts': [],
  'trusted.ts': [],
  ui: ['navigation.ts'],
  features: ['cases', 'table', 'engine', 'rulebase', 'i18n', 'ui', 'navigation.ts', 'trusted.ts'],
  cli: ['table', 'engine', 'rulebase', 'i18n'],
  'cli.ts': ['cli', 'table', 'engine', 'rulebase', 'i18n'],
  'app.tsx': 'everything',
  'main.tsx': 'everything',
};
/** From outside, only their index.ts is imported; what needs a file system has a door of its own, for the command line. */
const WITH_A_DOOR = ['rulebase', 'engine', 'table'];
const DOORS_FOR_NODE = ['rulebase/read-files.ts'];
/** Entered by its address only: a worker has no other door. */
const WORKERS = ['table/service/worker.ts'];
const WITHOUT_REACT = ['rulebase', 'engine', 'table', 'cases'];
const WITHOUT_DOM = ['rulebase', 'engine', 'table'];

function filesUnder(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
    .toSorted();
}

interface SourceFile {
  path: string;
  name: string;
  /** The part of src/ it belongs to: a folder, or a file at the top. */
  part: string;
  code: string;
}

const partOf = (path: string): string => relative(src, path).split(/[\\/]/)[0] ?? '';
const nameOf = (path: string): string => relative(root, path);

/** Comments may name anything. What looks like `//` within an address is not a comment. */
const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');

const sources: SourceFile[] = filesUnder(src, /\.tsx?$/).map((path) => ({
  path,
  name: nameOf(path),
  part: partOf(path),
  code: withoutComments(readFileSync(path, 'utf8')),
}));

/** Every module a file names: `import … from`, `export … from`, `import '…'` and `import('…')`. */
function importsOf(code: string): string[] {
  const forms = [/\bfrom\s+['"]([^'"]+)['"]/g, /\bimport\s+['"]([^'"]+)['"]/g, /\bimport\(\s*['"]([^'"]+)['"]/g];
  return forms.flatMap((form) => [...code.matchAll(form)].map(([, target = '']) => target));
}

const localImports = sources.flatMap((file) =>
  importsOf(file.code)
    .filter((target) => target.startsWith('.'))
    .map((target) => ({
      file,
      target: resolve(dirname(file.path), target.replace(/\?.*$/, '')),
      isAddress: target.endsWith('?worker&url'),
    })),
);

describe('imports', () => {
  test('every part of src/ is named here', () => {
    expect([...new Set(sources.map(({ part }) => part))].filter((part) => MAY_IMPORT[part] === undefined)).toEqual([]);
  });

  test('they run downwards only', () => {
    const wrong = localImports.filter(({ file, target }) => {
      const allowed = MAY_IMPORT[file.part] ?? [];
      if (!target.startsWith(src) || allowed === 'everything') return false;
      return partOf(target) !== file.part && !allowed.includes(partOf(target));
    });
    expect(wrong.map(({ file, target }) => `${file.name} imports ${nameOf(target)}`)).toEqual([]);
  });

  test('rulebase, engine and table are entered by their index.ts', () => {
    const wrong = localImports.filter(
      ({ file, target, isAddress }) =>
        target.startsWith(src) &&
        partOf(target) !== file.part &&
        !(isAddress && WORKERS.includes(relative(src, target))) &&
        WITH_A_DOOR.includes(partOf(target)) &&
        relative(src, target) !== join(partOf(target), 'index.ts') &&
        !(
          (/^cli\b/.test(file.part) || file.name.endsWith('build-rules.ts')) &&
          DOORS_FOR_NODE.includes(relative(src, target))
        ),
    );
    expect(wrong.map(({ file, target }) => `${file.name} imports ${nameOf(target)}`)).toEqual([]);
  });

  test('only the rule base reads rules/', () => {
    const wrong = localImports.filter(({ file, target }) => target.startsWith(rules) && file.part !== 'rulebase');
    expect(wrong.map(({ file }) => file.name)).toEqual([]);
  });

  test('the picture in docs/architecture.md shows exactly the imports there are', () => {
    const drawn = [...readFileSync(join(root, 'docs/architecture.md'), 'utf8').matchAll(/^ {2}(\w+) --> (\w+)$/gm)].map(
      ([, from = '', to = '']) => `${from} --> ${to}`,
    );
    const shown = (part: string): string => part.replace(/^(?:app|main)\.tsx$/, 'app').replace(/^cli\.ts$/, 'cli');
    const real = localImports
      .filter(({ target }) => target.startsWith(src))
      .map(({ file, target }) => [shown(file.part), shown(partOf(target))] as const)
      .filter(([from, to]) => from !== to && !from.includes('.') && !to.includes('.'))
      .map(([from, to]) => `${from} --> ${to}`);
    expect(drawn.toSorted()).toEqual([...new Set(real)].toSorted());
  });

  test('the engine side has no React', () => {
    const wrong = sources.filter(
      ({ part, name, code }) =>
        WITHOUT_REACT.includes(part) &&
        (name.endsWith('.tsx') ||
          importsOf(code).some((target) => /^(react|react-dom|wouter|use-intl)(\/|$)/.test(target))),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('the engine side has no page', () => {
    const wrong = sources.filter(
      ({ part, code }) =>
        WITHOUT_DOM.includes(part) &&
        /\b(?:document|window|navigator|localStorage|sessionStorage|indexedDB)\s*(?:\?\.|\.|\[)/.test(code),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

function readRules(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

interface FactFile {
  facts: { id: string; roles: string[] }[];
}
interface ProposalFile {
  proposals: { id: string }[];
}

const facts = (readRules(join(rules, 'facts.json')) as FactFile | undefined)?.facts ?? [];
const roles = new Set(facts.flatMap((fact) => fact.roles));
const ids = {
  scheme: filesUnder(join(rules, 'schemes'), /\.json$/).map((path) => (readRules(path) as { id: string }).id),
  // a role may bear the name of the fact that plays it, and roles are for the code to ask for
  fact: facts.map(({ id }) => id).filter((id) => !roles.has(id)),
  proposal: filesUnder(join(rules, 'proposals'), /\.json$/).flatMap((path) =>
    (readRules(path) as ProposalFile).proposals.map(({ id }) => id),
  ),
};

const FIGURE = /(?:HK\$|港幣|港元)\s*\d|\d\s*(?:萬|億)?(?:港元|港幣)/;

describe('rules are data', () => {
  for (const [kind, names] of Object.entries(ids)) {
    test.skipIf(names.length === 0)(`no ${kind} id is quoted in the code`, () => {
      const quoted = new RegExp(`(['"\`])(?:${names.join('|')})(?:/[a-z0-9-]*)?\\1`);
      expect(
        sources.filter(({ code }) => quoted.test(code)).map(({ name, code }) => [name, quoted.exec(code)?.[0]]),
      ).toEqual([]);
    });
  }

  test.skipIf(facts.length === 0)('no answer is read by the name of its fact', () => {
    const named = new RegExp(`\\bfacts(?:\\?)?(?:\\.|\\[['"])(?:${facts.map(({ id }) => id).join('|')})\\b`);
    expect(sources.filter(({ code }) => named.test(code)).map(({ name }) => name)).toEqual([]);
  });

  test('no amount of money is written in the code or the words of the screens', () => {
    const words = filesUnder(join(src, 'i18n'), /\.json$/).map((path) => ({
      name: nameOf(path),
      code: readFileSync(path, 'utf8'),
    }));
    expect([...sources, ...words].filter(({ code }) => FIGURE.test(code)).map(({ name }) => name)).toEqual([]);
  });
});
