/** Answers, sets of ids and numbers by name as bits. What the table of links does not know is written out in words. */
import type { Answer } from '../rulebase/index.ts';
import { NotReadable } from './share-bits.ts';
import type { BitReader, BitWriter } from './share-bits.ts';

/** What kind of value follows, the most frequent first. Never changed, only added to. */
const KIND = { number: 0, yes: 1, no: 2, option: 3, notKnown: 4, options: 5, codes: 6, written: 7 } as const;

const A = 'A'.charCodeAt(0);
const isCode = (text: string): boolean => /^[A-Z]{2}$/.test(text);
const codeAt = (place: number): string => String.fromCharCode(A + Math.floor(place / 26), A + (place % 26));
const placeOfCode = (code: string): number => (code.charCodeAt(0) - A) * 26 + code.charCodeAt(1) - A;

/** Rising places as the steps between them. */
function writePlaces(writer: BitWriter, places: readonly number[]): void {
  const rising = [...new Set(places)].sort((a, b) => a - b);
  writer.small(rising.length);
  rising.forEach((place, i) => writer.small(place - (rising[i - 1] ?? -1) - 1));
}

function readPlaces(reader: BitReader): number[] {
  let place = -1;
  return Array.from({ length: reader.count() }, () => (place += 1 + reader.small()));
}

/** What was read, or how many places of the table this version does not know. */
export interface Found<T> {
  value: T;
  unknown: readonly number[];
}

/** A set of ids: those of the table by place, in its order; the others in words. */
export function writeSet(writer: BitWriter, ids: readonly string[], table: readonly string[]): void {
  const others = [...new Set(ids)].filter((id) => !table.includes(id));
  writePlaces(
    writer,
    ids.flatMap((id) => (table.includes(id) ? [table.indexOf(id)] : [])),
  );
  writer.small(others.length);
  for (const id of others) writer.words(id);
}

export function readSet(reader: BitReader, table: readonly string[]): Found<string[]> {
  const places = readPlaces(reader);
  const others = Array.from({ length: reader.count() }, () => reader.words());
  return {
    value: [...places.flatMap((place) => table[place] ?? []), ...others],
    unknown: places.filter((place) => table[place] === undefined),
  };
}

const isWhole = (n: number): boolean => Number.isSafeInteger(n) && n >= 0 && !Object.is(n, -0);

/** Amounts are often round: the zeros at the end, then what is before them. */
function writeWhole(writer: BitWriter, n: number): void {
  const zeros = n === 0 ? 0 : (/0*$/.exec(String(n))?.[0].length ?? 0);
  writer.small(zeros);
  writer.large(n / 10 ** zeros);
}

function readWhole(reader: BitReader): number {
  const zeros = reader.small();
  const n = reader.large() * 10 ** Math.min(zeros, 16);
  if (!Number.isSafeInteger(n)) throw new NotReadable('a number that is too large');
  return n;
}

function written(writer: BitWriter, value: Answer): void {
  writer.small(KIND.written);
  writer.words(JSON.stringify(value));
}

/** A number, words or a list of words; nothing that nests. */
function parseWritten(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotReadable('a value that is no JSON');
  }
  const plain = (each: unknown): boolean => typeof each === 'string' || typeof each === 'number';
  if (Array.isArray(value) ? value.every(plain) : plain(value)) return value;
  throw new NotReadable('a value that is no answer');
}

/** One answer to a question with these options, where it has any. */
export function writeValue(writer: BitWriter, value: Answer, options: readonly string[] = []): void {
  if (value === null) writer.small(KIND.notKnown);
  else if (typeof value === 'boolean') writer.small(value ? KIND.yes : KIND.no);
  else if (typeof value === 'number') {
    if (!isWhole(value)) return written(writer, value);
    writer.small(KIND.number);
    writeWhole(writer, value);
  } else if (typeof value === 'string') {
    if (!options.includes(value)) return written(writer, value);
    writer.small(KIND.option);
    writer.small(options.indexOf(value));
  } else if (value.every((each) => options.includes(each))) {
    writer.small(KIND.options);
    writePlaces(
      writer,
      value.map((each) => options.indexOf(each)),
    );
  } else if (value.every(isCode)) {
    writer.small(KIND.codes);
    writePlaces(writer, value.map(placeOfCode));
  } else written(writer, value);
}

/** What an answer holds is checked by whoever asked for it. */
export function readValue(reader: BitReader, options: readonly string[] = []): Found<unknown> {
  const kind = reader.small();
  const known = (value: unknown): Found<unknown> => ({ value, unknown: [] });
  switch (kind) {
    case KIND.number:
      return known(readWhole(reader));
    case KIND.yes:
    case KIND.no:
      return known(kind === KIND.yes);
    case KIND.option: {
      const place = reader.small();
      return { value: options[place], unknown: options[place] === undefined ? [place] : [] };
    }
    case KIND.notKnown:
      return known(null);
    case KIND.options: {
      const places = readPlaces(reader);
      return {
        value: places.flatMap((place) => options[place] ?? []),
        unknown: places.filter((place) => options[place] === undefined),
      };
    }
    case KIND.codes: {
      const places = readPlaces(reader);
      if (places.some((place) => place >= 26 * 26)) throw new NotReadable('a code that is none');
      return known(places.map(codeAt));
    }
    case KIND.written:
      return known(parseWritten(reader.words()));
    default:
      throw new NotReadable('a kind of value that is not known');
  }
}

type Values = Readonly<Record<string, Answer>>;
type OptionsOf = (id: string) => readonly string[] | undefined;

/** Values by id: those of the table in its order, as steps from one to the next; the others in words. */
export function writeRecord(
  writer: BitWriter,
  values: Values,
  table: readonly string[],
  optionsOf: OptionsOf = () => undefined,
): void {
  const ids = Object.keys(values);
  writeSet(writer, ids, table);
  const inTable = table.filter((id) => Object.hasOwn(values, id));
  const others = ids.filter((id) => !table.includes(id));
  for (const id of [...inTable, ...others]) writeValue(writer, values[id] ?? null, optionsOf(id));
}

/** Entries, for an id such as `__proto__` must stay an id; `unknown` names the places that are not in the table. */
export interface FoundRecord {
  entries: [id: string, found: Found<unknown>][];
  unknown: readonly number[];
}

export function readRecord(
  reader: BitReader,
  table: readonly string[],
  optionsOf: OptionsOf = () => undefined,
): FoundRecord {
  const places = readPlaces(reader);
  const others = Array.from({ length: reader.count() }, () => reader.words());
  const ids = [...places.map((place) => table[place]), ...others];
  const values = ids.map((id) => readValue(reader, id === undefined ? undefined : optionsOf(id)));
  return {
    entries: ids.flatMap((id, i): [string, Found<unknown>][] => {
      const found = values[i];
      return id === undefined || found === undefined ? [] : [[id, found]];
    }),
    unknown: places.filter((place) => table[place] === undefined),
  };
}
