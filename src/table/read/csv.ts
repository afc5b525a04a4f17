/** CSV as rows: slices of text go through the parser, which keeps quoted line ends across them. */
import Papa from 'papaparse';
import type { ParseResult } from 'papaparse';

import type { RuleBase } from '../../rulebase/index.ts';
import type { Encoding } from '../service/protocol.ts';
import { findHeader, knownIn } from './header.ts';
import type { RowBatch } from './rows.ts';
import { EXPECTED, GOT } from './sentences.ts';
import { Unreadable } from './source.ts';
import type { ByteSource } from './source.ts';
import { textOf } from './text.ts';

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** A row longer than this, in characters, is an open quote or no list at all. */
const LONGEST_ROW = 1 << 21;

type Parse = (input: string, isLast: boolean) => ParseResult<string[]>;
/** The parser itself, which unlike `Papa.parse` tells where the last whole row ends. */
function parserFor(delimiter: Delimiter): Parse {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  return (input, isLast) => parser.parse(input, 0, !isLast) as ParseResult<string[]>; // its own type says `any`
}

/** The sign between the cells: the one by which the most columns are known, then the one that makes most of them. */
function guessDelimiter(base: RuleBase, text: string, isLast: boolean): Delimiter {
  const ranked = DELIMITERS.map((delimiter) => {
    const rows = parserFor(delimiter)(text, isLast).data.slice(0, 30);
    const header = rows[Math.max(0, findHeader(base, rows))] ?? [];
    return { delimiter, known: knownIn(base, header), cells: header.length };
  }).sort((a, b) => b.known - a.known || b.cells - a.cells);
  return ranked[0]?.delimiter ?? ',';
}

/** The rows of a CSV file. Line ends may be of any kind; inside a quoted cell they come out as `\n`. */
export async function* csvRows(
  base: RuleBase,
  source: ByteSource,
  encoding: Encoding,
  { signal, sliceBytes }: { signal?: AbortSignal | undefined; sliceBytes?: number | undefined } = {},
): AsyncGenerator<RowBatch> {
  let rest = '';
  let heldReturn = '';
  let next = 1;
  let parse: Parse | undefined;
  for await (const { text, done } of textOf(source, encoding, signal, sliceBytes)) {
    const isLast = done >= source.size;
    let fresh = heldReturn + text;
    heldReturn = '';
    if (!isLast && fresh.endsWith('\r')) {
      heldReturn = '\r'; // its line feed may be in the next slice
      fresh = fresh.slice(0, -1);
    }
    if (fresh.includes('\r')) fresh = fresh.replaceAll(/\r\n?/g, '\n');
    const input = rest + fresh;
    if (!parse) {
      if (input.includes('\0')) throw new Unreadable(EXPECTED.text, { got: GOT.bytes });
      // Rows above the header may have no delimiter at all: some are needed before it can be told.
      if (!isLast && input.length < 10_000) {
        rest = input;
        continue;
      }
      parse = parserFor(guessDelimiter(base, input.slice(0, 1 << 16), isLast && input.length <= 1 << 16));
    }
    const { data, errors, meta } = parse(input, isLast);
    rest = isLast ? '' : input.slice(meta.cursor);
    if (rest.length > LONGEST_ROW)
      throw new Unreadable(EXPECTED.longestRow(LONGEST_ROW), {
        row: next + data.length,
      });
    const broken = new Map(
      errors.flatMap((error) =>
        error.row === undefined || error.row >= data.length
          ? []
          : [[error.row, `expected ${EXPECTED.quotes(error.message)}`] as const],
      ),
    );
    const numbers = data.map((_, i) => next + i);
    next += data.length;
    yield { rows: data, numbers, broken, done, total: source.size };
  }
}
