/** Tables of measurements: printed as they come, and kept for the page in `docs/`. */
import { readFileSync, writeFileSync } from 'node:fs';

export interface Table {
  title: string;
  /** The first row names the columns; the first column names the rows. */
  rows: readonly (readonly string[])[];
  note?: string;
}

/** One goal of the product beside what was measured. */
export interface Target {
  what: string;
  goal: string;
  measured: string;
  /** Null where it was not measured in this run. */
  met: boolean | null;
}

export interface Report {
  add: (table: Table) => void;
  target: (target: Target) => void;
  tables: readonly Table[];
  targets: readonly Target[];
}

export function createReport(): Report {
  const tables: Table[] = [];
  const targets: Target[] = [];
  return {
    tables,
    targets,
    add: (table) => {
      tables.push(table);
      print(table);
    },
    target: (target) => void targets.push(target),
  };
}

const verdictOf = ({ met }: Target): string => (met === null ? 'not measured' : met ? 'met' : 'missed');

export const targetTable = (targets: readonly Target[]): Table => ({
  title: 'Targets',
  rows: [
    ['', 'target', 'measured', ''],
    ...targets.map((each) => [each.what, each.goal, each.measured, verdictOf(each)]),
  ],
});

/** A plain table for a terminal. */
export function print({ title, rows, note }: Table): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  console.log(`\n${title}\n${rows.map(line).join('\n')}${note === undefined ? '' : `\n${note}`}`);
}

function markdown({ title, rows, note }: Table): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, i) => Math.max(3, ...rows.map((row) => row[i]?.trim().length ?? 0)));
  const pad = (cell: string, i: number): string =>
    i === 0 ? cell.trim().padEnd(widths[i] ?? 0) : cell.trim().padStart(widths[i] ?? 0);
  const line = (row: readonly string[]): string => `| ${row.map(pad).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [
    `### ${title}`,
    [line(head), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n'),
    ...(note === undefined ? [] : [note]),
  ].join('\n\n');
}

/** What stands below this line is written by the program; what stands above it, by people. */
const MARKER = '<!-- Measured: everything below this line is written by `npm run bench -- --write`. -->';

/** Put the tables of this run in the place of those of the last one. */
export function writePage(path: string, heading: string, tables: readonly Table[]): void {
  const page = readFileSync(path, 'utf8');
  const at = page.indexOf(MARKER);
  if (at < 0) throw new Error(`${path} has no line ${MARKER}`);
  writeFileSync(path, `${page.slice(0, at)}${MARKER}\n\n${[heading, ...tables.map(markdown)].join('\n\n')}\n`);
}
