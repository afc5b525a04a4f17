/**
 * Companies going out as CSV, a part at a time: what came with them, their answers, and what every layer says of them.
 * The file can be read in again: what it rests on stands above the header, as in every file, where the reader looks past
 * it; facts stand under their ids, all else in columns that are passed through.
 */
import type { Fact } from '../../rulebase/index.ts';
import { answerAt } from '../columns.ts';
import type { Planes } from '../columns.ts';
import { awardAt, verdictAt } from '../counts.ts';
import { BYTE_ORDER_MARK, plainText } from '../export.ts';
import type { MemberTable } from '../members.ts';
import { rowsIn } from '../planes.ts';
import type { ExportWords } from '../service/protocol.ts';
import { addressOf } from './layers.ts';
import type { AssessedLayer } from './layers.ts';
import type { Pause } from './pace.ts';

/** Text goes into the file by parts of about so many characters. */
const PART = 1 << 20;
/** The header must stand among the first rows, where the reader looks for it: what is more goes into one line. */
const MOST_NOTES = 15;

interface OutColumn {
  title: string;
  cell: (row: number) => string;
}

export interface RowsExport {
  member: MemberTable;
  layers: readonly AssessedLayer[];
  /** Facts that somebody answered; the others would be empty columns. */
  answered: (fact: Fact) => boolean;
  words: ExportWords;
  pause: Pause;
}

/** The rows of `planes` as one file. It comes to be only when all is written. */
export async function exportRows(planes: Planes, request: RowsExport): Promise<Blob> {
  const { table } = request.member;
  const columns = columnsOf(request);
  const places = new Uint16Array(table.chunkRows);
  const parts: Blob[] = [];
  const { title: about, notes } = request.words;
  const above = [about, ...notes.slice(0, MOST_NOTES - 1), notes.slice(MOST_NOTES - 1).join(' ')];
  let text = BYTE_ORDER_MARK;
  for (const line of above) if (line !== '') text += lineOf([quoted(line)]);
  text += lineOf(['']) + lineOf(columns.map(({ title }) => quoted(title)));
  for (const [i, { start }] of table.chunks.entries()) {
    const count = rowsIn(planes[i] ?? new Uint32Array(), places);
    for (let k = 0; k < count; k += 1) {
      const row = start + (places[k] ?? 0);
      text += lineOf(columns.map(({ cell }) => cell(row)));
      if (text.length >= PART) {
        parts.push(new Blob([text]));
        text = '';
      }
      // A row takes long enough to ask after each whether it is time.
      const wait = request.pause();
      if (wait) await wait;
    }
  }
  return new Blob([...parts, text], { type: 'text/csv;charset=utf-8' });
}

const lineOf = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** A cell that stays one cell, and text. */
const quoted = (text: string): string => {
  const plain = plainText(text);
  return /[",\r\n]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

function columnsOf({ member, layers, answered }: RowsExport): OutColumn[] {
  const { table, passThrough, fileRow } = member;
  const made: OutColumn[] = [
    { title: 'note:row', cell: (row) => String(fileRow(row)) },
    ...table.facts.flatMap((fact, column) =>
      answered(fact) ? [{ title: fact.id, cell: (row: number) => answerText(answerAt(table, column, row)) }] : [],
    ),
    ...layers.flatMap(verdictColumns),
  ];
  const unique = made.filter(({ title }, i) => made.findIndex((other) => other.title === title) === i);
  const taken = new Set(unique.map(({ title }) => title));
  // A list that was written by this and read again has such columns already: the new ones stand for them.
  const passed = passThrough.filter(({ as }) => !taken.has(as));
  return [...passed.map(({ as, at }) => ({ title: as, cell: (row: number) => quoted(at(row)) })), ...unique];
}

/** Verdict, lowest and highest award of every track. */
function verdictColumns({ request, result }: AssessedLayer): OutColumn[] {
  return result.tracks.flatMap((columns) => {
    const { scheme, track } = addressOf(columns);
    const title = `note:${request.id} ${scheme}/${track}`;
    const award = (end: 'min' | 'max') => (row: number) => String(awardAt(result.table, columns, row)?.[end] ?? '');
    return [
      { title: `${title} verdict`, cell: (row: number) => verdictAt(result.table, columns, row) ?? 'not-considered' },
      { title: `${title} min`, cell: award('min') },
      { title: `${title} max`, cell: award('max') },
    ];
  });
}

/** An answer as a list of members has it: these words are ours, so that none of them is a formula. */
function answerText(answer: ReturnType<typeof answerAt>): string {
  if (answer === undefined) return '';
  if (answer === null) return '?';
  if (Array.isArray(answer)) return answer.length === 0 ? '-' : answer.join('|');
  return String(answer);
}
