/** The tracks a plan can draw on, with everything settled that depends neither on the items nor on earlier grants. */
import { bind, factsOfAmount, factsRead } from '../../rulebase/index.ts';
import type { BoundCondition, GrantEffect, Profile, RuleBase, RuleSet } from '../../rulebase/index.ts';
import { isConsidered, stateOf } from '../assess.ts';
import type { CriterionState } from '../assess.ts';
import { evaluate } from '../kleene.ts';
import { prepare } from '../prepare.ts';
import type { PreparedCriterion, PreparedTrack } from '../prepare.ts';
import { budgetsOf } from './items.ts';
import type { Budget } from './items.ts';

/** An effect of a grant, its condition bound to the day's rules. */
interface BoundEffect {
  effect: GrantEffect;
  when?: BoundCondition | undefined;
}

/** A track that is open to the company and pays a share of some budget. */
export interface Ground {
  prepared: PreparedTrack;
  /** `scheme/track`. */
  key: string;
  /** Budgets its award is a share of. */
  budgets: Budget[];
  effects: BoundEffect[];
  /** Facts that its criteria, its award or its effects read. */
  reads: ReadonlySet<string>;
  /** The company's answers to those. */
  own: Profile;
  /** What the criteria come to that neither items nor grants can change. */
  settled: 'met' | 'open' | 'ruled-out';
  /** The other rule criteria. */
  dynamic: PreparedCriterion[];
}

/** The state of one criterion for answers, decided directly. */
export function stateFor(criterion: PreparedCriterion, facts: Profile): CriterionState {
  const { condition, appliesIf } = criterion;
  const applies = appliesIf ? evaluate(appliesIf, facts) : true;
  if (!condition) return applies === false ? 'not-applicable' : 'judgement';
  return stateOf(applies, evaluate(condition, facts));
}

/** Every open and considered track whose award is a share of a budget, save those in `except` (`scheme/track`). */
export function groundsOf(base: RuleBase, ruleSet: RuleSet, profile: Profile, except: readonly string[]): Ground[] {
  const aims = base.facts.find((fact) => fact.roles.includes('aims'));
  const tracks = prepare(ruleSet).filter(
    ({ track, status }) => status === 'open' && track.award !== null && isConsidered(track, aims && profile[aims.id]),
  );
  const changed = new Set(tracks.flatMap(({ track }) => track.grantEffects.map(({ fact }) => fact)));
  const budgets = budgetsOf(base);
  return tracks.flatMap((prepared): Ground[] => {
    const { scheme, track, criteria, facts } = prepared;
    const key = `${scheme.id}/${track.id}`;
    const paid = new Set(track.award ? factsOfAmount(track.award.grant) : []);
    const own = budgets.filter(({ fact }) => paid.has(fact.id));
    if (own.length === 0 || except.includes(key)) return [];
    const effects = track.grantEffects.map((effect) => ({
      effect,
      when: effect.when && bind(effect.when, scheme).condition,
    }));
    const reads = new Set([...facts, ...effects.flatMap(({ when }) => (when ? factsRead(when) : []))]);
    const varying = new Set([...changed, ...own.flatMap(({ fact, kinds }) => [fact.id, ...(kinds ? [kinds.id] : [])])]);
    const dynamic = criteria.filter((criterion) => criterion.facts.some((fact) => varying.has(fact)));
    const states = criteria.filter((criterion) => !dynamic.includes(criterion)).map((each) => stateFor(each, profile));
    return [
      {
        prepared,
        key,
        budgets: own,
        effects,
        reads,
        own: Object.fromEntries([...reads].map((fact) => [fact, profile[fact] ?? null])),
        settled: states.includes('not-met') ? 'ruled-out' : states.includes('unknown') ? 'open' : 'met',
        dynamic: dynamic.filter(({ condition }) => condition !== undefined),
      },
    ];
  });
}
