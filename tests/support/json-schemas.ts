/** The zod schemas of the rule files as JSON Schema. */
import * as z from 'zod/mini';

import { caseFile } from '../../src/cases/index.ts';
import { populationFile } from '../../src/rulebase/population-schema.ts';
import * as schema from '../../src/rulebase/schema.ts';

const SCHEMAS: Record<string, z.core.$ZodType> = {
  scheme: schema.scheme,
  facts: schema.factFile,
  proposals: schema.proposalFile,
  sources: schema.sourceFile,
  economies: schema.economyFile,
  settings: schema.settingsFile,
  referrals: schema.referralFile,
  glossary: schema.glossaryFile,
  population: populationFile,
  cases: caseFile,
  share: schema.shareTable,
};

/** A check written by hand has no JSON Schema of its own. The rule files have one such check: calendar dates. */
function isDate(custom: z.core.$ZodType): boolean {
  const accepts = (value: unknown): boolean => z.safeParse(custom, value).success;
  return accepts('2024-02-29') && !accepts('2023-02-29') && !accepts('') && !accepts(20240229);
}

/** One schema a kind of rule file, by name. */
export function ruleSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, zodSchema]) => [
      name,
      z.toJSONSchema(zodSchema, {
        io: 'input',
        unrepresentable: 'any',
        override: ({ zodSchema: part, jsonSchema }) => {
          if (!(part instanceof z.core.$ZodCustom)) return;
          if (!isDate(part)) throw new Error(`${name}: a custom check that JSON Schema cannot say`);
          Object.assign(jsonSchema, {
            type: 'string',
            pattern: String.raw`^\d{4}-\d{2}-\d{2}$`,
            description: 'YYYY-MM-DD',
          });
        },
      }),
    ]),
  );
}
