/**
 * What stands in a form, and the answer it is. One value per question: `''` is unanswered, `UNKNOWN` is "don't know",
 * an empty list is "none of these": three different states.
 */
import * as z from 'zod/mini';

import { grouped } from '../../i18n/words.ts';
import { answerSchema, contradictions, parseNumber } from '../../rulebase/index.ts';
import type { Answer, Fact, Profile, RuleBase } from '../../rulebase/index.ts';

export type Typed = string | string[];
export type TypedAnswers = Record<string, Typed>;

export const UNKNOWN = '?';
const [TRUE, FALSE] = ['true', 'false'];
export const YES_OR_NO = [TRUE, FALSE] as const;

export const isBlank = (typed: Typed | undefined): boolean =>
  typed === undefined || (typeof typed === 'string' && typed.trim() === '');

/** Whether "none of these" is an answer: not where it would leave nothing to ask about. */
export const mayBeEmpty = (fact: Fact): boolean => !fact.roles.includes('aims');

/** What is chosen of a list. */
export const chosenIn = (typed: Typed): string[] => (Array.isArray(typed) ? typed : []);
/** "None of these" is chosen: an answer, unlike a list nobody has touched. */
export const isNone = (typed: Typed): boolean => Array.isArray(typed) && typed.length === 0;
/** A choice out of a list; nothing chosen is unanswered, not "none of these". */
export const someOf = (values: string[]): Typed => (values.length === 0 ? '' : values);

/** The list with one option more or less, in the order of the options. */
export function withOption(fact: Fact, typed: Typed, value: string): Typed {
  const chosen = chosenIn(typed);
  const order = fact.options?.map((option) => option.value) ?? [];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return someOf(next.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
}

/** An answer as it stands in the form. */
export function toTyped(fact: Fact, answer: Answer | undefined): Typed {
  if (answer === undefined) return '';
  if (answer === null) return UNKNOWN;
  if (Array.isArray(answer)) return answer.length === 0 && !mayBeEmpty(fact) ? '' : answer;
  if (typeof answer === 'number') return fact.type === 'hkd' ? grouped(answer) : String(answer);
  return String(answer);
}

/** What can be wrong with one question, as the last part of a message key; a contradiction names the other fact too. */
export type Fault =
  | 'missing'
  | 'missingNumber'
  | 'missingAny'
  | 'int'
  | 'hkd'
  | 'pct'
  | 'choice'
  | `part ${string} ${string}`;

type Parsed = { answer: Answer | undefined } | { fault: Fault };

/** The answer that stands in the form; undefined where there is none. */
export function parseTyped(base: RuleBase, fact: Fact, typed: Typed | undefined): Parsed {
  if (typed === undefined || isBlank(typed)) return { answer: undefined };
  if (typed === UNKNOWN) return { answer: null };
  const { type } = fact;
  const isNumber = type === 'int' || type === 'hkd' || type === 'pct';
  const value =
    typeof typed === 'string' && isNumber
      ? parseNumber(type, typed)
      : type === 'bool'
        ? typed === TRUE || (typed === FALSE ? false : undefined)
        : typed;
  const parsed = z.safeParse(answerSchema(base, fact), value);
  return parsed.success ? { answer: parsed.data } : { fault: isNumber ? type : 'choice' };
}

/** A question with the one it is a part of and the parts: answers that can contradict one another, in order. */
export function family(facts: readonly Fact[], fact: Fact): Fact[] {
  const whole = fact.partOf ?? fact.id;
  return facts.filter((other) => other.id === whole || other.partOf === whole);
}

export interface ReadPage {
  answers: Record<string, Answer>;
  faults: { fact: string; fault: Fault }[];
}

/**
 * The answers that stand on a page, with what is wrong. Of answers that contradict one another the part is left out
 * where it is on the page, so that one of the two is kept.
 */
export function readPage(base: RuleBase, page: readonly Fact[], typed: TypedAnswers, profile: Profile): ReadPage {
  const answers: Record<string, Answer> = {};
  const faults: ReadPage['faults'] = [];
  const onPage = new Set(page.map((fact) => fact.id));
  for (const fact of page) {
    const parsed = parseTyped(base, fact, typed[fact.id]);
    if ('fault' in parsed) faults.push({ fact: fact.id, fault: parsed.fault });
    else if (parsed.answer !== undefined) answers[fact.id] = parsed.answer;
  }
  const others = Object.fromEntries(Object.entries(profile).filter(([id]) => !onPage.has(id)));
  const left = new Set<string>();
  for (const { field: part } of contradictions(base, { ...others, ...answers }, '')) {
    const whole = base.facts.find((fact) => fact.id === part)?.partOf ?? part;
    for (const id of [part, whole]) if (onPage.has(id)) faults.push({ fact: id, fault: `part ${part} ${whole}` });
    left.add(onPage.has(part) ? part : whole);
  }
  for (const id of left) delete answers[id];
  return { answers, faults };
}

const faultOfMissing = (fact: Fact): Fault =>
  fact.type === 'int' || fact.type === 'hkd' || fact.type === 'pct'
    ? 'missingNumber'
    : fact.type === 'set' || fact.type === 'economies'
      ? 'missingAny'
      : 'missing';

/** The schema of a page's form: answers out of what was typed, or for each wrong question a fault as its message. */
export function pageSchema(
  base: RuleBase,
  page: readonly Fact[],
  profile: Profile,
  required: (fact: Fact) => boolean,
): z.ZodMiniType<Record<string, Answer>, TypedAnswers> {
  return z.pipe(
    z.custom<TypedAnswers>(),
    z.transform((typed: TypedAnswers, context) => {
      const { answers, faults } = readPage(base, page, typed, profile);
      const missing = page
        .filter((fact) => isBlank(typed[fact.id]) && required(fact))
        .map((fact) => ({ fact: fact.id, fault: faultOfMissing(fact) }));
      for (const { fact, fault } of [...missing, ...faults])
        context.issues.push({ code: 'custom', path: [fact], message: fault, input: typed[fact] });
      return answers;
    }),
  );
}
