/** Random conditions, parameters, awards and companies over a handful of facts: nothing a rule file would hold, all it could. */
import * as fc from 'fast-check';

import type {
  AmountNode,
  Answer,
  Condition,
  Fact,
  OperatorName,
  ParamState,
  ParamValue,
  Profile,
} from '../../src/rulebase/index.ts';
import { NO_LIMIT } from '../../src/rulebase/index.ts';
import { toyBase, toyFact } from './support.ts';

type Operand = Extract<Condition, { fact: string }>['value'];

export const TOY = toyBase([
  toyFact('aims', 'set', ['grow', 'sell', 'rest'], ['aims']),
  toyFact('yes', 'bool'),
  toyFact('also', 'bool'),
  toyFact('kind', 'one', ['a', 'b', 'c']),
  toyFact('count', 'int'),
  toyFact('cost', 'hkd'),
  toyFact('granted', 'hkd'),
  toyFact('share', 'pct'),
  toyFact('things', 'set', ['x', 'y', 'z']),
  toyFact('places', 'economies'),
]);

const PLACES = ['CN', 'VN', 'HK', 'DE'];
const listOf = (fact: Fact): string[] =>
  fact.type === 'economies' ? PLACES : (fact.options ?? []).map(({ value }) => value);
const small = fc.oneof(fc.nat(6), fc.constantFrom(49, 50, 100, 1000));
/** Mostly amounts at which the trees below bend; now and then one that no 32 bits hold. */
const money = fc.oneof(
  { weight: 12, arbitrary: small },
  { weight: 6, arbitrary: fc.nat(5000) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 31, 2 ** 31 - 1, 2 ** 45) },
);
/** As `money`, and numbers whose products leave exact arithmetic. */
const anyMoney = fc.oneof({ weight: 30, arbitrary: money }, { weight: 1, arbitrary: fc.maxSafeNat() });

function arbitraryAnswer(fact: Fact, amounts: fc.Arbitrary<number>): fc.Arbitrary<Answer> {
  switch (fact.type) {
    case 'bool':
      return fc.boolean();
    case 'one':
      return fc.constantFrom(...listOf(fact));
    case 'int':
      return small;
    case 'hkd':
      return amounts;
    case 'pct':
      return fc.oneof(fc.nat(6), fc.constantFrom(49, 49.5, 50, 50.25, 100));
    case 'set':
    case 'economies':
      return fc.subarray(listOf(fact));
  }
}

/** Companies that answer most facts, leave some open and say of some that they do not know. */
export const arbitraryProfiles: fc.Arbitrary<Profile[]> = fc
  .constantFrom(money, money, money, anyMoney)
  .chain((amounts) => {
    const cell = (fact: Fact) =>
      fc.oneof(
        { weight: 8, arbitrary: arbitraryAnswer(fact, amounts).map((answer) => [answer]) },
        { weight: 1, arbitrary: fc.constant([null]) },
        { weight: 2, arbitrary: fc.constant([]) },
      );
    const row = fc
      .tuple(...TOY.facts.map(cell))
      .map((cells) =>
        Object.fromEntries(
          cells.flatMap(([answer], i): [string, Answer][] =>
            answer === undefined ? [] : [[TOY.facts[i]?.id ?? '', answer]],
          ),
        ),
      );
    return fc.array(row, { minLength: 1, maxLength: 40 });
  });

const RATES = ['1/3', '0.25', '2/3', '1', '0.07'];
/** A parameter on a day: known, in a window, or of no use. */
function state(value: fc.Arbitrary<ParamValue>): fc.Arbitrary<ParamState> {
  return fc.oneof(
    { weight: 8, arbitrary: value.map((one): ParamState => ({ state: 'known', value: one })) },
    {
      weight: 3,
      arbitrary: fc
        .array(value, { minLength: 2, maxLength: 3 })
        .map((candidates): ParamState => ({ state: 'window', candidates })),
    },
    { weight: 1, arbitrary: value.map((one): ParamState => ({ state: 'unverified', value: one })) },
  );
}
const number = fc.oneof({ weight: 6, arbitrary: small }, { weight: 1, arbitrary: fc.constant(NO_LIMIT) });
const PARAMS = {
  flag: state(fc.boolean()),
  cap: state(number),
  ceiling: state(fc.oneof({ weight: 6, arbitrary: fc.nat(3000) }, { weight: 1, arbitrary: fc.constant(NO_LIMIT) })),
  rate: state(fc.constantFrom(...RATES)),
  kinds: state(fc.subarray(['a', 'b', 'c'])),
  listed: state(fc.subarray(['x', 'y', 'z'])),
  countries: state(fc.subarray(PLACES)),
};
export const arbitraryParams = fc.record(PARAMS);

const LIST_PARAM: Record<string, string> = { kind: 'kinds', things: 'listed', places: 'countries' };
const ORDER: OperatorName[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

function leaf(fact: Fact): fc.Arbitrary<Condition> {
  const on = (operators: OperatorName[], value: fc.Arbitrary<Operand>): fc.Arbitrary<Condition> =>
    fc.record({ fact: fc.constant(fact.id), operator: fc.constantFrom(...operators), value });
  const list = fc.oneof(
    fc.subarray(listOf(fact)) as fc.Arbitrary<Operand>,
    fc.constant<Operand>({ param: LIST_PARAM[fact.id] ?? '' }),
  );
  switch (fact.type) {
    case 'bool':
      return on(
        ['equal', 'notEqual'],
        fc.oneof(fc.boolean() as fc.Arbitrary<Operand>, fc.constant<Operand>({ param: 'flag' })),
      );
    case 'one':
      return fc.oneof(on(['equal', 'notEqual'], fc.constantFrom(...listOf(fact))), on(['in', 'notIn'], list));
    case 'int':
    case 'hkd':
    case 'pct':
      return on(
        [...ORDER, 'equal', 'notEqual'],
        fc.oneof(
          small as fc.Arbitrary<Operand>,
          fc.constantFrom<Operand>(2.5, 49.5),
          fc.constantFrom<Operand>(
            { param: 'cap' },
            { param: 'ceiling' },
            { product: ['rate', 'ceiling'] },
            { reciprocal: 'rate' },
          ),
        ),
      );
    case 'set':
    case 'economies':
      return on(['subsetOf', 'intersects', 'disjointFrom', 'allOrNoneOf'], list);
  }
}

const someLeaf = fc.oneof(
  ...TOY.facts.filter(({ id }) => id !== 'aims').map(leaf),
  fc.boolean().map((value): Condition => ({ param: 'flag', operator: 'equal', value })),
);
/** A tree of up to three levels; a part may wait for a branch that is on or one that is off. */
export const arbitraryCondition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition; part: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: someLeaf },
    { weight: 2, arbitrary: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
    { weight: 2, arbitrary: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie('tree').map((not) => ({ not })) },
  ),
  part: fc
    .tuple(tie('tree'), fc.constantFrom(undefined, undefined, undefined, 'on', 'off'))
    .map(([tree, branch]) => (branch === undefined ? tree : { ...tree, branch })),
})).tree;

const AMOUNT_LEAVES: AmountNode[] = [
  { param: 'cap' },
  { param: 'ceiling' },
  { param: 'rate' },
  { fact: 'cost' },
  { fact: 'granted' },
  { fact: 'count' },
  { unlimited: true },
];
/** A tree of amounts. Percentages are rare: they take the engine's own arithmetic. */
export const arbitraryAmount: fc.Arbitrary<AmountNode> = fc.letrec<{ node: AmountNode }>((tie) => {
  const several = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
  const two = fc.tuple(tie('node'), tie('node'));
  return {
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 12, arbitrary: fc.constantFrom(...AMOUNT_LEAVES) },
      { weight: 2, arbitrary: small.map((amount) => ({ amount })) },
      { weight: 1, arbitrary: fc.constant({ fact: 'share' }) },
      { weight: 4, arbitrary: several.map((min) => ({ min })) },
      { weight: 2, arbitrary: several.map((max) => ({ max })) },
      { weight: 2, arbitrary: several.map((add) => ({ add })) },
      { weight: 4, arbitrary: several.map((mul) => ({ mul })) },
      { weight: 4, arbitrary: two.map((sub) => ({ sub })) },
      {
        weight: 4,
        arbitrary: fc
          .tuple(arbitraryCondition, tie('node'), tie('node'))
          .map(([test, then, other]) => ({ if: test, then, else: other })),
      },
    ),
  };
}).node;
