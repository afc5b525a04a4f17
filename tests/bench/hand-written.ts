/** One track as a programmer would write it by hand for speed: what an evaluator that knows no scheme is measured against. */
import { parseRate } from '../../src/rulebase/index.ts';
import type { Profile, ResolvedScheme } from '../../src/rulebase/index.ts';

export const HAND_WRITTEN = { scheme: 'nifs', track: 'smart-line' };

const [NO, UNKNOWN, YES] = [0, 1, 2];
const is = (answer: unknown, wanted: unknown): number =>
  answer === undefined || answer === null ? UNKNOWN : answer === wanted ? YES : NO;
const test = (answer: unknown, passes: (value: number) => boolean): number =>
  typeof answer === 'number' ? (passes(answer) ? YES : NO) : UNKNOWN;

/** Decides a profile; gives the verdict and the award, or -1 for no award. Only for rules of the shape it was written for. */
export function handWritten(scheme: ResolvedScheme) {
  const numberOf = (id: string): number => {
    const at = scheme.params[id]?.at;
    return at?.state === 'known' && typeof at.value === 'number' ? at.value : Number.NaN;
  };
  const at = scheme.params['match-rate']?.at;
  const rate = at?.state === 'known' ? parseRate(String(at.value)) : undefined;
  const [num, den] = [Number(rate?.num), Number(rate?.den)];
  const [cap, ceiling] = [numberOf('project-cap'), numberOf('active-ceiling')];
  const [months, projects] = [numberOf('project-months'), numberOf('concurrent-projects')];
  const leastCost = Math.ceil(den / num);
  return (facts: Profile): { verdict: string | null; min: number; max: number } => {
    const aims = facts['aims'];
    if (Array.isArray(aims) && !aims.includes('new-production-line') && !aims.includes('existing-production-line'))
      return { verdict: null, min: -1, max: -1 };
    const cost = facts['lineProjectCost'];
    const granted = facts['nifsGrantsActive'];
    const worst = Math.min(
      is(facts['legalForm'], 'hk-company'),
      is(facts['substantiveHkOperations'], true),
      is(facts['lineKind'], 'new'),
      is(facts['lineLocation'], 'hong-kong'),
      is(facts['lineSmart'], true),
      test(cost, (value) => value >= leastCost),
      test(facts['lineProjectMonths'], (value) => value <= months),
      test(facts['nifsProjectsActive'], (value) => value < projects),
      test(granted, (value) => value < ceiling),
    );
    if (worst === NO) return { verdict: 'ineligible', min: -1, max: -1 };
    const share = typeof cost === 'number' ? Math.floor((cost * num) / den) : undefined;
    const left = typeof granted === 'number' ? ceiling - granted : undefined;
    return {
      verdict: worst === YES ? 'eligible' : 'undetermined',
      min: Math.max(0, Math.min(cap, share ?? 0, left ?? 0)),
      max: Math.max(0, Math.min(cap, share ?? cap, left ?? ceiling)),
    };
  };
}
