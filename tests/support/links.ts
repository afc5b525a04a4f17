/** Every address of the rule base, with the places that name it. */

/** Addresses below `node`, by where they stand: keys `url` and `oracle`, and any that stand inside a text. */
function addressesIn(node: unknown, where: string): [url: string, where: string][] {
  if (typeof node === 'string')
    return [...node.matchAll(/https?:\/\/[^\s"<>，。；、）]+/g)].map(([url]) => [url, where]);
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, child]) => addressesIn(child, `${where} ${key}`));
}

/** Address → places, for parsed rule files by name. */
export function addressesOf(files: Record<string, unknown>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [file, content] of Object.entries(files)) {
    for (const [url, where] of addressesIn(content, file)) found.set(url, [...(found.get(url) ?? []), where]);
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
