/** From a file to counts of verdicts in Node: every list in a process of its own, with its peak memory. */
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import * as z from 'zod/mini';

import { figure, median } from './measure.ts';
import type { Report } from './report.ts';

const SCRIPT = fileURLToPath(new URL('one-list.ts', import.meta.url));
const run = promisify(execFile);

const answer = z.object({
  rows: z.number(),
  list: z.number(),
  counts: z.number(),
  processor: z.number(),
  peak: z.number(),
  table: z.number(),
});

const written = z.object({ columns: z.number() });

async function oneList(...given: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--no-warnings', '--import', 'tsx', SCRIPT, ...given]);
  return stdout;
}

/** The most rows that a sheet of a workbook holds, with its header. */
const SHEET_ROWS = 1_048_576;
export const LIST_ROWS = [10_000, 100_000, 1_600_000];

export interface ListOnDisk {
  path: string;
  rows: number;
  format: 'csv' | 'xlsx';
  columns: number;
  bytes: number;
}

/** Made-up lists as files in a folder. */
export async function makeLists(folder: string, largestRows: number): Promise<ListOnDisk[]> {
  const sizes = [...new Set(LIST_ROWS.map((rows) => Math.min(rows, largestRows)))];
  const made: ListOnDisk[] = [];
  for (const format of ['csv', 'xlsx'] as const)
    for (const columns of ['usual', 'all'] as const)
      for (const wanted of sizes) {
        const rows = format === 'xlsx' ? Math.min(wanted, SHEET_ROWS - 1) : wanted;
        const path = join(folder, `${columns}-${rows}.${format}`);
        const answered = await oneList('make', String(rows), path, format, columns);
        made.push({ path, rows, format, ...z.parse(written, JSON.parse(answered)), bytes: statSync(path).size });
      }
  return made;
}

export const nameOf = ({ format, rows, columns, bytes }: ListOnDisk): string =>
  `${format.toUpperCase()}, ${figure(rows)} rows, ${columns} columns, ${figure(bytes / 1e6)} MB`;

const seconds = (milliseconds: number): string => figure(milliseconds / 1000, 2);

/** Read every list, the small ones more than once. */
export async function filesInNode(report: Report, lists: readonly ListOnDisk[], largestRows: number): Promise<void> {
  const drawn = [...new Set(LIST_ROWS.map((rows) => Math.min(rows, largestRows)))];
  const jobs = [
    ...lists.map((list) => ({ name: nameOf(list), rows: list.rows, given: ['read', list.path] })),
    ...drawn.map((rows) => ({ name: `made up, ${figure(rows)} rows`, rows, given: ['draw', String(rows)] })),
  ];
  const measured: string[][] = [];
  for (const { name, rows, given } of jobs) {
    const rounds: z.infer<typeof answer>[] = [];
    for (let round = rows > 200_000 ? 1 : 3; round > 0; round -= 1)
      rounds.push(z.parse(answer, JSON.parse(await oneList(...given))));
    const of = (key: keyof (typeof rounds)[number]): number => median(rounds.map((each) => each[key]));
    measured.push([
      name,
      seconds(of('list')),
      seconds(of('counts')),
      seconds(of('list') + of('counts')),
      seconds(of('processor')),
      figure((rows / (of('list') + of('counts'))) * 1000),
      figure(of('table') / 1e6),
      figure(of('peak') / 1e6),
    ]);
  }
  report.add({
    title: 'From a list to counts of verdicts, in Node',
    rows: [
      [
        '',
        'into memory, s',
        'assessed and counted, s',
        'together, s',
        'processor, s',
        'rows a second',
        'table, MB',
        'peak of the process, MB',
      ],
      ...measured,
    ],
    note: 'The rules of today, all tracks, verdicts and awards. Each list is read by a process of its own; the smaller lists three times, of which the median is given.',
  });
}
