/** A new id. `randomUUID` is there only where a page came over HTTPS; random values are there always. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The name, or the name with the first number that nobody else has: `Name (2)`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const stem = name.replace(/ ?\(\d{1,4}\)$/, '');
  for (let n = 2; ; n += 1) {
    const candidate = `${stem} (${n})`.trim();
    if (!taken.has(candidate)) return candidate;
  }
}
