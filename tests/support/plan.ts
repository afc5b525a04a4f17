/** Funding plans found by trying everything, with the reference assessor: what the search must find as well. */
import { bind, factsIn, factsOfAmount } from '../../src/rulebase/index.ts';
import type { Answer, Fact, Profile, RuleBase, RuleSet } from '../../src/rulebase/index.ts';
import { createAssessor } from '../../src/engine/index.ts';
import type { PlanItem, TrackResult } from '../../src/engine/index.ts';
import { evaluate } from '../../src/engine/kleene.ts';

type Changing = Record<string, Answer>;

/** The best plan of one rule set for one company. */
export interface Best {
  total: number;
  applications: number;
  cost: number;
}

/** Tries every order of every division of the items among the tracks. `possible` counts undetermined tracks at their most. */
export async function bestByTrying(
  of: RuleBase,
  ruleSet: RuleSet,
  profile: Profile,
  items: readonly PlanItem[],
  possible: boolean,
): Promise<Best> {
  const tracks = ruleSet.schemes.flatMap((scheme) =>
    scheme.tracks.flatMap((track) => {
      const paid = track.award ? factsOfAmount(track.award.grant) : [];
      const budgets = of.facts.filter(({ id, roles }) => roles.includes('cost') && paid.includes(id));
      const assessor = createAssessor(of, { ...ruleSet, schemes: [{ ...scheme, tracks: [track] }] });
      const reads = [
        ...assessor.tracks.flatMap(({ facts }) => facts),
        ...track.grantEffects.flatMap(({ when }) => (when ? factsIn(when) : [])),
      ];
      return budgets.length > 0 && track.status === 'open' ? [{ scheme, track, budgets, assessor, reads }] : [];
    }),
  );
  type Track = (typeof tracks)[number];
  const known = new Map<string, TrackResult>();
  const assess = async (track: Track, answers: Profile): Promise<TrackResult> => {
    const key = `${tracks.indexOf(track)} ${JSON.stringify(track.reads.map((fact) => answers[fact]))}`;
    const [result] = known.has(key) ? [known.get(key)] : (await track.assessor.assess(answers)).tracks;
    if (!result) throw new Error('one track was to be assessed');
    known.set(key, result);
    return result;
  };
  const yearsOf = (budget: string): number => {
    const fact = of.facts.find(({ yearsOf: id }) => id === budget);
    return fact ? Number(profile[fact.id]) : 1;
  };

  let best: Best = { total: 0, applications: 0, cost: 0 };
  const better = (a: Best, b: Best): boolean =>
    a.total !== b.total
      ? a.total > b.total
      : a.applications !== b.applications
        ? a.applications < b.applications
        : a.cost < b.cost;

  /** Fill one application from the items left, in every way. */
  function* fillings(track: Track, left: readonly PlanItem[]): Generator<{ item: PlanItem; budget: string }[]> {
    const [item, ...others] = left;
    if (!item) {
      yield [];
      return;
    }
    for (const rest of fillings(track, others)) {
      yield rest;
      for (const { id } of track.budgets) if (item.countsAs.includes(id)) yield [{ item, budget: id }, ...rest];
    }
  }

  async function go(
    open: readonly Track[],
    left: readonly PlanItem[],
    now: Profile,
    least: Record<string, number>,
    sofar: Best,
  ) {
    if (better(sofar, best)) best = sofar;
    for (const track of open) {
      for (const filling of fillings(track, left)) {
        const filled = filling.length > 0 ? fill(of, track.budgets, track.reads, filling, profile) : undefined;
        if (!filled) continue;
        const answers = { ...now, ...filled };
        const { verdict, award } = await assess(track, answers);
        let amount = 0;
        if (verdict === 'eligible') amount = award?.min ?? 0;
        if (verdict === 'undetermined' && possible) {
          // Amounts not answered are at least what the plan's own grants add up to.
          const lowest = Object.fromEntries(Object.entries(least).filter(([fact]) => (answers[fact] ?? null) === null));
          const given = await assess(track, { ...answers, ...lowest });
          amount = given.verdict === 'ineligible' ? 0 : (given.award?.max ?? 0);
        }
        if (amount === 0) continue;
        const after: Changing = { ...now };
        const more = { ...least };
        for (const effect of track.track.grantEffects) {
          if (effect.when && evaluate(bind(effect.when, track.scheme).condition, answers) !== true) continue;
          const value = now[effect.fact] ?? null;
          const step = effect.op === 'add' ? effect.amount : amount;
          if (effect.op === 'set') after[effect.fact] = effect.value;
          else if (typeof value === 'number') after[effect.fact] = value + step;
          else more[effect.fact] = (more[effect.fact] ?? 0) + step;
        }
        await go(
          open.filter((other) => other !== track),
          left.filter((item) => !filling.some((used) => used.item === item)),
          after,
          more,
          {
            total: sofar.total + amount,
            applications: sofar.applications + 1,
            cost: sofar.cost + filling.reduce((sum, { item, budget }) => sum + item.amount * yearsOf(budget), 0),
          },
        );
      }
    }
  }
  await go(tracks, items, profile, {}, best);
  return best;
}

/** The answers that a filled application stands for; undefined where one answer would have to name two kinds. */
function fill(
  of: RuleBase,
  budgets: readonly Fact[],
  reads: readonly string[],
  filling: readonly { item: PlanItem; budget: string }[],
  profile: Profile,
): Changing | undefined {
  const answers: Changing = {};
  for (const { id } of budgets) {
    const inside = filling.filter(({ budget }) => budget === id).map(({ item }) => item);
    answers[id] = inside.reduce((sum, { amount }) => sum + amount, 0);
    const kinds = of.facts.find(({ kindsOf }) => kindsOf === id);
    if (!kinds || inside.length === 0 || !reads.includes(kinds.id)) continue;
    const answered = profile[kinds.id] ?? null;
    const each = inside.map((item) => item.kinds?.[kinds.id] ?? answered);
    if (kinds.type === 'set') {
      const order = kinds.options?.map(({ value }) => value) ?? [];
      answers[kinds.id] = each.includes(null)
        ? null
        : [...new Set(each.flat())].toSorted((a, b) => order.indexOf(String(a)) - order.indexOf(String(b))).map(String);
    } else {
      const named = [...new Set(each.filter((kind) => kind !== null))];
      if (named.length > 1) return undefined;
      answers[kinds.id] = each.includes(null) ? null : (named[0] ?? null);
    }
  }
  return answers;
}
