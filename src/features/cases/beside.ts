/** Two companies side by side, under one rule set. Pure. */
import { byAim } from '../../engine/index.ts';
import type { Assessment, TrackResult } from '../../engine/index.ts';
import type { Answer, Fact, LocalText, Profile, RuleBase } from '../../rulebase/index.ts';
import { keyOf } from '../shared/verdicts.ts';

export interface Company {
  facts: Profile;
  assessment: Assessment;
}
type Pair<T> = readonly [T, T];

/** Lists are sets: their order says nothing. An answer not known is none. */
const comparable = (answer: Answer | undefined): string =>
  JSON.stringify(Array.isArray(answer) ? answer.toSorted() : (answer ?? null));

/** Questions that the two have answered otherwise, in the order of the questions, and how many they answered alike. */
export function differingFacts(base: RuleBase, [a, b]: Pair<Profile>): { differ: Fact[]; same: number } {
  const answered = base.facts.filter(({ id }) => (a[id] ?? null) !== null || (b[id] ?? null) !== null);
  const differ = answered.filter(({ id }) => comparable(a[id]) !== comparable(b[id]));
  return { differ, same: answered.length - differ.length };
}

interface BestForAim {
  aim: string;
  label: LocalText;
  /** Null where nothing is open; undefined where the company does not want it. */
  best: Pair<TrackResult | null | undefined>;
}

/** The best track of each for every aim that one of them has. */
export function bestByAim(base: RuleBase, companies: Pair<Company>): BestForAim[] {
  const sides = companies.map(({ facts, assessment }) => byAim(base, assessment, facts));
  const [first = [], second = []] = sides;
  const labels = new Map([...first, ...second].map(({ aim, label }) => [aim, label]));
  const known = base.facts.find(({ roles }) => roles.includes('aims'))?.options ?? [];
  return known.flatMap(({ value: aim }) => {
    const label = labels.get(aim);
    const best = (side: typeof first) => side.find((result) => result.aim === aim)?.best;
    return label ? [{ aim, label, best: [best(first), best(second)] as const }] : [];
  });
}

/** Every track that one of them considers, with both results. */
export function trackPairs([a, b]: Pair<Company>): Pair<TrackResult>[] {
  return a.assessment.tracks.flatMap((one) => {
    const other = b.assessment.tracks.find((result) => keyOf(result) === keyOf(one));
    return other && (one.verdict !== null || other.verdict !== null) ? [[one, other] as const] : [];
  });
}
