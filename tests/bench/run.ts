/**
 * Every measurement in one run, beside the goals of the product:
 *
 *     npm run bench [-- --rows N] [--only evaluation|node|browser]... [--write]
 *
 * `--rows` bounds the lists (1,600,000 without it), `--write` puts the tables into `docs/performance.md`. It asserts no
 * times: a slow machine fails no build.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { filesInChromium } from './browser.ts';
import { evaluation } from './evaluate.ts';
import { filesInNode, LIST_ROWS, makeLists } from './files.ts';
import { machine } from './machine.ts';
import { createReport, print, targetTable, writePage } from './report.ts';

const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const PARTS = ['evaluation', 'node', 'browser'];

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: String(Math.max(...LIST_ROWS)) },
    only: { type: 'string', multiple: true, default: PARTS },
    write: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
if (!Number.isSafeInteger(rows) || rows < 1) throw new Error(`--rows: expected a whole number, got ${values.rows}`);
const unknown = values.only.find((part) => !PARTS.includes(part));
if (unknown !== undefined) throw new Error(`--only: expected one of ${PARTS.join(', ')}, got ${unknown}`);

const heading = machine();
console.log(heading);
const report = createReport();
const isWanted = (part: string): boolean => values.only.includes(part);

if (isWanted('evaluation')) await evaluation(report, rows);
if (isWanted('node') || isWanted('browser')) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    console.log(`\nwriting made-up lists to ${folder}`);
    const lists = await makeLists(folder, rows);
    if (isWanted('node')) await filesInNode(report, lists, rows);
    if (isWanted('browser'))
      await filesInChromium(report, lists, folder).catch((error: unknown) => {
        console.error(error); // what was measured until here is not lost
        process.exitCode = 1;
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const targets = targetTable(report.targets);
print(targets);
if (values.write) writePage(PAGE, heading, [targets, ...report.tables]);
