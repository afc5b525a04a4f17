/**
 * What was typed and is no answer, such as a number half written. It is held beside the answers it was typed with, and in
 * the tab: whoever goes to another page, from one way of answering to the other, or loads the page again, finds it again.
 */
import * as z from 'zod/mini';

import type { Profile } from '../../rulebase/index.ts';
import { holdTyped, TYPED_ANSWERS, typedIn } from '../session/stored.ts';
import type { TypedAnswers } from './typed.ts';

/** In the tab, all of them together. */
const inTab = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const held = new WeakMap<Profile, { revision: number; typed: TypedAnswers }>();

/** By fact id; nothing once the answers were replaced as a whole, which is what a new `revision` says. */
export function draftsBeside(facts: Profile, revision: number): TypedAnswers {
  const found = held.get(facts);
  if (found) return found.revision === revision ? found.typed : {};
  return Object.fromEntries(Object.entries(fromTab()).filter(([id]) => facts[id] === undefined));
}

function fromTab(): TypedAnswers {
  try {
    const parsed = z.safeParse(inTab, JSON.parse(typedIn(TYPED_ANSWERS) ?? '{}'));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

export function holdDrafts(facts: Profile, revision: number, typed: TypedAnswers): void {
  held.set(facts, { revision, typed: { ...typed } });
  holdTyped(TYPED_ANSWERS, Object.keys(typed).length > 0 ? JSON.stringify(typed) : undefined);
}
