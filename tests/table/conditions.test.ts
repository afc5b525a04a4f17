/** The table decides as the reference does: every outcome of the leaves of every criterion, every leaf at its boundaries. */
import { describe, expect, test } from 'vitest';

import { prepareTrack } from '../../src/engine/index.ts';
import type { PreparedCriterion } from '../../src/engine/index.ts';
import { optionsOf } from '../../src/rulebase/index.ts';
import type {
  Answer,
  BoundCondition,
  Condition,
  Fact,
  ParamState,
  ParamValue,
  Profile,
} from '../../src/rulebase/index.ts';
import { base, BASELINE, deciding, interestingDates, rulesFor, TODAY } from '../support/rules.ts';
import { mismatches, toyBase, toyFact, toyRules } from './support.ts';

/** Nothing is known of it, but a value is on file: binding makes it a constant that is unknown. */
const EITHER: ParamState = { state: 'window', candidates: [true, false] };

/** Every combination of yes, no and no answer. */
function outcomes(facts: readonly string[]): Profile[] {
  const [first, ...rest] = facts;
  if (first === undefined) return [{}];
  return outcomes(rest).flatMap((others) => [others, { ...others, [first]: true }, { ...others, [first]: false }]);
}

type Leaf = Extract<BoundCondition, { fact: string }>;
function leavesOf(condition: BoundCondition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return 'fact' in condition ? [condition] : [];
}

const criteriaOf = (date: string, proposals: readonly string[]): PreparedCriterion[] =>
  rulesFor(date, proposals).schemes.flatMap((scheme) =>
    scheme.tracks.flatMap((track) => prepareTrack(scheme, track).criteria),
  );
/** Conditions of a criterion, with each leaf a yes-or-no fact of its own. */
function skeleton({ condition, appliesIf }: PreparedCriterion) {
  const names = new Map<string, string>();
  const visit = (node: BoundCondition): Condition => {
    if ('all' in node) return { all: node.all.map(visit) };
    if ('any' in node) return { any: node.any.map(visit) };
    if ('not' in node) return { not: visit(node.not) };
    if ('constant' in node)
      return node.constant === null
        ? { param: 'either', operator: 'equal', value: true }
        : { param: 'sure', operator: 'equal', value: node.constant };
    const key = JSON.stringify(node);
    const name = names.get(key) ?? `b${names.size}`;
    names.set(key, name);
    return { fact: name, operator: 'equal', value: true };
  };
  return {
    ...(appliesIf ? { appliesIf: visit(appliesIf) } : {}),
    ...(condition ? { condition: visit(condition), kind: 'rule' as const } : { kind: 'judgement' as const }),
    leaves: names.size,
  };
}

const RULE_SETS: [string, string[]][] = [BASELINE, TODAY].flatMap((date): [string, string[]][] => [
  [date, []],
  [date, deciding()],
]);

describe('trees', () => {
  const shapes = new Map(
    RULE_SETS.flatMap(([date, proposals]) => criteriaOf(date, proposals))
      .map(skeleton)
      .map((shape) => [JSON.stringify(shape), shape]),
  );
  const MOST_LEAVES = 8;

  test('every criterion is small enough for all its outcomes', () => {
    expect(shapes.size).toBeGreaterThan(10);
    expect(Math.max(...[...shapes.values()].map(({ leaves }) => leaves))).toBeLessThanOrEqual(MOST_LEAVES);
  });

  test.each([...shapes])('all outcomes of the leaves of %s', async (_, { leaves, ...criterion }) => {
    const names = Array.from({ length: leaves }, (_each, i) => `b${i}`);
    const rules = toyRules([{ id: 'track', criteria: { one: criterion } }], {
      either: EITHER,
      sure: { state: 'known', value: true },
    });
    const toy = toyBase(names.map((name) => toyFact(name, 'bool')));
    expect(await mismatches(toy, rules, outcomes(names))).toEqual([]);
  });

  test('a track is the all of its criteria', async () => {
    const names = ['b0', 'b1', 'b2', 'b3', 'b4'];
    const yes = (fact: string): Condition => ({ fact, operator: 'equal', value: true });
    const rule = (fact: string) => ({ kind: 'rule' as const, condition: yes(fact) });
    const tracks = names.map((_, i) => ({
      id: `t${i}`,
      criteria: Object.fromEntries(names.slice(0, i + 1).map((name) => [name, rule(name)])),
    }));
    const mixed = {
      b0: rule('b0'),
      b1: { ...rule('b1'), appliesIf: yes('b2') },
      b3: { kind: 'judgement' as const, appliesIf: yes('b3') },
      b4: { kind: 'judgement' as const },
    };
    const toy = toyBase(names.map((name) => toyFact(name, 'bool')));
    const empty = { id: 'empty', criteria: {} };
    expect(
      await mismatches(toy, toyRules([...tracks, empty, { id: 'mixed', criteria: mixed }]), outcomes(names)),
    ).toEqual([]);
  });
});

describe('statuses and aims', () => {
  const toy = toyBase([toyFact('aims', 'set', ['grow', 'sell', 'rest'], ['aims']), toyFact('yes', 'bool')]);
  const profiles: Profile[] = [undefined, null, [], ['grow'], ['sell'], ['rest'], ['grow', 'rest']].flatMap((aims) =>
    [{}, { yes: true }, { yes: false }, { yes: null }].map((rest) => (aims === undefined ? rest : { ...rest, aims })),
  );

  test.each(['open', 'not-yet-open', 'closed', 'no-rule-known', 'proposed'] as const)('%s', async (status) => {
    const one = { kind: 'rule' as const, condition: { fact: 'yes', operator: 'equal' as const, value: true } };
    const award = { grant: { amount: 500 }, notes: [] };
    const rules = toyRules([{ id: 'track', status, aims: ['grow', 'sell'], criteria: { one }, award }]);
    expect(await mismatches(toy, rules, profiles)).toEqual([]);
  });
});

describe('leaves', () => {
  /** Every third day of change, so that lists and thresholds of all times occur. */
  const days = [BASELINE, TODAY, ...interestingDates().filter((_, i) => i % 3 === 0)];
  const leaves = new Map(
    days
      .flatMap((date) => [criteriaOf(date, []), criteriaOf(date, deciding())])
      .flat()
      .flatMap(({ condition, appliesIf }) => [condition, appliesIf].flatMap((tree) => (tree ? leavesOf(tree) : [])))
      .map((leaf) => [JSON.stringify(leaf), leaf]),
  );
  const byFact = base.facts
    .map(({ id }): [string, Leaf[]] => [id, [...leaves.values()].filter(({ fact }) => fact === id)])
    .filter(([, list]) => list.length > 0);

  test.each(byFact)('of %s, at their boundaries', async (id, list) => {
    const fact = base.facts.find((each) => each.id === id);
    if (!fact) throw new Error(id);
    const states = list.map(({ values }): ParamState => {
      const [only, second] = values;
      return only !== undefined && second === undefined
        ? { state: 'known', value: only }
        : { state: 'window', candidates: values };
    });
    const rules = toyRules(
      list.map(({ operator }, i) => ({
        id: `t${i}`,
        criteria: { one: { kind: 'rule', condition: { fact: id, operator, value: { param: `p${i}` } } } },
      })),
      Object.fromEntries(states.map((state, i) => [`p${i}`, state])),
    );
    const answers = boundaries(
      fact,
      list.flatMap(({ values }) => values),
    );
    const profiles = [{}, { [id]: null }, ...answers.map((answer) => ({ [id]: answer }))];
    expect(await mismatches(base, rules, profiles)).toEqual([]);
    const small = profiles.filter(({ [id]: answer }) => typeof answer !== 'number' || answer < 2 ** 31);
    expect(await mismatches(base, rules, small)).toEqual([]); // numbers of 32 bits are compared in another way
  });
});

/** Answers at which a leaf that compares with these values can change its mind. */
function boundaries(fact: Fact, values: readonly ParamValue[]): Answer[] {
  const options = optionsOf(base, fact) ?? [];
  switch (fact.type) {
    case 'bool':
      return [true, false];
    case 'one':
      return options;
    case 'int':
    case 'hkd':
    case 'pct': {
      const near = values.flatMap((value) =>
        typeof value === 'number'
          ? [value - 1, value, value + 1, ...(fact.type === 'pct' ? [value - 0.5, value + 1e-9] : [])]
          : [],
      );
      const extremes = fact.type === 'pct' ? [100] : [2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER];
      const most = fact.type === 'pct' ? 100 : Number.MAX_SAFE_INTEGER;
      return [...new Set([0, 1, ...near, ...extremes])].filter((value) => value >= 0 && value <= most);
    }
    case 'set':
    case 'economies': {
      const lists = values.filter((value) => Array.isArray(value));
      const edges = lists.flatMap((list) => {
        const outside = options.find((option) => !list.includes(option));
        const ends = [...list.slice(0, 2), ...list.slice(-1)];
        const all = [list, list.slice(1), ends, ...ends.map((end) => [end])];
        return outside === undefined
          ? all
          : [...all, [outside], ...ends.map((end) => [end, outside]), [...list, outside]];
      });
      return [[], options, ...options.slice(0, 20).map((option) => [option]), ...edges];
    }
  }
}
