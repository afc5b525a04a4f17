/** The search behind near misses: every smallest set of one or two changes after which no criterion fails. */
import type { Answer, Fact, Profile, RuleBase } from '../rulebase/index.ts';
import { leavesByFact } from './cells.ts';
import { candidatesFor, kindOfChange, noFarther, partsOf, relatedTo, withChanges } from './changes.ts';
import type { Candidate, ChangeKind } from './changes.ts';
import { criterionState } from './direct.ts';
import type { PreparedCriterion, PreparedTrack } from './prepare.ts';

/** A set of changes that is enough. */
export interface Found {
  /** One or two, of different facts, in the order of the rule base. */
  candidates: Candidate[];
  /** For each candidate the criteria that fail when only it is left out. */
  mends: string[][];
  /** Answers that have to follow, and which changed answer they are tied to. */
  forced: { fact: Fact; follows: string }[];
  /** Criteria that fail without any change. */
  failing: string[];
  after: Profile;
}

/**
 * All smallest sets of one or two changes of the allowed kinds that leave no criterion of an open track unmet, nearest
 * first. Smallest: no part of it is enough, and neither is a nearer answer to the same fact.
 */
export function searchFlips(
  base: RuleBase,
  { criteria }: PreparedTrack,
  profile: Profile,
  kinds: readonly ChangeKind[],
): Found[] {
  const rules = criteria.filter(({ condition }) => condition !== undefined);
  const before = rules.filter((rule) => criterionState(rule, profile) === 'not-met');
  const [first] = before;
  if (!first) return [];
  const facts = new Map(base.facts.map((fact) => [fact.id, fact]));
  const parts = partsOf(base);
  const related = new Map(base.facts.map(({ id }) => [id, relatedTo(parts, id)]));
  const reaches = (fact: string, rule: PreparedCriterion) =>
    (related.get(fact) ?? []).some((each) => rule.facts.includes(each));

  /** Profile and criteria still unmet after some changes; undefined where they cannot be made. */
  const attempt = (candidates: readonly Candidate[]) => {
    const changed = withChanges(parts, profile, Object.fromEntries(candidates.map(({ fact, to }) => [fact.id, to])));
    if (!changed?.forced.every((id) => allowed(id, changed.profile[id]))) return undefined;
    const touched = [...candidates.map(({ fact }) => fact.id), ...changed.forced];
    const unmet = rules.filter((rule) =>
      touched.some((id) => rule.facts.includes(id))
        ? criterionState(rule, changed.profile) === 'not-met'
        : before.includes(rule),
    );
    return { ...changed, unmet };
  };
  const allowed = (id: string, to: Answer = null): boolean => {
    const fact = facts.get(id);
    return fact !== undefined && kinds.includes(kindOfChange(fact, profile[id] ?? null, to));
  };

  // In the order of the rule base, so that the same profile always gives the same list.
  const leaves = leavesByFact(rules);
  const candidates = new Map<string, Candidate[]>();
  for (const fact of base.facts) {
    const [tests, from = null] = [leaves.get(fact.id), profile[fact.id]];
    if (!tests || from === null || fact.roles.includes('aims')) continue;
    candidates.set(
      fact.id,
      candidatesFor(base, fact, tests, from).filter(({ kind }) => kinds.includes(kind)),
    );
  }

  const enough: Candidate[][] = [];
  for (const [fact, list] of candidates) {
    if (!reaches(fact, first)) continue; // one of the changes must bear on the first unmet criterion
    for (const candidate of list) {
      const alone = attempt([candidate]);
      if (!alone) continue;
      if (alone.unmet.length === 0) enough.push([candidate]);
      else {
        for (const [other, more] of candidates) {
          if (other === fact || !alone.unmet.every((rule) => reaches(other, rule))) continue;
          for (const second of more)
            if (attempt([candidate, second])?.unmet.length === 0) enough.push([candidate, second]);
        }
      }
    }
  }

  const order = base.facts.map(({ id }) => id);
  const place = ({ fact }: Candidate) => order.indexOf(fact.id);
  return smallest(enough.map((set) => set.toSorted((a, b) => place(a) - place(b))))
    .toSorted((a, b) => distance(a) - distance(b))
    .flatMap((set): Found[] => {
      const result = attempt(set);
      if (!result) return [];
      const ids = set.map(({ fact }) => fact.id);
      return [
        {
          candidates: set,
          mends: set.map((left) => {
            const without = attempt(set.filter((each) => each !== left));
            return (without?.unmet ?? []).map(({ id }) => id);
          }),
          forced: result.forced.flatMap((id) => {
            const fact = facts.get(id);
            const follows = related.get(id)?.find((each) => ids.includes(each));
            return fact && follows !== undefined ? [{ fact, follows }] : [];
          }),
          failing: before.map(({ id }) => id),
          after: result.profile,
        },
      ];
    });
}

const distance = (set: readonly Candidate[]): number => set.reduce((sum, each) => sum + each.distance, 0);

/** The sets that no other one does with less: each once, none with a part or a nearer answer that is enough. */
function smallest(sets: readonly Candidate[][]): Candidate[][] {
  const within = (a: readonly Candidate[], b: readonly Candidate[]) =>
    a.every((each) => b.some((other) => noFarther(each, other)));
  return sets.filter((set, i) =>
    sets.every((other, j) => i === j || !within(other, set) || (within(set, other) && i < j)),
  );
}
