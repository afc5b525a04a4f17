/** Writes `rules/schemas/*.schema.json` from the zod schemas, so that an editor completes and checks rule files (`npm run schemas`). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ruleSchemas } from '../support/json-schemas.ts';
import { RULES } from '../support/rules.ts';

const folder = join(RULES, 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(ruleSchemas())) {
  writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(content, null, 2)}\n`);
  console.log(`rules/schemas/${name}.schema.json`);
}
