/**
 * One measurement in a process of its own, so that its peak memory is its own:
 *
 *     tsx tests/bench/one-list.ts make ROWS OUT FORMAT COLUMNS     writes a made-up list; how many columns it has
 *     tsx tests/bench/one-list.ts read FILE                        reads it and counts verdicts
 *     tsx tests/bench/one-list.ts draw ROWS                        draws a made-up list and counts verdicts
 *
 * Prints a line of JSON.
 */
import { openAsBlob, readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { loadPopulation } from '../../src/rulebase/index.ts';
import {
  assessTable,
  awardSums,
  bytesOf,
  compileTable,
  previewList,
  readList,
  synthesise,
  verdictCounts,
} from '../../src/table/index.ts';
import type { MemberTable } from '../../src/table/index.ts';
import { base, must, rulesFor, TODAY } from '../support/rules.ts';
import { writeCsv, writeXlsx } from './lists.ts';

const SEED = 20230831;

/** Facts of the first blocks: what a chamber could fill in for every member. */
async function usualFacts(): Promise<string[]> {
  const { blocks } = await loadPopulation(base);
  return blocks.slice(0, 3).flatMap(({ draws }) => draws.map(({ fact }) => fact));
}

interface Timed {
  rows: number;
  /** Milliseconds until the list is in memory, and until verdicts are counted and awards summed. */
  list: number;
  counts: number;
  /** Milliseconds of processor time for both. */
  processor: number;
  /** Bytes. */
  peak: number;
  table: number;
}

/** Most memory resident so far. What `resourceUsage` says may be the parent's, from before this program was started. */
function peak(): number {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found) return Number(found[1]) * 1024;
  } catch {
    // no such file on systems other than Linux
  }
  return process.resourceUsage().maxRSS * 1024;
}

async function timed(load: () => Promise<MemberTable>): Promise<Timed> {
  const compiled = compileTable(base, rulesFor(TODAY));
  const processorStart = process.cpuUsage();
  const start = performance.now();
  const { table } = await load();
  const loaded = performance.now();
  const result = assessTable(compiled, table);
  const counted = result.tracks.map((track) => [verdictCounts(table, track), awardSums(track)]);
  const end = performance.now();
  const { user, system } = process.cpuUsage(processorStart);
  if (counted.length === 0) throw new Error('nothing was counted');
  return {
    rows: table.rows,
    list: loaded - start,
    counts: end - loaded,
    processor: (user + system) / 1000,
    peak: peak(),
    table: bytesOf(table),
  };
}

async function read(path: string): Promise<MemberTable> {
  const file = { name: basename(path), blob: await openAsBlob(path) };
  const { targets } = must(await previewList(base, file));
  const list = must(await readList(base, file, targets));
  const [rejected] = list.rejected.first;
  if (rejected) throw new Error(`${path}: row ${rejected.row}, ${rejected.column}: ${rejected.problem}`);
  return list;
}

async function main([what = '', first = '', out = '', format = '', columns = '']: readonly string[]): Promise<unknown> {
  switch (what) {
    case 'make': {
      const list = await synthesise(base, { rows: Number(first), seed: SEED });
      const facts = columns === 'all' ? undefined : await usualFacts();
      await (format === 'xlsx' ? writeXlsx : writeCsv)(out, list, facts);
      return { columns: 1 + (facts ?? base.facts).length };
    }
    case 'read':
      return timed(() => read(first));
    case 'draw':
      return timed(() => synthesise(base, { rows: Number(first), seed: SEED }));
    default:
      throw new Error(`not known: ${what}`);
  }
}

console.log(JSON.stringify(await main(process.argv.slice(2))));
