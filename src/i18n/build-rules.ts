/**
 * Vite plugin: `virtual:rules/zh-Hant` is every rule file in one module, parsed and checked when the app is built;
 * `virtual:rules/zh-Hans` is the same with its Chinese texts in Simplified characters. How made-up lists are drawn is
 * checked too but stands apart, as `virtual:rules/<script>/population`.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

import { toSimplified } from './simplified.ts';
import { parsePopulation, sentence } from '../rulebase/index.ts';
import type { RuleFiles } from '../rulebase/index.ts';
import { POPULATION, readPopulationFile, readRuleBase, readRuleFiles } from '../rulebase/read-files.ts';

const FOLDER = fileURLToPath(new URL('../../rules', import.meta.url));
const PREFIX = 'virtual:rules/';

function simplified(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(simplified);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'zh-Hant' && typeof value === 'string' ? toSimplified(value) : simplified(value),
    ]),
  );
}

/** One chunk a file, so that no chunk grows with the rule base: `virtual:rules/<script>` loads them side by side. */
function loaderOf(script: string, files: readonly string[]): string {
  const entries = files.map(
    (file) =>
      `${JSON.stringify(file)}: () => import(${JSON.stringify(`${PREFIX}${script}/${file.replace(/\.json$/, '')}`)})`,
  );
  return `const files = {${entries.join(',')}};
export default async () => Object.fromEntries(
  await Promise.all(Object.entries(files).map(async ([file, load]) => [file, (await load()).default])),
);`;
}

export function rules(): Plugin {
  return {
    name: 'rules',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const [script = '', ...path] = id.slice(PREFIX.length + 1).split('/');
      const files = readRuleFiles(FOLDER);
      const apart: RuleFiles = { ...files, [POPULATION]: readPopulationFile(FOLDER) };
      const file = `${path.join('/')}.json`;
      if (path.length === 0) {
        const checked = readRuleBase(FOLDER);
        if (!checked.ok) this.error(checked.problems.map(sentence).join('\n'));
        const population = parsePopulation(checked.value, apart[POPULATION]);
        if (!population.ok) this.error(population.problems.map(sentence).join('\n'));
        for (const name of Object.keys(apart)) this.addWatchFile(join(FOLDER, name));
        return loaderOf(script, Object.keys(files));
      }
      const content = script === 'zh-Hans' ? simplified(apart[file]) : apart[file];
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(content))})`;
    },
  };
}
