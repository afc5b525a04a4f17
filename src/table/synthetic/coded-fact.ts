/** Answers as numbers while a company is drawn: position of an option, 1 and 0 for yes and no, bits for a set. */
import { optionsOf } from '../../rulebase/index.ts';
import type { Answer, Fact, Population, RuleBase } from '../../rulebase/index.ts';

export interface CodedFact {
  column: number;
  fact: Fact;
  /** Values by code; for a set, members by bit; empty for numbers. */
  values: readonly string[];
  /** The code of a value; the bit of a member. Throws a RangeError for a value it cannot have. */
  codeOf: (value: unknown) => number;
  answerOf: (code: number) => Answer;
}

type Cases = Population['blocks'][number]['draws'][number]['cases'];

/** The coding of a fact. Of a set, only the members that may be drawn get a bit. */
export function codedFact(base: RuleBase, column: number, fact: Fact, cases: Cases): CodedFact {
  const options = optionsOf(base, fact) ?? [];
  switch (fact.type) {
    case 'bool':
      return { column, fact, values: [], codeOf: (value) => (value === true ? 1 : 0), answerOf: (code) => code === 1 };
    case 'one': {
      const codeOf = (value: unknown): number => found(options.indexOf(String(value)), fact, value);
      return { column, fact, values: options, codeOf, answerOf: (code) => options[code] ?? null };
    }
    case 'set':
    case 'economies': {
      const named = new Set(cases.flatMap(({ draw }) => membersOf(draw)));
      const members = options.filter((option) => named.has(option));
      const answers = new Map<number, string[]>();
      const listOf = (code: number): string[] => members.filter((_, bit) => (code & (1 << bit)) !== 0);
      return {
        column,
        fact,
        values: members,
        // a member that is never drawn has no bit: no set has it
        codeOf: (value) => (members.includes(String(value)) ? 1 << members.indexOf(String(value)) : 0),
        answerOf: (code) => {
          const known = answers.get(code) ?? listOf(code);
          answers.set(code, known);
          return known;
        },
      };
    }
    case 'int':
    case 'hkd':
    case 'pct':
      return { column, fact, values: [], codeOf: Number, answerOf: (code) => code };
  }
}

function membersOf(draw: Cases[number]['draw']): string[] {
  if (draw.kind !== 'set') return [];
  return [...Object.keys(draw.shares), ...(draw.otherwise === undefined ? [] : [draw.otherwise])];
}

function found(index: number, fact: Fact, value: unknown): number {
  if (index < 0) throw new RangeError(`${fact.id} cannot be ${String(value)}`);
  return index;
}
