/** Which cases of a file are new here. Nothing that is here is ever written over. Pure. */
import { isRecord, newRecord } from './case-record.ts';
import type { StoredRecord } from './case-record.ts';
import type { ClientCase, ReadCase } from './client-case.ts';
import { freeName, newId } from './new-id.ts';
import { sessionText } from './session-file.ts';

export interface Imported {
  added: ClientCase[];
  /** Here already with other content: each is a second case under a name of its own. */
  copies: ClientCase[];
  /** Here already, the same. */
  same: ClientCase[];
}

/** What a person has entered; what the app remembers of it does not make a case another one. */
const contentOf = ({ work, notes, status, followUp, archived }: ClientCase, name: string): string =>
  JSON.stringify([sessionText({ ...work, name }), notes, status, followUp, archived]);

/** The case this one was copied from because its id was taken. */
const copyOf = (stored: unknown): unknown => (isRecord(stored) ? stored['copyOf'] : undefined);

/** What to write so that `incoming` are here beside `present`. */
export function planImport(
  present: readonly ReadCase[],
  incoming: readonly ReadCase[],
): Imported & { records: StoredRecord[] } {
  const plan: ReturnType<typeof planImport> = { added: [], copies: [], same: [], records: [] };
  const here = new Map(present.map((read) => [read.case.id, [read.case]]));
  for (const { case: each, stored } of present) {
    const from = copyOf(stored);
    if (typeof from === 'string') here.set(from, [...(here.get(from) ?? []), each]);
  }
  const names = new Set(present.map((read) => read.case.work.name));
  for (const read of incoming) {
    const { id, work } = read.case;
    const others = here.get(id) ?? [];
    const isSame = (other: ClientCase): boolean =>
      contentOf(other, '') === contentOf(read.case, '') && (other.id !== id || other.work.name === work.name);
    if (others.some(isSame)) {
      plan.same.push(read.case);
      continue;
    }
    const taken = others.length > 0;
    const added = taken
      ? { ...read.case, id: newId(), work: { ...work, name: freeName(work.name, names) } }
      : read.case;
    plan[taken ? 'copies' : 'added'].push(added);
    plan.records.push({ ...newRecord(added, unreadOf(read)), ...(taken ? { copyOf: id } : {}) });
    here.set(id, [...others, added]);
    names.add(added.work.name);
  }
  return plan;
}

/** Answers of a record that cannot be read, and those kept beside them before. */
function unreadOf({ stored, dropped }: ReadCase): unknown[] {
  if (!isRecord(stored)) return [];
  const before: unknown[] = Array.isArray(stored['unread']) ? stored['unread'] : [];
  return dropped.length > 0 ? [...before, stored['work']] : before;
}
