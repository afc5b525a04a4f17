/** What was wrong with saved answers or with a file, in the words of the screens. */
import * as z from 'zod/mini';

import { answerSchema } from '../../rulebase/index.ts';
import type { Fact, Problem } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';

export interface ProblemInWords {
  /** The name of the question, or what of the file. */
  where: string;
  expected: string;
  got?: string | undefined;
}

const factOf = (say: Say, id: string): Fact | undefined => say.base.facts.find((fact) => fact.id === id);

function expectedWords(say: Say, fact: Fact): string {
  switch (fact.type) {
    case 'bool':
    case 'int':
    case 'hkd':
    case 'pct':
    case 'economies':
      return say.t(`session.expected.${fact.type}`);
    case 'one':
    case 'set':
      return say.t(`session.expected.${fact.type}`, {
        values: (fact.options ?? []).map(({ value }) => value).join(', '),
      });
  }
}

/** `answers` are those the problem was found in, where there are any: they tell a contradiction from a wrong value. */
export function problemInWords(say: Say, { field, got }: Problem, answers: unknown): ProblemInWords {
  const fact = factOf(say, field);
  if (fact) {
    const value = (answers as Record<string, unknown> | null | undefined)?.[field];
    const whole = factOf(say, fact.partOf ?? '');
    const contradicts = whole && value !== undefined && z.safeParse(answerSchema(say.base, fact), value).success;
    return {
      where: say.text(fact.label),
      expected: contradicts
        ? say.t('session.expected.part', { whole: say.text(whole.label) })
        : expectedWords(say, fact),
      got,
    };
  }
  if (field === 'schema')
    return { where: say.t('session.where.schema'), expected: say.t('session.expected.schema'), got };
  if (field === 'name') return { where: say.t('session.where.name'), expected: say.t('session.expected.name'), got };
  if (field === '' || field === 'facts')
    return { where: say.t('session.where.file'), expected: say.t('session.expected.file'), got };
  return { where: field, expected: say.t('session.expected.known'), got };
}
