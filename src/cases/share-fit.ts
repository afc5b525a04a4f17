/** What a link holds, made to fit the rules of this version: what does not fit is left out and named. */
import { optionsOf, parseFacts, ruleSetFor } from '../rulebase/index.ts';
import type { Assumptions, IsoDate, Problem, RuleBase } from '../rulebase/index.ts';
import { fittingFacts } from './fitting-facts.ts';
import { EMPTY_SESSION, parseSession } from './session-file.ts';
import type { CostItem, Session } from './session-file.ts';

/** Which part of a link a problem is in, as its `file`. */
export type SharePart = 'answers' | 'proposals' | 'assumptions' | 'columns' | 'costs' | 'plan';

/** Where the parts with a shape of their own lie in a session. */
const PART_OF: Partial<Record<string, SharePart>> = {
  assumptions: 'assumptions',
  columns: 'columns',
  costs: 'costs',
  planAssumptions: 'plan',
} satisfies Partial<Record<keyof Session, SharePart>>;

/** A link as read: its answers, the other parts of a stored session of this version, and what could not even be read. */
export interface Shared {
  facts: object;
  stored: { version: number } & Record<string, unknown>;
  /** Ids in it that a session's reader leaves out without a word where it does not know them. */
  mentioned: { proposals: readonly string[]; budgets: readonly string[] };
  madeOn: IsoDate;
  dropped: readonly Problem[];
}

export interface Fitted {
  session: Session;
  dropped: Problem[];
}

type Drop = (part: SharePart, field: string, expected: string) => void;

/** What the reader of sessions makes of it; undefined where it can use nothing: it then gives the empty session itself. */
function readParts(base: RuleBase, stored: object): Session | undefined {
  const { session } = parseSession(base, stored);
  return session === EMPTY_SESSION ? undefined : session;
}

/** Everything but the answers. Where the whole has not the shape of a session, each part that has it by itself. */
function readableParts(base: RuleBase, { version, ...parts }: Shared['stored'], drop: Drop): Session {
  const nothing = { ...EMPTY_SESSION, version };
  const whole = readParts(base, { ...nothing, ...parts });
  if (whole) return whole;
  const readable = Object.entries(parts).filter(([name, value]) => {
    const fits = readParts(base, { ...nothing, [name]: value }) !== undefined;
    if (!fits) drop(PART_OF[name] ?? 'answers', '', 'something of this version');
    return fits;
  });
  return readParts(base, { ...nothing, ...Object.fromEntries(readable) }) ?? EMPTY_SESSION;
}

function fittingAssumptions(base: RuleBase, numbers: Assumptions, drop: Drop): Assumptions {
  const proposalOf = (address: string): string => address.split('.')[0] ?? '';
  const fit = (some: Assumptions): boolean => {
    const proposals = [...new Set(Object.keys(some).map(proposalOf))];
    // any day will do: which numbers are allowed does not depend on it
    return ruleSetFor(base, { date: base.settings.baseline.date, proposals, assumptions: some }).ok;
  };
  if (fit(numbers)) return numbers;
  const fitting = Object.entries(numbers).filter(([address, value]) => {
    const fits = fit({ [address]: value });
    if (!fits) drop('assumptions', address, 'an assumption of this version');
    return fits;
  });
  return Object.fromEntries(fitting);
}

function fittingKinds(base: RuleBase, kinds: CostItem['kinds'], drop: Drop): CostItem['kinds'] {
  const fitting = Object.entries(kinds).filter(([id, option]) => {
    const fact = base.facts.find((each) => each.id === id);
    const fits = fact !== undefined && optionsOf(base, fact)?.includes(option) === true;
    if (!fits) drop('costs', id, 'a kind of cost of this version');
    return fits;
  });
  return Object.fromEntries(fitting);
}

function nameUnknown(base: RuleBase, mentioned: Shared['mentioned'], drop: Drop): void {
  const proposals = new Set(base.proposals.map(({ id }) => id));
  const facts = new Set(base.facts.map(({ id }) => id));
  for (const id of mentioned.proposals) if (!proposals.has(id)) drop('proposals', id, 'a proposal of this version');
  for (const id of mentioned.budgets) if (!facts.has(id)) drop('costs', id, 'a budget of this version');
}

export function fitShared(base: RuleBase, shared: Shared): Fitted {
  const dropped = new Map<string, Problem>();
  const add = (problem: Problem): void => void dropped.set(`${problem.file} ${problem.field}`, problem);
  const drop: Drop = (file, field, expected) => add({ file, field, expected });

  shared.dropped.forEach(add);
  nameUnknown(base, shared.mentioned, drop);
  const parts = readableParts(base, shared.stored, drop);
  const session: Session = {
    ...parts,
    facts: fittingFacts(base, shared.facts, 'answers', add, parseFacts),
    assumptions: fittingAssumptions(base, parts.assumptions, drop),
    columns:
      parts.columns?.map((column) => ({
        ...column,
        assumptions: fittingAssumptions(base, column.assumptions, drop),
      })) ?? null,
    costs: parts.costs.map((item) => ({ ...item, kinds: fittingKinds(base, item.kinds, drop) })),
  };
  return { session, dropped: [...dropped.values()] };
}
