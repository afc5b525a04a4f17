/** A kept comparison column as it lies in the store or in a file. */
import * as z from 'zod/mini';

import type { RuleBase } from '../rulebase/index.ts';
import type { Scenario } from './client-case.ts';
import { EMPTY_SESSION, parseSession, storedSession } from './session-file.ts';

const shape = z.object({ id: z.string().check(z.minLength(1)), name: z.string(), columns: z.unknown() });

/** Columns are read as those of a session are: a session of nothing else carries it, so that its migrations apply. */
export function writeScenario({ id, name, column }: Scenario): object {
  return { ...storedSession({ ...EMPTY_SESSION, columns: [column, column] }), id, name };
}

/** Undefined where it cannot be read. */
export function readScenario(base: RuleBase, stored: unknown): Scenario | undefined {
  const parsed = z.safeParse(shape, stored);
  if (!parsed.success) return undefined;
  const [column] = parseSession(base, stored).session.columns ?? [];
  return column && { id: parsed.data.id, name: parsed.data.name, column };
}
