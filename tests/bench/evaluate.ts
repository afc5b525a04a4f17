/**
 * How fast a table is assessed, against the reference, against a function written by hand, and against only reading the
 * columns. Contenders take turns in one run, so that their ratios hold whatever else the machine does.
 */
import { createAssessor } from '../../src/engine/index.ts';
import type { RuleSet } from '../../src/rulebase/index.ts';
import { parseRate, ruleSetFor } from '../../src/rulebase/index.ts';
import {
  assessTable,
  awardAt,
  awardSums,
  bytesOf,
  compileTable,
  createTableAssessor,
  createTableBuilder,
  profileAt,
  verdictAt,
  verdictCounts,
} from '../../src/table/index.ts';
import type { CompiledRules, ProfileTable, TableAssessment } from '../../src/table/index.ts';
import { base, BASELINE, deciding, must, rulesFor, TODAY } from '../support/rules.ts';
import { HAND_WRITTEN, handWritten } from './hand-written.ts';
import { figure, measure, median, perRow, timesAs } from './measure.ts';
import type { Measured } from './measure.ts';
import { companies } from './population.ts';
import { readOnce } from './read-once.ts';
import type { Report } from './report.ts';

const SEED = 20230831;
const today = rulesFor(TODAY);
const proposed = rulesFor(TODAY, deciding());
const compile = (rules: RuleSet): CompiledRules => compileTable(base, rules);

/** Tables of the first so many companies, filled in one go. */
function population(sizes: readonly number[]): ProfileTable[] {
  const builders = sizes.map(() => createTableBuilder(base));
  const source = companies(base, proposed, SEED);
  const largest = Math.max(...sizes);
  for (let n = 0; n < largest; n += 1) {
    const { value } = source.next();
    sizes.forEach((size, i) => n < size && builders[i]?.add(value));
  }
  return builders.map((builder) => builder.finish());
}

/** What a page of results needs: counts of every verdict, sums of every award. */
const summary = (result: TableAssessment): unknown =>
  result.tracks.map((track) => [verdictCounts(result.table, track), awardSums(track)]);

const perSecond = (each: Measured): string => figure(1e9 / perRow(each));

async function against(report: Report, table: ProfileTable): Promise<void> {
  const [now, all] = [compile(today), compile(proposed)];
  const reference = createAssessor(base, proposed);
  const sample = Array.from({ length: 300 }, (_, i) => profileAt(table, Math.floor((i * table.rows) / 300)));
  const { rows } = table;
  const measured = await measure([
    { name: 'reading the columns once', rows, run: () => readOnce(table) },
    { name: 'verdicts, today', rows, run: () => assessTable(now, table, { awards: false }) },
    { name: 'verdicts and awards, today', rows, run: () => assessTable(now, table) },
    { name: 'verdicts, with all proposals', rows, run: () => assessTable(all, table, { awards: false }) },
    { name: 'verdicts and awards, with all proposals', rows, run: () => assessTable(all, table) },
    { name: '  the same, counted and summed', rows, run: () => summary(assessTable(all, table)) },
    {
      name: 'json-rules-engine, with all proposals',
      rows: sample.length,
      run: async () => {
        for (const profile of sample) await reference.assess(profile);
      },
    },
  ]);
  const [reading] = measured;
  const engine = measured.at(-1);
  const whole = measured[4];
  if (!reading || !engine || !whole) return;
  report.target({
    what: 'Whole rule base, verdicts and awards, companies a second on one core',
    goal: 'at least 1,000,000',
    measured: perSecond(whole),
    met: 1e9 / perRow(whole) >= 1e6,
  });
  report.target({
    what: 'The same, times as fast as json-rules-engine',
    goal: 'at least 1,000',
    measured: figure(timesAs(engine, whole)),
    met: timesAs(engine, whole) >= 1000,
  });
  report.target({
    what: 'The same, times as long as reading the columns once',
    goal: 'at most 3',
    measured: figure(timesAs(whole, reading), 2),
    met: timesAs(whole, reading) <= 3,
  });
  report.add({
    title: `Whole rule base, ${figure(rows)} companies, ${figure(bytesOf(table) / rows)} bytes a company`,
    rows: [
      ['', 'ns a company', 'companies a second', 'times reading', 'faster than the engine'],
      ...measured.map((each) => [
        each.name,
        figure(perRow(each), perRow(each) < 100 ? 1 : 0),
        perSecond(each),
        figure(timesAs(each, reading), 2),
        figure(timesAs(engine, each)),
      ]),
    ],
  });
}

async function byHand(report: Report, table: ProfileTable): Promise<void> {
  const scheme = today.schemes.find(({ id }) => id === HAND_WRITTEN.scheme);
  const track = scheme?.tracks.find(({ id }) => id === HAND_WRITTEN.track);
  if (!scheme || !track) return;
  const only = compile({ ...today, schemes: [{ ...scheme, tracks: [track] }] });
  const hand = handWritten(scheme);
  const count = Math.min(20_000, table.rows);
  const profiles = Array.from({ length: count }, (_, row) => profileAt(table, row));
  const [columns] = assessTable(only, table).tracks;
  const differing = profiles.filter((profile, row) => {
    const [given, award] = columns ? [verdictAt(table, columns, row), awardAt(table, columns, row)] : [];
    const { verdict, min, max } = hand(profile);
    return verdict !== given || (award?.min ?? -1) !== min || (award?.max ?? -1) !== max;
  });
  const measured = await measure([
    { name: 'by hand, profile by profile', rows: count, run: () => profiles.map(hand) },
    { name: 'in columns', rows: table.rows, run: () => assessTable(only, table) },
  ]);
  report.add({
    title: `One track (${scheme.id}/${track.id}), verdict and award; ${differing.length} of ${figure(count)} differ from the hand-written`,
    rows: [
      ['', 'ns a company', 'companies a second'],
      ...measured.map((each) => [each.name, figure(perRow(each), 1), perSecond(each)]),
    ],
  });
}

async function growth(report: Report, tables: readonly ProfileTable[]): Promise<void> {
  const all = compile(proposed);
  const measured = await measure(
    tables.flatMap((table) => [
      { name: `${figure(table.rows)} companies, read`, rows: table.rows, run: () => readOnce(table) },
      { name: `${figure(table.rows)} companies`, rows: table.rows, run: () => assessTable(all, table) },
    ]),
    5,
  );
  report.add({
    title: 'Growing with rows',
    rows: [
      ['', 'ns a company', 'milliseconds', 'times reading'],
      ...measured.flatMap((each, i) => {
        const reading = measured[i - 1];
        if (i % 2 === 0 || !reading) return [];
        return [
          [
            each.name,
            figure(perRow(each)),
            figure((perRow(each) * each.rows) / 1e6, 1),
            figure(timesAs(each, reading), 2),
          ],
        ];
      }),
    ],
  });
}

async function bySchemes(report: Report, table: ProfileTable): Promise<void> {
  const { schemes } = proposed;
  const some = (count: number) => compile({ ...proposed, schemes: schemes.slice(0, count) });
  const layers = [today, proposed, rulesFor(BASELINE), rulesFor(BASELINE, deciding())].map(compile);
  const { rows } = table;
  const together = (count: number) => () => {
    const assessor = createTableAssessor(table);
    for (const layer of layers.slice(0, count)) assessor.assess(layer);
  };
  const measured = await measure(
    [
      ...[1, Math.ceil(schemes.length / 2), schemes.length].map((count) => {
        const compiled = some(count);
        return { name: `${count} of ${schemes.length} schemes`, rows, run: () => assessTable(compiled, table) };
      }),
      ...[1, 2, 4].map((count) => ({ name: `${count} rule sets, sharing their work`, rows, run: together(count) })),
    ],
    5,
  );
  report.add({
    title: `Growing with rules, ${figure(rows)} companies, verdicts and awards`,
    rows: [['', 'ns a company'], ...measured.map((each) => [each.name, figure(perRow(each))])],
  });
}

const STEPS = 8;
/** Values from one end of an assumption's range to the other, each another one. */
function valuesBetween(low: number | string, high: number | string): (number | string)[] {
  const size = (value: number | string): number => {
    const rate = typeof value === 'string' ? parseRate(value) : undefined;
    return rate ? Number(rate.num) / Number(rate.den) : Number(value);
  };
  return Array.from({ length: STEPS }, (_, i) => {
    const value = size(low) + ((size(high) - size(low)) * i) / (STEPS - 1);
    return typeof low === 'string' ? value.toFixed(4) : Math.round(value);
  });
}

/** Drag every assumption through its range. */
function dragging(report: Report, table: ProfileTable): void {
  const processorTime = (run: () => unknown): number => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const assessor = createTableAssessor(table);
  const whole = processorTime(() => summary(assessor.assess(compile(proposed))));
  const timed = base.proposals.flatMap(({ id, assumptions }) =>
    Object.entries(assumptions).map(([name, { min, max }]) => {
      const steps = valuesBetween(min, max).map((value) => {
        let rules = proposed;
        let compiled = compile(proposed);
        let result = assessor.assess(compiled);
        const resolving = processorTime(() => {
          rules = must(
            ruleSetFor(base, { date: TODAY, proposals: deciding(), assumptions: { [`${id}.${name}`]: value } }),
          );
        });
        const compiling = processorTime(() => (compiled = compile(rules)));
        const assessing = processorTime(() => (result = assessor.assess(compiled)));
        return [resolving, compiling, assessing, processorTime(() => summary(result))];
      });
      return { name: `${id}.${name}`, steps };
    }),
  );
  const parts = (steps: readonly (readonly number[])[]) =>
    [0, 1, 2, 3].map((part) => figure(median(steps.map((times) => times[part] ?? 0)), 1));
  report.add({
    title:
      `Dragging one number, ${figure(table.rows)} companies, milliseconds (from nothing ${figure(whole)}; ` +
      `${figure(assessor.bytes() / table.rows)} bytes a company remembered)`,
    rows: [
      ['', 'resolve', 'compile', 'assess', 'count and sum'],
      ...timed.map(({ name, steps }) => [name, ...parts(steps)]),
      ['median', ...parts(timed.flatMap(({ steps }) => steps))],
    ],
  });
}

/** Everything about evaluation, with lists up to so many rows. */
export async function evaluation(report: Report, largestRows: number): Promise<void> {
  const tables = population([...new Set([10_000, 100_000, 1_000_000].map((size) => Math.min(size, largestRows)))]);
  const largest = tables.at(-1);
  const usual = tables[1] ?? largest;
  if (!largest || !usual) return;
  await against(report, usual);
  await byHand(report, usual);
  await bySchemes(report, usual);
  await growth(report, tables);
  dragging(report, largest);
}
