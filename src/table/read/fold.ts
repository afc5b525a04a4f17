/** Words compared as people mean them: width, case, spaces, punctuation and script make no difference. */
import { inSimplified } from './characters.ts';

const NOT_WORDS = /[\s\p{P}\p{S}\p{Cf}]+/gu;

/** What is left of a text when all that does not matter is taken away; empty for `?` and `-`. */
export const fold = (text: string): string =>
  inSimplified(text.normalize('NFKC').toLowerCase()).replaceAll(NOT_WORDS, '');

/** Values by the folded words for them. Words that stand for two different values stand for none. */
export function dictionaryOf<T>(entries: Iterable<readonly [string, T]>): Map<string, T> {
  const found = new Map<string, T>();
  const ambiguous = new Set<string>();
  for (const [words, value] of entries) {
    const key = fold(words);
    if (key === '') continue;
    if (found.has(key) && found.get(key) !== value) ambiguous.add(key);
    found.set(key, value);
  }
  for (const key of ambiguous) found.delete(key);
  return found;
}
