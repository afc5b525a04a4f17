/** What one device remembers between visits: the answers and the choices made with them. Versioned and parsed. */
import * as z from 'zod/mini';

import { isIsoDate, parseFacts } from '../rulebase/index.ts';
import type { Assumptions, IsoDate, Problem, Profile, RuleBase } from '../rulebase/index.ts';

export interface Session {
  name: string;
  facts: Profile;
  /** Proposals chosen for the comparison; null stands for all that are on by default. */
  proposals: string[] | null;
  assumptions: Assumptions;
  /** The day looked at instead of today; null stands for today. */
  asAt: IsoDate | null;
}

export const EMPTY_SESSION: Session = { name: '', facts: {}, proposals: null, assumptions: {}, asAt: null };

const VERSION = 1;
const shape = z.object({
  version: z.literal(VERSION),
  name: z.string(),
  facts: z.record(z.string(), z.unknown()),
  proposals: z.nullable(z.array(z.string())),
  assumptions: z.record(z.string(), z.union([z.number(), z.string()])),
  asAt: z.nullable(z.custom<IsoDate>((v) => typeof v === 'string' && isIsoDate(v))),
});

export const writeSession = (session: Session): string => JSON.stringify({ version: VERSION, ...session });

/** A session as read, with what could not be used; the caller keeps the text, so that nothing is lost. */
export interface ReadSession {
  session: Session;
  dropped: Problem[];
}

const FILE = 'saved answers';

/** Read a saved session; answers that no longer fit the rule base are dropped and named, the rest is kept. */
export function readSession(base: RuleBase, text: string): ReadSession {
  const unreadable = (expected: string): ReadSession => ({
    session: EMPTY_SESSION,
    dropped: [{ file: FILE, field: '', expected }],
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unreadable('saved answers that can be read');
  }
  const parsed = z.safeParse(shape, json);
  if (!parsed.success) return unreadable('saved answers of this version');
  const { version: _, facts: stored, ...rest } = parsed.data;
  const facts: Record<string, Profile[string]> = {};
  const dropped: Problem[] = [];
  for (const [id, value] of Object.entries(stored)) {
    const one = parseFacts(base, { [id]: value }, FILE);
    if (one.ok) Object.assign(facts, one.value);
    else dropped.push(...one.problems);
  }
  const known = new Set(base.proposals.map((proposal) => proposal.id));
  return { session: { ...rest, facts, proposals: rest.proposals?.filter((id) => known.has(id)) ?? null }, dropped };
}
