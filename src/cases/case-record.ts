/** A case as it lies in the store or in a file: versioned, parsed field by field, so that one bad field loses no other. */
import * as z from 'zod/mini';

import { beyond, isIsoDate, OF_ANSWERS, show } from '../rulebase/index.ts';
import type { IsoDate, Problem, RuleBase } from '../rulebase/index.ts';
import { CASE_STATUSES, NO_DETAILS } from './client-case.ts';
import type { ClientCase, Details, ReadCase } from './client-case.ts';
import { newId } from './new-id.ts';
import { EMPTY_SESSION, parseSession, storedSession } from './session-file.ts';
import type { Session } from './session-file.ts';

export type StoredRecord = Readonly<Record<string, unknown>>;
type Step = (record: StoredRecord) => StoredRecord;

/** One step a version: what a record was → what it is since. Steps are never changed, only added. */
const MIGRATIONS: readonly Step[] = [];
const RECORD_VERSION = MIGRATIONS.length + 1;

const { version: WORK_VERSION } = z.parse(z.object({ version: z.int() }), storedSession(EMPTY_SESSION));

const isoDay = z.custom<IsoDate>((v) => typeof v === 'string' && isIsoDate(v));
/** As `Date.toISOString` writes it. */
const instant = z.custom<string>(
  (v) => typeof v === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(v) && !Number.isNaN(Date.parse(v)),
);
const amount = z.int().check(z.gte(0));
const assessed = z.object({
  version: isoDay,
  asOf: isoDay,
  on: instant,
  results: z.record(
    z.string(),
    z.object({
      status: z.enum(['open', 'not-yet-open', 'closed', 'no-rule-known', 'proposed']),
      verdict: z.nullable(z.enum(['eligible', 'ineligible', 'undetermined', 'closed'])),
      award: z.nullable(z.object({ min: amount, max: amount })),
    }),
  ),
});
const text = z.string();

/** What stands in for a moment that cannot be read. */
const NEVER = new Date(0).toISOString();

export const isRecord = (value: unknown): value is StoredRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const versionOf = (value: unknown): number => {
  const version = isRecord(value) ? value['version'] : undefined;
  return typeof version === 'number' && version >= 1 ? version : 1;
};

/** True where a newer version of the app wrote this. */
export const isNewer = (stored: unknown): boolean =>
  versionOf(stored) > RECORD_VERSION || (isRecord(stored) && versionOf(stored['work']) > WORK_VERSION);

/** The record in its present shape. */
function migrated(stored: unknown): StoredRecord {
  const raw = isRecord(stored) ? stored : {};
  return MIGRATIONS.slice(versionOf(raw) - 1).reduce((old, step) => step(old), raw);
}

/** Read a record. Whatever is wrong with it, there is a case to show; `dropped` names each part that could not be used. */
export function readRecord(base: RuleBase, stored: unknown, file = 'saved case'): ReadCase {
  const record = migrated(stored);
  const dropped: Problem[] = [];
  const field = <T>(name: string, schema: z.ZodMiniType<T>, expected: string, instead: T): T => {
    const parsed = beyond(record[name], OF_ANSWERS) === undefined ? z.safeParse(schema, record[name]) : undefined;
    if (parsed?.success === true) return parsed.data;
    dropped.push({ file, field: name, expected, got: show(record[name]) });
    return instead;
  };
  const { id, notes, status, followUp, archived } = { id: '', ...NO_DETAILS };
  const work = parseSession(base, record['work'], file);
  const read: ClientCase = {
    id: field('id', text.check(z.minLength(1)), 'an id', id),
    work: work.session,
    notes: field('notes', text, 'text', notes),
    status: field('status', z.enum(CASE_STATUSES), `one of ${CASE_STATUSES.join(', ')}`, status),
    followUp: field('followUp', z.nullable(isoDay), 'a date, or null', followUp),
    archived: field('archived', z.boolean(), 'true or false', archived),
    createdAt: field('createdAt', instant, 'a date with its time', NEVER),
    updatedAt: field('updatedAt', instant, 'a date with its time', NEVER),
    answeredAt: field('answeredAt' in record ? 'answeredAt' : 'updatedAt', instant, 'a date with its time', NEVER),
    assessed: field('assessed', z.nullable(assessed), 'remembered results, or null', null),
  };
  return { case: read, dropped: [...dropped, ...work.dropped], stored, newer: isNewer(stored) };
}

/** A new case, made now. */
export function newCase(work: Session, details: Partial<Details> = {}, id = newId()): ClientCase {
  const now = new Date().toISOString();
  return { ...NO_DETAILS, ...details, id, work, createdAt: now, updatedAt: now, answeredAt: now, assessed: null };
}

/** A record of its own. `unread` are answers that came with it and could not be read: they are kept beside it. */
export function newRecord({ work, ...rest }: ClientCase, unread: readonly unknown[] = []): StoredRecord {
  return {
    version: RECORD_VERSION,
    ...rest,
    work: storedSession(work),
    ...(unread.length > 0 ? { unread } : {}),
  };
}

/** The record with these fields changed; the others stay as they are, also those this version does not know. */
export const withFields = (stored: unknown, fields: Partial<Omit<ClientCase, 'work'>>): StoredRecord => ({
  ...migrated(stored),
  ...fields,
  version: RECORD_VERSION,
});

/** The record with other answers. What could not be read of those it had is kept beside them. */
export function withWork(base: RuleBase, stored: unknown, work: Session): StoredRecord {
  const record = migrated(stored);
  const before = record['work'];
  const unread: unknown[] = Array.isArray(record['unread']) ? record['unread'] : [];
  const lost = (before ?? null) !== null && parseSession(base, before, '').dropped.length > 0;
  return {
    ...record,
    version: RECORD_VERSION,
    work: { ...(isRecord(before) && versionOf(before) === WORK_VERSION ? before : {}), ...storedSession(work) },
    ...(lost ? { unread: [...unread, before] } : {}),
  };
}

/** The record under another name, its answers untouched even where they cannot be read. */
export function withName(base: RuleBase, stored: unknown, name: string): StoredRecord {
  const record = migrated(stored);
  const work = record['work'];
  if (isRecord(work)) return { ...record, version: RECORD_VERSION, work: { ...work, name } };
  return withWork(base, record, { ...EMPTY_SESSION, name });
}
