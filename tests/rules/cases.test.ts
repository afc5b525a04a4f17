/** The worked cases of `rules/cases/`: what each company gets on its day, with the page that says so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';

import { assess } from '../../src/engine/index.ts';
import { parseFacts } from '../../src/rulebase/index.ts';
import { base, must, RULES, rulesFor } from '../support/rules.ts';

const expectation = z.strictObject({
  status: z.optional(z.string()),
  verdict: z.optional(z.nullable(z.string())),
  award: z.optional(z.nullable(z.strictObject({ min: z.int(), max: z.int() }))),
  missing: z.optional(z.array(z.string())),
});
const caseFile = z.strictObject({
  cases: z.array(
    z.strictObject({
      id: z.string(),
      title: z.strictObject({ 'zh-Hant': z.string(), en: z.string() }),
      oracle: z.url(),
      asOf: z.string(),
      proposals: z.array(z.string()),
      assumptions: z.record(z.string(), z.union([z.number(), z.string()])),
      facts: z.record(z.string(), z.unknown()),
      expect: z.record(z.string(), expectation),
    }),
  ),
});

const files = readdirSync(join(RULES, 'cases')).filter((name) => name.endsWith('.json'));
const ids = new Set<string>();

describe.each(files)('%s', (file) => {
  const { cases } = z.parse(caseFile, JSON.parse(readFileSync(join(RULES, 'cases', file), 'utf8')));
  test.each(cases.map((each) => [each.id, each] as const))(
    '%s',
    async (id, { asOf, proposals, assumptions, facts, expect: wanted }) => {
      expect(ids.has(id), 'each case has an id of its own').toBe(false);
      ids.add(id);
      const profile = must(parseFacts(base, facts, `cases/${file} ${id}`));
      const { tracks } = await assess(base, rulesFor(asOf, proposals, assumptions), profile);
      const found = Object.fromEntries(
        tracks.map(({ scheme, track, status, verdict, award, missing }) => [
          `${scheme.id}/${track.id}`,
          { status, verdict, award: award && { min: award.min, max: award.max }, missing },
        ]),
      );
      for (const [track, expected] of Object.entries(wanted)) expect(found[track], track).toMatchObject(expected);
    },
  );
});

test('there are cases of every scheme', () => {
  expect(base.schemes.map(({ id }) => id).filter((id) => !files.includes(`${id}.json`))).toEqual([]);
});
