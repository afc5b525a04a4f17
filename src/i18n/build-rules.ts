/**
 * Vite plugin: `virtual:rules/zh-Hant` is every rule file in one module, parsed and checked when the app is built;
 * `virtual:rules/zh-Hans` is the same with its Chinese texts in Simplified characters.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

import { toSimplified } from './simplified.ts';
import { sentence } from '../rulebase/index.ts';
import { readRuleBase, readRuleFiles } from '../rulebase/read-files.ts';

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

export function rules(): Plugin {
  return {
    name: 'rules',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const checked = readRuleBase(FOLDER);
      if (!checked.ok) this.error(checked.problems.map(sentence).join('\n'));
      for (const part of ['', 'schemes', 'proposals']) {
        for (const name of readdirSync(join(FOLDER, part)))
          if (name.endsWith('.json')) this.addWatchFile(join(FOLDER, part, name));
      }
      const files = readRuleFiles(FOLDER);
      const content = id.endsWith('/zh-Hans') ? simplified(files) : files;
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(content))})`;
    },
  };
}
