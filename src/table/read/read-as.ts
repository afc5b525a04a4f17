/** Words in the cells of a choice that nobody taught us: how often each comes, and how people say they are read. */
import { optionsOf } from '../../rulebase/index.ts';
import type { Fact, RuleBase } from '../../rulebase/index.ts';
import type { ReadAs } from '../service/protocol.ts';
import type { CellReader } from './cells.ts';
import { ownCopy } from './cells.ts';
import { MISFIT } from './misfit.ts';
import type { ReadWord, UnreadWords } from './problems.ts';

/** So many different words of a column are told apart while it is read, and so many are offered. */
const MOST_COUNTED = 2000;
const MOST_OFFERED = 50;
/** Longer texts are sentences, not the name of a choice. */
const LONGEST_WORD = 100;

export interface WordReader {
  read: CellReader;
  /** Of a cell that could not be read. */
  missed: (cell: string) => void;
  finish: () => { unread: UnreadWords | undefined; readAs: readonly ReadWord[] };
}

/**
 * A reader of one column that reads words as people said, where it cannot read them by itself. Facts that are no choice
 * out of options are read as before.
 */
export function wordReader(
  base: RuleBase,
  { fact, column, read }: { fact: Fact; column: string; read: CellReader },
  said: ReadAs = {},
): WordReader {
  if (fact.type !== 'one') return { read, missed: () => {}, finish: () => ({ unread: undefined, readAs: [] }) };
  const options = new Set<unknown>(optionsOf(base, fact));
  const byHand = new Map(Object.entries(said[fact.id] ?? {}).filter(([, value]) => options.has(value)));
  const used = new Map<string, number>();
  const words = new Map<string, number>();
  let more = 0;
  return {
    read: (cell) => {
      const answer = read(cell);
      if (answer !== MISFIT || byHand.size === 0) return answer;
      const word = cell.trim();
      const value = byHand.get(word);
      if (value === undefined) return MISFIT;
      used.set(word, (used.get(word) ?? 0) + 1);
      return value;
    },
    missed: (cell) => {
      const word = cell.trim();
      const known = words.get(word);
      if (known !== undefined) words.set(word, known + 1);
      else if (word.length <= LONGEST_WORD && words.size < MOST_COUNTED) words.set(ownCopy(word), 1);
      else more += 1;
    },
    finish: () => {
      const all = [...words].map(([word, cells]) => ({ word, cells })).toSorted((a, b) => b.cells - a.cells);
      const left = all.slice(MOST_OFFERED).reduce((sum, { cells }) => sum + cells, more);
      return {
        unread: all.length > 0 ? { column, fact: fact.id, words: all.slice(0, MOST_OFFERED), more: left } : undefined,
        readAs: [...used].map(([word, cells]) => ({
          column,
          fact: fact.id,
          word,
          value: byHand.get(word) ?? '',
          cells,
        })),
      };
    },
  };
}

/** What the columns of a list found; nothing where there is nothing to say. */
export function wordsFound(readers: readonly WordReader[]): { unreadWords?: UnreadWords[]; readAs?: ReadWord[] } {
  const found = readers.map((reader) => reader.finish());
  const unreadWords = found.flatMap(({ unread }) => (unread ? [unread] : []));
  const readAs = found.flatMap((each) => each.readAs);
  return { ...(unreadWords.length > 0 ? { unreadWords } : {}), ...(readAs.length > 0 ? { readAs } : {}) };
}
