/**
 * What was typed and is no answer, such as a number half written. It is held beside the answers it was typed with, as
 * long as the app is open: whoever goes to another page, or from one way of answering to the other, finds it again.
 */
import type { Profile } from '../../rulebase/index.ts';
import type { TypedAnswers } from './typed.ts';

const held = new WeakMap<Profile, { revision: number; typed: TypedAnswers }>();

/** By fact id; nothing once the answers were replaced as a whole, which is what a new `revision` says. */
export function draftsBeside(facts: Profile, revision: number): TypedAnswers {
  const found = held.get(facts);
  return found?.revision === revision ? found.typed : {};
}

export function holdDrafts(facts: Profile, revision: number, typed: TypedAnswers): void {
  held.set(facts, { revision, typed: { ...typed } });
}
