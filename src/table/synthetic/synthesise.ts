/**
 * A list of companies that do not exist, drawn as the population of the rule base says. The same seed and settings give
 * the same list; more rows only add to its end.
 */
import { amountIn, loadPopulation, sentence, settingValues } from '../../rulebase/index.ts';
import type { Population, RuleBase, SettingValues } from '../../rulebase/index.ts';
import { createTableBuilder } from '../builder.ts';
import type { TableBuilder } from '../builder.ts';
import type { MemberTable } from '../members.ts';
import type { CallOptions } from '../service/protocol.ts';
import { codedFact } from './coded-fact.ts';
import { testOf } from './conditions.ts';
import type { Company, Test } from './conditions.ts';
import { weighted } from './distributions.ts';
import { rowRandom } from './random.ts';
import { samplerOf, tableOfYear, USES } from './samplers.ts';
import type { Drawing, Sampler, Uses } from './samplers.ts';

export interface SyntheticRequest {
  rows: number;
  /** A whole number, of which the lowest 32 bits count. */
  seed: number;
  /** By setting; the others keep their defaults. */
  settings?: SettingValues;
  /** That of the rule base where none is given. */
  population?: Population;
}

/** Work goes on for so long before others get their turn, in milliseconds. */
const SLICE = 40;
const ROWS_AT_A_TIME = 512;
/** Digits of the number after a name. */
const DIGITS = 7;

/**
 * Draw a list. Throws a RangeError for settings out of range; rejects with the signal's reason when cancelled, within
 * a slice.
 */
export async function synthesise(
  base: RuleBase,
  { rows, seed, settings = {}, population }: SyntheticRequest,
  { signal, onProgress }: CallOptions = {},
): Promise<MemberTable> {
  signal?.throwIfAborted();
  if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError(`not a number of rows: ${rows}`);
  const drawn = population ?? (await loadPopulation(base));
  const builder = createTableBuilder(base);
  const writeRow = rowWriter(base, drawn, settings, seed, builder);
  for (let row = 0; row < rows;) {
    const until = performance.now() + SLICE;
    while (row < rows && performance.now() < until)
      for (const end = Math.min(rows, row + ROWS_AT_A_TIME); row < end; row += 1) writeRow(row);
    onProgress?.({ stage: 'generating', done: row, total: rows, rows: row });
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
  const { 'zh-Hant': zh, en } = drawn.name;
  const name = (row: number): string => `${zh} ${en} ${String(row + 1).padStart(DIGITS, '0')}`;
  return {
    table: builder.finish(),
    passThrough: [{ as: 'name', at: name, bytes: 0 }],
    fileRow: (row) => row + 2, // as if the list were saved as a file: its header is row 1
    rejected: { total: 0, first: [] },
  };
}

interface Question {
  column: number;
  /** First random number of this question. */
  use: number;
  cases: readonly { when: Test | undefined; sample: Sampler }[];
  put: (code: number) => void;
  sayNotKnown: () => void;
}

/** Writes a row of the list into the builder. Everything that can be prepared is prepared here, once. */
function rowWriter(
  base: RuleBase,
  population: Population,
  given: SettingValues,
  seed: number,
  builder: TableBuilder,
): (row: number) => void {
  const checked = settingValues(population, given);
  if (!checked.ok) throw new RangeError(checked.problems.map(sentence).join('\n'));
  const values = checked.value;
  const casesOf = new Map(population.blocks.flatMap(({ draws }) => draws.map(({ fact, cases }) => [fact, cases])));
  const facts = new Map(
    base.facts.map((fact, column) => [fact.id, codedFact(base, column, fact, casesOf.get(fact.id) ?? [])]),
  );
  const factOf: Drawing['factOf'] = (id) => {
    const fact = facts.get(id);
    if (!fact) throw new RangeError(`no fact ${id}`);
    return fact;
  };
  const drawing: Drawing = { population, values, factOf };
  const blocks = population.blocks.map(({ when, answered, draws }) => ({
    when: when && testOf(when, factOf),
    answered: amountIn(values, answered) / 100,
    questions: draws.map(({ fact: id, cases }): Question => {
      const fact = factOf(id);
      return {
        column: fact.column,
        use: (fact.column + 1) * USES,
        cases: cases.map((each) => ({
          when: each.when && testOf(each.when, factOf),
          sample: samplerOf(drawing, fact, each.draw),
        })),
        put: (code) => builder.put(fact.column, fact.answerOf(code)),
        sayNotKnown: () => builder.put(fact.column, null),
      };
    }),
  }));
  const { rows } = tableOfYear(drawing);
  const pickSection = weighted(population.sections.map(({ id }) => rows[id]?.enterprises ?? 0));
  const notKnown = amountIn(values, population.notKnown) / 100;
  const random = rowRandom(seed);
  const company: Company = new Float64Array(base.facts.length);
  let use = 0;
  const forQuestion: Uses = (which) => random.at(use + 2 + which);

  return (row) => {
    random.row(row);
    company.fill(Number.NaN);
    const section = pickSection(random.at(0));
    for (const { when, answered, questions } of blocks) {
      if (when && !when(company)) continue;
      for (const question of questions) {
        use = question.use;
        let code = Number.NaN;
        for (const each of question.cases) {
          if (each.when && !each.when(company)) continue;
          code = each.sample(company, section, forQuestion);
          break;
        }
        if (Number.isNaN(code)) continue;
        company[question.column] = code;
        if (random.at(use) < answered) question.put(code);
        else if (random.at(use + 1) < notKnown) question.sayNotKnown();
      }
    }
    builder.endRow();
  };
}
