/** Conditions over the company being drawn. Everything about it is known; what does not apply to it fails every test. */
import type { Condition, OperatorName } from '../../rulebase/index.ts';
import type { CodedFact } from './coded-fact.ts';

/** The answers of one company as numbers, by column; NaN where the question does not apply. */
export type Company = Float64Array;
export type Test = (company: Company) => boolean;

/** A test of a condition; `factOf` gives the coding of a fact by its id. */
export function testOf(condition: Condition, factOf: (id: string) => CodedFact): Test {
  if ('all' in condition) {
    const parts = condition.all.map((part) => testOf(part, factOf));
    return (company) => parts.every((part) => part(company));
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => testOf(part, factOf));
    return (company) => parts.some((part) => part(company));
  }
  if ('not' in condition) {
    const part = testOf(condition.not, factOf);
    return (company) => !part(company);
  }
  if (!('fact' in condition)) throw new RangeError('a condition over parameters');
  const fact = factOf(condition.fact);
  const given: unknown[] = Array.isArray(condition.value) ? condition.value : [condition.value];
  return leafOf(fact, condition.operator, given);
}

function leafOf(fact: CodedFact, operator: OperatorName, given: readonly unknown[]): Test {
  const { column } = fact;
  const codes = given.map((value) => fact.codeOf(value));
  const [value = Number.NaN] = codes;
  const mask = codes.reduce((sum, code) => sum | code, 0);
  const at = (company: Company): number => company[column] ?? Number.NaN;
  const applies = (company: Company): boolean => !Number.isNaN(at(company));
  switch (operator) {
    case 'equal':
      return (company) => at(company) === value;
    case 'notEqual':
      return (company) => applies(company) && at(company) !== value;
    case 'in':
      return (company) => codes.includes(at(company));
    case 'notIn':
      return (company) => applies(company) && !codes.includes(at(company));
    case 'lessThan':
      return (company) => at(company) < value;
    case 'lessThanInclusive':
      return (company) => at(company) <= value;
    case 'greaterThan':
      return (company) => at(company) > value;
    case 'greaterThanInclusive':
      return (company) => at(company) >= value;
    case 'intersects':
      return (company) => (at(company) & mask) !== 0;
    case 'disjointFrom':
      return (company) => applies(company) && (at(company) & mask) === 0;
    case 'subsetOf':
    case 'allOrNoneOf':
      throw new RangeError(`${operator} is not for drawing`);
  }
}
