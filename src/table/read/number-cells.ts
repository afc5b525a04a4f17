/** Cells of numbers: with signs and counters, in figures or in Chinese numerals. What is not certain is not read. */
import { chineseNumber, expectedOf, parseNumber } from '../../rulebase/index.ts';
import type { Fact, RuleBase } from '../../rulebase/index.ts';
import { fold } from './fold.ts';
import { ERROR_VALUE, MISFIT } from './misfit.ts';
import { EXPECTED } from './sentences.ts';
import { COUNTERS, MONEY_AFTER, MONEY_BEFORE, NO_GRANTS, WAN } from './words.ts';

/** Whether a column is headed in words, and not with the id that the contract of lists gives it. */
export interface Headed {
  inWords?: boolean;
}

/** What a cell of a column must look like, in words. */
export function expectedCell(base: RuleBase, fact: Fact, headed: Headed = {}): string {
  const most = mostOf(fact, headed);
  if (most === undefined) return expectedOf(base, fact);
  return unitOf(fact) === 'months' ? EXPECTED.months(most) : EXPECTED.most(most);
}

/** The largest number that a column can hold. */
export const mostOf = (fact: Fact, { inWords = false }: Headed): number | undefined =>
  inWords ? fact.mostInLists : undefined;

/** The same, and nothing above `most`. */
export const within =
  (read: (text: string) => number | typeof MISFIT, most = Number.MAX_SAFE_INTEGER) =>
  (text: string) => {
    const value = read(text);
    return value === MISFIT || value <= most ? value : MISFIT;
  };

const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?=$|\.)/;
const DECIMAL = /^(\d+)(?:\.(\d*))?(?:e\+?(\d{1,2}))?$/;

/** A number of whole things, or undefined: `1,000`, `1000.00` and `1e3` are, `100.5` and `-1` are not. */
function wholeOf(text: string, shift: number): number | undefined {
  const plain = text.replace(THOUSANDS, (digits) => digits.replaceAll(',', ''));
  const [, digits, decimals = '', exponent = '0'] = DECIMAL.exec(plain) ?? [];
  if (digits === undefined) return undefined;
  const places = Number(exponent) + shift;
  const [whole, rest] = [decimals.slice(0, places).padEnd(places, '0'), decimals.slice(places)];
  if (/[1-9]/.test(rest)) return undefined;
  const value = Number(digits + whole);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** What the number of a fact counts. */
function unitOf({ type, roles, monthsOf, yearsOf }: Fact): keyof typeof COUNTERS | 'money' {
  if (type === 'hkd') return 'money';
  if (monthsOf !== undefined || roles.includes('months-elapsed')) return 'months';
  if (yearsOf !== undefined) return 'years';
  return roles.includes('headcount') ? 'people' : 'things';
}

/** Whole numbers and amounts, with their sign or counter, in figures or in Chinese numerals. */
export function wholeReader(fact: Fact): (text: string) => number | typeof MISFIT {
  const unit = unitOf(fact);
  const noGrants = new Set(fact.roles.includes('past') && unit !== 'months' ? NO_GRANTS.map(fold) : []);
  return (text) => {
    const plain = text.normalize('NFKC').toLowerCase().trim();
    const bare =
      unit === 'money' ? plain.replace(MONEY_BEFORE, '').replace(MONEY_AFTER, '') : plain.replace(COUNTERS[unit], '');
    const number = bare.replace(WAN, '');
    const found = wholeOf(number, number === bare ? 0 : 4) ?? writtenNumber(bare, unit === 'money');
    if (found !== undefined) return found;
    return !ERROR_VALUE.test(text) && noGrants.has(fold(text)) ? 0 : MISFIT;
  };
}

/** `1.2億`, `120k`, `六十萬`, `十二`: what is certain. Figures with spaces between them are not. */
function writtenNumber(text: string, isMoney: boolean): number | undefined {
  if (/\d\s+\d/.test(text)) return undefined;
  return isMoney ? parseNumber('hkd', text) : chineseNumber(text);
}

export function readPercentage(text: string): number | typeof MISFIT {
  const plain = text.normalize('NFKC').trim();
  const [, digits] = /^(\d+(?:\.\d+)?)\s*%?$/.exec(plain) ?? [];
  const value = Number(digits);
  return value <= 100 ? value : MISFIT;
}
