/** What a link holds and what of it could not be used, in words. */
import * as z from 'zod/mini';

import type { Session, SharePart } from '../../cases/index.ts';
import { answerSchema } from '../../rulebase/index.ts';
import type { Fact, Problem } from '../../rulebase/index.ts';
import type { Say } from '../shared/say.ts';

/** How much of each there is; the choice of proposals is told apart. */
export function heldWords(say: Say, { facts, assumptions, columns, costs, planAssumptions }: Session): string[] {
  const counts = {
    answers: Object.keys(facts).length,
    columns: columns?.length ?? 0,
    costs: costs.length,
    numbers: Object.keys(assumptions).length + Object.keys(planAssumptions).length,
  };
  return (['answers', 'columns', 'costs', 'numbers'] as const)
    .filter((what) => counts[what] > 0 || what === 'answers')
    .map((what) => say.t(`share.held.${what}`, { n: counts[what] }));
}

/** Whether the value a problem shows would fit by itself: then it contradicts another answer. */
function fitsAlone({ base }: Say, fact: Fact, got: string | undefined): boolean {
  try {
    return z.safeParse(answerSchema(base, fact), JSON.parse(got ?? '')).success;
  } catch {
    return false; // long values are shown cut off
  }
}

const UNKNOWN = ['proposals', 'assumptions', 'costs', 'plan'] as const satisfies readonly SharePart[];
const WHOLE = ['assumptions', 'columns', 'costs', 'plan'] as const satisfies readonly SharePart[];

/** Something that was left out: questions by their name, everything else by its kind and id. */
export function droppedWords(say: Say, { file, field, got }: Problem): string {
  if (field === '') return say.t(`share.dropped.whole.${WHOLE.find((part) => part === file) ?? 'other'}`);
  const unknown = UNKNOWN.find((part) => part === file);
  if (unknown) return say.t(`share.dropped.unknown.${unknown}`, { id: field });
  const factOf = (id: string | undefined): Fact | undefined => say.base.facts.find((fact) => fact.id === id);
  const fact = factOf(field);
  if (!fact) return say.t('share.dropped.unknown.answers', { id: field });
  const whole = factOf(fact.partOf);
  return whole && fitsAlone(say, fact, got)
    ? say.t('share.dropped.part', { question: say.text(fact.label), whole: say.text(whole.label) })
    : say.t('share.dropped.answer', { question: say.text(fact.label) });
}
