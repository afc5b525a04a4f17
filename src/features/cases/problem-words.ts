/** What of a case could not be read, in the words of the screens. */
import { CASE_STATUSES } from '../../cases/index.ts';
import type { CaseProblem } from '../../cases/index.ts';
import type { Problem } from '../../rulebase/index.ts';
import { problemInWords } from '../session/problem-words.ts';
import type { ProblemInWords } from '../session/problem-words.ts';
import type { Say } from '../shared/say.ts';

/** The fields of a case: the name of each, and what it must be. */
const FIELDS = {
  '': { where: 'case', expected: 'case' },
  version: { where: 'version', expected: 'version' },
  id: { where: 'id', expected: 'id' },
  name: { where: 'name', expected: 'shorter' },
  notes: { where: 'notes', expected: 'notes' },
  status: { where: 'status', expected: 'status' },
  followUp: { where: 'followUp', expected: 'day' },
  archived: { where: 'archived', expected: 'flag' },
  createdAt: { where: 'createdAt', expected: 'instant' },
  updatedAt: { where: 'updatedAt', expected: 'instant' },
  answeredAt: { where: 'answeredAt', expected: 'instant' },
  assessed: { where: 'assessed', expected: 'assessed' },
} as const;

const isField = (field: string): field is keyof typeof FIELDS => Object.hasOwn(FIELDS, field);

/** Fields of the case by their own names, answers by their questions. */
export function caseProblemInWords(say: Say, problem: Problem): ProblemInWords {
  if (!isField(problem.field)) return problemInWords(say, problem, undefined);
  const { where, expected } = FIELDS[problem.field];
  return {
    where: say.t(`cases.problem.where.${where}`),
    expected:
      expected === 'status'
        ? say.t('cases.problem.expected.status', { values: CASE_STATUSES.join(', ') })
        : say.t(`cases.problem.expected.${expected}`),
    got: problem.got,
  };
}

/** The same with the case in front, for a file of many. */
export function fileProblemInWords(say: Say, problem: CaseProblem): ProblemInWords {
  const { place: n, name } = problem;
  const { where, ...rest } = caseProblemInWords(say, problem);
  return {
    ...rest,
    where: name === '' ? say.t('cases.problem.of', { n, where }) : say.t('cases.problem.ofNamed', { n, name, where }),
  };
}
