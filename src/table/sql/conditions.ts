/** Bound conditions as SQL truths. NULL is "unanswered", and AND, OR and NOT fold as the rules do. */
import { decide } from '../../engine/index.ts';
import { NO_LIMIT } from '../../rulebase/index.ts';
import type { BoundCondition, Fact, OperatorName, ParamValue, Profile } from '../../rulebase/index.ts';
import type { Column } from '../columns.ts';
import { allSql, anySql, arraySql, FALSE, nameSql, notSql, numberSql, textSql, TRUE, UNKNOWN } from './words.ts';

/** How an empty set is written, as in a list of members. It is no member of any list. */
export const EMPTY_SET = '-';

/** The columns that conditions may read, by fact. */
export type Columns = ReadonlyMap<string, Column>;

/** A condition as a truth. `given`: answers to be taken as given where a row has none. */
export function conditionSql(columns: Columns, condition: BoundCondition, given: Profile = {}): string {
  const visit = (node: BoundCondition): string => {
    if ('all' in node) return allSql(node.all.map(visit));
    if ('any' in node) return anySql(node.any.map(visit));
    if ('not' in node) return notSql(visit(node.not));
    if ('constant' in node) return node.constant === null ? UNKNOWN : node.constant ? TRUE : FALSE;
    const column = columns.get(node.fact);
    if (!column) return UNKNOWN;
    const leaf = leafSql(column, node.operator, node.values);
    const instead = decide(node.operator, given[node.fact], node.values);
    if (instead === null) return leaf;
    return `CASE WHEN ${nameSql(node.fact)} IS NULL THEN ${instead ? TRUE : FALSE} ELSE ${leaf} END`;
  };
  return visit(condition);
}

function leafSql(column: Column, operator: OperatorName, values: readonly ParamValue[]): string {
  switch (column.kind) {
    case 'choice':
      return choiceSql(column, operator, values);
    case 'number':
      return agreedSql(values.map((value) => numberTest(column.fact, operator, value)));
    case 'set':
      return agreedSql(values.map((value) => setTest(column, operator, value)));
  }
}

/** The same for whatever is answered. */
const answered = ({ id }: Fact, truth: string): string => `CASE WHEN ${nameSql(id)} IS NOT NULL THEN ${truth} END`;

/** Decided only where all candidate values agree. */
function agreedSql(tests: readonly string[]): string {
  const different = [...new Set(tests)];
  const [only = UNKNOWN, second] = different;
  if (second === undefined) return only;
  return `CASE WHEN ${allSql(different)} THEN TRUE WHEN ${notSql(anySql(different))} THEN FALSE END`;
}

/** Every value is decided by the engine's own operator; what is left is to say which values pass. */
function choiceSql(
  { fact, values: options }: Extract<Column, { kind: 'choice' }>,
  operator: OperatorName,
  values: readonly ParamValue[],
): string {
  const deciding = (truth: boolean) => options.filter((option) => decide(operator, option, values) === truth);
  const [met, notMet] = [deciding(true), deciding(false)];
  if (met.length + notMet.length < options.length) {
    // Candidate values agree on some answers only.
    const cases = [
      ...(met.length > 0 ? [`WHEN ${amongSql(fact, met)} THEN TRUE`] : []),
      ...(notMet.length > 0 ? [`WHEN ${amongSql(fact, notMet)} THEN FALSE`] : []),
    ];
    return cases.length === 0 ? UNKNOWN : `CASE ${cases.join(' ')} END`;
  }
  if (met.length === 0 || notMet.length === 0) return answered(fact, met.length > 0 ? TRUE : FALSE);
  return met.length <= notMet.length ? amongSql(fact, met) : amongSql(fact, notMet, false);
}

/** The answer is one of the values, or none of them: some, but not all that it can be. */
function amongSql({ id }: Fact, values: readonly (boolean | string)[], wanted = true): string {
  const [first] = values;
  if (typeof first === 'boolean') return first === wanted ? nameSql(id) : notSql(nameSql(id));
  const texts = values.map((value) => textSql(String(value)));
  if (texts.length === 1) return `${nameSql(id)} ${wanted ? '=' : '<>'} ${texts.join('')}`;
  return `${nameSql(id)} ${wanted ? 'IN' : 'NOT IN'} (${texts.join(', ')})`;
}

/** Whole answers are compared with whole numbers: below 2.5 is below 3. */
function numberTest(fact: Fact, operator: OperatorName, value: ParamValue): string {
  const isWhole = fact.type !== 'pct';
  const against = (sign: string, limit: number): string => `${nameSql(fact.id)} ${sign} ${numberSql(limit)}`;
  if (operator === 'equal' || operator === 'notEqual') {
    const canBe = typeof value === 'number' && (!isWhole || Number.isInteger(value));
    if (!canBe) return answered(fact, operator === 'equal' ? FALSE : TRUE);
    return against(operator === 'equal' ? '=' : '<>', value);
  }
  if (!isOrder(operator)) return UNKNOWN; // a list says nothing about a number
  if (value === NO_LIMIT) return answered(fact, TRUE);
  if (typeof value !== 'number') return UNKNOWN;
  const { sign, whole } = ORDER[operator];
  return against(sign, isWhole ? whole(value) : value);
}

const ORDER = {
  lessThan: { sign: '<', whole: Math.ceil },
  lessThanInclusive: { sign: '<=', whole: Math.floor },
  greaterThan: { sign: '>', whole: Math.floor },
  greaterThanInclusive: { sign: '>=', whole: Math.ceil },
} satisfies Partial<Record<OperatorName, { sign: string; whole: (limit: number) => number }>>;
const isOrder = (operator: OperatorName): operator is keyof typeof ORDER => operator in ORDER;

/**
 * An empty set has one member that is in no list, so that it passes no test. Whether a set is within a list is also
 * whether it is apart from all other options: the shorter list is the faster.
 */
function setTest(
  { fact, options }: Extract<Column, { kind: 'set' }>,
  operator: OperatorName,
  value: ParamValue,
): string {
  if (operator === 'equal') return answered(fact, FALSE); // two lists are never one and the same
  if (operator === 'notEqual') return answered(fact, TRUE);
  if (!Array.isArray(value)) return UNKNOWN;
  const set = nameSql(fact.id);
  const list = value.toSorted();
  const others = options.filter((option) => !list.includes(option)).toSorted();
  const isShort = list.length <= others.length;
  const within = isShort ? `${set} <@ ${arraySql(list)}` : notSql(`${set} && ${arraySql([EMPTY_SET, ...others])}`);
  const apart = isShort ? notSql(`${set} && ${arraySql([EMPTY_SET, ...list])}`) : `${set} <@ ${arraySql(others)}`;
  switch (operator) {
    case 'subsetOf':
      return within;
    case 'intersects':
      return isShort ? `${set} && ${arraySql(list)}` : notSql(`${set} <@ ${arraySql([EMPTY_SET, ...others])}`);
    case 'disjointFrom':
      return apart;
    case 'allOrNoneOf':
      return anySql([within, apart]);
    default:
      return UNKNOWN;
  }
}
