import * as z from 'zod/mini';

import { beyond, OF_ANSWERS } from './bounds.ts';
import { fail, fromZod, ok, show } from './problems.ts';
import type { Problem, Result } from './problems.ts';
import type { RuleBase } from './load.ts';
import type { Fact } from './schema.ts';

/** An answer. `null` is "asked, not known": the engine treats it as unanswered, the questionnaire does not ask again. */
export type Answer = boolean | number | string | string[] | null;
/** A company's answers by fact id. A missing id is unanswered; nothing is ever defaulted. */
export type Profile = Readonly<Record<string, Answer>>;

/** A profile as a file: the answers with the name of the company. */
export interface ProfileFile {
  name?: string | undefined;
  facts: Profile;
}

/** The version written to profile files. A file of another version is refused, not guessed at. */
export const PROFILE_VERSION = 1;

/** Values a fact may take, in order; undefined for numbers and yes or no. */
export function optionsOf(base: RuleBase, fact: Fact): string[] | undefined {
  return fact.type === 'economies' ? Object.keys(base.economies) : fact.options?.map((option) => option.value);
}

/** What a fact's answer must look like, in words. */
export function expectedOf(base: RuleBase, fact: Fact): string {
  switch (fact.type) {
    case 'bool':
      return 'true or false';
    case 'int':
      return 'a whole number, 0 or more';
    case 'hkd':
      return 'a whole number of Hong Kong dollars, 0 or more';
    case 'pct':
      return 'a number from 0 to 100';
    case 'one':
      return `one of ${(optionsOf(base, fact) ?? []).join(', ')}`;
    case 'set':
      return `a list of values out of ${(optionsOf(base, fact) ?? []).join(', ')}`;
    case 'economies':
      return 'a list of two-letter ISO 3166-1 economy codes, such as CN or VN';
  }
}

/** "-0" is a number of JSON; nobody has minus nothing. */
const unsigned = z.overwrite((n: number) => n + 0);

/** The zod schema of one answered value (null and absence are the caller's business). */
export function answerSchema(base: RuleBase, fact: Fact): z.ZodMiniType<Exclude<Answer, null>> {
  switch (fact.type) {
    case 'bool':
      return z.boolean();
    case 'int':
    case 'hkd':
      return z.int().check(z.gte(0), unsigned);
    case 'pct':
      return z.number().check(z.gte(0), z.lte(100), unsigned);
    case 'one':
      return z.enum(optionsOf(base, fact) ?? []);
    case 'set':
    case 'economies':
      return z.pipe(
        z.array(z.enum(optionsOf(base, fact) ?? [])),
        z.transform((list: string[]) => [...new Set(list)]),
      );
  }
}

type ProfileSchema = z.ZodMiniType<Record<string, Answer>>;
const schemas = new WeakMap<RuleBase, ProfileSchema>();

/** The zod schema of a whole profile, built from `facts.json` once for a rule base. */
function profileSchema(base: RuleBase): ProfileSchema {
  const known = schemas.get(base);
  if (known) return known;
  const schema = makeProfileSchema(base);
  schemas.set(base, schema);
  return schema;
}

function makeProfileSchema(base: RuleBase): ProfileSchema {
  const shape = Object.fromEntries(
    base.facts.map((fact) => [fact.id, z.optional(z.nullable(answerSchema(base, fact)))]),
  );
  return z.pipe(
    z.strictObject(shape),
    z.transform(
      (answers) =>
        Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as Record<
          string,
          Answer
        >,
    ),
  );
}

/** Answers that contradict one another: a part above its whole. */
export function contradictions(base: RuleBase, facts: Profile, file: string): Problem[] {
  return base.facts.flatMap((fact) => {
    const part = facts[fact.id];
    const whole = fact.partOf === undefined ? undefined : facts[fact.partOf];
    return typeof part === 'number' && typeof whole === 'number' && part > whole
      ? [
          {
            file,
            field: fact.id,
            expected: `at most ${fact.partOf} (${whole}), of which it is a part`,
            got: show(part),
          },
        ]
      : [];
  });
}

/** Parse answers by fact id, or say for each wrong one which fact it is and what was expected. */
export function parseFacts(base: RuleBase, input: unknown, file: string): Result<Profile> {
  const parsed = parseAnswers(base, input, file);
  if (!parsed.ok) return parsed;
  const wrong = contradictions(base, parsed.value, file);
  return wrong.length > 0 ? fail(...wrong) : parsed;
}

/** Each answer by itself, whether or not it contradicts another: people may be in the middle of changing both. */
export function parseAnswers(base: RuleBase, input: unknown, file: string): Result<Profile> {
  const tooMuch = beyond(input, OF_ANSWERS);
  if (tooMuch !== undefined) return fail({ file, field: 'facts', expected: tooMuch });
  const parsed = z.safeParse(profileSchema(base), input);
  if (!parsed.success) {
    const byId = new Map(base.facts.map((fact) => [fact.id, fact]));
    const named = new Set<string>(); // one fact may have many issues: one for each wrong member of a list
    return fail(
      ...parsed.error.issues.flatMap((issue): Problem[] => {
        const fact = byId.get(String(issue.path[0]));
        if (fact && named.has(fact.id)) return [];
        if (fact) {
          named.add(fact.id);
          const value: unknown = input !== null && typeof input === 'object' ? Reflect.get(input, fact.id) : undefined;
          return [{ file, field: fact.id, expected: expectedOf(base, fact), got: show(value) }];
        }
        if (issue.code === 'unrecognized_keys')
          return issue.keys.map((key) => ({ file, field: key, expected: 'a fact of facts.json' }));
        return [{ file, field: 'facts', expected: 'an object of answers by fact id', got: show(input) }];
      }),
    );
  }
  return ok(parsed.data);
}

const wrapped = z.strictObject({
  schema: z.optional(z.literal(PROFILE_VERSION)),
  name: z.optional(z.string()),
  facts: z.unknown(),
});

/** Parse a profile file: `{"schema": 1, "name": …, "facts": {…}}` or the bare answers. */
export function parseProfile(base: RuleBase, input: unknown, file: string): Result<ProfileFile> {
  const isObject = input !== null && typeof input === 'object' && !Array.isArray(input);
  if (!isObject)
    return fail({ file, field: '', expected: 'a profile: an object of answers by fact id', got: show(input) });
  const tooMuch = beyond(input, OF_ANSWERS);
  if (tooMuch !== undefined) return fail({ file, field: '', expected: tooMuch });
  if (!('facts' in input) && !('schema' in input)) {
    const facts = parseFacts(base, input, file);
    return facts.ok ? ok({ facts: facts.value }) : facts;
  }
  if ('schema' in input && input.schema !== PROFILE_VERSION) {
    return fail({
      file,
      field: 'schema',
      expected: `the value ${PROFILE_VERSION} (this file may come from a newer version)`,
      got: show(input.schema),
    });
  }
  const file1 = z.safeParse(wrapped, input);
  if (!file1.success) return fail(...fromZod(file, file1.error, input));
  const facts = parseFacts(base, file1.data.facts, file);
  return facts.ok ? ok({ name: file1.data.name, facts: facts.value }) : facts;
}
