/** Worked cases: a company, a day and what it should get, with the page that says so. Tests and reports share the shape. */
import * as z from 'zod/mini';

import { prepareTrack } from '../engine/index.ts';
import type { Assessment, TrackResult } from '../engine/index.ts';
import type { Profile, RuleBase } from '../rulebase/index.ts';

const text = z.string().check(z.minLength(1));

const expectation = z.strictObject({
  status: z.optional(z.enum(['open', 'not-yet-open', 'closed', 'no-rule-known', 'proposed'])),
  verdict: z.optional(z.nullable(z.enum(['eligible', 'ineligible', 'undetermined', 'closed']))),
  award: z.optional(z.nullable(z.strictObject({ min: z.int(), max: z.int() }))),
  missing: z.optional(z.array(z.string())),
  /** States of single criteria, for a case that is about one of them. */
  criteria: z.optional(
    z.record(z.string(), z.enum(['met', 'not-met', 'unknown', 'not-applicable', 'judgement', 'absent'])),
  ),
});
export type Expectation = z.infer<typeof expectation>;

const workedCase = z.strictObject({
  id: text,
  title: z.strictObject({ 'zh-Hant': text, en: text }),
  /** The page that says what must come out; `source:id` where that is a source without an address of its own. */
  oracle: z.union([z.url({ protocol: /^https?$/ }), z.string().check(z.regex(/^source:[a-z0-9][a-z0-9-]*$/))]),
  asOf: z.iso.date(),
  proposals: z.array(z.string()),
  assumptions: z.record(z.string(), z.union([z.number(), z.string()])),
  facts: z.record(z.string(), z.unknown()),
  /** By `scheme/track`; what is left out is not checked. */
  expect: z.record(z.string(), expectation),
});
export type WorkedCase = z.infer<typeof workedCase>;

/** A file of `rules/cases/`. */
export const caseFile = z.strictObject({ cases: z.array(workedCase) });

/** Where whoever reports a result writes the address of the page that says otherwise. */
export const ORACLE_TO_FILL_IN = 'https://example.org/fill-in-the-page-that-says-otherwise';

interface Reported {
  base: RuleBase;
  assessment: Pick<Assessment, 'asOf' | 'proposals'>;
  /** Numbers assumed for those proposals. */
  assumptions?: Record<string, number | string> | undefined;
  result: TrackResult;
  profile: Profile;
}

/** One result as a case to be corrected: only the answers that this track reads, never the company's name. */
export function caseFileFor({ base, assessment, assumptions = {}, result, profile }: Reported): {
  cases: WorkedCase[];
} {
  const { scheme, track, status, verdict, award } = result;
  const aims = base.facts.filter((fact) => fact.roles.includes('aims')).map(({ id }) => id);
  const read = new Set([...aims, ...prepareTrack(scheme, track).facts]);
  const title = (locale: 'zh-Hant' | 'en') => `${scheme.shortName[locale]} / ${track.name[locale]}`;
  return {
    cases: [
      {
        id: `reported-${scheme.id}-${track.id}-${assessment.asOf}`,
        title: { 'zh-Hant': title('zh-Hant'), en: title('en') },
        oracle: ORACLE_TO_FILL_IN,
        asOf: assessment.asOf,
        proposals: assessment.proposals,
        assumptions,
        facts: Object.fromEntries(Object.entries(profile).filter(([id]) => read.has(id))),
        expect: {
          [`${scheme.id}/${track.id}`]: {
            status,
            verdict,
            award: award && { min: award.min, max: award.max },
          },
        },
      },
    ],
  };
}
