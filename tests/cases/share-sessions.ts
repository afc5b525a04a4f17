/** Random sessions to share, and what of a session a link keeps. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';

import { EMPTY_SESSION } from '../../src/cases/index.ts';
import type { Column, CostItem, Session } from '../../src/cases/index.ts';
import { optionsOf } from '../../src/rulebase/index.ts';
import type { Answer, Assumptions, IsoDate, Profile, ShareTable } from '../../src/rulebase/index.ts';
import { arbitraryAnswer, arbitrarySituation, base, day, RULES } from '../support/rules.ts';

const TABLE_FILE = join(RULES, 'share/1.json');
export const table = JSON.parse(readFileSync(TABLE_FILE, 'utf8')) as ShareTable;

const [aims] = base.facts.filter((fact) => fact.roles.includes('aims'));
if (!aims) throw new Error('no question asks for the aims');

/** Companies that answered every question, and the same with gaps and answers that are not known. */
export const arbitraryCompany: fc.Arbitrary<{ full: Profile; partial: Profile }> = fc
  .tuple(arbitrarySituation, arbitraryAnswer(aims))
  .map(([{ full, partial }, chosen]) => ({ full: { ...full, [aims.id]: chosen }, partial }));

const proposals = fc.subarray(base.proposals.map(({ id }) => id));
const arbitraryAssumptions: fc.Arbitrary<Assumptions> = fc
  .subarray(
    base.proposals.flatMap(({ id, assumptions }) =>
      Object.entries(assumptions).map(([name, { default: usual, min }]) => [`${id}.${name}`, [usual, min]] as const),
    ),
  )
  .chain((chosen) => fc.tuple(...chosen.map(([id, values]) => fc.constantFrom(...values).map((v) => [id, v] as const))))
  .map((entries) => Object.fromEntries(entries));
const arbitraryDay: fc.Arbitrary<IsoDate | null> = fc.constantFrom(
  null,
  ...['0001-01-01', '1969-12-31', '2023-08-31', '2024-02-29', '2026-11-22', '9999-12-31'].map(day),
);
const words = fc.oneof(
  fc.constantFrom('', '屯門食品廠', 'Kwai Chung Trading Co. Ltd.', '展位 (A) 🎪', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const column: fc.Arbitrary<Omit<Column, 'id'>> = fc.record({
  name: words,
  date: arbitraryDay,
  proposals,
  assumptions: arbitraryAssumptions,
});
const budgets = base.facts.filter(({ type }) => type === 'hkd').map(({ id }) => id);
const kinds = base.facts.flatMap((fact) =>
  fact.type === 'set' ? (optionsOf(base, fact) ?? []).map((option) => ({ [fact.id]: option })) : [],
);
const cost: fc.Arbitrary<Omit<CostItem, 'id'>> = fc.record({
  label: words,
  amount: fc.option(fc.oneof(fc.nat(5_000_000), fc.constantFrom(0, 100_000, Number.MAX_SAFE_INTEGER))),
  countsAs: fc.subarray(budgets, { maxLength: 4 }),
  kinds: fc.constantFrom({}, ...kinds),
});
const numbered = <T>(items: readonly T[]): (T & { id: string })[] =>
  items.map((item, i) => ({ ...item, id: `some-id-${i}` }));

/** Any session this version could hold. */
export const arbitrarySession: fc.Arbitrary<Session> = fc
  .record({
    name: words,
    company: arbitraryCompany,
    whole: fc.boolean(),
    proposals: fc.option(proposals),
    assumptions: arbitraryAssumptions,
    asAt: arbitraryDay,
    columns: fc.option(fc.array(column, { minLength: 2, maxLength: 4 }).map(numbered)),
    costs: fc.array(cost, { maxLength: 10 }).map(numbered),
    planAssumptions: fc.dictionary(fc.constantFrom('filingMonth', 'somethingNew', 'x'), fc.integer()),
  })
  .map(({ company, whole, ...rest }) => ({ ...EMPTY_SESSION, ...rest, facts: whole ? company.full : company.partial }));

const inOrder = (ids: readonly string[], order: readonly string[]): string[] => [
  ...order.filter((id) => ids.includes(id)),
  ...ids.filter((id) => !order.includes(id)),
];
const proposalsInOrder = (ids: readonly string[]): string[] => inOrder(ids, table.proposals);

/** What a link keeps: sets have no order, and the items of a list get ids of their own. */
export function asShared(session: Session): Session {
  const facts = Object.entries(session.facts).map(([id, value]): [string, Answer] => {
    if (!Array.isArray(value)) return [id, value];
    const options = table.facts.find((fact) => fact.id === id)?.options;
    return [id, options ? inOrder(value, options) : value.toSorted()];
  });
  return {
    ...session,
    facts: Object.fromEntries(facts),
    proposals: session.proposals && proposalsInOrder(session.proposals),
    columns:
      session.columns?.map((each, i) => ({
        ...each,
        id: String(i + 1),
        proposals: proposalsInOrder(each.proposals),
      })) ?? null,
    costs: session.costs.map((each, i) => ({
      ...each,
      id: String(i + 1),
      countsAs: inOrder(
        each.countsAs,
        table.facts.map(({ id }) => id),
      ),
    })),
  };
}
