/**
 * Answers as the text of a link: `1.` and a check of six letters, then bits. They never leave the fragment of an
 * address, so no server sees them. A new layout is a new version beside this one: what was made once opens for ever.
 */
import { isIsoDate } from '../rulebase/index.ts';
import type { Assumptions, IsoDate, Problem, RuleBase, ShareTable } from '../rulebase/index.ts';
import type { Session } from './session-file.ts';
import { bitReader, bitWriter, checkLetters, NotReadable } from './share-bits.ts';
import type { BitReader, BitWriter } from './share-bits.ts';
import { fitShared } from './share-fit.ts';
import type { Shared, SharePart } from './share-fit.ts';
import { readRecord, readSet, readValue, writeRecord, writeSet, writeValue } from './share-values.ts';

const VERSION = 1;
/** The most characters a link may have; one with every question answered has about two hundred. */
export const LONGEST_SHARE = 16_384;

export interface ToShare {
  /** Its name goes along only where it is not empty: leave it out unless the reader asked for it. */
  session: Session;
  /** The day on which the link is made. */
  madeOn: IsoDate;
}

/**
 * What a link holds. `dropped` names what this version could not use, by the part of the link (`file`) and the id in it
 * (`field`); everything else is in `session`.
 */
export type OpenedShare =
  | { ok: true; session: Session; madeOn: IsoDate; dropped: Problem[]; version: number }
  | { ok: false; fault: ShareFault };

/**
 * Why nothing of a link can be used. `damaged`: not all of it is there, or a letter was changed on the way; `newer`: a
 * newer version of the app made it; `empty`: there is no link.
 */
export type ShareFault = 'damaged' | 'newer' | 'too-large' | 'empty';

const DAY = 86_400_000; // ms
const FIRST_DAY = Date.parse('2024-01-01');
/** Days to both sides of the first, so that every date of four figures has a number from 0. */
function writeDate(writer: BitWriter, date: IsoDate): void {
  const days = (Date.parse(date) - FIRST_DAY) / DAY;
  writer.large(days < 0 ? -2 * days - 1 : 2 * days);
}
function readDate(reader: BitReader): IsoDate {
  const n = reader.large();
  const date = new Date(FIRST_DAY + (n % 2 === 0 ? n / 2 : -(n + 1) / 2) * DAY);
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  if (!isIsoDate(text)) throw new NotReadable('a day that is in no calendar');
  return text;
}

/** Something that may be left out. */
function writeMaybe<T>(writer: BitWriter, value: T | null, write: (value: T) => void): void {
  writer.flag(value !== null);
  if (value !== null) write(value);
}
const readMaybe = <T>(reader: BitReader, read: () => T): T | null => (reader.flag() ? read() : null);

const readList = <T>(reader: BitReader, read: () => T): T[] => Array.from({ length: reader.count() }, read);

interface Lists {
  facts: readonly string[];
  optionsOf: (id: string) => readonly string[] | undefined;
}
const listsOf = (table: ShareTable): Lists => ({
  facts: table.facts.map(({ id }) => id),
  optionsOf: (id) => table.facts.find((fact) => fact.id === id)?.options,
});

/** The answers and choices as the text of a link. The same answers always make the same text. */
export function encodeShare(table: ShareTable, { session, madeOn }: ToShare): string {
  const { facts, optionsOf } = listsOf(table);
  const writer = bitWriter();
  const proposals = (ids: readonly string[]): void => writeSet(writer, ids, table.proposals);
  const assumptions = (numbers: Assumptions): void => writeRecord(writer, numbers, table.assumptions);

  writeDate(writer, madeOn);
  writer.words(session.name);
  writeMaybe(writer, session.asAt, (date) => writeDate(writer, date));
  writeRecord(writer, session.facts, facts, optionsOf);
  writeMaybe(writer, session.proposals, proposals);
  assumptions(session.assumptions);
  writeMaybe(writer, session.columns, (columns) => {
    writer.small(columns.length);
    for (const column of columns) {
      writer.words(column.name);
      writeMaybe(writer, column.date, (date) => writeDate(writer, date));
      proposals(column.proposals);
      assumptions(column.assumptions);
    }
  });
  writer.small(session.costs.length);
  for (const item of session.costs) {
    writer.words(item.label);
    writeValue(writer, item.amount);
    writeSet(writer, item.countsAs, facts);
    writeRecord(writer, item.kinds, facts, optionsOf);
  }
  writeRecord(writer, session.planAssumptions, table.planAssumptions);

  const letters = writer.letters();
  return `${VERSION}.${checkLetters(`${VERSION}.${letters}`)}${letters}`;
}

/** Bits of version 1, in the order in which they were written. */
function readVersion1(reader: BitReader, table: ShareTable): Shared {
  const { facts, optionsOf } = listsOf(table);
  const dropped: Problem[] = [];
  const mentioned: { proposals: string[]; budgets: string[] } = { proposals: [], budgets: [] };
  const drop = (file: SharePart, field: string): void =>
    void dropped.push({ file, field, expected: 'something this version knows' });
  const set = (part: SharePart, ids: readonly string[], seen: string[]): string[] => {
    const { value, unknown } = readSet(reader, ids);
    for (const place of unknown) drop(part, `#${place + 1}`);
    seen.push(...value);
    return value;
  };
  const record = (part: SharePart, ids: readonly string[], options?: typeof optionsOf): object => {
    const { entries, unknown } = readRecord(reader, ids, options);
    for (const place of unknown) drop(part, `#${place + 1}`);
    for (const [id, found] of entries) if (found.unknown.length > 0) drop(part, id);
    return Object.fromEntries(
      entries.flatMap(([id, { value, unknown: places }]) => (places.length > 0 ? [] : [[id, value]])),
    );
  };
  const proposals = (): string[] => set('proposals', table.proposals, mentioned.proposals);
  const assumptions = (): object => record('assumptions', table.assumptions);
  const date = (): IsoDate => readDate(reader);
  // what tells the items of a list apart on one device is made anew on another
  const numbered = (item: object, i: number): object => ({ id: String(i + 1), ...item });

  const madeOn = date();
  const [name, asAt] = [reader.words(), readMaybe(reader, date)];
  const answers = record('answers', facts, optionsOf);
  const stored = {
    version: 2, // of a stored session with these parts; its reader brings it to the present
    name,
    asAt,
    proposals: readMaybe(reader, proposals),
    assumptions: assumptions(),
    columns: readMaybe(reader, () =>
      readList(reader, () => ({
        name: reader.words(),
        date: readMaybe(reader, date),
        proposals: proposals(),
        assumptions: assumptions(),
      })).map(numbered),
    ),
    costs: readList(reader, () => ({
      label: reader.words(),
      amount: readValue(reader).value,
      countsAs: set('costs', facts, mentioned.budgets),
      kinds: record('costs', facts, optionsOf),
    })).map(numbered),
    planAssumptions: record('plan', table.planAssumptions),
  };
  reader.end();
  return { facts: answers, stored, mentioned, madeOn, dropped };
}

/** Read what follows `s=` in a link. What stands around it, such as a full stop of the sentence it was in, is let go. */
export function decodeShare(base: RuleBase, table: ShareTable, text: string): OpenedShare {
  if (text.length > LONGEST_SHARE) return { ok: false, fault: 'too-large' };
  const clean = text.replaceAll(/[^A-Za-z0-9._-]/g, '');
  if (clean === '') return { ok: false, fault: 'empty' };
  const [, digits = '', check = '', letters = ''] = /^(\d{1,4})\.([\w-]{6})([\w-]+)\.*$/.exec(clean) ?? [];
  if (check === '' || check !== checkLetters(`${digits}.${letters}`)) return { ok: false, fault: 'damaged' };
  const version = Number(digits);
  if (version > VERSION) return { ok: false, fault: 'newer' };
  try {
    const shared = readVersion1(bitReader(letters), table);
    return { ok: true, version, madeOn: shared.madeOn, ...fitShared(base, shared) };
  } catch (error) {
    if (error instanceof NotReadable) return { ok: false, fault: 'damaged' };
    throw error;
  }
}
