/** The JSON Schemas that editors check rule files with: up to date, and mapped to every rule file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { ruleSchemas } from '../support/json-schemas.ts';
import { RULES } from '../support/rules.ts';

const schemas = ruleSchemas();
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(RULES, ...path), 'utf8'));

describe.each(Object.keys(schemas))('%s', (name) => {
  test('is what `npm run schemas` writes', () => {
    const file = `${name}.schema.json`;
    expect(existsSync(join(RULES, 'schemas', file)), `rules/schemas/${file}: run npm run schemas`).toBe(true);
    expect(read('schemas', file), 'run npm run schemas').toEqual(JSON.parse(JSON.stringify(schemas[name])));
  });
});

test('dates are text of a pattern, unknown fields are refused', () => {
  const text = JSON.stringify(schemas['scheme']);
  expect(text).toContain(String.raw`^\\d{4}-\\d{2}-\\d{2}$`);
  expect(schemas['scheme']).toMatchObject({ type: 'object', additionalProperties: false });
});

test('the editor settings name a schema for every rule file', () => {
  const settings = read('..', '.vscode', 'settings.json') as {
    'json.schemas': { fileMatch: string[]; url: string }[];
  };
  const mapped = settings['json.schemas'];
  expect(mapped.map(({ url }) => url).toSorted()).toEqual(
    Object.keys(schemas)
      .map((name) => `./rules/schemas/${name}.schema.json`)
      .toSorted(),
  );
  const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.json') && !file.startsWith('schemas/'));
  const patterns = mapped.flatMap(({ fileMatch }) => fileMatch);
  const isMapped = (file: string) =>
    [`/rules/${file}`, `/rules/${file.replace(/[^/]+$/, '*.json')}`].some((pattern) => patterns.includes(pattern));
  expect(files.filter((file) => !isMapped(file))).toEqual([]);
});
