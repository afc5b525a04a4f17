/** Which licences the packages we build with may have, and which those that reach the browser. */
const EVERYWHERE = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
];
/** Obligations that only fall due with their own text or data, which we do not hand on. */
const TOOLS_ONLY = ['MPL-2.0', 'Python-2.0', 'BlueOak-1.0.0', 'CC-BY-4.0'];

/** Whether a licence expression (SPDX, in any case of AND and OR) can be met; `inBrowser`: the package is handed on. */
export function allows(expression: string, inBrowser: boolean): boolean {
  const names = inBrowser ? EVERYWHERE : [...EVERYWHERE, ...TOOLS_ONLY];
  const text = expression.trim();
  const inner = /^\(([^()]*)\)$/.exec(text)?.[1];
  if (inner !== undefined) return allows(inner, inBrowser);
  if (/[()]/.test(text)) return false; // nested: to be looked at by a person
  return text.split(/\s+or\s+/i).some((choice) => choice.split(/\s+and\s+/i).every((name) => names.includes(name)));
}

/** What the list of licences in a build names, with the length of each text. */
export function licencesInBuild(list: string): { name: string; licence: string; text: number }[] {
  const headings = [...list.matchAll(/^## (\S+) - (\S+)(?: \((.*)\))?$/gm)];
  return headings.map((heading, index) => {
    const [whole, name = '', version = '', licence = ''] = heading;
    const end = headings[index + 1]?.index ?? list.length;
    return { name: `${name}@${version}`, licence, text: list.slice(heading.index + whole.length, end).trim().length };
  });
}
