/** Which rules of a track are not the same in two layers, as they bind there: with their values, and branch by branch. */
import { bind, factsOfAmount } from '../rulebase/index.ts';
import type { AmountNode, IsoDate, ResolvedScheme } from '../rulebase/index.ts';
import type { PreparedCriterion, PreparedTrack } from './prepare.ts';

/** What differs between a track's rules in two layers. */
export interface ChangedRules {
  /** Criteria that ask for something else, or that only one of the two has. */
  criteria: ReadonlySet<string>;
  /** Whether the award is worked out in another way. */
  award: boolean;
}

/**
 * What differs for somebody who answers everything. Where nothing that is still open differs, two results that are
 * undecided stay equal whatever the missing answers turn out to be. It says nothing of days whose values are not on file.
 */
export function changedRules(from: PreparedTrack, to: PreparedTrack): ChangedRules {
  const [before, after] = [definitionsOf(from), definitionsOf(to)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return {
    criteria: new Set(ids.filter((id) => before.get(id) !== after.get(id))),
    award: awardDefinition(from) !== awardDefinition(to),
  };
}

/** A text that two layers share only where what is not known of a track is the same: on one day, with all values alike. */
export function unknownRulesKey({ scheme, track, criteria }: PreparedTrack, date: IsoDate): string {
  const tests = criteria.map(({ id, condition, appliesIf }) => ({ id, condition, appliesIf }));
  const params = Object.values(scheme.params).map(({ id, at }) => ({ id, at }));
  return JSON.stringify([date, tests, track.award, params, scheme.branches]);
}

const definitionsOf = ({ criteria }: PreparedTrack): Map<string, string> =>
  new Map(criteria.map((criterion) => [criterion.id, definition(criterion)]));

const definition = ({ kind, condition, appliesIf }: PreparedCriterion): string =>
  textOf([kind, condition ?? null, appliesIf ?? null]);

/** The order of a list of values says nothing. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    Array.isArray(part) && part.every((each) => typeof each === 'string') ? part.toSorted() : part,
  );

/** The own contribution sets no award; it counts only where it may keep one from being given. */
function awardDefinition({ scheme, track, required }: PreparedTrack): string {
  if (!track.award) return 'null';
  const { grant, ownContribution } = track.award;
  const own = ownContribution && textOf(bound(ownContribution, scheme));
  const read = factsOfAmount(grant).map((fact) => [fact, required[fact] ?? null]);
  return textOf([bound(grant, scheme), read, own?.includes(LACKING) === true ? own : null]);
}

/** Stands where no amount can be given; no operator and no id is called so. */
const LACKING = '(lacking)';

/** An award's tree with values in the place of parameters, and without the branches that are never taken. */
function bound(node: AmountNode, scheme: ResolvedScheme): unknown {
  const visit = (child: AmountNode): unknown => bound(child, scheme);
  const join = (operator: string, children: readonly AmountNode[]): unknown => {
    const parts = children.map(visit);
    return parts.includes(LACKING) ? LACKING : { [operator]: parts };
  };
  if ('param' in node) {
    const at = scheme.params[node.param]?.at;
    if (at?.state === 'known') return [at.value];
    return at?.state === 'window' ? at.candidates : LACKING;
  }
  if ('if' in node) {
    const { condition, unverified, valueUnknown } = bind(node.if, scheme);
    if (unverified || valueUnknown) return LACKING;
    if ('constant' in condition && condition.constant !== null)
      return visit(condition.constant ? node.then : node.else);
    return { if: condition, then: visit(node.then), else: visit(node.else) };
  }
  if ('min' in node) return join('min', node.min);
  if ('max' in node) return join('max', node.max);
  if ('add' in node) return join('add', node.add);
  if ('mul' in node) return join('mul', node.mul);
  if ('sub' in node) return join('sub', node.sub);
  if ('fact' in node) return { fact: node.fact };
  if ('amount' in node) return [node.amount];
  return 'award' in node ? { award: true } : { unlimited: node.unlimited };
}
