import type { Scheme } from '../../rulebase/index.ts';

/** Every document a scheme rests on, each once, in the order in which it is first named. */
export function sourcesOf(scheme: Scheme): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, child] of Object.entries(node)) {
      if (key === 'sources' && Array.isArray(child)) for (const id of child) found.add(String(id));
      else if (key === 'source' && typeof child === 'string') found.add(child); // of an alternative
      else visit(child);
    }
  };
  visit(scheme);
  return [...found];
}
