import * as z from 'zod/mini';

import { beyond, borrowedName, OF_RULES } from './bounds.ts';
import { fail, fromZod, ok } from './problems.ts';
import type { Problem, Result } from './problems.ts';
import * as s from './schema.ts';
import { crossCheck } from './validate.ts';

/** Everything in `rules/`, parsed. Read it through `resolve`; nothing else should look at dates. */
export interface RuleBase {
  schemes: s.Scheme[];
  facts: s.Fact[];
  sections: { id: string; title: s.LocalText }[];
  sources: Record<string, s.Source>;
  economies: Record<string, s.LocalText>;
  economyAliases: Record<string, string[]>;
  /** Places offered before and after all others, by code. */
  economyOrder: { first: readonly string[]; last: readonly string[] };
  economyLists: Record<string, string[]>;
  settings: s.Settings;
  proposals: s.Proposal[];
  referrals: s.Referral[];
  glossary: s.GlossaryEntry[];
  /** The document the proposals come from. */
  document: { id: string; title: s.LocalText; publisher: s.LocalText; date: string; otherChapters: s.LocalText };
}

/** File name (relative to `rules/`, such as `schemes/x.json`) → parsed JSON. */
export type RuleFiles = Record<string, unknown>;

/**
 * Parse and check all rule files. Every problem names its file, the path in it and what was expected;
 * a rule base with one problem is refused whole, so that no half-read rule can decide anything.
 */
export function loadRuleBase(files: RuleFiles): Result<RuleBase> {
  const reading = read(files);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

/** The same, with `pause` after every file: a slow device stays answerable meanwhile. */
export async function loadRuleBaseInSteps(files: RuleFiles, pause: () => Promise<void>): Promise<Result<RuleBase>> {
  const reading = read(files);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
    await pause();
  }
}

/** Yields after every file. */
function* read(files: RuleFiles): Generator<undefined, Result<RuleBase>> {
  const problems: Problem[] = [];
  const parse = <T>(file: string, schema: z.ZodMiniType<T>): T | undefined => {
    if (!(file in files)) {
      problems.push({ file, field: '', expected: 'this file to exist' });
      return undefined;
    }
    const tooMuch = beyond(files[file], OF_RULES);
    if (tooMuch !== undefined) {
      problems.push({ file, field: '', expected: tooMuch });
      return undefined;
    }
    const borrowed = borrowedName(files[file]);
    if (borrowed) {
      problems.push({
        file,
        field: borrowed.join('.'),
        expected: 'names that not every object has, such as "constructor"',
      });
      return undefined;
    }
    const result = z.safeParse(schema, files[file]);
    if (result.success) return result.data;
    problems.push(...fromZod(file, result.error, files[file]));
    return undefined;
  };
  const inFolder = (folder: string) =>
    Object.keys(files)
      .filter((f) => f.startsWith(folder))
      .sort();

  const factFile = parse('facts.json', s.factFile);
  yield;
  const sources = parse('sources.json', s.sourceFile);
  yield;
  const economyFile = parse('economies.json', s.economyFile);
  yield;
  const settings = parse('settings.json', s.settingsFile);
  yield;
  const referralFile = parse('referrals.json', s.referralFile);
  yield;
  const glossaryFile = parse('glossary.json', s.glossaryFile);
  yield;
  const schemes: { file: string; data: s.Scheme | undefined }[] = [];
  for (const file of inFolder('schemes/')) {
    schemes.push({ file, data: parse(file, s.scheme) });
    yield;
  }
  const proposalFiles = inFolder('proposals/').map((file) => parse(file, s.proposalFile));
  yield;

  const [firstProposals] = proposalFiles;
  if (
    problems.length > 0 ||
    !factFile ||
    !sources ||
    !economyFile ||
    !settings ||
    !referralFile ||
    !glossaryFile ||
    !firstProposals
  ) {
    return fail(
      ...problems,
      ...(firstProposals ? [] : [{ file: 'proposals/', field: '', expected: 'one proposal file' }]),
    );
  }
  const base: RuleBase = {
    schemes: schemes.flatMap(({ data }) => (data ? [data] : [])),
    facts: factFile.facts,
    sections: factFile.sections,
    sources,
    economies: economyFile.economies,
    economyAliases: economyFile.aliases ?? {},
    economyOrder: { first: economyFile.shownFirst ?? [], last: economyFile.shownLast ?? [] },
    economyLists: Object.fromEntries(
      Object.entries(economyFile.lists).map(([name, list]) => [
        name,
        'only' in list ? list.only : Object.keys(economyFile.economies).filter((code) => !list.except.includes(code)),
      ]),
    ),
    settings,
    proposals: proposalFiles.flatMap((file) => file?.proposals ?? []),
    referrals: referralFile.referrals,
    glossary: glossaryFile.entries,
    document: {
      id: firstProposals.id,
      title: firstProposals.title,
      publisher: firstProposals.publisher,
      date: firstProposals.date,
      otherChapters: firstProposals.otherChapters,
    },
  };
  for (const { file, data } of schemes) {
    if (data && file !== `schemes/${data.id}.json`) {
      problems.push({ file, field: 'id', expected: `the id of the file name, ${file.slice(8, -5)}`, got: data.id });
    }
  }
  problems.push(...crossCheck(base));
  return problems.length > 0 ? fail(...problems) : ok(base);
}
