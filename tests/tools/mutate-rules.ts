/**
 * Changes every number, list and date of `rules/schemes` by the smallest step and says whether a worked case notices.
 * `npm run check:deep` for all schemes, `npm run check:deep -- ID …` for some. Survivors are named with file and path.
 */
import { benchFor, mutantsOf } from '../support/mutants.ts';
import type { Mutant } from '../support/mutants.ts';
import { readCaseFiles } from '../support/cases.ts';
import { base, RULES } from '../support/rules.ts';

/** Measured on 2026-11-22, less a little; a share below it is a failure. */
const FLOOR: Record<Mutant['kind'], number> = { value: 0.9, literal: 0.75, date: 0.25 };
const KINDS = ['value', 'literal', 'date'] as const;

const wanted = process.argv.slice(2);
const schemes = base.schemes.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const cases = readCaseFiles(RULES).flatMap((file) => file.cases);
const started = Date.now();
const totals = new Map<Mutant['kind'], { killed: number; all: number }>(
  KINDS.map((kind) => [kind, { killed: 0, all: 0 }]),
);
const percent = (killed: number, all: number): string =>
  all === 0 ? '–' : `${Math.floor((killed / all) * 100)} % (${killed} of ${all})`;

for (const scheme of schemes) {
  const bench = benchFor(base, scheme, cases);
  const counts = new Map(KINDS.map((kind) => [kind, { killed: 0, all: 0 }]));
  const survivors: Mutant[] = [];
  for (const mutant of mutantsOf(base, scheme)) {
    const killer = await bench.killer(mutant);
    for (const count of [counts.get(mutant.kind), totals.get(mutant.kind)]) {
      if (!count) continue;
      count.all += 1;
      if (killer !== undefined) count.killed += 1;
    }
    if (killer === undefined) survivors.push(mutant);
  }
  const line = KINDS.map((kind) => {
    const { killed = 0, all = 0 } = counts.get(kind) ?? {};
    return `${kind}s ${percent(killed, all)}`;
  }).join(', ');
  console.log(`\n${scheme.id}: ${line}; ${bench.cases} cases`);
  for (const { kind, path, change } of survivors.filter((each) => each.kind !== 'date'))
    console.log(`  survives  ${kind.padEnd(7)}  rules/schemes/${scheme.id}.json  ${path}: ${change}`);
  const dates = survivors.filter(({ kind }) => kind === 'date');
  for (const { path, change } of process.env['DATES'] === undefined ? [] : dates)
    console.log(`  survives  date     rules/schemes/${scheme.id}.json  ${path}: ${change}`);
  if (dates.length > 0 && process.env['DATES'] === undefined)
    console.log(`  survive   ${dates.length} dates one day off (DATES=1 names them)`);
}

console.log(`\nAll: ${((Date.now() - started) / 1000).toFixed(0)} s`);
let low = false;
for (const [kind, { killed, all }] of totals) {
  const below = all > 0 && killed / all < FLOOR[kind];
  low ||= below && wanted.length === 0;
  console.log(
    `  ${kind.padEnd(7)} noticed ${percent(killed, all)}, at least ${FLOOR[kind] * 100} %${below ? '  LOW' : ''}`,
  );
}
if (low) process.exit(1);
