/** JSON in which a name stands twice: parsed, one of the two would silently be lost. */
import { fail, ok, show } from '../rulebase/index.ts';
import type { Result } from '../rulebase/index.ts';

/** Strings, and the signs between them; numbers, words and spaces are passed over. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/** A name that stands twice in one object; undefined where none does. `text` is known to be JSON. */
export function nameTwice(text: string): string | undefined {
  /** The names so far of each object around; null for a list. */
  const around: (Set<string> | null)[] = [];
  let atName = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const names = around.at(-1);
    if (token === '{') around.push(new Set());
    else if (token === '[') around.push(null);
    else if (token === '}' || token === ']') around.pop();
    else if (atName && names && token.startsWith('"')) {
      const name = String(JSON.parse(token)); // it may be written in more than one way
      if (names.has(name)) return name;
      names.add(name);
    }
    atName = token === '{' || token === ',';
  }
  return undefined;
}

/** The value of a JSON text in which every name stands once. */
export function parseOnce(text: string, file: string): Result<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return fail({ file, field: '', expected: 'JSON', got });
  }
  const name = nameTwice(text);
  return name === undefined
    ? ok(value)
    : fail({ file, field: shortName(name), expected: 'each name once', got: 'two' });
}

/** As it is, where it is short and all of it can be seen. */
const shortName = (name: string): string => (show(name) === `"${name}"` ? name : show(name));
