/**
 * Foreign data that no file of ours looks like: nested deeper than a stack, or of more parts than any reader should be
 * asked to name. It is refused before it is read.
 */

/** How deep data may nest, and of how many values it may consist. */
export interface Bounds {
  depth: number;
  parts: number;
}

/** Answers, and what is kept with them: many times what every question answered needs. */
export const OF_ANSWERS: Bounds = { depth: 32, parts: 10_000 };
/** One file of the rule base. */
export const OF_RULES: Bounds = { depth: 64, parts: 50_000 };

/** What is too much about it, in words; undefined where it is within bounds. Without recursion, and no further than it must. */
export function beyond(value: unknown, { depth, parts }: Bounds): string | undefined {
  const open: { value: unknown; level: number }[] = [{ value, level: 0 }];
  let seen = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.level >= depth) return `at most ${depth} levels of nesting`;
    const inner = Object.values(next.value);
    seen += inner.length;
    if (seen > parts) return `at most ${parts} values`;
    for (const each of inner) open.push({ value: each, level: next.level + 1 });
  }
  return undefined;
}

/**
 * Where a value or a name is one that every object has, such as `constructor`: looked up, it would seem to be there. The
 * way to it, undefined where there is none. For data within bounds.
 */
export function borrowedName(value: unknown): string[] | undefined {
  if (typeof value === 'string') return value in Object.prototype ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const way = key in Object.prototype ? [] : borrowedName(inner);
    if (way) return [key, ...way];
  }
  return undefined;
}
