/**
 * Companies made up for measuring, the same for the same seed. Each wants one to three things, answers most of what the
 * tracks for them ask and little else; answers lean towards what the rules ask for, so that verdicts of all kinds occur.
 */
import { createAssessor } from '../../src/engine/index.ts';
import type { PreparedTrack } from '../../src/engine/index.ts';
import { optionsOf } from '../../src/rulebase/index.ts';
import type { Answer, BoundCondition, Fact, ParamValue, Profile, RuleBase, RuleSet } from '../../src/rulebase/index.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SHARE = { ofAimsAnswered: 0.92, ofAskedAnswered: 0.9, ofOthersAnswered: 0.12, notKnown: 0.02, asAdmitted: 0.93 };

/** Answers that tests of a fact let pass: values, or numbers from `least` up to but without `below`. */
interface Admitted {
  values: ParamValue[];
  least: number;
  below: number;
}

function admittedBy(tracks: readonly PreparedTrack[]): Map<string, Admitted> {
  const found = new Map<string, Admitted>();
  const visit = (node: BoundCondition): void => {
    if ('all' in node) return node.all.forEach(visit);
    if ('any' in node) return node.any.forEach(visit);
    if (!('fact' in node)) return undefined;
    const admitted = found.get(node.fact) ?? { values: [], least: 0, below: Infinity };
    found.set(node.fact, admitted);
    for (const value of node.values) {
      if (typeof value !== 'number') admitted.values.push(value);
      else if (node.operator.startsWith('greater')) admitted.least = Math.max(admitted.least, value);
      else admitted.below = Math.min(admitted.below, value);
    }
    return undefined;
  };
  for (const { condition } of tracks.flatMap(({ criteria }) => criteria)) if (condition) visit(condition);
  return found;
}

/** Companies without end. */
export function* companies(base: RuleBase, ruleSet: RuleSet, seed: number): Generator<Profile, never> {
  const random = seeded(seed);
  const { tracks } = createAssessor(base, ruleSet);
  const aimsFact = base.facts.find((fact) => fact.roles.includes('aims'));
  const aims = aimsFact?.options?.map(({ value }) => value) ?? [];
  const askedFor = new Map(
    aims.map((aim) => [
      aim,
      new Set(tracks.filter(({ track }) => track.aims.includes(aim)).flatMap(({ facts }) => facts)),
    ]),
  );
  const admittedOf = admittedBy(tracks.filter(({ status }) => status === 'open'));
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const some = (list: readonly string[], most: number): string[] => {
    const chosen = new Set<string>();
    // Skewed: the first of a list are named far more often than the last.
    for (let n = 1 + Math.floor(random() * most); n > 0; n -= 1)
      chosen.add(list[Math.floor(list.length * random() ** 2)] ?? '');
    return [...chosen];
  };
  const between = (low: number, high: number): number => Math.round(low * (high / low) ** random());
  const answer = (fact: Fact): Answer => {
    const { values = [], least = 0, below = Infinity } = admittedOf.get(fact.id) ?? {};
    const isAdmitted = random() < SHARE.asAdmitted;
    const value = isAdmitted ? pick(values) : undefined;
    const low = isAdmitted ? Math.max(1, least) : 1;
    switch (fact.type) {
      case 'bool':
        return typeof value === 'boolean' ? value : random() < 0.5;
      case 'one':
        return (
          pick(Array.isArray(value) ? value : typeof value === 'string' ? [value] : (optionsOf(base, fact) ?? [])) ??
          null
        );
      case 'int':
      case 'hkd': {
        if (fact.roles.includes('past') && random() < 0.6) return 0;
        const high = Math.max(low + 1, fact.type === 'hkd' ? 6_000_000 : fact.roles.includes('headcount') ? 400 : 48);
        return between(low, isAdmitted && below > low ? Math.min(below - 1, high) : high);
      }
      case 'pct':
        return Math.round(low + random() * (100 - low));
      case 'set':
      case 'economies':
        return some(Array.isArray(value) && value.length > 0 ? value : (optionsOf(base, fact) ?? []), 4);
    }
  };
  for (;;) {
    const profile: Record<string, Answer> = {};
    const chosen = random() < SHARE.ofAimsAnswered ? some(aims, 3) : [];
    if (aimsFact && chosen.length > 0) profile[aimsFact.id] = chosen;
    for (const fact of base.facts) {
      if (fact === aimsFact) continue;
      const isAsked = chosen.length === 0 || chosen.some((aim) => askedFor.get(aim)?.has(fact.id));
      if (random() >= (isAsked ? SHARE.ofAskedAnswered : SHARE.ofOthersAnswered)) continue;
      profile[fact.id] = random() < SHARE.notKnown ? null : answer(fact);
      const whole = fact.partOf === undefined ? undefined : profile[fact.partOf];
      const part = profile[fact.id];
      if (typeof part === 'number' && typeof whole === 'number') profile[fact.id] = Math.min(part, whole);
    }
    yield profile;
  }
}
