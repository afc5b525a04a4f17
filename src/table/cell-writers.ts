/** The columns of a table while they are being filled, a chunk at a time. */
import { optionsOf } from '../rulebase/index.ts';
import type { Answer, Fact, RuleBase } from '../rulebase/index.ts';
import type { Cells, Column, Plane } from './columns.ts';

export const ROWS_PER_WORD = 32;
const LARGEST_INT32 = 0x7fff_ffff;
/** How many lists are remembered as they came. */
const MOST_ORDERS = 50_000;

/** How the facts of a rule base are stored, before any row. */
export const columnsFor = (base: RuleBase) => base.facts.map((fact) => columnFor(base, fact));

function columnFor(base: RuleBase, fact: Fact) {
  switch (fact.type) {
    case 'bool':
      return { kind: 'choice' as const, fact, values: [true, false] };
    case 'one':
      return { kind: 'choice' as const, fact, values: optionsOf(base, fact) ?? [] };
    case 'int':
    case 'hkd':
    case 'pct':
      return { kind: 'number' as const, fact };
    case 'set':
    case 'economies': {
      const sets: number[][] = [[]];
      return { kind: 'set' as const, fact, options: optionsOf(base, fact) ?? [], sets };
    }
  }
}

/** Writes the cells of one column of the chunk being filled. */
export interface CellWriter {
  put: (at: number, answer: Answer) => void;
  clear: (at: number) => void;
  /** The cells written, cut to so many words; the writer starts anew. */
  take: (words: number) => Cells | undefined;
}

const setBit = (plane: Plane, at: number): void => {
  plane[at >>> 5] = (plane[at >>> 5] ?? 0) | (1 << (at & 31));
};
const clearBit = (plane: Plane | undefined, at: number): void => {
  if (plane) plane[at >>> 5] = (plane[at >>> 5] ?? 0) & ~(1 << (at & 31));
};

type Growing = ReturnType<typeof columnFor>;

/** A writer for a column, of chunks of so many words. */
export function writerFor(column: Growing, words: number): CellWriter {
  switch (column.kind) {
    case 'choice':
      return choiceWriter(column, words);
    case 'number':
      return numberWriter(column.fact, words);
    case 'set':
      return setWriter(column, words);
  }
}

const misfit = (fact: Fact, answer: Answer): never => {
  throw new RangeError(`${fact.id} cannot be ${JSON.stringify(answer)}`);
};

function choiceWriter({ fact, values }: Extract<Column, { kind: 'choice' }>, words: number): CellWriter {
  const options = new Map(values.map((value, i) => [value, i]));
  const empty = (): Extract<Cells, { kind: 'choice' }> => ({
    kind: 'choice',
    planes: values.map(() => undefined),
    notKnown: undefined,
  });
  let cells = empty();
  let used = false;
  return {
    put: (at, answer) => {
      used = true;
      if (answer === null) return setBit((cells.notKnown ??= new Uint32Array(words)), at);
      const option = typeof answer === 'boolean' || typeof answer === 'string' ? options.get(answer) : undefined;
      if (option === undefined) return misfit(fact, answer);
      return setBit((cells.planes[option] ??= new Uint32Array(words)), at);
    },
    clear: (at) => [...cells.planes, cells.notKnown].forEach((plane) => clearBit(plane, at)),
    take: (kept) => {
      const { planes, notKnown } = cells;
      const taken = used
        ? ({ kind: 'choice', planes: planes.map((plane) => cut(plane, kept)), notKnown: cut(notKnown, kept) } as const)
        : undefined;
      cells = empty();
      used = false;
      return taken;
    },
  };
}

function numberWriter(fact: Fact, words: number): CellWriter {
  const mustBeWhole = fact.type !== 'pct';
  let cells: Extract<Cells, { kind: 'number' }> | undefined;
  return {
    put: (at, answer) => {
      cells ??= {
        kind: 'number',
        known: new Uint32Array(words),
        values: new Int32Array(words * ROWS_PER_WORD),
        largest: 0,
        isWhole: true,
        notKnown: undefined,
      };
      if (answer === null) return setBit((cells.notKnown ??= new Uint32Array(words)), at);
      if (typeof answer !== 'number' || !(answer >= 0) || !Number.isFinite(answer)) return misfit(fact, answer);
      const isWhole = Number.isInteger(answer);
      if (mustBeWhole ? !Number.isSafeInteger(answer) : answer > 100) return misfit(fact, answer);
      if (!isWhole) cells.isWhole = false;
      if ((!isWhole || answer > LARGEST_INT32) && cells.values instanceof Int32Array)
        cells.values = Float64Array.from(cells.values);
      cells.values[at] = answer;
      if (answer > cells.largest) cells.largest = answer;
      return setBit(cells.known, at);
    },
    clear: (at) => {
      clearBit(cells?.known, at);
      clearBit(cells?.notKnown, at);
      if (cells) cells.values[at] = 0;
    },
    take: (kept) => {
      const taken = cells && {
        ...cells,
        known: cut(cells.known, kept),
        values: cut(cells.values, kept * ROWS_PER_WORD),
        notKnown: cut(cells.notKnown, kept),
      };
      cells = undefined;
      return taken;
    },
  };
}

function setWriter({ fact, options, sets }: Extract<Growing, { kind: 'set' }>, words: number): CellWriter {
  const codes = new Map(options.map((option, i) => [option, i]));
  const byMembers = new Map<string, number>();
  /** The same lists come again and again, mostly in the same order: as they come, they need no sorting. */
  const asGiven = new Map<string, number>();
  let cells: Extract<Cells, { kind: 'set' }> | undefined;
  const intern = (members: readonly string[]): number => {
    const given = members.join('\0');
    const seen = asGiven.get(given);
    if (seen !== undefined) return seen;
    const set = [...new Set(members)]
      .map((member) => codes.get(member) ?? misfit(fact, [...members]))
      .sort((a, b) => a - b);
    const key = set.join();
    const index = byMembers.get(key) ?? sets.push(set) - 1;
    byMembers.set(key, index);
    if (asGiven.size >= MOST_ORDERS) asGiven.clear();
    asGiven.set(given, index);
    return index;
  };
  return {
    put: (at, answer) => {
      cells ??= {
        kind: 'set',
        known: new Uint32Array(words),
        index: new Int32Array(words * ROWS_PER_WORD),
        notKnown: undefined,
      };
      if (answer === null) return setBit((cells.notKnown ??= new Uint32Array(words)), at);
      if (!Array.isArray(answer)) return misfit(fact, answer);
      cells.index[at] = intern(answer);
      return setBit(cells.known, at);
    },
    clear: (at) => {
      clearBit(cells?.known, at);
      clearBit(cells?.notKnown, at);
      if (cells) cells.index[at] = 0;
    },
    take: (kept) => {
      const taken = cells && {
        ...cells,
        known: cut(cells.known, kept),
        index: cut(cells.index, kept * ROWS_PER_WORD),
        notKnown: cut(cells.notKnown, kept),
      };
      cells = undefined;
      return taken;
    },
  };
}

/** A full chunk keeps its arrays; the last one is cut to what it holds. */
function cut<T extends Uint32Array | Int32Array | Float64Array | undefined>(part: T, length: number): T {
  return (part === undefined || part.length === length ? part : part.slice(0, length)) as T; // a slice is of the same kind
}
