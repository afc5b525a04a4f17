/** What one device remembers between visits: the answers and the choices made with them. Versioned and parsed. */
import * as z from 'zod/mini';

import { beyond, isIsoDate, OF_ANSWERS, parseAnswers } from '../rulebase/index.ts';
import type { Assumptions, IsoDate, Problem, Profile, RuleBase } from '../rulebase/index.ts';
import { fittingFacts } from './fitting-facts.ts';

/** One column of a comparison of the reader's own: rules of a day, with proposals laid over them. */
export interface Column {
  id: string;
  /** What the reader calls it; empty where its date and proposals name it well enough. */
  name: string;
  /** Null stands for today. */
  date: IsoDate | null;
  proposals: string[];
  assumptions: Assumptions;
}

/** One thing the company wants to buy: it can be funded once, as one of these budgets. */
export interface CostItem {
  id: string;
  label: string;
  /** Whole HK$; null while it is not filled in. */
  amount: number | null;
  /** Facts (budgets) it could be counted in. */
  countsAs: string[];
  /** What kind of cost it is, for each budget that tells kinds apart: fact id of the kinds → chosen option. */
  kinds: Record<string, string>;
}

/** The answers at hand and the choices made with them: what a saved case holds as well. */
export interface Session {
  name: string;
  facts: Profile;
  /** Proposals chosen for the comparison; null stands for all that are on by default. */
  proposals: string[] | null;
  assumptions: Assumptions;
  /** The day looked at instead of today; null stands for today. */
  asAt: IsoDate | null;
  /** Two to four columns to compare instead of the usual four; null stands for those. */
  columns: Column[] | null;
  /** Cost items of the funding plan. */
  costs: CostItem[];
  /** Numbers assumed for the funding plan, where ours are not kept. */
  planAssumptions: Record<string, number>;
  /**
   * The funding plan is made with the chosen proposals. Left out where it is not: what was written before this choice
   * was kept reads and compares as it did.
   */
  planWithProposals?: true | undefined;
}

export const EMPTY_SESSION: Session = {
  name: '',
  facts: {},
  proposals: null,
  assumptions: {},
  asAt: null,
  columns: null,
  costs: [],
  planAssumptions: {},
};

/** The most cost items a plan takes, and the fewest and most columns a comparison does. */
export const MOST_COSTS = 10;
export const COLUMNS = { fewest: 2, most: 4 } as const;

const VERSION = 2;

const isoDay = z.custom<IsoDate>((v) => typeof v === 'string' && isIsoDate(v));
const assumptions = z.record(z.string(), z.union([z.number(), z.string()]));
const column = z.object({
  id: z.string(),
  name: z.string(),
  date: z.nullable(isoDay),
  proposals: z.array(z.string()),
  assumptions,
});
const costItem = z.object({
  id: z.string(),
  label: z.string(),
  amount: z.nullable(z.int().check(z.gte(0))),
  countsAs: z.array(z.string()),
  kinds: z.record(z.string(), z.string()),
});
const shape = z.object({
  version: z.literal(VERSION),
  name: z.string(),
  facts: z.record(z.string(), z.unknown()),
  proposals: z.nullable(z.array(z.string())),
  assumptions,
  asAt: z.nullable(isoDay),
  columns: z.nullable(z.array(column).check(z.minLength(COLUMNS.fewest), z.maxLength(COLUMNS.most))),
  costs: z.array(costItem).check(z.maxLength(MOST_COSTS)),
  planAssumptions: z.record(z.string(), z.number()),
  planWithProposals: z.optional(z.literal(true)),
});

const anyVersion = z.looseObject({ version: z.int().check(z.gte(1)) });

/** One step a version: what it was → what it is since. Steps are never changed, only added. */
const MIGRATIONS: readonly ((stored: Record<string, unknown>) => Record<string, unknown>)[] = [
  // 1 → 2: columns of one's own, and the funding plan
  (stored) => ({ ...stored, version: 2, columns: null, costs: [], planAssumptions: {} }),
];

/** Bring what an older version wrote to the present shape; undefined where a newer version wrote it or nothing did. */
function migrate(json: unknown): { stored: unknown } | { newer: true } | undefined {
  const head = z.safeParse(anyVersion, json);
  if (!head.success) return undefined;
  if (head.data.version > VERSION) return { newer: true };
  return {
    stored: MIGRATIONS.slice(head.data.version - 1).reduce<Record<string, unknown>>(
      (old, step) => step(old),
      head.data,
    ),
  };
}

/** As stored: plain data of the present version. */
export const storedSession = (session: Session): object => ({ version: VERSION, ...session });
export const writeSession = (session: Session): string => JSON.stringify(storedSession(session));

/** The same text for the same content, whatever the order in which it was put together. */
export const sessionText = (session: Session): string =>
  JSON.stringify(storedSession(session), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** A number that stands for the content: equal for the same, and hardly ever for another (FNV-1a). */
export function sessionMark(session: Session): number {
  let mark = 0x811c9dc5;
  for (const character of sessionText(session)) mark = Math.imul(mark ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return mark >>> 0;
}

/** A session as read, with what could not be used; the caller keeps the text, so that nothing is lost. */
export interface ReadSession {
  session: Session;
  dropped: Problem[];
}

const FILE = 'saved answers';

const unreadable = (expected: string): ReadSession => ({
  session: EMPTY_SESSION,
  dropped: [{ file: FILE, field: '', expected }],
});

/** Read a saved session; answers that no longer fit the rule base are dropped and named, the rest is kept. */
export function readSession(base: RuleBase, text: string): ReadSession {
  try {
    return parseSession(base, JSON.parse(text));
  } catch {
    return unreadable('saved answers that can be read');
  }
}

/** The same from data that is parsed already; `file` names where it comes from in the problems. */
export function parseSession(base: RuleBase, json: unknown, file = FILE): ReadSession {
  if (beyond(json, OF_ANSWERS) !== undefined) return unreadable('saved answers that can be read');
  const migrated = migrate(json);
  if (!migrated) return unreadable('saved answers of this version');
  if ('newer' in migrated) return unreadable('saved answers of this version or an older one');
  const parsed = z.safeParse(shape, migrated.stored);
  if (!parsed.success) return unreadable('saved answers of this version');
  const { version: _, facts: stored, ...rest } = parsed.data;
  const dropped: Problem[] = [];
  // Answers that contradict one another stay: somebody may be in the middle of changing both.
  const facts = fittingFacts(base, stored, file, (problem) => dropped.push(problem), parseAnswers);
  const known = new Set(base.proposals.map((proposal) => proposal.id));
  const knownOnly = (ids: string[]): string[] => ids.filter((id) => known.has(id));
  const factIds = new Set(base.facts.map((fact) => fact.id));
  return {
    session: {
      ...rest,
      facts,
      proposals: rest.proposals && knownOnly(rest.proposals),
      columns: rest.columns?.map((each) => ({ ...each, proposals: knownOnly(each.proposals) })) ?? null,
      costs: rest.costs.map((item) => ({ ...item, countsAs: item.countsAs.filter((id) => factIds.has(id)) })),
    },
    dropped,
  };
}
